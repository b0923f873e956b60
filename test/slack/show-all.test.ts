import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnswers, loadPrompts } from '../../src/answers/index.ts';
import { createSeeding } from '../../src/ledger/seed/index.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { createTestClock, startTestBot, type TestBot } from '../support/bot.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { createTestStore } from '../support/store.ts';

const NOW = '2026-11-24T01:00:00Z';
const prompts = loadPrompts(fileURLToPath(new URL('../../prompts', import.meta.url)));

describe('the whole list behind an answer', () => {
  const clock = createTestClock(NOW);
  let store: PlanStore;
  let slack: FakeSlack;
  let bot: TestBot;
  let answerId: string;

  beforeAll(async () => {
    store = await createTestStore();
    await createSeeding({ store, clock, seedsDir: 'seeds' }).seedSample(clock.now());
    slack = await startFakeSlack({
      channels: [{ id: 'C0SC03', name: 'sc-03', members: ['U0BOT', 'U0LEAD03'] }],
    });
    const settings = { timeZone: 'Asia/Shanghai' };
    const answers = createAnswers({ store, clock, logger: silentLogger, prompts, settings });
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

  const shownTo = async (user: string): Promise<string> => {
    slack.workspace.views.length = 0;
    await bot.press({ user, actionId: 'show_all', value: answerId, channel: 'C0SC03' });
    return JSON.stringify(slack.workspace.views);
  };

  it('shows the asker what the class may see', async () => {
    expect(await shownTo('U0LEAD03')).toContain('KT-08');
  });

  it('shows somebody else who came to the channel only what is theirs', async () => {
    const shown = await shownTo('U0STAFF1');
    expect(shown).toContain('KT-07');
    expect(shown).not.toContain('KT-08');
  });
});
