import { createHmac } from 'node:crypto';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLogger } from '../../src/plan/logger.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { createSlackSide, type SlackSide } from '../../src/slack/slack-side.ts';
import { createUpdates } from '../../src/updates/updates.ts';
import { createTestClock, scriptedAnswers } from '../support/bot.ts';
import { BOT, type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { createTestStore } from '../support/store.ts';

const SECRET = 'a-signing-secret';
const now = (): number => Math.floor(Date.now() / 1000);

function sign(body: string, at = now(), secret = SECRET): Record<string, string> {
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`;
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': signature };
}

describe('HTTP events', () => {
  const answers = scriptedAnswers(() => ({}));
  let store: PlanStore;
  let storeIsDown = false;
  let slack: FakeSlack;
  let side: SlackSide;
  let address: string;
  const send = (body: string, headers: Record<string, string>): Promise<Response> =>
    fetch(address, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  const event = (id: string): string =>
    JSON.stringify({
      type: 'event_callback',
      team_id: BOT.teamId,
      event_id: id,
      event: {
        type: 'message',
        channel_type: 'im',
        channel: 'D0STAFF1',
        user: 'U0STAFF1',
        text: 'what is overdue?',
        ts: '1.1',
      },
    });

  beforeAll(async () => {
    const clock = createTestClock('2026-11-24T01:00:00Z');
    store = await createTestStore();
    slack = await startFakeSlack();
    const port = await freePort();
    address = `http://127.0.0.1:${port}/slack/events`;
    side = createSlackSide({
      connection: { mode: 'http', botToken: BOT.token, signingSecret: SECRET, port, apiUrl: slack.apiUrl },
      store: {
        ...store,
        inbox: {
          ...store.inbox,
          admit: (one) =>
            storeIsDown ? Promise.reject(new Error('the store is down')) : store.inbox.admit(one),
        },
      },
      clock,
      logger: silentLogger,
      answers,
      updates: createUpdates({ store, clock, logger: silentLogger }),
      reminders: () => undefined,
      settings: { defaultLanguage: 'en', timeZone: 'Asia/Shanghai' },
    });
    await side.start();
  });
  afterAll(async () => {
    await side?.stop();
    await slack?.close();
    await store?.close();
  });

  it('with the right signature are answered, and once when Slack sends them again', async () => {
    const body = event('EvHttp');
    expect((await send(body, sign(body, now() - 2))).status).toBe(200);
    expect((await send(body, { ...sign(body), 'x-slack-retry-num': '1' })).status).toBe(200);
    await side.idle();
    expect(slack.workspace.posts).toHaveLength(1);
  });

  it('with a signature that was used before are refused', async () => {
    const command = new URLSearchParams({
      command: '/linkage',
      text: 'help',
      user_id: 'U0STAFF1',
      team_id: BOT.teamId,
      channel_id: 'C0LINKAGE',
      trigger_id: 'trigger-replayed',
    }).toString();
    const headers = { ...sign(command), 'content-type': 'application/x-www-form-urlencoded' };
    expect((await send(command, headers)).status).toBe(200);
    const again = await send(command, headers);
    expect([again.status, await again.text()]).toEqual([401, '']);
  });

  it('that the store could not take are told so, and taken when they come again', async () => {
    const body = event('EvUnlucky');
    const headers = sign(body);
    storeIsDown = true;
    expect((await send(body, headers)).status).toBe(503);
    storeIsDown = false;
    expect((await send(body, headers)).status).toBe(200);
    await side.idle();
  });

  it.each([
    ['a wrong secret', (body: string) => sign(body, now(), 'another-secret')],
    ['an old time', (body: string) => sign(body, now() - 600)],
    ['a time to come', (body: string) => sign(body, now() + 600)],
    ['another body', () => sign('{}')],
    ['no signature', () => ({})],
    ['a broken signature', (body: string) => ({ ...sign(body), 'x-slack-signature': 'v0=zz' })],
  ])('with %s are refused', async (_, headersFor) => {
    const before = slack.workspace.posts.length;
    const body = event('EvRefused');
    expect((await send(body, headersFor(body) as Record<string, string>)).status).toBe(401);
    await side.idle();
    expect(slack.workspace.posts).toHaveLength(before);
  });

  it('that are too large are refused', async () => {
    const body = JSON.stringify({ type: 'event_callback', padding: 'x'.repeat(2_000_000) });
    expect((await send(body, sign(body))).status).toBe(413);
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
