import { randomUUID } from 'node:crypto';
import type { App, ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../../plan/clock.ts';
import type { Logger } from '../../plan/logger.ts';
import type { InboxStore } from '../../plan/store.ts';
import type { Inbound, InboundNotices } from './inbound.ts';
import type { PayloadFacts } from './payload.ts';

/** How a payload was taken up. */
export interface Taken {
  /** Its id in the inbox, where it has one already. */
  readonly storedAs?: string | undefined;
  readonly resumed: boolean;
  readonly receivedAt: Date;
  readonly acked: boolean;
  readonly crowded: boolean;
}

/** Slack waits three seconds for an acknowledgement. */
const SLOW_MS = 2_300;
const LATE_MS = 2_900;

/** Lets Bolt work on one payload, and sees to it that it is acknowledged in time and marked as finished. */
export function createPayloadRun(deps: {
  readonly app: () => App | undefined;
  readonly inbox: InboxStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly notices?: InboundNotices | undefined;
}) {
  const { inbox, clock, logger, notices } = deps;
  const atWork = new Set<string>();

  const run = async (event: ReceiverEvent, facts: PayloadFacts, taken: Taken): Promise<void> => {
    const began = performance.now();
    let acked = taken.acked;
    let postponed = false;
    let { storedAs } = taken;
    let saidSlow = false;
    const send = (response: unknown): Promise<boolean> =>
      event.ack(response as never).then(
        () => true,
        () => false,
      );
    const slow = setTimeout(() => {
      const meanwhile = acked || taken.resumed ? undefined : notices?.slow(event.body, facts);
      if (meanwhile === undefined) return;
      saidSlow = true;
      void send(meanwhile);
    }, SLOW_MS);
    const ack = async (response?: unknown): Promise<void> => {
      if (acked) return;
      acked = true;
      clearTimeout(slow);
      const arrived = !saidSlow && (await send(response)) && performance.now() - began < LATE_MS;
      if (taken.resumed || arrived) return;
      logger.warn({ kind: facts.kind }, 'an acknowledgement came too late');
      await notices?.late(event.body, response);
    };
    const keep = async (): Promise<void> => {
      if (storedAs !== undefined) return;
      const id = `${facts.kind}:${randomUUID()}`;
      // A crash does not make it younger.
      const payload = { ...event.body, event_time: Math.floor(taken.receivedAt.getTime() / 1000) };
      await inbox.admit({ id, payload, receivedAt: taken.receivedAt });
      storedAs = id;
      atWork.add(id);
    };
    const inbound: Inbound = {
      facts,
      resumed: taken.resumed,
      receivedAt: taken.receivedAt,
      crowded: taken.crowded,
      acknowledged: () => acked,
      ack,
      keep,
      postpone: () => {
        postponed = true;
      },
    };
    if (storedAs) atWork.add(storedAs);
    try {
      try {
        await deps.app()?.processEvent({
          ...event,
          ack: ack as ReceiverEvent['ack'],
          customProperties: { ...event.customProperties, inbound },
        });
      } catch (error) {
        // Listeners' failures end at the error boundary: this payload was one that Bolt could not read.
        logger.error({ kind: facts.kind, error: describe(error) }, 'a payload could not be read');
      }
      // Whatever no listener wanted is acknowledged all the same: an unanswered button shows a warning to its presser.
      if (!acked) await ack();
      if (storedAs && !postponed) await finish(storedAs);
    } finally {
      clearTimeout(slow);
      if (storedAs) atWork.delete(storedAs);
    }
  };

  /** What cannot be marked as finished is taken up again later, and found done. */
  const finish = async (id: string): Promise<void> => {
    try {
      await inbox.finish(id, clock.now());
    } catch (error) {
      logger.warn({ error: describe(error) }, 'a payload could not be marked as finished');
    }
  };

  return { run, isAtWork: (id: string) => atWork.has(id) };
}
export type PayloadRun = ReturnType<typeof createPayloadRun>;

export function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'unknown';
}
