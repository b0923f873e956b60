import type { GroupKey, ItemField, Measure, Range } from '../../plan/query.ts';
import type { AmountField, PlainDate } from '../../plan/records.ts';
import type {
  City,
  FundSource,
  Industry,
  IssueType,
  ItemKind,
  ItemStatus,
  Light,
  Nature,
  Role,
  Stage,
  StatementTopic,
} from '../../plan/terms.ts';

/** What kind of answer a question wants. */
export const FORMS = [
  'lookup',
  'class_card',
  'list',
  'count',
  'aggregate',
  'group',
  'rank',
  'rank_groups',
  'rank_people',
  'compare',
  'share',
  'rate',
  'class_list',
  'overview',
  'changed',
  'over_time',
  'turned',
  'reporters',
  'reporting_record',
  'attention',
  'blockers',
  'lit_for',
  'report_count',
  'history',
  'responsible',
  'held_by',
  'dependencies',
  'statement',
  'verify_statement',
  'policy_match',
  'lever_match',
  'issues',
  'silent',
  'reports',
  'disagreement',
  'milestones',
  'reason',
  'prediction',
  'write',
  'help',
  'greeting',
  'hostile',
  'unknown',
] as const;
export type Form = (typeof FORMS)[number];

/** What may be asked of an item beyond its own fields: parts of its newest status update and what hangs on it. */
export const MORE_FIELDS = [
  'problems',
  'nextSteps',
  'supportNeeded',
  'done',
  'milestones',
  'children',
  'unpaid',
  'investment',
  'budget',
  'aliases',
  'author',
  'updates',
  'leadUnit',
  'channel',
  'slot',
  'members',
  'confidential',
] as const;
/** Fields that a class has and no item. */
export const CLASS_FIELDS = ['leadUnit', 'channel', 'slot', 'members', 'aliases', 'budget'] as const;
/** Fields of free text that a question may narrow by: "platforms operated by universities". */
export const TEXT_FIELDS = [
  'operator',
  'ownerEntity',
  'location',
  'services',
  'platformType',
  'programme',
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];
export type Field = ItemField | (typeof MORE_FIELDS)[number];

export type Condition =
  | 'overdue'
  | 'due_soon'
  | 'expiring_soon'
  | 'expired'
  | 'in_force'
  | 'below_target'
  | 'short_received'
  | 'silent'
  | 'reported'
  | 'stale'
  | 'blocked'
  | 'lit_badly'
  | 'has_issue'
  | 'unpaid'
  | 'sample'
  | 'improved'
  | 'worsened'
  | 'pace'
  | 'changed'
  | 'confidential'
  | 'support_needed'
  | 'has_problems';

/** What a period bounds. `window` is when something happened; `as_of` is when the store is asked. */
export type PeriodRole =
  | 'due'
  | 'start'
  | 'closed'
  | 'updated'
  | 'valid_to'
  | 'valid_from'
  | 'window'
  | 'as_of';

export interface ReadPeriod {
  readonly role: PeriodRole;
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | undefined;
  readonly text: string;
}

/** What the words of a question narrow the plan to. Values in one list are alternatives; the lists hold together. */
export interface Scope {
  readonly items: readonly string[];
  readonly classes: readonly string[];
  readonly people: readonly string[];
  readonly kinds: readonly ItemKind[];
  readonly lights: readonly Light[];
  readonly stages: readonly Stage[];
  readonly cities: readonly City[];
  /** An item must be of all the cities, not of one of them. */
  readonly everyCity: boolean;
  readonly industries: readonly Industry[];
  readonly natures: readonly Nature[];
  readonly fundSources: readonly FundSource[];
  readonly statuses: readonly ItemStatus[];
  readonly issueTypes: readonly IssueType[];
  readonly conditions: readonly Condition[];
  /** Conditions that must not hold. */
  readonly absent: readonly Condition[];
  /** For silence: nothing was reported for so many days. */
  readonly silentDays?: number | undefined;
  readonly missing: readonly ItemField[];
  /** What is not meant. */
  readonly except: Readonly<Record<'items' | 'cities' | 'industries', readonly string[]>>;
  /** What the complements in the lists above were made from: "which classes have no red items?" needs the red ones. */
  readonly denied: Readonly<Record<string, readonly string[]>>;
  /** Roles that nobody holds, for the item or for its class. */
  readonly unheld: readonly Role[];
  readonly amounts: readonly { readonly field?: AmountField | undefined; readonly range: Range<number> }[];
  readonly progress?: Range<number> | undefined;
  readonly landMu?: Range<number> | undefined;
  /** Bounds of the numbers of people that talent programmes have. */
  readonly heads?:
    | { readonly field: 'targetCount' | 'recruitedCount'; readonly range: Range<number> }
    | undefined;
  readonly overdueDays?: Range<number> | undefined;
  readonly periods: readonly ReadPeriod[];
  /** Words to be found in names and descriptions. */
  readonly words: readonly string[];
  readonly supporting: boolean;
  /** Only items that one of these classes supports. */
  readonly supportedBy: readonly string[];
  /** Bounds of a rate that each item has of its own. */
  readonly rate?: { readonly name: RateName; readonly range: Range<number> } | undefined;
  /** Only items that no fund serves. */
  readonly unserved: boolean;
  /** Only funds that serve one of these items. */
  readonly serving: readonly string[];
  /** Only items that a fund from one of these sources serves. */
  readonly servedBy: readonly FundSource[];
  /** What the text of one field contains. */
  readonly holding?: { readonly field: TextField; readonly text: string } | undefined;
  /** Only items of which this field names a unit of the district itself. */
  readonly ofDistrict?: 'operator' | 'ownerEntity' | undefined;
  /** In how many of the six cities an item is. */
  readonly cityCount?: Range<number> | undefined;
}

/** A question as a typed, read-only query. */
export interface Reading {
  readonly form: Form;
  readonly scope: Scope;
  readonly fields: readonly Field[];
  readonly measure?: Measure | undefined;
  readonly statistic?: 'sum' | 'avg' | 'median' | undefined;
  readonly groupBy?: GroupKey | undefined;
  /** The heading that the groups are counted by in their turn: "lights by class". */
  readonly across?: 'light' | 'stage' | 'status' | 'kind' | undefined;
  /** Ranks from the greatest (latest) or the least (earliest). */
  readonly direction?: 'ascending' | 'descending' | undefined;
  readonly rankBy?: Measure | 'dueOn' | 'startOn' | 'validTo' | 'lastUpdatedAt' | 'count' | undefined;
  readonly limit?: number | undefined;
  readonly roles: readonly Role[];
  readonly topics: readonly StatementTopic[];
  readonly statements: readonly string[];
  /** For shares: what part of the scope is meant. */
  readonly part?: Scope | undefined;
  readonly rate?: RateName | undefined;
  /** Only groups whose number is within it: "classes with more than three red items". */
  readonly having?: Range<number> | undefined;
  readonly counting: boolean;
  /** It is asked when. */
  readonly dated?: boolean | undefined;
  /** A yes or a no is wanted. */
  readonly whether?: boolean | undefined;
  readonly trend: boolean;
  /** A row for each record is wanted, and not one number for all. */
  readonly each?: boolean | undefined;
  /** Each group's part of the whole is wanted. */
  readonly shares?: boolean | undefined;
  /** Only due dates that moved this way. */
  readonly shift?: 'later' | 'earlier' | undefined;
  /** Only what waits for the named records is asked about. */
  readonly waits?: 'others' | undefined;
  /** For how many days at least a light has been what it is. */
  readonly days?: Range<number> | undefined;
  /** The two lights of the change that is asked about. */
  readonly turn?: { readonly from: Light; readonly to: Light } | undefined;
  /** The classes are wanted that have none of it. */
  readonly without?: boolean | undefined;
  /** The headings are wanted under which it holds for every open item. */
  readonly every?: boolean | undefined;
}

export type RateName =
  | 'received_of_planned'
  | 'paid_of_received'
  | 'year_invested_of_plan'
  | 'total_invested_of_total'
  | 'recruited_of_target'
  | 'reported_of_open'
  | 'closed_of_all'
  | 'overdue_of_open';

export const EMPTY_SCOPE: Scope = {
  items: [],
  classes: [],
  people: [],
  kinds: [],
  lights: [],
  stages: [],
  cities: [],
  everyCity: false,
  industries: [],
  natures: [],
  fundSources: [],
  statuses: [],
  issueTypes: [],
  conditions: [],
  absent: [],
  missing: [],
  except: { items: [], cities: [], industries: [] },
  denied: {},
  unheld: [],
  amounts: [],
  periods: [],
  words: [],
  supporting: false,
  supportedBy: [],
  serving: [],
  servedBy: [],
  unserved: false,
};

/** Several things that a stretch of the question may mean: to be asked back. */
export interface Ambiguity {
  readonly about:
    | 'item'
    | 'class'
    | 'person'
    | 'investment'
    | 'which_item'
    | 'amount_unit'
    | 'budget'
    | 'measure';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly options: readonly string[];
}

/** What came of reading a question. */
export interface Interpretation {
  readonly reading: Reading;
  readonly ambiguities: readonly Ambiguity[];
  /** Words with a meaning that neither vocabulary nor store knows. */
  readonly unknown: readonly string[];
  /** Codes in the text that the audience cannot see or that do not exist. */
  readonly unknownCodes: readonly string[];
  /** Names that look like the unknown words. */
  readonly nearest: readonly string[];
  readonly continues: boolean;
  /** Words that were understood and have no part in the query. */
  readonly leftOut: readonly string[];
  /** Without one of these words the question is another one. */
  readonly misses: boolean;
  readonly corrected: readonly { readonly written: string; readonly name: string }[];
}
