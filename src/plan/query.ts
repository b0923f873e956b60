import type { LightThresholds } from './lights.ts';
import type { AmountField, IsoWeek, PlainDate } from './records.ts';
import type { City, FundSource, Industry, ItemKind, ItemStatus, Light, Nature, Stage } from './terms.ts';

/** Which confidential items may be read: all, or those owned by the named classes, and single ones. */
export interface Visibility {
  readonly confidential: 'all' | readonly string[];
  /** Items for which somebody is responsible without being of their class. */
  readonly confidentialItems?: readonly string[] | undefined;
}

/** Inclusive at both ends unless `Exclusive` says otherwise (超过 / 不满). */
export interface Range<Value> {
  readonly min?: Value | undefined;
  readonly max?: Value | undefined;
  readonly minExclusive?: boolean | undefined;
  readonly maxExclusive?: boolean | undefined;
}

/** All conditions hold together; the values inside one list are alternatives. An empty filter means every item. */
export interface ItemFilter {
  readonly codes?: readonly string[] | undefined;
  readonly kinds?: readonly ItemKind[] | undefined;
  readonly classCodes?: readonly string[] | undefined;
  /** Also items that the classes support. */
  readonly includeSupporting?: boolean | undefined;
  readonly cities?: readonly City[] | undefined;
  readonly industries?: readonly Industry[] | undefined;
  readonly stages?: readonly Stage[] | undefined;
  readonly natures?: readonly Nature[] | undefined;
  readonly fundSources?: readonly FundSource[] | undefined;
  readonly lights?: readonly Light[] | undefined;
  readonly statuses?: readonly ItemStatus[] | undefined;
  /** Bounds of stored numbers, amounts in fen; what is not stored is not within any. */
  readonly amounts?: readonly { readonly field: Measure; readonly range: Range<number> }[] | undefined;
  /** One number is above the other; what is not stored counts as nothing. */
  readonly exceeds?: readonly { readonly more: Measure; readonly less: Measure }[] | undefined;
  /** A number in percent of another, where both are stored and the other is not nothing. */
  readonly rates?:
    | readonly { readonly above: Measure; readonly below: Measure; readonly percent: Range<number> }[]
    | undefined;
  readonly progress?: Range<number> | undefined;
  readonly due?: Range<PlainDate> | undefined;
  readonly start?: Range<PlainDate> | undefined;
  /** A policy's first day. */
  readonly validFrom?: Range<PlainDate> | undefined;
  /** In force on this day: begun, where a first day is stored, and not over, where a last one is; one of them is. */
  readonly validOn?: PlainDate | undefined;
  /** A policy's last day. */
  readonly validTo?: Range<PlainDate> | undefined;
  readonly closed?: Range<PlainDate> | undefined;
  /** Due before this day and not closed. */
  readonly overdueOn?: PlainDate | undefined;
  /** A status update for this week. */
  readonly reportedIn?: IsoWeek | undefined;
  /** Open, and no status update for this week. */
  readonly silentIn?: IsoWeek | undefined;
  /** Open, and the newest status update (if any) is older than this instant. */
  readonly staleBefore?: Date | undefined;
  readonly updated?: Range<Date> | undefined;
  /** Nothing is stored in any of these fields. */
  readonly missing?: readonly ItemField[] | undefined;
  /** People who hold a valid assignment of the item or its class, on `heldOn`. */
  readonly heldBy?: { readonly personIds: readonly string[]; readonly on: PlainDate } | undefined;
  /** Words in the names or the description. */
  readonly text?: string | undefined;
  /** The text of one field contains this, in whichever case. */
  readonly containing?: { readonly field: ItemField; readonly text: string } | undefined;
  readonly parentCode?: string | undefined;
  readonly sample?: boolean | undefined;
  /** Of those that the visibility lets see. */
  readonly confidential?: boolean | undefined;
  /** Each of these, where `cities` is any of them. */
  readonly everyCity?: readonly City[] | undefined;
  /** In how many of the cities. */
  readonly cityCount?: Range<number> | undefined;
  /** Items that one of these classes supports, whoever owns them. */
  readonly supportedBy?: readonly string[] | undefined;
  /** Items that a visible fund serves, from one of these sources where any are given. */
  readonly servedBy?: readonly FundSource[] | undefined;
  /** Funds that serve one of these items. */
  readonly serves?: readonly string[] | undefined;
  readonly hasMilestones?: boolean | undefined;
  /** The newest status update says something here. */
  readonly said?: 'problems' | 'supportNeeded' | undefined;
  /** What `computeLight` says. */
  readonly judged?:
    | {
        readonly as: 'behind_pace' | 'other_than_declared';
        readonly today: PlainDate;
        readonly timeZone: string;
        readonly thresholds: LightThresholds;
      }
    | undefined;
  /** Some field changed so. */
  readonly changed?: ChangeFilter | undefined;
  /** None of these holds as a whole; what is not stored does not hold. */
  readonly not?: readonly ItemFilter[] | undefined;
}

/** Net changes of items in a time, by their history: what came back to where it was is none, and a beginning is none. */
export interface ChangeFilter {
  /** As they are stored. */
  readonly fields: readonly string[];
  readonly since?: Date | undefined;
  /** Before it. */
  readonly until?: Date | undefined;
  /** Only of this field to one of these values. */
  readonly to?:
    | { readonly field: 'light' | 'stage' | 'status'; readonly values: readonly string[] }
    | undefined;
  /** Only of the light, in this direction. */
  readonly light?: 'worse' | 'better' | undefined;
  /** Only of the due date, in this direction. */
  readonly due?: 'later' | 'earlier' | undefined;
}

/** The oldest former value of a field and its newest one; null where nothing is stored. */
export interface ItemChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

export const ITEM_FIELDS = [
  'code',
  'kind',
  'title',
  'class',
  'supportingClasses',
  'cities',
  'industry',
  'parent',
  'stage',
  'startOn',
  'dueOn',
  'light',
  'progress',
  'status',
  'closedOn',
  'description',
  'source',
  'asOf',
  'nature',
  'ownerEntity',
  'location',
  'landMu',
  'landStatus',
  'totalInvestmentFen',
  'yearPlanFen',
  'investedMonthFen',
  'investedYearFen',
  'investedTotalFen',
  'fundSource',
  'plannedFen',
  'receivedFen',
  'paidFen',
  'serves',
  'documentNumber',
  'clause',
  'eligibility',
  'validFrom',
  'validTo',
  'programme',
  'targetCount',
  'recruitedCount',
  'platformType',
  'operator',
  'services',
  'lastUpdatedAt',
] as const;
export type ItemField = (typeof ITEM_FIELDS)[number];

/** What can be summed, averaged and ranked. */
export type Measure = AmountField | 'progress' | 'landMu' | 'targetCount' | 'recruitedCount';

export type GroupKey =
  | 'kind'
  | 'class'
  | 'city'
  | 'industry'
  | 'stage'
  | 'light'
  | 'nature'
  | 'fundSource'
  | 'status';

export interface ItemSort {
  readonly by: Measure | 'code' | 'dueOn' | 'startOn' | 'validTo' | 'lastUpdatedAt' | 'light';
  readonly direction: 'ascending' | 'descending';
}

/** One group of an aggregation; `key` is undefined for the whole, and 'none' where the field is empty. */
export interface ItemGroup {
  readonly key?: string | undefined;
  readonly count: number;
  /** By measure: over how many items it is stored, their sum, least and greatest. Parents of counted parts are left out. */
  readonly measures: Readonly<Partial<Record<Measure, MeasureSummary>>>;
  /** The codes behind the group, at most 200, in order. */
  readonly codes: readonly string[];
}

export interface MeasureSummary {
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  /** The middle value, of two middle ones their mean; only where it is asked for. */
  readonly median?: number | undefined;
}
