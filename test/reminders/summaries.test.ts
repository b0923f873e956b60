import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createBudget, createSummarise, type LanguageModel, loadPrompts } from '../../src/answers/index.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import { aClass, anAssignment, anItem, reported } from './support/fake-plan.ts';
import { createFakeWorkspace } from './support/fake-workspace.ts';
import { createWorld } from './support/world.ts';

const MONDAY_NINE = '2026-03-02T01:00:00Z';
const FRIDAY_CIRCULAR = '2026-03-06T08:30:00Z';
const prompts = loadPrompts(fileURLToPath(new URL('../../prompts', import.meta.url)));

/** A class with an overdue item and a silent one, and a bot whose model says what it is told to say. */
function serve(
  replies: readonly string[],
  options: { readonly language?: 'en' | 'zh'; readonly dailyTokens?: number } = {},
) {
  const language = options.language ?? 'en';
  const asked: string[] = [];
  const left = [...replies];
  const model: LanguageModel = {
    name: 'scripted',
    async complete({ messages }) {
      asked.push(messages.at(-1)?.content ?? '');
      const text = left.shift();
      if (text === undefined) throw new Error('the model is down');
      return { text, toolCalls: [], inputTokens: 10, outputTokens: 10, cut: false };
    },
  };
  let workspace = createFakeWorkspace(() => new Date(0));
  const world = createWorld(MONDAY_NINE, {
    classes: [aClass('SC-01', { language, nameEn: 'Trade Class', nameZh: '商贸专班' })],
    items: [
      anItem('KT-01', 'SC-01', {
        light: 'red',
        dueOn: '2026-02-20',
        titleEn: 'Market hall',
        titleZh: '市场大厅',
      }),
      anItem('KT-02', 'SC-01', { titleEn: 'Night market', titleZh: '夜市' }),
    ],
    assignments: [anAssignment('U1', 'lead', 'SC-01')],
  });
  const { time } = world;
  workspace = createFakeWorkspace(time.now);
  const limits = {
    personHourlyQuestions: 60,
    dailyTokens: options.dailyTokens ?? 1_000_000,
    timeZone: 'UTC',
  };
  const budget = createBudget(time, limits, { spent: async () => ({ questions: 0, tokens: 0 }) });
  const bot = world.replica({
    poster: workspace.poster,
    notices: workspace.notices,
    summarise: createSummarise({ model, prompts, clock: time, logger: silentLogger, budget, timeoutMs: 500 }),
    settings: { leadingGroupChannelId: 'C-GROUP', language },
  });
  const summaryOf = async () => {
    await bot.runDue();
    const [first] = workspace.accepted;
    expect(first?.reminder?.lines).toHaveLength(world.plan.items.length);
    return first?.reminder?.summary;
  };
  return { ...world, bot, asked, workspace, summaryOf };
}

const TRUE_WORDS =
  'Trade Class has {F1} open items, {F2} overdue, {F3} off track, {F4} not reported this week. [SC-01] Market hall is {F5} days overdue. [KT-01]';
const TRUE_WORDS_ZH =
  '商贸专班未结{F1}项，逾期{F2}项，红灯{F3}项，本周未报{F4}项。[SC-01]市场大厅逾期{F5}天。[KT-01]';

describe('the two sentences on top of a reminder', () => {
  it('are the model’s where each holds against the records, with the figures put in', async () => {
    const { summaryOf, asked } = serve([TRUE_WORDS]);
    expect(await summaryOf()).toBe(
      'Trade Class has 2 open items, 1 overdue, 1 off track, 2 not reported this week. Market hall is 10 days overdue.',
    );
    expect(asked[0]).toContain('[KT-01] Market hall');
  });

  it('are in the class’s language', async () => {
    const { summaryOf, asked } = serve([TRUE_WORDS_ZH], { language: 'zh' });
    expect(await summaryOf()).toBe('商贸专班未结2项，逾期1项，红灯1项，本周未报2项。市场大厅逾期10天。');
    expect(asked[0]).toContain('Simplified Chinese');
  });

  it.each([
    ['a number that no record holds', TRUE_WORDS.replace('{F5}', '12')],
    ['a forecast', `${TRUE_WORDS} It will be finished soon. [KT-01]`],
    [
      'a cause that nobody stored',
      TRUE_WORDS.replace('Market hall is', 'Because of the weather Market hall is'),
    ],
    ['a mention', TRUE_WORDS.replace('Market hall', '<!channel> Market hall')],
    ['a sentence without a record', TRUE_WORDS.replace(' [KT-01]', '')],
    ['a third sentence', `${TRUE_WORDS} Market hall is off track. [KT-01]`],
    ['a summary that leaves the main figures out', 'Market hall is off track. [KT-01]'],
    ['nothing at all', ''],
  ])('are left out where the model insists on %s, and the reminder goes all the same', async (_, words) => {
    const { summaryOf, asked } = serve([words, words]);
    expect(await summaryOf()).toBeUndefined();
    expect(asked).toHaveLength(2);
    expect(asked[1]).toContain('rejected');
  });

  it('come at the second try where the faults are named', async () => {
    const { summaryOf } = serve([TRUE_WORDS.replace('{F5}', '12'), TRUE_WORDS]);
    expect(await summaryOf()).toContain('10 days overdue');
  });

  it('are left out where the model is down', async () => {
    expect(await serve([]).summaryOf()).toBeUndefined();
  });

  it('are not asked for where the day’s tokens are spent', async () => {
    const { summaryOf, asked } = serve([TRUE_WORDS], { dailyTokens: 0 });
    expect(await summaryOf()).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('are not asked for where everything is reported', async () => {
    const { bot, plan, asked } = serve([TRUE_WORDS]);
    plan.items = plan.items.map((item) => reported(item, '2026-W10'));
    await bot.runDue();
    expect(asked).toEqual([]);
  });
});

describe('the summary of a circular', () => {
  it('is checked likewise', async () => {
    const words =
      'The plan has {F1} open items, {F2} off track, {F3} overdue. [SC-01] Market hall is off track. [KT-01]';
    const { bot, time, plan, workspace } = serve([words]);
    await plan.store.settings.set(
      'reminders.servedSince',
      { PLAN: MONDAY_NINE, 'SC-01': '2026-03-06T07:00:00Z' },
      time.now(),
    );
    time.set(FRIDAY_CIRCULAR);
    await bot.runDue();
    const circular = workspace.accepted.find((one) => one.notice?.type === 'digest');
    expect(circular?.notice).toMatchObject({
      digest: { summary: expect.stringContaining('The plan has 2 open items, 1 off track, 1 overdue') },
    });
  });

  it('is not waited for by somebody who asks for the circular', async () => {
    const { bot, asked } = serve([TRUE_WORDS]);
    expect(await bot.digest({ kind: 'weekly', personId: 'U1' })).toBeDefined();
    expect(asked).toEqual([]);
  });
});
