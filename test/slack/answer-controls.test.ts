import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answers } from '../../src/answers/answer.ts';
import { createAnswers, loadPrompts } from '../../src/answers/index.ts';
import { createApp } from '../../src/app.ts';
import { runCommand } from '../../src/cli/run-command.ts';
import { readConfig } from '../../src/config.ts';
import { createSeeding } from '../../src/ledger/seed/index.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { createTestClock, startTestBot, type TestBot } from '../support/bot.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { createTestStore } from '../support/store.ts';

const NOW = '2026-11-24T01:00:00Z';
const prompts = loadPrompts(fileURLToPath(new URL('../../prompts', import.meta.url)));

describe('what can be done with an answer', () => {
  const clock = createTestClock(NOW);
  let store: PlanStore;
  let slack: FakeSlack;
  let bot: TestBot;
  let answers: Answers;
  let answerId: string;

  beforeAll(async () => {
    store = await createTestStore();
    await createSeeding({ store, clock, seedsDir: 'seeds' }).seedSample(clock.now());
    slack = await startFakeSlack({
      channels: [
        { id: 'C0SC03', name: 'sc-03', members: ['U0BOT', 'U0LEAD03'] },
        { id: 'C0ALL', name: 'linkage', members: ['U0BOT', 'U0LEAD03', 'U0STAFF1'] },
      ],
    });
    const settings = { timeZone: 'Asia/Shanghai' };
    answers = createAnswers({ store, clock, logger: silentLogger, prompts, settings });
    bot = await startTestBot({ slack, store, clock, answers, language: 'en' });
    await bot.say({ channel: 'C0SC03', user: 'U0LEAD03', text: '<@U0BOT> list the items of SC-03' });
    const [asked] = await store.answerLog.list({ since: new Date(NOW), limit: 1 });
    answerId = asked?.id ?? '';
  });
  afterAll(async () => {
    await bot?.side.stop();
    await slack?.close();
    await store?.close();
  });

  /** What `linkage answers` prints. */
  const answersCommand = async (language: 'en' | 'zh'): Promise<string> => {
    const read = readConfig({ OPERATIONS_PORT: '0' });
    if (!read.ok) throw new Error('settings');
    const config = read.value;
    let out = '';
    const rooms = async () => createApp({ config, store, clock, logger: silentLogger });
    const host = { config, logger: silentLogger, language, folder: '.', rooms } as const;
    await runCommand(['answers'], host, {
      out: (text) => {
        out += text;
      },
      err: () => {},
    });
    return out;
  };

  const shownTo = async (user: string): Promise<string> => {
    slack.workspace.views.length = 0;
    await bot.press({ user, actionId: 'show_all', value: answerId, channel: 'C0SC03' });
    return JSON.stringify(slack.workspace.views);
  };

  it('shows the asker the whole list that the class may see', async () => {
    expect(await shownTo('U0LEAD03')).toContain('KT-08');
  });

  it('shows somebody else who came to the channel only what is theirs', async () => {
    const shown = await shownTo('U0STAFF1');
    expect(shown).toContain('KT-07');
    expect(shown).not.toContain('KT-08');
  });

  it.each(['list the items of SC-03', '列出SC-03的全部事项'])(
    'tells who asks where not all may see all that there is more, and shows it to them alone: %s',
    async (text) => {
      const [posts, whispers] = [slack.workspace.posts.length, slack.workspace.ephemerals.length];
      await bot.say({ channel: 'C0ALL', user: 'U0LEAD03', text: `<@U0BOT> ${text}` });
      const [shown] = slack.workspace.posts.slice(posts);
      expect(JSON.stringify(shown)).toContain('KT-07');
      expect(JSON.stringify(shown)).not.toContain('KT-08');
      const [whisper, ...others] = slack.workspace.ephemerals.slice(whispers);
      expect([whisper?.user, others]).toEqual(['U0LEAD03', []]);
      const button = /"action_id":"answer_privately"[^}]*}[^}]*"value":"([^"]+)"/.exec(
        JSON.stringify(whisper),
      );
      await bot.press({
        user: 'U0LEAD03',
        actionId: 'answer_privately',
        value: button?.[1] ?? '',
        channel: 'C0ALL',
      });
      const direct = slack.workspace.posts.at(-1);
      expect(direct?.channel).toBe('D0LEAD03');
      expect(JSON.stringify(direct)).toContain('KT-08');
      await bot.say({ channel: 'C0ALL', user: 'U0STAFF1', text: `<@U0BOT> ${text}` });
      expect(slack.workspace.ephemerals).toHaveLength(whispers + 1);
    },
  );

  it('keeps why it was not right, for whoever looks after the answers', async () => {
    await bot.press({ user: 'U0LEAD03', actionId: 'answer_feedback_bad', value: answerId });
    await bot.submit('U0LEAD03', { reason: 'wrong_records', comment: 'KT-07 is ours: look' });
    const listed = await answersCommand('en');
    expect(listed).toMatch(
      /answered {2}not right: Wrong records – KT-07 is ours: look\n.*list the items of SC-03/,
    );
    expect(await answersCommand('zh')).toMatch(/已答 {2}不准确：查错了事项 – KT-07 is ours: look/);
  });

  it('erases what somebody asked after they confirmed it, and nothing of others', async () => {
    const ask = { audience: { kind: 'person', personId: 'U0STAFF1' }, askerId: 'U0STAFF1' } as const;
    await answers.ask({ ...ask, text: 'how far is KT-07?' });
    await bot.command('忘记', { user: 'U0LEAD03' });
    expect(JSON.stringify(slack.workspace.acknowledgements.at(-1))).toContain('清除我的提问');
    expect((await store.answerLog.find(answerId))?.question).toContain('SC-03');
    await bot.press({ user: 'U0LEAD03', actionId: 'forget_questions', value: 'zh' });
    expect(slack.workspace.responses.at(-1)?.text).toMatch(/\d 条提问/);
    const kept = JSON.stringify(await store.answerLog.list({ since: new Date(NOW), limit: 99 }));
    expect(kept).toContain('how far is KT-07?');
    const own = await store.answerLog.list({ since: new Date(NOW), askerId: 'U0LEAD03', limit: 99 });
    expect(own).toEqual([]);
    expect(kept).not.toContain('KT-07 is ours');
    const [entry, ...others] = await store.listAudit({ recordKind: 'question' });
    expect(entry).toMatchObject({
      actorId: 'U0LEAD03',
      via: 'button',
      recordKey: 'U0LEAD03',
      after: { erased: expect.any(Number) },
    });
    expect(others).toEqual([]);
    await bot.press({ user: 'U0LEAD03', actionId: 'show_all', value: answerId });
    expect(slack.workspace.responses.at(-1)?.text).toContain('no longer kept');
  });
});
