import { setTimeout as sleep } from 'node:timers/promises';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../../plan/clock.ts';
import type { Logger } from '../../plan/logger.ts';
import type { InboxStore } from '../../plan/store.ts';
import { type PayloadFacts, readPayload } from './payload.ts';

/** How far the acknowledgement of one payload is; the error boundary answers what no listener answered. */
export interface Inbound {
  readonly facts: PayloadFacts;
  /** Taken up again after a restart: nobody waits for an acknowledgement, and part of the work may be done. */
  readonly resumed: boolean;
  readonly receivedAt: Date;
  acknowledged(): boolean;
  ack(response?: unknown): Promise<void>;
}

export interface InboundReceiver extends Receiver {
  /** Payloads being worked on. */
  inFlight(): number;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
  /**
   * Finishes what a crash cut off; called at the start and from time to time. `alone`: no other process can be at
   * work on the store. Resolves with how many events were taken up.
   */
  resume(options?: { readonly alone?: boolean }): Promise<number>;
  /** From now on nothing new is taken; resolves when what runs has ended, or after `withinMs`, with what is left. */
  drain(withinMs: number): Promise<number>;
}

/** Work of another replica is taken over after this; a store that is ours alone leaves no doubt at the start. */
const TAKE_OVER_AFTER_MS = 120_000;
const STORE_RETRY_MS = 100;
/** Slack repeats an event within an hour or so; its id is kept well beyond that. */
const KEEP_MS = 3 * 86_400_000;

/**
 * One receiver for Bolt around one or more of its own. Bolt acknowledges an event before any listener runs and forgets
 * it; so each event's id is stored here first, a known id is acknowledged and not run again, and what is stored but
 * unfinished is run after a restart. While the store is down an event is not acknowledged: Slack sends it again.
 */
export function createInboundReceiver(deps: {
  readonly inners: readonly Receiver[];
  readonly inbox: InboxStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Our workspace; payloads of others are acknowledged and dropped. */
  readonly teamId: () => string | undefined;
}): InboundReceiver {
  const { inbox, clock, logger } = deps;
  let app: App | undefined;
  let draining = false;
  let running = 0;
  const idle: (() => void)[] = [];
  const atWork = new Set<string>();

  const untilIdle = (): Promise<void> =>
    running === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve));

  const run = async (
    event: ReceiverEvent,
    facts: PayloadFacts,
    resumed: boolean,
    receivedAt: Date,
  ): Promise<void> => {
    let acked = false;
    const ack = async (response?: unknown): Promise<void> => {
      if (acked) return;
      acked = true;
      await event.ack(response as never);
    };
    const inbound: Inbound = { facts, resumed, receivedAt, acknowledged: () => acked, ack };
    running += 1;
    if (facts.eventId) atWork.add(facts.eventId);
    try {
      try {
        await app?.processEvent({
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
      if (facts.eventId) await inbox.finish(facts.eventId, clock.now());
    } finally {
      running -= 1;
      if (facts.eventId) atWork.delete(facts.eventId);
      if (running === 0) for (const done of idle.splice(0)) done();
    }
  };

  const accept = async (event: ReceiverEvent): Promise<void> => {
    if (draining) return;
    const facts = readPayload(event.body);
    const ours = deps.teamId();
    if (
      facts.kind === 'other' ||
      (ours !== undefined && facts.teamId !== undefined && facts.teamId !== ours)
    ) {
      logger.warn({ kind: facts.kind, foreign: facts.kind !== 'other' }, 'a payload was dropped');
      await event.ack();
      return;
    }
    const receivedAt = clock.now();
    if (facts.eventId && !(await admit(facts.eventId, event.body, receivedAt))) {
      await event.ack();
      return;
    }
    await run(event, facts, false, receivedAt);
  };

  /** A blink of the store is bridged; an outage throws, and Slack sends the event again later. */
  const admit = async (id: string, payload: unknown, receivedAt: Date): Promise<boolean> => {
    try {
      return await inbox.admit({ id, payload, receivedAt });
    } catch {
      await sleep(STORE_RETRY_MS);
      return inbox.admit({ id, payload, receivedAt });
    }
  };

  return {
    init(boltApp) {
      app = boltApp;
      const processEvent = (event: ReceiverEvent): Promise<void> =>
        accept(event).catch((error: unknown) => {
          logger.error({ error: describe(error) }, 'a payload could not be taken');
          throw error;
        });
      // The inner receivers use nothing else of an app.
      for (const inner of deps.inners) inner.init({ processEvent } as unknown as App);
    },
    async start(...args: unknown[]) {
      return Promise.all(deps.inners.map((inner) => inner.start(...args)));
    },
    async stop() {
      draining = true;
      await Promise.allSettled(deps.inners.map((inner) => inner.stop()));
    },
    inFlight: () => running,
    idle: untilIdle,
    async resume({ alone = false } = {}) {
      const now = clock.now();
      await inbox.forgetBefore(new Date(now.getTime() - KEEP_MS));
      const before = alone ? now : new Date(now.getTime() - TAKE_OVER_AFTER_MS);
      let taken = 0;
      for (const { id, payload, receivedAt } of await inbox.listUnfinished(before)) {
        if (draining) break;
        if (atWork.has(id) || !(await inbox.takeUp(id, receivedAt, clock.now()))) continue;
        taken += 1;
        const body = payload as ReceiverEvent['body'];
        try {
          await run({ body, ack: async () => {} }, readPayload(body), true, firstSeen(body, receivedAt));
        } catch (error) {
          logger.error({ error: describe(error) }, 'an unfinished event could not be finished');
        }
      }
      return taken;
    },
    async drain(withinMs) {
      draining = true;
      if (running === 0) return 0;
      const stop = new AbortController();
      await Promise.race([untilIdle(), sleep(withinMs, undefined, { signal: stop.signal }).catch(() => {})]);
      stop.abort();
      return running;
    },
  };
}

/** When Slack says that it happened: being taken up again does not make an event younger. */
function firstSeen(body: ReceiverEvent['body'], receivedAt: Date): Date {
  const seconds: unknown = body.event_time;
  return typeof seconds === 'number' && seconds > 0 ? new Date(seconds * 1000) : receivedAt;
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'unknown';
}
