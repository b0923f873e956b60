import type { LightReason } from '../plan/lights.ts';
import type { Fen, IsoWeek, Item, Milestone, PersonName, StatusUpdate } from '../plan/records.ts';
import type { ChangeRequest } from '../plan/requests.ts';
import type { ChangeVia, Light, Role, Stage } from '../plan/terms.ts';

/** What a person says of one item. What is left out stays as it was. */
export interface UpdateFields {
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
  readonly amountTexts?: StatusUpdate['amountTexts'] | undefined;
}

export interface SubmitRequest {
  readonly itemCode: string;
  readonly fields: UpdateFields;
  readonly personId: string;
  readonly via: ChangeVia;
  /** The same request (Slack's resend, a second press) stores one record. */
  readonly requestId: string;
  /** The item's version that the person saw; another one now is a conflict. Left out for a slash command. */
  readonly seenVersion?: number | undefined;
  readonly permalink?: string | undefined;
  readonly milestones?: readonly MilestoneTick[] | undefined;
}

/** A milestone reached (`done`), or not reached after all. */
export interface MilestoneTick {
  readonly id: string;
  readonly done: boolean;
}

export type UpdateErrorCode =
  | 'unknown_item'
  | 'not_your_class'
  | 'item_closed'
  | 'nothing_said'
  | 'progress_out_of_range'
  | 'text_too_long'
  | 'amount_out_of_range'
  | 'changed_meanwhile';

export interface UpdateErrorDetail {
  readonly itemCode: string;
  readonly field?: keyof UpdateFields | undefined;
  /** For `not_your_class`: who may, by name, and in which roles. */
  readonly mayRoles?: readonly Role[] | undefined;
  readonly mayPeople?: readonly PersonName[] | undefined;
  /** For `changed_meanwhile`: the item as it is now. */
  readonly current?: Item | undefined;
  /** For `changed_meanwhile`: what others changed since the version that was seen, newest first. */
  readonly changes?: readonly ConflictChange[] | undefined;
  /** For `unknown_item`: codes that look like the one given. */
  readonly similar?: readonly string[] | undefined;
}

/** Values as the history keeps them: days as text, amounts in fen. */
export interface ChangedField {
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface ConflictChange {
  readonly at: Date;
  readonly byId: string;
  readonly by: PersonName;
  readonly via: ChangeVia;
  readonly fields: readonly ChangedField[];
}

export interface UpdateReceipt {
  readonly before: Item;
  readonly after: Item;
  readonly update: StatusUpdate;
  readonly period: IsoWeek;
  /** The same request had been stored before. */
  readonly duplicate: boolean;
  /** The light by due date, pace and silence, where it differs from the declared one. */
  readonly computedLight?: Light | undefined;
  /** Why, with `computedLight`. */
  readonly computedReasons?: readonly LightReason[] | undefined;
  /** Red to green was reported: the item stays red until a second person agrees to this. */
  readonly request?: ChangeRequest | undefined;
  /** Milestones that changed with it. */
  readonly milestones: readonly Milestone[];
}
