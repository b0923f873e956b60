import type { Slot } from '../plan/store.ts';
import { isOneOf } from '../plan/terms.ts';
import type { ReminderSettings } from './settings.ts';

const PASSING_REASONS = ['rate_limited', 'unreachable', 'service_unavailable'] as const;

/** True for a failure that is tried again: the post was certainly not taken, and the cause passes by itself. */
export function isPassing(reason: string | undefined): boolean {
  return reason !== undefined && isOneOf(PASSING_REASONS, reason);
}

/** True for a slot whose post was refused for a while and that has attempts left. */
export function mayRetry(slot: Slot, settings: ReminderSettings): boolean {
  return slot.state === 'failed' && isPassing(slot.reason) && slot.attempts < settings.maxAttempts;
}

/** The same, once it has waited since its last attempt. */
export function isRetryDue(slot: Slot, settings: ReminderSettings, now: Date): boolean {
  // A clock that was set back must not keep a slot waiting until it has caught up again.
  const waitedMs = Math.abs(now.getTime() - slot.updatedAt.getTime());
  return mayRetry(slot, settings) && waitedMs >= settings.retryMs;
}
