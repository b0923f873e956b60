import type { Slot } from '../plan/store.ts';
import { isRetryDue, mayRetry } from './passing.ts';
import type { ReminderSettings } from './settings.ts';

export type SkipReason =
  | 'no_workday_this_week'
  | 'class_inactive'
  | 'paused'
  | 'no_channel'
  | 'nobody_to_tell'
  | 'started_later';

export type SlotAction =
  | { readonly action: 'send' }
  | { readonly action: 'skip'; readonly reason: SkipReason }
  | { readonly action: 'miss'; readonly reason: 'too_late' | 'newer_slot_due' };

export interface SlotQuestion {
  /** Undefined in a week that has no workday; `nominalAt` is when it would have been. */
  readonly dueAt: Date | undefined;
  readonly nominalAt: Date;
  readonly row: Slot | undefined;
  /** A later slot of the same series has come due. */
  readonly newer: boolean;
  /** Since when the series is served. */
  readonly since: Date;
  /** Why nothing may be posted although it is due. */
  readonly blockedBy: SkipReason | undefined;
  /** Whether people are not to be disturbed now. Asked for late posts only. */
  readonly isQuiet: () => boolean;
  readonly settings: ReminderSettings;
  readonly now: Date;
}

const HOUR_MS = 3_600_000;
/** A slot that is later than this is a catch-up: it waits for a workday outside the quiet hours. */
const PROMPT_MS = HOUR_MS;

/** States of a slot that a person who asks for its post now may overrule: certainly none of them was posted. */
export const NOT_POSTED: readonly Slot['state'][] = ['skipped', 'failed', 'missed'];

/** What is to be done about one slot now; undefined when nothing is, or not yet. */
export function decideSlot(question: SlotQuestion): SlotAction | undefined {
  const { dueAt, nominalAt, row, newer, since, blockedBy, settings, now } = question;
  if (dueAt === undefined)
    return row !== undefined || nominalAt > now
      ? undefined
      : { action: 'skip', reason: 'no_workday_this_week' };
  if (dueAt > now) return undefined;
  const maxLateMs = settings.maxLateHours * HOUR_MS;
  const lateMs = now.getTime() - dueAt.getTime();
  const tooLate = lateMs > maxLateMs;
  if (row !== undefined && (newer || tooLate || blockedBy !== undefined || !mayTryAgain(row, question)))
    return undefined;
  if (since.getTime() - dueAt.getTime() > maxLateMs) return { action: 'skip', reason: 'started_later' };
  if (newer) return { action: 'miss', reason: 'newer_slot_due' };
  if (tooLate) return { action: 'miss', reason: 'too_late' };
  if (blockedBy !== undefined) return { action: 'skip', reason: blockedBy };
  if (lateMs > PROMPT_MS && question.isQuiet()) return undefined;
  return { action: 'send' };
}

/** A slot with a row is done, but for a post that was certainly refused for a while, and a channel set only now. */
export function mayReopen(row: Slot, settings: ReminderSettings): boolean {
  return row.state === 'skipped' ? row.reason === 'no_channel' : mayRetry(row, settings);
}

function mayTryAgain(row: Slot, { settings, now }: SlotQuestion): boolean {
  return row.state === 'skipped' ? mayReopen(row, settings) : isRetryDue(row, settings, now);
}
