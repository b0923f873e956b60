import { createHmac } from 'node:crypto';
import { createServer } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOT, type FakeSlack } from '../support/fake-slack.ts';
import { type BotProcess, launchBot, socketSettings, startBot } from './support/bot-process.ts';
import { createHome, type StoreHome } from './support/home.ts';
import { PAYLOADS } from './support/payloads.ts';
import { answersTo, mention, startSampleSlack } from './support/traffic.ts';
import { until } from './support/until.ts';

const SEED = 20261124;
const EACH = 1700;
const AT_ONCE = 10;
const MINUTE = 60_000;
/** What an error looks like that came through to a reader. */
const STACK = /\bat \S+ \(?\S+:\d+:\d+|[A-Z]\w*Error:|node_modules|\bundefined is not\b|\[object Object\]/;

let home: StoreHome;
let slack: FakeSlack;
let bot: BotProcess;

const close = async (): Promise<void> => {
  await bot?.kill();
  await slack?.close();
  await home?.remove();
};

/** Everything that the bot showed to anybody. */
const shown = (): string =>
  JSON.stringify([
    slack.workspace.posts,
    slack.workspace.ephemerals,
    slack.workspace.responses,
    slack.workspace.views,
    [...slack.workspace.homes.values()],
  ]);

const stillAnswers = async (
  eventId: string,
  deliver: (payload: object) => Promise<unknown>,
): Promise<void> => {
  const question = {
    channel: 'C0LINKAGE',
    user: 'U0STAFF2',
    text: 'what is overdue?',
    ts: '1700400000.000100',
  };
  await deliver(mention(eventId, question));
  await until('an answer to a plain question', () => answersTo(slack, eventId) === 1, MINUTE);
};

describe('payloads of any shape through a socket', () => {
  beforeAll(async () => {
    home = await createHome('embedded');
    slack = await startSampleSlack();
    bot = await startBot(slack, { ...socketSettings(slack), ...home.settings, LOG_LEVEL: 'silent' });
  });
  afterAll(close);

  it.each(Object.entries(PAYLOADS))(
    'as %s are acknowledged, end no process and show nobody a stack',
    async (name, { type, payload }) => {
      const sample = fc.sample<object>(payload as fc.Arbitrary<object>, { numRuns: EACH, seed: SEED });
      const unanswered: object[] = [];
      for (let start = 0; start < sample.length; start += AT_ONCE) {
        const some = sample.slice(start, start + AT_ONCE);
        const heard = await Promise.all(
          some.map((one, index) => slack.deliver(type, one, { socket: index, withinMs: 15_000 })),
        );
        unanswered.push(...some.filter((_, index) => !heard[index]?.acknowledged));
        expect(JSON.stringify(heard)).not.toMatch(STACK);
        if (!bot.running())
          throw new Error(`the bot ended:\n${bot.output().slice(-3000)}\n${JSON.stringify(some)}`);
      }
      expect(unanswered).toEqual([]);
      await stillAnswers(`EvAfter-${name}`, (one) => slack.deliver('events_api', one));
      expect(shown()).not.toMatch(STACK);
      expect(shown()).not.toMatch(/<!(channel|here|everyone)/);
    },
    5 * MINUTE,
  );
});

describe('requests of any shape over HTTP', () => {
  const secret = 'a-signing-secret';
  let address: string;

  const now = (): number => Math.floor(Date.now() / 1000);
  const sign = (body: string, at = now(), key = secret): Record<string, string> => ({
    'x-slack-request-timestamp': String(at),
    'x-slack-signature': `v0=${createHmac('sha256', key).update(`v0:${at}:${body}`).digest('hex')}`,
  });
  const send = async (
    body: string,
    headers: Record<string, string>,
  ): Promise<{ status: number; text: string }> => {
    const response = await fetch(address, { method: 'POST', body, headers });
    return { status: response.status, text: await response.text() };
  };
  const json = { 'content-type': 'application/json' };
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const encode = (payload: object): { body: string; type: Record<string, string> }[] => [
    { body: JSON.stringify(payload), type: json },
    { body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), type: form },
    {
      body: new URLSearchParams(
        Object.entries(payload).map(([key, value]): [string, string] => [key, wellFormed(value)]),
      ).toString(),
      type: form,
    },
  ];

  beforeAll(async () => {
    home = await createHome('embedded');
    slack = await startSampleSlack();
    const port = await freePort();
    address = `http://127.0.0.1:${port}/slack/events`;
    const { SLACK_APP_TOKEN: _, ...settings } = socketSettings(slack);
    bot = launchBot({
      ...settings,
      ...home.settings,
      SLACK_SIGNING_SECRET: secret,
      PORT: String(port),
      LOG_LEVEL: 'silent',
    });
    await until('the bot', () => bot.output().includes('connected') || !bot.running());
  });
  afterAll(close);

  it('are answered when they are signed, and end no process', { timeout: 5 * MINUTE }, async () => {
    const anyPayload = fc.oneof(
      ...Object.values(PAYLOADS).map(({ payload }) => payload as fc.Arbitrary<object>),
    );
    const signed = fc
      .sample(anyPayload, { numRuns: 500, seed: SEED })
      .flatMap(encode)
      .concat(fc.sample(fc.string({ unit: 'binary' }), 200).map((body) => ({ body, type: json })));
    const states = new Map<number, number>();
    for (let start = 0; start < signed.length; start += AT_ONCE) {
      const heard = await Promise.all(
        signed.slice(start, start + AT_ONCE).map(({ body, type }) => send(body, { ...type, ...sign(body) })),
      );
      for (const { status, text } of heard) {
        states.set(status, (states.get(status) ?? 0) + 1);
        expect(text).not.toMatch(STACK);
      }
      if (!bot.running()) throw new Error(`the bot ended:\n${bot.output().slice(-3000)}`);
    }
    expect([...states.keys()].filter((status) => ![200, 400, 404].includes(status))).toEqual([]);
    await stillAnswers('EvAfterHttp', (payload) => {
      const body = JSON.stringify(payload);
      return send(body, { ...json, ...sign(body) });
    });
    expect(shown()).not.toMatch(STACK);
  });

  it('are refused without the right signature, whatever they hold', async () => {
    const body = JSON.stringify(
      mention('EvForged', { channel: 'C0LINKAGE', user: 'U0STAFF1', text: 'what is overdue?', ts: '1.1' }),
    );
    const forged: Record<string, string>[] = [
      {},
      sign(body, now(), 'another'),
      sign(body, now() - 301),
      sign(body, now() + 301),
      sign(`${body} `),
      { ...sign(body), 'x-slack-signature': 'v0=' },
      { ...sign(body), 'x-slack-signature': 'v1=00' },
      { ...sign(body), 'x-slack-request-timestamp': 'soon' },
      { 'x-slack-signature': sign(body)['x-slack-signature'] ?? '' },
      { 'x-slack-request-timestamp': String(now()) },
    ];
    for (const headers of forged) expect((await send(body, { ...json, ...headers })).status).toBe(401);
    expect(answersTo(slack, 'EvForged')).toBe(0);
  });

  it('bring one answer when they are replayed, or sent again by Slack', async () => {
    const payload = mention('EvReplayed', {
      channel: 'C0LINKAGE',
      user: 'U0STAFF1',
      text: 'what is overdue?',
      ts: '1700500000.000100',
    });
    const body = JSON.stringify(payload);
    const headers = { ...json, ...sign(body) };
    expect((await send(body, headers)).status).toBe(200);
    for (let count = 0; count < 5; count += 1) expect((await send(body, headers)).status).toBe(401);
    // Slack signs each of its resends anew.
    for (const agoSeconds of [3, 2, 1])
      expect((await send(body, { ...json, ...sign(body, now() - agoSeconds) })).status).toBe(200);
    await until('the answer', () => answersTo(slack, 'EvReplayed') > 0);
    await stillAnswers('EvAfterReplay', (one) => {
      const next = JSON.stringify(one);
      return send(next, { ...json, ...sign(next) });
    });
    expect(answersTo(slack, 'EvReplayed')).toBe(1);
  });

  it('of another workspace bring nothing', async () => {
    const before = slack.workspace.posts.length;
    const foreign = {
      ...mention('EvForeign', {
        channel: 'C0LINKAGE',
        user: 'U0STAFF1',
        text: 'what is overdue?',
        ts: '1.1',
      }),
      team_id: 'T0OTHER',
      authorizations: [{ team_id: 'T0OTHER', user_id: BOT.userId }],
    };
    const body = JSON.stringify(foreign);
    expect((await send(body, { ...json, ...sign(body) })).status).toBe(200);
    const command = new URLSearchParams({
      command: '/linkage',
      text: 'status SC-03',
      user_id: 'U0STAFF1',
      team_id: 'T0OTHER',
      trigger_id: 't',
    }).toString();
    expect((await send(command, { ...form, ...sign(command) })).text).not.toMatch(/SC-03/);
    expect(slack.workspace.posts.length).toBe(before);
  });

  it('above the limit are refused', async () => {
    const body = JSON.stringify({ type: 'event_callback', padding: 'x'.repeat(1_500_000) });
    expect((await send(body, { ...json, ...sign(body) })).status).toBe(413);
    expect(bot.running()).toBe(true);
  });
});

function wellFormed(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed();
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
