import type {
  ChangeVia,
  City,
  FundSource,
  Industry,
  IssueType,
  ItemKind,
  ItemStatus,
  Language,
  Light,
  Nature,
  Role,
  Stage,
  StatementTopic,
} from './terms.ts';

/** A day without a time, `YYYY-MM-DD`, in the zone of the class it belongs to. */
export type PlainDate = string;

/** An ISO week, `YYYY-Www`. Weeks start on Monday. */
export type IsoWeek = string;

/** Whole fen, 1/100 yuan. */
export type Fen = number;

/** What every stored record has. `version` counts its changes; `sample` marks invented demonstration data. */
export interface Stored {
  readonly sample: boolean;
  readonly withdrawn: boolean;
  readonly version: number;
  readonly updatedAt: Date;
}

export interface SpecialClass extends Stored {
  readonly code: string;
  readonly nameEn: string;
  readonly nameZh: string;
  readonly aliases: readonly string[];
  readonly leadUnit?: string | undefined;
  readonly channelId?: string | undefined;
  /** The language of what the bot posts in the class's channel. */
  readonly language: Language;
  /** ISO weekday of the weekly slot: 1 is Monday. */
  readonly slotWeekday: number;
  /** Wall-clock time of the weekly slot, `HH:MM`, in `timeZone`. */
  readonly slotTime: string;
  readonly timeZone: string;
  readonly active: boolean;
  /** Reminders are held back until somebody resumes them. */
  readonly paused: boolean;
  readonly source?: string | undefined;
}

export interface Person extends Stored {
  /** Slack user id. */
  readonly id: string;
  readonly name: string;
  readonly nameZh?: string | undefined;
  readonly email?: string | undefined;
  readonly language?: Language | undefined;
  readonly unit?: string | undefined;
}

/** What a person is called, in either language. */
export type PersonName = Pick<Person, 'name' | 'nameZh'>;

/** Neither class nor item: the role is held for the whole plan. Both ends of the period are included. */
export interface Assignment extends Stored {
  readonly id: string;
  readonly personId: string;
  readonly role: Role;
  readonly classCode?: string | undefined;
  readonly itemCode?: string | undefined;
  readonly validFrom: PlainDate;
  readonly validTo?: PlainDate | undefined;
  readonly source?: string | undefined;
}

/** The amounts that an item may carry. Three investment figures are three different numbers: they are never added. */
export const AMOUNT_FIELDS = [
  'totalInvestmentFen',
  'yearPlanFen',
  'investedMonthFen',
  'investedYearFen',
  'investedTotalFen',
  'plannedFen',
  'receivedFen',
  'paidFen',
] as const;
export type AmountField = (typeof AMOUNT_FIELDS)[number];

export interface Item extends Stored {
  readonly code: string;
  readonly kind: ItemKind;
  readonly titleEn: string;
  readonly titleZh: string;
  readonly aliases: readonly string[];
  readonly classCode: string;
  readonly supportingClassCodes: readonly string[];
  readonly cities: readonly City[];
  readonly industry?: Industry | undefined;
  /** The item that this one is a part of; a total counts a parent or its parts, never both. */
  readonly parentCode?: string | undefined;
  readonly stage?: Stage | undefined;
  readonly startOn?: PlainDate | undefined;
  readonly dueOn?: PlainDate | undefined;
  /** The due date as its source wrote it ("3月底"). */
  readonly dueText?: string | undefined;
  /** The light that the lead declared. */
  readonly light?: Light | undefined;
  /** Percent done. */
  readonly progress?: number | undefined;
  readonly status: ItemStatus;
  readonly closedOn?: PlainDate | undefined;
  readonly confidential: boolean;
  readonly description?: string | undefined;
  readonly source?: string | undefined;
  readonly asOf: PlainDate;

  readonly nature?: Nature | undefined;
  readonly ownerEntity?: string | undefined;
  readonly location?: string | undefined;
  readonly landMu?: number | undefined;
  readonly landStatus?: string | undefined;
  readonly totalInvestmentFen?: Fen | undefined;
  readonly yearPlanFen?: Fen | undefined;
  readonly investedMonthFen?: Fen | undefined;
  readonly investedYearFen?: Fen | undefined;
  readonly investedTotalFen?: Fen | undefined;

  readonly fundSource?: FundSource | undefined;
  readonly plannedFen?: Fen | undefined;
  readonly receivedFen?: Fen | undefined;
  readonly paidFen?: Fen | undefined;
  /** Items that a fund serves. */
  readonly servesCodes: readonly string[];

  readonly documentNumber?: string | undefined;
  readonly clause?: string | undefined;
  readonly eligibility?: string | undefined;
  readonly validFrom?: PlainDate | undefined;
  readonly validTo?: PlainDate | undefined;

  readonly programme?: string | undefined;
  readonly targetCount?: number | undefined;
  readonly recruitedCount?: number | undefined;

  readonly platformType?: string | undefined;
  readonly operator?: string | undefined;
  readonly services?: string | undefined;

  /** The amounts as their source wrote them. */
  readonly amountTexts: Readonly<Partial<Record<AmountField, string>>>;

  /** From the newest status update; set by the store. */
  readonly lastUpdateId?: string | undefined;
  readonly lastUpdatePeriod?: IsoWeek | undefined;
  readonly lastUpdatedAt?: Date | undefined;
}

/** 进展情况. Append-only: a correction names the update that it `supersedes`. */
export interface StatusUpdate {
  readonly id: string;
  readonly itemCode: string;
  readonly period: IsoWeek;
  readonly light?: Light | undefined;
  readonly progress?: number | undefined;
  readonly stage?: Stage | undefined;
  readonly done?: string | undefined;
  readonly problems?: string | undefined;
  readonly nextSteps?: string | undefined;
  readonly supportNeeded?: string | undefined;
  readonly investedMonthFen?: Fen | undefined;
  readonly investedYearFen?: Fen | undefined;
  readonly investedTotalFen?: Fen | undefined;
  readonly amountTexts: Readonly<Partial<Record<AmountField, string>>>;
  readonly authorId: string;
  readonly recordedAt: Date;
  readonly via: ChangeVia;
  /** The Slack message that is the source. */
  readonly permalink?: string | undefined;
  readonly supersedes?: string | undefined;
  /** Identifies the request that brought it; the same request is stored once. */
  readonly requestId?: string | undefined;
  readonly sample: boolean;
}

export interface Milestone extends Stored {
  readonly id: string;
  readonly itemCode: string;
  readonly position: number;
  readonly titleEn: string;
  readonly titleZh: string;
  readonly dueOn?: PlainDate | undefined;
  readonly dueText?: string | undefined;
  readonly doneOn?: PlainDate | undefined;
}

export interface Issue extends Stored {
  readonly id: string;
  readonly itemCode: string;
  readonly type: IssueType;
  readonly description: string;
  readonly ownerId?: string | undefined;
  readonly raisedOn: PlainDate;
  readonly dueOn?: PlainDate | undefined;
  readonly resolution?: string | undefined;
  readonly resolvedOn?: PlainDate | undefined;
}

/** The item waits for another item or for a class; exactly one of the two is given. */
export interface Dependency extends Stored {
  readonly id: string;
  readonly itemCode: string;
  readonly waitsForItem?: string | undefined;
  readonly waitsForClass?: string | undefined;
  readonly note?: string | undefined;
  readonly resolvedOn?: PlainDate | undefined;
}

/** What a document says about the plan as a whole, with the sentence that says it. */
export interface PlanStatement extends Stored {
  readonly id: string;
  readonly topic: StatementTopic;
  readonly position: number;
  readonly textEn: string;
  readonly textZh: string;
  readonly aliases: readonly string[];
  readonly sentence: string;
  readonly source: string;
  readonly sourceDate?: PlainDate | undefined;
}

/** The kinds of records that change in place and leave an audit entry each time. */
export interface RecordTypes {
  readonly class: SpecialClass;
  readonly person: Person;
  readonly assignment: Assignment;
  readonly item: Item;
  readonly milestone: Milestone;
  readonly issue: Issue;
  readonly dependency: Dependency;
  readonly statement: PlanStatement;
}
export type RecordKind = keyof RecordTypes;

/** A record as a caller gives it: the store sets `version` and `updatedAt`, and an item's `lastUpdate…` fields. */
export type Draft<Kind extends RecordKind> = Omit<
  RecordTypes[Kind],
  'version' | 'updatedAt' | 'lastUpdateId' | 'lastUpdatePeriod' | 'lastUpdatedAt'
>;

export interface AuditEntry {
  readonly id: string;
  readonly at: Date;
  readonly actorId: string;
  readonly via: ChangeVia;
  readonly permalink?: string | undefined;
  /** `question`: what a person asked was erased. */
  readonly recordKind: RecordKind | 'question';
  readonly recordKey: string;
  readonly version: number;
  /** The changed fields' old values; undefined where the record began. */
  readonly before?: Readonly<Record<string, unknown>> | undefined;
  readonly after: Readonly<Record<string, unknown>>;
}

/** Who makes a change, when, and through which door. */
export interface ChangeOrigin {
  readonly actorId: string;
  readonly via: ChangeVia;
  readonly at: Date;
  readonly permalink?: string | undefined;
}
