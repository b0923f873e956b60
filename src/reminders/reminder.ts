import type { IsoWeek, Item, PlainDate, SpecialClass, StatusUpdate } from '../plan/records.ts';
import type { Language } from '../plan/terms.ts';

/** Why an item stands in a reminder; an item stands in the first group that fits. */
export const REMINDER_GROUPS = [
  'overdue',
  'off_track',
  'due_soon',
  'not_reported',
  'waiting_for_review',
  'blocked',
] as const;
export type ReminderGroup = (typeof REMINDER_GROUPS)[number];

export interface ReminderLine {
  readonly item: Item;
  readonly group: ReminderGroup;
  readonly daysOverdue?: number | undefined;
  readonly daysLeft?: number | undefined;
  readonly reported: boolean;
  readonly latest?: StatusUpdate | undefined;
  /** The newest problem that is known of the item: of its last update, else its newest open issue. */
  readonly problem?: string | undefined;
  /** What an open dependency of the item waits for outside the class: items and classes by code. */
  readonly waitsFor?: readonly string[] | undefined;
  /** A request of this item waits for a reviewer. */
  readonly waitingForReview?: boolean | undefined;
}

/** The weekly message to one class, before it becomes blocks. */
export interface Reminder {
  readonly class: SpecialClass;
  readonly week: IsoWeek;
  readonly on: PlainDate;
  readonly language: Language;
  readonly lines: readonly ReminderLine[];
  /** Open items in all, and how many of them were reported this week. Equal: the message is one line. */
  readonly openCount: number;
  readonly reportedCount: number;
  /** Slack user ids of those who have not reported, each once. */
  readonly leadIds: readonly string[];
  /** Two checked sentences, where a model wrote them. */
  readonly summary?: string | undefined;
  readonly sample: boolean;
  /** The versions of the records that it was made from. */
  readonly basis?: string | undefined;
}

/** How a post ended. `unclear`: Slack may have it (a timeout, a dropped connection, a 5xx). */
export type PostOutcome =
  | { readonly outcome: 'sent'; readonly channelId: string; readonly messageTs: string }
  | { readonly outcome: 'failed'; readonly reason: string; readonly retryAfterMs?: number | undefined }
  | { readonly outcome: 'unclear'; readonly reason: string };

/** Posts reminders; Slack's side implements it. One attempt each: it never sends again by itself. */
export interface ReminderPoster {
  post(channelId: string, postId: string, reminder: Reminder): Promise<PostOutcome>;
  /** Looks for a post by its id in the channel since an instant. `unknown` when the workspace cannot tell. */
  find(
    channelId: string,
    postId: string,
    since: Date,
  ): Promise<{ readonly messageTs: string } | 'absent' | 'unknown'>;
  /** Redraws a posted reminder after something in it was reported. */
  redraw(channelId: string, messageTs: string, postId: string, reminder: Reminder): Promise<void>;
}
