import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSeeding } from '../../src/ledger/seed/index.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { createTestClock, scriptedAnswers, startTestBot, type TestBot } from '../support/bot.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { createTestStore } from '../support/store.ts';

const NOW = '2026-11-24T01:00:00Z';
const MENTION = '<@U0BOT>';

describe('the Slack side', () => {
  const clock = createTestClock(NOW);
  const answers = scriptedAnswers(() => ({}));
  let store: PlanStore;
  let slack: FakeSlack;
  let bot: TestBot;

  beforeAll(async () => {
    store = await createTestStore();
    await createSeeding({ store, clock, seedsDir: 'seeds' }).seedSample(clock.now());
    slack = await startFakeSlack({
      channels: [{ id: 'C0LINKAGE', name: 'linkage', members: ['U0STAFF1', 'U0BOT'] }],
    });
    bot = await startTestBot({ slack, store, clock, answers, language: 'en' });
  });
  beforeEach(() => {
    slack.workspace.posts.length = 0;
    slack.workspace.views.length = 0;
    answers.asked.length = 0;
  });
  afterAll(async () => {
    await bot?.side.stop();
    await slack?.close();
    await store?.close();
  });

  it('answers a mention in its thread, for everybody in the channel', async () => {
    const heard = await bot.say({
      channel: 'C0LINKAGE',
      user: 'U0STAFF1',
      text: `${MENTION} what is overdue?`,
      ts: '1700000777.000100',
    });
    expect(heard.acknowledged).toBe(true);
    expect(slack.workspace.posts).toMatchObject([
      { channel: 'C0LINKAGE', threadTs: '1700000777.000100', text: 'Two items are overdue.' },
    ]);
    expect(answers.asked).toMatchObject([
      {
        text: 'what is overdue?',
        audience: { kind: 'channel', channelId: 'C0LINKAGE', memberIds: ['U0STAFF1'] },
      },
    ]);
  });

  it('answers an event that Slack sends twice once', async () => {
    const message = { channel: 'D0STAFF1', user: 'U0STAFF1', text: 'what is overdue?', eventId: 'EvTwice' };
    expect((await bot.say(message)).acknowledged).toBe(true);
    expect((await bot.say(message)).acknowledged).toBe(true);
    expect(slack.workspace.posts).toHaveLength(1);
  });

  it('saves an update of a lead and says old and new', async () => {
    const reply = await bot.command('update KT-16 amber 75% studies under way', { user: 'U0LEAD06' });
    expect(JSON.stringify(reply.payload)).toContain('Saved');
    const [latest] = await store.latestUpdates(['KT-16']);
    expect(latest).toMatchObject({ progress: 75, authorId: 'U0LEAD06', done: 'studies under way' });
  });

  it('refuses the lead of another class and saves nothing', async () => {
    const before = await store.latestUpdates(['KT-16']);
    const reply = await bot.command('update KT-16 green 99% done', { user: 'U0LEAD01' });
    expect(JSON.stringify(reply.payload)).not.toContain('✅');
    expect(await store.latestUpdates(['KT-16'])).toEqual(before);
  });

  it('shows the errors of a form at its fields, then saves it and closes it', async () => {
    await bot.command('update KT-16', { user: 'U0LEAD06' });
    const wrong = await bot.submit('U0LEAD06', { progress: 'nearly all' });
    expect(wrong.payload).toEqual({
      response_action: 'errors',
      errors: { progress: expect.stringContaining('60%') },
    });
    const right = await bot.submit('U0LEAD06', { progress: '80%', done: 'all studies handed in' });
    expect(right.payload).toEqual({ response_action: 'clear' });
    expect((await store.latestUpdates(['KT-16']))[0]).toMatchObject({
      progress: 80,
      done: 'all studies handed in',
      via: 'form',
    });
  });
});
