import type { Clock } from '../plan/clock.ts';
import type { Logger } from '../plan/logger.ts';

/** A wall clock that went so much further than the time that passed has been set. */
const JUMP_MS = 120_000;
/** For so long after it was set nothing is decided: a correction often follows. */
const STEADY_MS = 180_000;

export interface TrustedTimeDeps {
  readonly clock: Clock;
  readonly monotonicMs: () => number;
  /** The store's own clock, which all replicas share. */
  readonly referenceTime?: (() => Promise<Date>) | undefined;
  readonly logger: Logger;
}

/**
 * The time to decide by, or undefined while it is in doubt. With a store server it is the server's, so that a replica
 * with a wrong clock does as the others do; else it is the machine's, once it has run steadily for a while.
 */
export function createTrustedTime(deps: TrustedTimeDeps): () => Promise<Date | undefined> {
  let last: { readonly wallMs: number; readonly monotonicMs: number } | undefined;
  let steadyFromMs = 0;
  return async () => {
    const reference = await deps.referenceTime?.();
    if (reference !== undefined) return reference;
    const now = deps.clock.now();
    const monotonicMs = deps.monotonicMs();
    if (last !== undefined) {
      const jumpMs = now.getTime() - last.wallMs - (monotonicMs - last.monotonicMs);
      if (Math.abs(jumpMs) > JUMP_MS) {
        steadyFromMs = monotonicMs + STEADY_MS;
        deps.logger.warn(
          { jumpMs: Math.round(jumpMs) },
          'the clock was set; reminders wait until it is steady',
        );
      }
    }
    last = { wallMs: now.getTime(), monotonicMs };
    return monotonicMs < steadyFromMs ? undefined : now;
  };
}
