import { setTimeout as sleep } from 'node:timers/promises';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../../plan/clock.ts';
import type { Logger } from '../../plan/logger.ts';
import type { InboxStore } from '../../plan/store.ts';
import type { InboundNotices } from './inbound.ts';
import { createLanes } from './lanes.ts';
import { type PayloadFacts, readPayload } from './payload.ts';
import { createPayloadRun, describe, type Taken } from './payload-run.ts';
import { createResume } from './resume.ts';

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

const STORE_RETRY_MS = 100;
/** Events of one person that run or wait; above it, questions are refused. */
const MOST_WAITING = 5;
/** Payloads that run or wait in all: what is held in memory is bounded, some kilobytes each. */
const MOST_AT_WORK = 10_000;

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
  readonly mostAtWork?: number | undefined;
}): InboundReceiver {
  const { inbox, clock, logger, notices } = deps;
  let app: App | undefined;
  let draining = false;
  let running = 0;
  let startedAt = clock.now();
  const idle: (() => void)[] = [];
  const lanes = createLanes();
  const refusals = createLanes();
  const runs = createPayloadRun({ ...deps, app: () => app });
  const { run } = runs;
  const resume = createResume({ ...deps, runs });

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
    if (running > (deps.mostAtWork ?? MOST_AT_WORK)) return turnAway(event, facts);
    if (facts.eventId === undefined) return run(event, facts, taken);
    await acceptEvent(event, facts, facts.eventId, taken);
  };

  /** An event is not acknowledged: Slack brings it again. Whoever waits for an answer reads that there is too much. */
  const turnAway = async (event: ReceiverEvent, facts: PayloadFacts): Promise<void> => {
    if (facts.eventId !== undefined) throw new Overloaded('too much is being worked on');
    logger.warn({ kind: facts.kind, running }, 'a payload was turned away');
    await event.ack(notices?.busy(event.body, facts) as never);
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
    resume: (options) => counted(() => resume({ ...options, startedAt, isLeaving: () => draining })),
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

/** Not acknowledged, so that Slack brings it to another replica, or to us after the restart. */
class Leaving extends Error {
  override readonly name = 'Leaving';
}

/** Not acknowledged, so that Slack brings it again when there is room. */
class Overloaded extends Error {
  override readonly name = 'Overloaded';
}
