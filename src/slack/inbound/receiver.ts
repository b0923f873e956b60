import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../../plan/clock.ts';
import type { Logger } from '../../plan/logger.ts';
import type { InboxStore } from '../../plan/store.ts';
import { createLanes } from './lanes.ts';
import { type PayloadFacts, readPayload } from './payload.ts';

/** How far the acknowledgement of one payload is; the error boundary answers what no listener answered. */
export interface Inbound {
  readonly facts: PayloadFacts;
  /** Taken up again after a restart: nobody waits for an acknowledgement, and part of the work may be done. */
  readonly resumed: boolean;
  readonly receivedAt: Date;
  /** The person has so much waiting already that a question more is refused. */
  readonly crowded: boolean;
  acknowledged(): boolean;
  ack(response?: unknown): Promise<void>;
  /** Stores a payload that Slack gives no id, before it is acknowledged: a crash does not lose its work either. */
  keep(): Promise<void>;
  /** Nobody could be told what came of it: it stays unfinished, and is taken up again. */
  postpone(): void;
}

export interface InboundReceiver extends Receiver {
  /** Payloads being worked on. */
  inFlight(): number;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
  /**
   * Finishes what a crash cut off; called at the start and from time to time. `alone`: no other process can be at
   * work on the store. Resolves with how many payloads were taken up.
   */
  resume(options?: { readonly alone?: boolean }): Promise<number>;
  /** From now on nothing new is taken; resolves when what runs has ended, or after `withinMs`, with what is left. */
  drain(withinMs: number): Promise<number>;
}

/** What people are told when a payload could not go its usual way. */
export interface InboundNotices {
  /** The work takes longer than Slack waits for an acknowledgement; what to say meanwhile, undefined for nothing. */
  slow(body: unknown, facts: PayloadFacts): unknown;
  /** The acknowledgement did not reach Slack in time, and with it what it said. */
  late(body: unknown, response: unknown): Promise<void>;
  /** The store is down: the payload could not be taken. Only told the first time that Slack sends it. */
  refused(body: unknown, facts: PayloadFacts, error: unknown): Promise<void>;
}

/** Work of another replica is taken over after this; a store that is ours alone leaves no doubt at the start. */
const TAKE_OVER_AFTER_MS = 120_000;
const STORE_RETRY_MS = 100;
/** Slack repeats an event within an hour or so; its id is kept well beyond that. */
const KEEP_MS = 3 * 86_400_000;
const RESUME_AT_ONCE = 8;
/** Events of one person that run or wait; above it, questions are refused. */
const MOST_WAITING = 5;
/** Slack waits three seconds for an acknowledgement. */
const SLOW_MS = 2_300;
const LATE_MS = 2_900;

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
  readonly notices?: InboundNotices | undefined;
}): InboundReceiver {
  const { inbox, clock, logger, notices } = deps;
  let app: App | undefined;
  let draining = false;
  let running = 0;
  let startedAt = clock.now();
  const idle: (() => void)[] = [];
  const atWork = new Set<string>();
  const lanes = createLanes();
  const refusals = createLanes();

  const untilIdle = (): Promise<void> =>
    running === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve));

  const counted = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      if (running === 0) for (const done of idle.splice(0)) done();
    }
  };

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

  const accept = async (event: ReceiverEvent): Promise<void> => {
    if (draining) throw new Leaving('no new work is taken');
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
    const taken = { resumed: false, receivedAt: clock.now(), acked: false, crowded: false };
    if (facts.eventId === undefined) return run(event, facts, taken);
    await acceptEvent(event, facts, facts.eventId, taken);
  };

  /** Acknowledged as soon as it is stored; its turn comes in the lane of the person. */
  const acceptEvent = async (
    event: ReceiverEvent,
    facts: PayloadFacts,
    eventId: string,
    taken: Taken,
  ): Promise<void> => {
    let isNew: boolean;
    try {
      isNew = await admit(eventId, event.body, taken.receivedAt);
    } catch (error) {
      if ((event.retryNum ?? 0) === 0) await notices?.refused(event.body, facts, error);
      throw error;
    }
    // What Slack does not hear of it sends again, and finds it known.
    await event.ack().catch(() => {});
    if (!isNew) return;
    const person = facts.userId ?? '';
    const crowded = lanes.size(person) >= MOST_WAITING;
    // What will be refused does not wait behind what is being answered.
    await (crowded ? refusals : lanes).run(person, () =>
      run(event, facts, { ...taken, storedAs: eventId, acked: true, crowded }),
    );
  };

  /** A blink of the store is bridged; an outage throws, and Slack sends the event again later. */
  const admit = async (id: string, payload: unknown, receivedAt: Date): Promise<boolean> => {
    try {
      return await inbox.admit({ id, payload, receivedAt });
    } catch {
      await sleep(STORE_RETRY_MS);
      // The first attempt may have been stored and only its reply lost: then it stands there as ours.
      return (await inbox.admit({ id, payload, receivedAt })) || inbox.takeUp(id, receivedAt, clock.now());
    }
  };

  const takeUp = async ({ id, payload, receivedAt }: UnfinishedEvent): Promise<boolean> => {
    if (draining || atWork.has(id) || !(await inbox.takeUp(id, receivedAt, clock.now()))) return false;
    const body = payload as ReceiverEvent['body'];
    await run({ body, ack: async () => {} }, readPayload(body), {
      storedAs: id,
      resumed: true,
      receivedAt: firstSeen(body, receivedAt),
      acked: false,
      crowded: false,
    });
    return true;
  };

  return {
    init(boltApp) {
      app = boltApp;
      const processEvent = (event: ReceiverEvent): Promise<void> =>
        counted(() => accept(event)).catch((error: unknown) => {
          if (!(error instanceof Leaving))
            logger.error({ error: describe(error) }, 'a payload could not be taken');
          throw error;
        });
      // The inner receivers use nothing else of an app.
      for (const inner of deps.inners) inner.init({ processEvent } as unknown as App);
    },
    async start(...args: unknown[]) {
      startedAt = clock.now();
      return Promise.all(deps.inners.map((inner) => inner.start(...args)));
    },
    async stop() {
      draining = true;
      await Promise.allSettled(deps.inners.map((inner) => inner.stop()));
    },
    inFlight: () => running,
    idle: untilIdle,
    resume: ({ alone = false } = {}) =>
      counted(async () => {
        const now = clock.now();
        await inbox.forgetBefore(new Date(now.getTime() - KEEP_MS));
        // What came in since the start is at work here.
        const before = alone ? startedAt : new Date(now.getTime() - TAKE_OVER_AFTER_MS);
        const left = await inbox.listUnfinished(before);
        let taken = 0;
        const work = async (): Promise<void> => {
          for (let next = left.shift(); next !== undefined; next = left.shift()) {
            try {
              if (await takeUp(next)) taken += 1;
            } catch (error) {
              logger.error({ error: describe(error) }, 'an unfinished event could not be finished');
            }
          }
        };
        await Promise.all(Array.from({ length: RESUME_AT_ONCE }, work));
        return taken;
      }),
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

/** How a payload was taken up. */
interface Taken {
  /** Its id in the inbox, where it has one already. */
  readonly storedAs?: string | undefined;
  readonly resumed: boolean;
  readonly receivedAt: Date;
  readonly acked: boolean;
  readonly crowded: boolean;
}

/** Not acknowledged, so that Slack brings it to another replica, or to us after the restart. */
class Leaving extends Error {
  override readonly name = 'Leaving';
}

type UnfinishedEvent = Awaited<ReturnType<InboxStore['listUnfinished']>>[number];

/** When Slack says that it happened: being taken up again does not make an event younger. */
function firstSeen(body: ReceiverEvent['body'], receivedAt: Date): Date {
  const seconds: unknown = body.event_time;
  return typeof seconds === 'number' && seconds > 0 ? new Date(seconds * 1000) : receivedAt;
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'unknown';
}
