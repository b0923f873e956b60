import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { silentLogger } from '../../src/plan/logger.ts';
import { createInboundReceiver } from '../../src/slack/inbound/receiver.ts';
import { createReplays } from '../../src/slack/inbound/replays.ts';

const MINUTE_MS = 60_000;

/** A receiver whose listeners work until they are let go, and what each payload was answered. */
function openReceiver(mostAtWork: number) {
  let deliver: (event: ReceiverEvent) => Promise<void> = async () => {};
  const inner = {
    init: (app: App) => {
      deliver = (event) => app.processEvent(event);
    },
    start: async () => undefined,
    stop: async () => undefined,
  } satisfies Receiver;
  let letGo = (): void => {};
  const free = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const worked: unknown[] = [];
  const receiver = createInboundReceiver({
    inners: [inner],
    inbox: {
      admit: async () => true,
      takeUp: async () => true,
      finish: async () => {},
      listUnfinished: async () => [],
      forgetBefore: async () => 0,
    },
    clock: { now: () => new Date(0) },
    logger: silentLogger,
    teamId: () => 'T1',
    notices: {
      slow: () => undefined,
      late: async () => {},
      busy: (_, facts) => (facts.kind === 'command' ? 'too much' : undefined),
      refused: async () => {},
    },
    mostAtWork,
  });
  receiver.init({
    processEvent: async (event: ReceiverEvent) => {
      worked.push(event.body);
      await free;
    },
  } as unknown as App);
  const send = async (body: Record<string, unknown>) => {
    const acks: unknown[] = [];
    const outcome = deliver({ body, ack: async (response?: unknown) => void acks.push(response) }).then(
      () => 'taken',
      (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
    );
    return { acks, outcome };
  };
  return { receiver, send, worked, letGo: () => letGo() };
}

const event = (id: number) => ({
  type: 'event_callback',
  team_id: 'T1',
  event_id: `Ev${id}`,
  event: { type: 'message', user: `U${id}` },
});
const command = { command: '/linkage', text: 'help', user_id: 'U1', team_id: 'T1', channel_id: 'C1' };

describe('when more comes in than can be held', () => {
  it('an event is left to Slack to bring again, and a command is told; what runs is finished', async () => {
    const { receiver, send, worked, letGo } = openReceiver(3);
    const taken = [await send(event(1)), await send(event(2)), await send(command)];
    const tooMuch = await send(event(4));
    expect(await tooMuch.outcome).toBe('Overloaded');
    expect(tooMuch.acks).toEqual([]);
    const told = await send(command);
    expect(await told.outcome).toBe('taken');
    expect(told.acks).toEqual(['too much']);
    expect(worked).toHaveLength(3);
    expect(receiver.inFlight()).toBe(3);
    letGo();
    expect(await Promise.all(taken.map((one) => one.outcome))).toEqual(['taken', 'taken', 'taken']);
    expect(await (await send(event(4))).outcome).toBe('taken');
    expect(receiver.inFlight()).toBe(0);
  });
});

describe('the memory of signatures', () => {
  it('knows each for ten minutes, and forgets', () => {
    let nowMs = 0;
    const replays = createReplays(() => nowMs);
    expect(replays.admit('v0=a')).toBe(true);
    nowMs = 9 * MINUTE_MS;
    expect(replays.admit('v0=a')).toBe(false);
    nowMs = 10 * MINUTE_MS;
    expect(replays.admit('v0=a')).toBe(true);
  });

  it('holds a bounded number, the oldest leaving first', () => {
    const replays = createReplays(() => 0, 3);
    for (const signature of ['a', 'b', 'c', 'd']) expect(replays.admit(signature)).toBe(true);
    for (const signature of ['b', 'c', 'd']) expect(replays.admit(signature)).toBe(false);
    expect(replays.admit('a')).toBe(true);
  });
});
