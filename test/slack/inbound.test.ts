import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PlanStore } from '../../src/plan/store.ts';
import { createTestClock, scriptedAnswers, startTestBot, type TestBot } from '../support/bot.ts';
import { BOT, type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { createTestStore } from '../support/store.ts';

const NOW = '2026-11-24T01:00:00Z';
const secondsAt = (time: string): number => Date.parse(time) / 1000;

function question(eventId: string, extra: Record<string, unknown> = {}): object {
  return {
    type: 'event_callback',
    team_id: BOT.teamId,
    event_id: eventId,
    event_time: secondsAt(NOW),
    authorizations: [{ team_id: BOT.teamId }],
    event: {
      type: 'message',
      channel_type: 'im',
      channel: 'D0STAFF1',
      user: 'U0STAFF1',
      text: 'what is overdue?',
      ts: '1700000001.000100',
    },
    ...extra,
  };
}

describe('what Slack sends', () => {
  const clock = createTestClock(NOW);
  const answers = scriptedAnswers(() => ({}));
  let store: PlanStore;
  let slack: FakeSlack;
  const bots: TestBot[] = [];
  const start = async (options: { sockets?: number; store?: PlanStore } = {}): Promise<TestBot> => {
    const bot = await startTestBot({
      slack,
      store: options.store ?? store,
      clock,
      answers,
      ...(options.sockets ? { sockets: options.sockets } : {}),
    });
    bots.push(bot);
    return bot;
  };

  beforeAll(async () => {
    store = await createTestStore();
  });
  beforeEach(async () => {
    clock.set(NOW);
    answers.asked.length = 0;
    for (const bot of bots.splice(0)) await bot.side.stop();
    await slack?.close();
    slack = await startFakeSlack({ channels: [{ id: 'C0LINKAGE', name: 'linkage', members: ['U0BOT'] }] });
  });
  afterAll(async () => {
    for (const bot of bots) await bot.side.stop();
    await slack?.close();
    await store?.close();
  });

  it('is run once when both sockets bring the same event', async () => {
    const bot = await start({ sockets: 2 });
    expect(slack.sockets()).toBe(2);
    const heard = await Promise.all(
      [1, 2, 3].map((retry) => slack.deliver('events_api', question('EvBoth'), { retry })),
    );
    await bot.side.idle();
    expect(heard.every((one) => one.acknowledged)).toBe(true);
    expect(slack.workspace.posts).toHaveLength(1);
  });

  it('comes in through the other socket when one is cut', async () => {
    const bot = await start({ sockets: 2 });
    slack.cutSocket();
    expect((await slack.deliver('events_api', question('EvCut'))).acknowledged).toBe(true);
    await bot.side.idle();
    expect(slack.workspace.posts).toHaveLength(1);
  });

  it('waits until Slack gives sockets again', async () => {
    const bot = await start();
    slack.refuseConnections(true);
    slack.cutSockets();
    await slack.called('apps.connections.open', 2);
    slack.refuseConnections(false);
    await slack.connected(1);
    await slack.deliver('events_api', question('EvAgain'));
    await bot.side.idle();
    expect(slack.workspace.posts).toHaveLength(1);
  });

  it('is finished after a crash, and answered once', async () => {
    await store.inbox.admit({
      id: 'EvCrash',
      payload: question('EvCrash'),
      receivedAt: new Date(Date.parse(NOW) - 10_000),
    });
    const bot = await start();
    await bot.side.idle();
    expect(slack.workspace.posts).toMatchObject([
      { text: 'Two items are overdue.', metadata: { event_payload: { post_id: 'answer:EvCrash' } } },
    ]);
    const again = await start();
    await again.side.idle();
    expect(slack.workspace.posts).toHaveLength(1);
  });

  it('is not answered again when the crash came after the answer', async () => {
    await store.inbox.admit({
      id: 'EvLate',
      payload: question('EvLate'),
      receivedAt: new Date(Date.parse(NOW) - 10_000),
    });
    slack.workspace.posts.push({
      channel: 'D0STAFF1',
      ts: '1700000002.000100',
      text: 'answered',
      blocks: [],
      metadata: { event_type: 'linkage_post', event_payload: { post_id: 'answer:EvLate' } },
    });
    const bot = await start();
    await bot.side.idle();
    expect(slack.workspace.posts).toHaveLength(1);
    expect(answers.asked).toHaveLength(0);
  });

  it('is answered later when Slack could not take the answer, and cannot say whether it did', async () => {
    const first = await start();
    slack.fail('chat.postMessage', { kind: 'server_error' });
    slack.fail('conversations.history', { kind: 'error', error: 'fatal_error' });
    await slack.deliver('events_api', question('EvUnposted'));
    await first.side.idle();
    expect(slack.workspace.posts).toHaveLength(0);
    // Nobody can look whether it stands there: it waits again.
    slack.fail('conversations.history', { kind: 'error', error: 'fatal_error' });
    await first.side.stop();
    clock.set('2026-11-24T01:05:00Z');
    const second = await start();
    await second.side.idle();
    expect(slack.workspace.posts).toHaveLength(0);
    await second.side.stop();
    clock.set('2026-11-24T01:10:00Z');
    const third = await start();
    await third.side.idle();
    expect(slack.workspace.posts).toMatchObject([
      { metadata: { event_payload: { post_id: 'answer:EvUnposted' } } },
    ]);
  });

  it('in a flood of one person waits for that person alone, and above a bound is refused with a sentence', async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = {
      ...answers,
      ask: async (asked: Parameters<typeof answers.ask>[0]) => {
        if (asked.askerId === 'U0FLOOD') await held;
        return answers.ask(asked);
      },
    };
    const bot = await startTestBot({ slack, store, clock, answers: slow, sockets: 2 });
    const mention = (eventId: string, user: string, serial: number): object => ({
      ...question(eventId),
      event: {
        type: 'app_mention',
        channel: 'C0LINKAGE',
        user,
        text: '<@U0BOT> what is overdue?',
        ts: `17000000${serial}.000100`,
      },
    });
    const flood = await Promise.all(
      Array.from({ length: 20 }, (_, serial) =>
        slack.deliver('events_api', mention(`EvFlood${serial}`, 'U0FLOOD', 10 + serial), { socket: serial }),
      ),
    );
    expect(flood.every((one) => one.acknowledged)).toBe(true);
    await slack.deliver('events_api', mention('EvOther', 'U0STAFF1', 99));
    await until(() => slack.workspace.posts.length > 0 && slack.workspace.ephemerals.length === 15);
    expect(slack.workspace.posts).toMatchObject([
      { metadata: { event_payload: { post_id: 'answer:EvOther' } } },
    ]);
    expect(new Set(slack.workspace.ephemerals.map(({ user, text }) => `${user}: ${text}`))).toEqual(
      new Set(['U0FLOOD: You have several questions waiting. Please wait for their answers first.']),
    );
    release();
    await bot.side.idle();
    expect(slack.workspace.posts).toHaveLength(6);
    await bot.side.stop();
  });

  it('as a question by command is answered after a crash too, to its asker alone', async () => {
    const held = await startTestBot({
      slack,
      store,
      clock,
      answers: { ...answers, ask: () => new Promise(() => {}) },
    });
    const ask = {
      command: '/linkage',
      text: 'ask what is overdue?',
      user_id: 'U0STAFF1',
      team_id: BOT.teamId,
      channel_id: 'C0LINKAGE',
      trigger_id: 'trigger-crash',
      response_url: slack.responseUrl(),
    };
    expect((await slack.deliver('slash_commands', ask)).acknowledged).toBe(true);
    await held.side.stop({ withinMs: 1 });
    clock.set('2026-11-24T01:05:00Z');
    const bot = await start();
    await bot.side.idle();
    expect(slack.workspace.responses).toMatchObject([
      { response_type: 'ephemeral', text: 'Two items are overdue.' },
    ]);
    const again = await start();
    await again.side.idle();
    expect(slack.workspace.responses).toHaveLength(1);
  });

  it('gets an apology when it waited for more than an hour', async () => {
    const receivedAt = new Date(Date.parse(NOW) - 7_200_000);
    await store.inbox.admit({
      id: 'EvOld',
      payload: question('EvOld', { event_time: secondsAt(NOW) - 7200 }),
      receivedAt,
    });
    const bot = await start();
    await bot.side.idle();
    expect(slack.workspace.posts).toHaveLength(1);
    expect(slack.workspace.posts[0]?.text).toMatch(/interrupted|中断/);
    expect(answers.asked).toHaveLength(0);
  });

  it('is not acknowledged while the store is down, so that Slack sends it again', async () => {
    const down: PlanStore = {
      ...store,
      inbox: { ...store.inbox, admit: () => Promise.reject(new Error('the store is down')) },
    };
    await start({ store: down });
    const heard = await slack.deliver('events_api', question('EvDown'), { withinMs: 400 });
    expect(heard.acknowledged).toBe(false);
    expect(slack.workspace.posts).toHaveLength(0);
    await slack.deliver('events_api', question('EvDown'), { retry: 1, withinMs: 400 });
    expect(slack.workspace.ephemerals).toMatchObject([
      { user: 'U0STAFF1', text: expect.stringMatching(/records.*Reference [0-9a-f]{8}/) },
    ]);
  });

  it('of another workspace is dropped', async () => {
    const bot = await start();
    const foreign = question('EvForeign', { team_id: 'T0OTHER', authorizations: [{ team_id: 'T0OTHER' }] });
    expect((await slack.deliver('events_api', foreign)).acknowledged).toBe(true);
    const command = {
      command: '/linkage',
      text: 'status',
      user_id: 'U1',
      team_id: 'T0OTHER',
      trigger_id: 't',
      response_url: slack.responseUrl(),
      channel_id: 'C1',
    };
    expect((await slack.deliver('slash_commands', command)).payload).toEqual({});
    await bot.side.idle();
    expect(slack.workspace.posts).toHaveLength(0);
  });

  it('is finished before the bot stops, and nothing new is taken meanwhile', async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = {
      continues: answers.continues,
      ask: async (asked: Parameters<typeof answers.ask>[0]) => held.then(() => answers.ask(asked)),
    };
    const bot = await startTestBot({ slack, store, clock, answers: slow });
    await slack.deliver('events_api', question('EvStop'));
    const stopped = bot.side.stop();
    expect((await slack.deliver('events_api', question('EvTooLate'), { withinMs: 200 })).acknowledged).toBe(
      false,
    );
    release();
    expect(await stopped).toEqual({ unfinished: 0 });
    expect(slack.workspace.posts).toHaveLength(1);
    await slack.disconnected();
  });
});

async function until(look: () => boolean): Promise<void> {
  while (!look()) await new Promise((resolve) => setTimeout(resolve, 5));
}
