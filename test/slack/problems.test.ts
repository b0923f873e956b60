import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createSeeding } from '../../src/ledger/seed/index.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { WEEKLY_KIND } from '../../src/reminders/plan-reminders.ts';
import { createTestClock } from '../support/bot.ts';
import { BOT, type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { createTestStore } from '../support/store.ts';

const ADMIN = 'U0ADMIN1';
// A Saturday evening: nothing is due, and 33 days before the built-in calendar ends.
const NOW = '2026-11-28T12:00:00Z';

/** A model that is down: it answers every call with an error. */
async function startDeadModel(): Promise<{ server: Server; url: string }> {
  const server = createServer((_request, response) => response.writeHead(500).end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { server, url: `http://127.0.0.1:${port}/v1` };
}

describe('what is broken, on the Home of an administrator', () => {
  const clock = createTestClock(NOW);
  let store: PlanStore;
  let slack: FakeSlack;
  let app: App;
  let model: Server;
  let events = 0;

  beforeAll(async () => {
    store = await createTestStore();
    await createSeeding({ store, clock, seedsDir: 'seeds' }).seedSample(clock.now());
    const classes = await store.listClasses();
    slack = await startFakeSlack({
      channels: classes.map(({ channelId = '', code }) => ({
        id: channelId,
        name: code,
        members: code === 'SC-01' ? ['U0LEAD01'] : ['U0BOT'],
      })),
    });
    const dead = await startDeadModel();
    model = dead.server;
    const config = readConfig({
      OPERATIONS_PORT: '0',
      ADMIN_USER_IDS: ADMIN,
      OPENAI_API_KEY: 'test',
      OPENAI_BASE_URL: dead.url,
      OPENAI_TIMEOUT_MS: '500',
    });
    if (!config.ok) throw new Error('settings');
    const connection = {
      mode: 'socket',
      botToken: BOT.token,
      appToken: BOT.appToken,
      apiUrl: slack.apiUrl,
      sockets: 1,
    } as const;
    app = createApp({ config: config.value, store, clock, logger: silentLogger, connection });
    await app.start();
    await slack.connected(1);
  });
  afterAll(async () => {
    await app?.stop();
    await slack?.close();
    model?.close();
    await store?.close();
  });

  async function homeOf(user: string, language: 'en' | 'zh'): Promise<string> {
    const [person] = await store.listPeople([user]);
    if (!person) throw new Error('nobody');
    const origin = { actorId: user, via: 'button', at: clock.now() } as const;
    await store.write((writer) => writer.save('person', [{ ...person, language }], origin));
    events += 1;
    await slack.deliver('events_api', {
      type: 'event_callback',
      team_id: BOT.teamId,
      event_id: `Ev${events}`,
      authorizations: [{ team_id: BOT.teamId }],
      event: { type: 'app_home_opened', user, tab: 'home', channel: `D${user.slice(1)}` },
    });
    await app.slack?.idle();
    return JSON.stringify(slack.workspace.homes.get(user));
  }
  const has = async (en: string, zh: string): Promise<void> => {
    expect(await homeOf(ADMIN, 'en')).toContain(en);
    expect(await homeOf(ADMIN, 'zh')).toContain(zh);
  };

  it('names a channel without the bot, and what to do', () =>
    has('SC-01 Auto Parts Class: The bot is not in <#C0SC01>. Invite it', 'SC-01 汽车零部件产业专班'));

  it('says when the calendar of holidays ends', () => has('31 December 2026', '2026年12月31日'));

  it('names a reminder of which it is not known whether it was posted, and how to look', async () => {
    const at = clock.now();
    await store.slots.settle({
      classCode: 'SC-04',
      kind: WEEKLY_KIND,
      week: '2026-W48',
      state: 'unclear',
      postId: 'post-unclear',
      channelId: 'C0SC04',
      itemCodes: [],
      dueAt: at,
      claimedAt: at,
    });
    await has('Please look in <#C0SC04>; if it is missing: `/linkage remind now SC-04`', '<#C0SC04>');
  });

  it('tells of a model that does not answer, once it has failed three times', async () => {
    expect(await homeOf(ADMIN, 'en')).not.toContain('language model does not answer');
    for (const text of ['what is overdue?', '哪些项目在建？', 'who leads KT-07?'])
      await app.answers.ask({
        text,
        askerId: 'U0STAFF1',
        audience: { kind: 'person', personId: 'U0STAFF1' },
      });
    await has('The language model does not answer', '语言模型');
  });

  it('is shown to nobody else', async () => {
    for (const language of ['en', 'zh'] as const)
      expect(await homeOf('U0LEAD04', language)).not.toMatch(
        /C0SC04>|2026-W48|calendar|language model|语言模型/,
      );
  });
});
