import type { PostOutcome } from '../../reminders/reminder.ts';
import type { Destination, Draw, Outbox } from './outbox.ts';
import { TIMED_OUT } from './outcome.ts';

const MAX_TRIES = 4;
const MAX_WAIT_MS = 30_000;
/** A call that we stopped waiting for may still be taken: half a minute passes before anything is sent again. */
const LOOKS_AFTER_TIMEOUT_MS = [500, 1_500, 3_000, 5_000, 8_000, 12_000];

/** Posts, waits for rate limits, and after an unclear outcome looks for the post before it sends again. */
export function createDeliver(deps: {
  readonly post: Outbox['post'];
  readonly find: Outbox['find'];
  readonly wait: (ms: number) => Promise<void>;
  readonly now: () => Date;
}): Outbox['deliver'] {
  /** Looks again after each pause until the post is there. */
  async function lookFor(to: Destination, postId: string, since: Date, pausesMs: readonly number[]) {
    for (const pauseMs of pausesMs) {
      await deps.wait(pauseMs);
      const found = await deps.find(to, postId, since);
      if (found !== 'absent') return found;
    }
    return 'absent' as const;
  }

  return async (to: Destination, draw: Draw, postId: string): Promise<PostOutcome> => {
    const startedAt = deps.now();
    let last: PostOutcome = { outcome: 'unclear', reason: 'not_tried' };
    for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
      last = await deps.post(to, draw, { postId });
      if (last.outcome === 'sent') return last;
      if (last.outcome === 'failed') {
        if (last.retryAfterMs === undefined || attempt === MAX_TRIES) return last;
        await deps.wait(Math.min(last.retryAfterMs, MAX_WAIT_MS));
        continue;
      }
      const pausesMs = last.reason === TIMED_OUT ? LOOKS_AFTER_TIMEOUT_MS : [attempt * 500];
      const found = await lookFor(to, postId, startedAt, pausesMs);
      if (found === 'unknown') return last;
      if (found !== 'absent') return { outcome: 'sent', channelId: to.channelId, messageTs: found.messageTs };
    }
    return last;
  };
}
