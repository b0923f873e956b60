import type { ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../../plan/clock.ts';
import type { Logger } from '../../plan/logger.ts';
import type { InboxStore } from '../../plan/store.ts';
import { readPayload } from './payload.ts';
import { describe, type PayloadRun } from './payload-run.ts';

/** Work of another replica is taken over after this; a store that is ours alone leaves no doubt at the start. */
const TAKE_OVER_AFTER_MS = 120_000;
/** Slack repeats an event within an hour or so; its id is kept well beyond that. */
const KEEP_MS = 3 * 86_400_000;
const RESUME_AT_ONCE = 8;

export interface ResumeOptions {
  /** No other process can be at work on the store. */
  readonly alone?: boolean | undefined;
  readonly startedAt: Date;
  /** True from when nothing new is taken. */
  readonly isLeaving: () => boolean;
}

/** Finishes what a crash cut off, and forgets what is long done. Resolves with how many payloads were taken up. */
export function createResume(deps: {
  readonly inbox: InboxStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly runs: PayloadRun;
}): (options: ResumeOptions) => Promise<number> {
  const { inbox, clock, logger, runs } = deps;

  async function takeUp(
    { id, payload, receivedAt }: UnfinishedEvent,
    isLeaving: () => boolean,
  ): Promise<boolean> {
    if (isLeaving() || runs.isAtWork(id) || !(await inbox.takeUp(id, receivedAt, clock.now()))) return false;
    const body = payload as ReceiverEvent['body'];
    await runs.run({ body, ack: async () => {} }, readPayload(body), {
      storedAs: id,
      resumed: true,
      receivedAt: firstSeen(body, receivedAt),
      acked: false,
      crowded: false,
    });
    return true;
  }

  return async (options) => {
    const now = clock.now();
    await inbox.forgetBefore(new Date(now.getTime() - KEEP_MS));
    // What came in since the start is at work here.
    const before = options.alone ? options.startedAt : new Date(now.getTime() - TAKE_OVER_AFTER_MS);
    const left = await inbox.listUnfinished(before);
    let taken = 0;
    const work = async (): Promise<void> => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        try {
          if (await takeUp(next, options.isLeaving)) taken += 1;
        } catch (error) {
          logger.error({ error: describe(error) }, 'an unfinished event could not be finished');
        }
      }
    };
    await Promise.all(Array.from({ length: RESUME_AT_ONCE }, work));
    return taken;
  };
}

type UnfinishedEvent = Awaited<ReturnType<InboxStore['listUnfinished']>>[number];

/** When Slack says that it happened: being taken up again does not make an event younger. */
function firstSeen(body: ReceiverEvent['body'], receivedAt: Date): Date {
  const seconds: unknown = body.event_time;
  return typeof seconds === 'number' && seconds > 0 ? new Date(seconds * 1000) : receivedAt;
}
