import type { DraftStore } from './drafts.ts';
import type { LedgerNameReader, LedgerNameWriter } from './ledger-names.ts';
import type { NoticeStore } from './notices.ts';
import type {
  ChangeFilter,
  GroupKey,
  ItemChange,
  ItemFilter,
  ItemGroup,
  ItemSort,
  Measure,
  Visibility,
} from './query.ts';
import type {
  Assignment,
  AuditEntry,
  ChangeOrigin,
  Dependency,
  Draft,
  IsoWeek,
  Issue,
  Item,
  Milestone,
  Person,
  PlainDate,
  PlanStatement,
  RecordKind,
  SpecialClass,
  StatusUpdate,
} from './records.ts';
import type { RequestReader, RequestWriter } from './requests.ts';
import type { ChangeVia, ItemKind, Light, Role, StatementTopic } from './terms.ts';

/** Read as the store stood at this instant; without it, as it stands now. */
export interface AsOf {
  readonly at?: Date | undefined;
}

/** Reads of the plan. Withdrawn records are left out. Nothing here decides who may see a result but `visibility`. */
export interface PlanReader extends RequestReader, LedgerNameReader {
  listClasses(options?: AsOf): Promise<SpecialClass[]>;
  findClass(code: string, options?: AsOf): Promise<SpecialClass | undefined>;
  findClassByChannel(channelId: string): Promise<SpecialClass | undefined>;
  listPeople(ids?: readonly string[]): Promise<Person[]>;
  /** People whose name (either language, with spaces ignored) or e-mail is the given one. */
  findPeopleNamed(name: string): Promise<Person[]>;
  listAssignments(filter: AssignmentFilter, options?: AsOf): Promise<Assignment[]>;
  listStatements(topics?: readonly StatementTopic[]): Promise<PlanStatement[]>;

  getItems(codes: readonly string[], visibility: Visibility, options?: AsOf): Promise<Item[]>;
  findItems(
    filter: ItemFilter,
    page: ItemPage,
    visibility: Visibility,
    options?: AsOf,
  ): Promise<ItemPageResult>;
  /** One group without `groupBy`; else a group for each value, greatest count first. An item under two cities is in both groups. */
  aggregateItems(
    filter: ItemFilter,
    spec: {
      readonly measures: readonly Measure[];
      readonly groupBy?: GroupKey | undefined;
      readonly median?: boolean | undefined;
    },
    visibility: Visibility,
    options?: AsOf,
  ): Promise<ItemGroup[]>;
  /** Items whose names, aliases or descriptions resemble the text, best first. `score` is 0 to 1; 1 is a name in full. */
  searchItems(text: string, options: SearchOptions, visibility: Visibility): Promise<SearchHit[]>;
  /** The highest number in use among a kind's codes, for the next one; 0 without any. */
  lastCodeNumber(prefix: string): Promise<number>;

  /** Newest first. Superseded updates are left out unless asked for. */
  listUpdates(filter: UpdateFilter, options?: AsOf): Promise<StatusUpdate[]>;
  /** The newest update of each item that has one. */
  latestUpdates(itemCodes: readonly string[], options?: AsOf): Promise<StatusUpdate[]>;
  /** How many updates the fitting items got, by their authors; a corrected one counts once. */
  countUpdates(
    of: ItemFilter,
    recorded: Pick<UpdateFilter, 'since' | 'until'>,
    visibility: Visibility,
    options?: AsOf,
  ): Promise<UpdateCounts>;
  listMilestones(itemCodes: readonly string[]): Promise<Milestone[]>;
  listIssues(filter: IssueFilter): Promise<Issue[]>;
  listDependencies(filter: DependencyFilter): Promise<Dependency[]>;
  /** The net changes of these items, by code; of each item in the order in which they began. */
  itemChanges(codes: readonly string[], filter: ChangeFilter): Promise<Map<string, ItemChange[]>>;
  /** Newest first. */
  listAudit(filter: AuditFilter): Promise<AuditEntry[]>;
}

/** Inside one transaction: all of it is stored, or none. */
export interface PlanWriter extends PlanReader, RequestWriter, LedgerNameWriter {
  /** Reads an item and keeps others from changing it until the transaction ends. Confidential ones too. */
  lockItem(code: string): Promise<Item | undefined>;
  /**
   * Creates or changes records, each with an audit entry of the changed fields. An unchanged record is not written.
   * @throws VersionConflict when `expectedVersion` is given for a record that has another one.
   */
  save<Kind extends RecordKind>(
    kind: Kind,
    records: readonly (Draft<Kind> & { readonly expectedVersion?: number })[],
    origin: ChangeOrigin,
  ): Promise<SaveOutcome>;
  /**
   * Appends a status update and brings its item up to date (light, progress, stage, amounts, newest update) in one go.
   * Answers `duplicate` with the stored update when its `requestId` was stored before.
   */
  addUpdate(
    update: StatusUpdate,
    origin: ChangeOrigin,
  ): Promise<{ readonly outcome: 'stored' | 'duplicate'; readonly update: StatusUpdate }>;
  /** Many at once, in the given order, which must be that of their times: the same as `addUpdate` for each, in few statements. */
  addUpdates(
    entries: readonly { readonly update: StatusUpdate; readonly origin: ChangeOrigin }[],
  ): Promise<{ readonly stored: number; readonly duplicates: number }>;
}

export interface PlanStore extends PlanReader {
  /** Runs in one transaction; a throw undoes it all. */
  write<Value>(work: (writer: PlanWriter) => Promise<Value>): Promise<Value>;
  readonly slots: SlotStore;
  readonly inbox: InboxStore;
  readonly answerLog: AnswerLogStore;
  readonly settings: SettingStore;
  readonly drafts: DraftStore;
  readonly notices: NoticeStore;
  /** The time of the store's own clock, the only one that all replicas share. */
  now(): Promise<Date>;
  /** Answers when the store can be read. @throws when it cannot. */
  ping(): Promise<void>;
  /** Where the records are, without any secret: for people and logs. */
  readonly home: { readonly kind: 'embedded' | 'server'; readonly place: string };
  close(): Promise<void>;
}

export class VersionConflict extends Error {
  override readonly name = 'VersionConflict';
  readonly recordKind: RecordKind;
  readonly recordKey: string;
  constructor(recordKind: RecordKind, recordKey: string) {
    super(`${recordKind} ${recordKey} was changed by somebody else meanwhile`);
    this.recordKind = recordKind;
    this.recordKey = recordKey;
  }
}

export interface SaveOutcome {
  readonly created: string[];
  readonly changed: string[];
  readonly unchanged: string[];
}

export interface AssignmentFilter {
  readonly personId?: string | undefined;
  readonly classCode?: string | undefined;
  readonly itemCodes?: readonly string[] | undefined;
  readonly roles?: readonly Role[] | undefined;
  /** Only those valid on this day. */
  readonly on?: PlainDate | undefined;
}

export interface ItemPage {
  readonly sort: readonly ItemSort[];
  readonly limit: number;
  readonly offset?: number | undefined;
}

export interface ItemPageResult {
  readonly items: Item[];
  /** How many there are in all. */
  readonly total: number;
}

export interface SearchOptions {
  readonly limit: number;
  readonly kinds?: readonly ItemKind[] | undefined;
}

export interface SearchHit {
  readonly code: string;
  readonly score: number;
}

export interface UpdateFilter {
  readonly itemCodes?: readonly string[] | undefined;
  readonly classCodes?: readonly string[] | undefined;
  readonly periods?: readonly IsoWeek[] | undefined;
  readonly authorId?: string | undefined;
  readonly requestIds?: readonly string[] | undefined;
  readonly ids?: readonly string[] | undefined;
  /** Recorded at or after. */
  readonly since?: Date | undefined;
  /** Recorded before. */
  readonly until?: Date | undefined;
  readonly includeSuperseded?: boolean | undefined;
  readonly limit?: number | undefined;
}

export interface UpdateCounts {
  readonly authors: readonly { readonly authorId: string; readonly count: number }[];
  /** How many items got one, and the first of their codes. */
  readonly items: number;
  readonly firstCodes: readonly string[];
}

export interface IssueFilter {
  readonly itemCodes?: readonly string[] | undefined;
  readonly types?: readonly string[] | undefined;
  readonly open?: boolean | undefined;
}

export interface DependencyFilter {
  readonly itemCodes?: readonly string[] | undefined;
  readonly waitsForItems?: readonly string[] | undefined;
  readonly waitsForClasses?: readonly string[] | undefined;
  readonly open?: boolean | undefined;
}

export interface AuditFilter {
  readonly recordKind?: AuditEntry['recordKind'] | undefined;
  readonly recordKeys?: readonly string[] | undefined;
  readonly actorId?: string | undefined;
  readonly vias?: readonly ChangeVia[] | undefined;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
  readonly limit?: number | undefined;
  /** Only entries in which the light went from the one to the other. */
  readonly turn?: { readonly from: Light; readonly to: Light } | undefined;
}

/**
 * `claimed`: somebody is about to post. `sent`: Slack has it. `skipped` and `failed`: with a reason.
 * `unclear`: Slack may or may not have it. `missed`: its time passed while nobody was running.
 */
export const SLOT_STATES = ['claimed', 'sent', 'skipped', 'failed', 'unclear', 'missed'] as const;
export type SlotState = (typeof SLOT_STATES)[number];

export interface SlotKey {
  readonly classCode: string;
  readonly kind: string;
  readonly week: IsoWeek;
}

export interface Slot extends SlotKey {
  readonly state: SlotState;
  readonly reason?: string | undefined;
  /** Our id of the post, sent in its metadata. */
  readonly postId: string;
  readonly channelId?: string | undefined;
  readonly messageTs?: string | undefined;
  readonly itemCodes: readonly string[];
  readonly attempts: number;
  readonly dueAt: Date;
  readonly claimedBy?: string | undefined;
  readonly claimedAt: Date;
  readonly updatedAt: Date;
}

export interface SlotStore {
  /** Takes the slot. False when any slot with this key is there already, whatever became of it. */
  claim(slot: Omit<Slot, 'state' | 'attempts' | 'updatedAt' | 'reason' | 'messageTs'>): Promise<boolean>;
  /**
   * Moves a slot from one of the given states to another, in one step. False when it is in none of them, or not as
   * the guard says (another replica was faster).
   */
  move(key: SlotKey, from: readonly SlotState[], to: SlotMove, guard?: SlotGuard): Promise<boolean>;
  /** Stores an outcome without posting (skipped, missed). False when the slot is there already. */
  settle(slot: Omit<Slot, 'attempts' | 'updatedAt'>): Promise<boolean>;
  find(key: SlotKey): Promise<Slot | undefined>;
  list(filter: SlotFilter): Promise<Slot[]>;
}

export interface SlotMove {
  readonly state: SlotState;
  readonly at: Date;
  readonly reason?: string | undefined;
  readonly channelId?: string | undefined;
  readonly messageTs?: string | undefined;
  readonly claimedBy?: string | undefined;
  readonly itemCodes?: readonly string[] | undefined;
  readonly countAttempt?: boolean | undefined;
}

/** What a slot must still hold for a move: `claimedBy` its holder, `attempts` how often it was tried. */
export interface SlotGuard {
  readonly claimedBy?: string | undefined;
  readonly attempts?: number | undefined;
}

export interface SlotFilter {
  readonly classCode?: string | undefined;
  readonly kind?: string | undefined;
  readonly weeks?: readonly IsoWeek[] | undefined;
  readonly states?: readonly SlotState[] | undefined;
  readonly since?: Date | undefined;
}

/** Events that Slack delivered. `admit` is true once per id. */
export interface InboxStore {
  admit(event: {
    readonly id: string;
    readonly payload: unknown;
    readonly receivedAt: Date;
  }): Promise<boolean>;
  /** The work is done; what the event said is not kept any longer. */
  finish(id: string, at: Date): Promise<void>;
  /** Takes an unfinished event over, once: false when it is finished, or another replica took it since it was listed. */
  takeUp(id: string, seenReceivedAt: Date, at: Date): Promise<boolean>;
  listUnfinished(
    receivedBefore: Date,
  ): Promise<{ readonly id: string; readonly payload: unknown; readonly receivedAt: Date }[]>;
  forgetBefore(receivedBefore: Date): Promise<number>;
}

export interface AnswerRecord {
  readonly id: string;
  readonly askedAt: Date;
  readonly askerId: string;
  readonly channelId?: string | undefined;
  readonly threadTs?: string | undefined;
  readonly language: string;
  readonly question?: string | undefined;
  readonly outcome: string;
  readonly writer: string;
  readonly query?: unknown;
  readonly evidenceCodes: readonly string[];
  readonly answer?: string | undefined;
  readonly promptVersion?: string | undefined;
  readonly model?: string | undefined;
  readonly modelCalls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly faults: readonly string[];
  readonly elapsedMs: number;
  readonly rating?: string | undefined;
  readonly ratingReason?: string | undefined;
}

export interface AnswerLogStore {
  add(record: AnswerRecord): Promise<void>;
  find(id: string): Promise<AnswerRecord | undefined>;
  /** The newest answer in a thread, for follow-up questions. */
  findInThread(channelId: string, threadTs: string): Promise<AnswerRecord | undefined>;
  rate(id: string, rating: 'up' | 'down', reason?: string): Promise<boolean>;
  list(filter: {
    readonly since: Date;
    readonly askerId?: string;
    readonly limit: number;
  }): Promise<AnswerRecord[]>;
  /** What a model cost: questions that went to it, and tokens. */
  spent(filter: {
    readonly since: Date;
    readonly askerId?: string;
  }): Promise<{ readonly questions: number; readonly tokens: number }>;
  /** Erases questions and answers of before a time; the bare counts stay. */
  eraseBefore(askedBefore: Date): Promise<number>;
  /** Erases all that a person asked. The audit keeps who did it, when and how many, and no word of them. */
  eraseOf(askerId: string, origin: ChangeOrigin): Promise<number>;
}

export interface SettingStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, at: Date): Promise<void>;
}
