import { isOneOf } from '../plan/terms.ts';

const PASSING_REASONS = ['rate_limited', 'unreachable', 'service_unavailable'] as const;

/** True for a failure that is tried again: the post was certainly not taken, and the cause passes by itself. */
export function isPassing(reason: string | undefined): boolean {
  return reason !== undefined && isOneOf(PASSING_REASONS, reason);
}
