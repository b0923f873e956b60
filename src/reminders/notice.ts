import type { IsoWeek, Item, PlainDate, SpecialClass } from '../plan/records.ts';
import type { Language } from '../plan/terms.ts';
import type { Digest } from './digest.ts';
import type { PostOutcome } from './reminder.ts';

/** Who gets a post that is not a class's weekly reminder. */
export type PostTarget =
  | { readonly kind: 'channel'; readonly channelId: string }
  | { readonly kind: 'person'; readonly personId: string };

/** The rungs of chasing, in order. */
export const CHASER_RUNGS = ['lead', 'head', 'group'] as const;
export type ChaserRung = (typeof CHASER_RUNGS)[number];

/** Why an item, or with `silent_class` a class, stands in a chaser. */
export type ChaserReason = 'not_reported' | 'silent_weeks' | 'red_too_long';

export interface ChaserLine {
  readonly item: Item;
  readonly reason: ChaserReason;
  /** For `silent_weeks`: weeks in a row without a report, this one included. */
  readonly weeks?: number | undefined;
  /** For `red_too_long`. */
  readonly days?: number | undefined;
  /** Slack user ids of those who answer for the item. */
  readonly leadIds: readonly string[];
  readonly problem?: string | undefined;
}

/** A message that chases reports: to a lead or a head for one class, or one consolidated list to the leading group. */
export interface Chaser {
  readonly rung: ChaserRung;
  readonly week: IsoWeek;
  readonly on: PlainDate;
  readonly language: Language;
  /** When the week's reports are due, and the zone to show it in. */
  readonly deadline: Date;
  readonly timeZone: string;
  readonly classes: readonly { readonly class: SpecialClass; readonly lines: readonly ChaserLine[] }[];
  readonly sample: boolean;
}

/** Something an admin has to know: `problems` as soon as they are there, `audit` once a day where it finds any. */
export type AdminNotice =
  | { readonly code: 'problems'; readonly findings: readonly AuditFinding[] }
  | {
      readonly code: 'audit';
      readonly since: Date;
      readonly until: Date;
      readonly findings: readonly AuditFinding[];
    }
  | {
      readonly code: 'calendar_ends_soon' | 'calendar_ended';
      readonly to: PlainDate;
      readonly daysLeft: number;
    };

/** A slot that did not end as it should have. */
export interface AuditFinding {
  readonly code: 'no_outcome' | 'failed' | 'unclear' | 'missed';
  /** `PLAN` for what is not one class's. */
  readonly classCode: string;
  readonly slotKind: string;
  readonly week: IsoWeek;
  readonly dueAt: Date;
  readonly channelId?: string | undefined;
  readonly reason?: string | undefined;
}

export type OutgoingNotice =
  | { readonly type: 'chaser'; readonly chaser: Chaser }
  | { readonly type: 'digest'; readonly digest: Digest }
  | {
      readonly type: 'admin';
      readonly notice: AdminNotice;
      readonly language: Language;
      readonly timeZone: string;
    };

/** Posts everything but the weekly reminders; Slack's side implements it. One attempt each. */
export interface NoticePoster {
  post(target: PostTarget, postId: string, notice: OutgoingNotice): Promise<PostOutcome>;
  /** Looks for a post by its id since an instant. `unknown` when the workspace cannot tell. */
  find(
    target: PostTarget,
    postId: string,
    since: Date,
  ): Promise<{ readonly messageTs: string; readonly channelId?: string | undefined } | 'absent' | 'unknown'>;
}
