import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answers } from '../../src/answers/answer.ts';
import { detectLanguage } from '../../src/answers/language.ts';
import type { Written } from '../../src/answers/write/writer.ts';
import { SEES_PUBLIC } from '../../src/plan/permissions.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { createTestStore } from '../support/store.ts';
import { answersWith, byPerson, scriptedModel, storeValley } from './support/valley.ts';
import { writingOf } from './support/writing.ts';

const QUESTIONS: readonly {
  readonly asked: string;
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}[] = [
  {
    asked: '滨河大桥到什么阶段了？',
    right: [
      'PRJ-001处于在建阶段。[PRJ-001]',
      '滨河大桥目前在建，进度为59%。[PRJ-001]',
      '滨河大桥（PRJ-001）在建，总投资12.5亿元，累计完成投资6.1亿元。[PRJ-001]',
      'PRJ-001在建，总投资１２.５亿元。[PRJ-001]',
      'PRJ-001在建，总投资1,250,000,000元。[PRJ-001]',
      'PRJ-001在建，总投资十二点五亿元。[PRJ-001]',
      'PRJ-001在建，完成时限为2027年6月30日。[PRJ-001]',
      'PRJ-001在建，完成时限为2027-06-30。[PRJ-001]',
      'PRJ-001在建，绿灯。[PRJ-001]',
      'PRJ-001在建，属于道路专班，建设单位为示例桥梁公司。[PRJ-001]',
      'PRJ-001在建，用地面积420亩。[PRJ-001]',
    ],
    wrong: [
      'PRJ-001已竣工。[PRJ-001]',
      'PRJ-001不在建。[PRJ-001]',
      'PRJ-001尚未在建。[PRJ-001]',
      'PRJ-001在建，进度59个百分点。[PRJ-001]',
      'PRJ-001在建，进度五十八%。[PRJ-001]',
      'PRJ-001在建，本年完成投资6.1亿元。[PRJ-001]',
      'PRJ-001在建，累计完成投资2.6亿元。[PRJ-001]',
      'PRJ-001在建，年度计划投资2.6亿元。[PRJ-001]',
      'PRJ-001在建，投资12.5亿元。[PRJ-001]',
      'PRJ-001在建，12.5亿元。[PRJ-001]',
      'PRJ-001在建，总投资近12.5亿元。[PRJ-001]',
      'PRJ-001在建，总投资超过12.5亿元。[PRJ-001]',
      'PRJ-001在建，总投资12.5亿元以上。[PRJ-001]',
      'PRJ-001在建，总投资12.5亿美元。[PRJ-001]',
      'PRJ-001在建，总投资12.5万元。[PRJ-001]',
      'PRJ-001在建，总投资-12.5亿元。[PRJ-001]',
      'PRJ-001在建，总投资和累计完成投资分别为6.1亿元和12.5亿元。[PRJ-001]',
      'PRJ-001在建，总投资、累计完成投资12.5亿元。[PRJ-001]',
      'PRJ-001在建，完成时限为2027年6月30日前。[PRJ-001]',
      'PRJ-001在建，开始日期为2027年6月30日。[PRJ-001]',
      'PRJ-001在建，2027年6月30日。[PRJ-001]',
      'PRJ-001在建，完成时限为6月。[PRJ-001]',
      'PRJ-001在建，将于下周竣工。[PRJ-001]',
      'PRJ-001在建，两周后到期。[PRJ-001]',
      'PRJ-001在建，进度明显加快。[PRJ-001]',
      'PRJ-001在建，红灯。[PRJ-001]',
      'PRJ-001在建，亮灯由红灯转为绿灯。[PRJ-001]',
      'PRJ-001在建，是规模最大的项目。[PRJ-001]',
      'PRJ-001在建，因为资金到位。[PRJ-001]',
      'PRJ-001在建，大多数工程已完成。[PRJ-001]',
      'PRJ-001在建，一半以上已完成。[PRJ-001]',
      'PRJ-001在建，十个项目中排第三。[PRJ-001]',
      'PRJ-001 is under construction. [PRJ-001]',
      'PRJ-001在建，属于港区专班。[PRJ-001]',
      'PRJ-001在建，运营单位为示例桥梁公司。[PRJ-001]',
      'PRJ-001在建，用地面积420人。[PRJ-001]',
      'PRJ-001在建，是续建项目。[PRJ-001]',
      'PRJ-001在建，是平台。[PRJ-001]',
      'PRJ-001在建。国际汽车城红灯。[PRJ-001]',
      '老港区在建。[PRJ-001]',
      'PRJ-002在建。[PRJ-001]',
      'PRJ-001在建。老港区总投资8亿元。[PRJ-002]',
      'PRJ-001在建。秘密仓库停工。[PRJ-004]',
      'PRJ-001在建，@所有人。[PRJ-001]',
      'PRJ-001在建，见<https://example.com|这里>。[PRJ-001]',
      'PRJ-001在建。[PRJ-999]',
      'PRJ-001在建。',
      'PRJ-001在建吗？[PRJ-001]',
    ],
  },
  {
    asked: 'Who is the lead of PRJ-001?',
    right: [
      'Ana Wei is the lead of PRJ-001. [PRJ-001]',
      'The lead of the River bridge is Ana Wei. [PRJ-001]',
      'The River bridge (PRJ-001) is led by Ana Wei. [PRJ-001]',
    ],
    wrong: [
      'Bo Lin is the lead of PRJ-001. [PRJ-001]',
      'The deputy of PRJ-001 is Ana Wei. [PRJ-001]',
      'Ana Wei was replaced as the lead of PRJ-001. [PRJ-001]',
      'Ana Wei is no longer the lead of PRJ-001. [PRJ-001]',
      'The lead of PRJ-001 is Ana. [PRJ-001]',
      'The lead of PRJ-001 is <@U0ANA>. [PRJ-001]',
      'The lead of PRJ-001 is Ana Wei, who is late. [PRJ-001]',
      'The lead of PRJ-002 is Ana Wei. [PRJ-001]',
    ],
  },
  {
    asked: 'What is the progress of KT-01?',
    right: [
      'KT-01 is at {F1} progress. [KT-01]',
      'The progress of KT-01 is 66%. [KT-01]',
      'The progress of KT-01 is {F1} and its due date is 31 December 2026. [KT-01]',
      'The progress of KT-01 is {F1}, its deadline is Dec 31, 2026. [KT-01]',
      'Write the land rules: progress {F1}. [KT-01]',
    ],
    wrong: [
      'The progress of KT-01 is 66 percentage points. [KT-01]',
      'The progress of KT-01 is {F1} points. [KT-01]',
      'The progress of KT-01 is not 66%. [KT-01]',
      'The progress of KT-01 is .66%. [KT-01]',
      'The progress of KT-01 is 66% and has improved. [KT-01]',
      'The progress of KT-01 is {F1}, up from 40%. [KT-01]',
      'The progress of KT-01 is {F1}, more than twice the plan. [KT-01]',
      'The progress of KT-01 is {F1}, the highest. [KT-01]',
      'KT-01 is nearly at {F1} progress. [KT-01]',
      'The progress of KT-01 is {F1} because of the rules. [KT-01]',
      'The progress of KT-01 is 66%. It will be done next week. [KT-01]',
      'The progress of KT-01 is {F1}, with the land obtained. [KT-01]',
      'The progress of PRJ-001 is {F1}. [KT-01]',
      'The progress of the River bridge is {F1}. [KT-01]',
      'The progress of KT-01 is sixty-seven percent. [KT-01]',
      'The progress of KT-01 is {F1}; it was closed. [KT-01]',
      'The progress of KT-01 is LXVI. [KT-01]',
      'The progress of KT-01 is two thirds. [KT-01]',
      'The progress of KT-01 is {F1} and its deadline is 30 December 2026. [KT-01]',
      'The progress of KT-01 is {F1}, started on 31 December 2026. [KT-01]',
      'The progress of KT-01 is {F1}, due before 31 December 2026. [KT-01]',
      'The progress of KT-01 is {F1}. Both records agree. [KT-01]',
      'The progress of KT-01 is {F9}. [KT-01]',
      'KT-01的进度为66%。[KT-01]',
    ],
  },
  {
    asked: 'How much was received by FND-001?',
    right: [
      'FND-001 has received {F1}. [FND-001]',
      'The Harbour bond has received CNY 60 million. [FND-001]',
      'FND-001 has received 0.6 hundred million yuan. [FND-001]',
      'FND-001 has received {F1}, with planned funds of CNY 120 million. [FND-001]',
    ],
    wrong: [
      'FND-001 has received CNY 120 million. [FND-001]',
      'FND-001 has planned funds of {F1}. [FND-001]',
      'FND-001 has received {F1} of CNY 120 million. [FND-001]',
      'FND-001 has received {F1}, half of the plan. [FND-001]',
      'FND-001 has received planned funds of CNY 60 million. [FND-001]',
      'FND-001 has received all of its money, {F1}. [FND-001]',
      'FND-001 has received {F1} and serves PRJ-001. [FND-001]',
      'FND-001 has received CNY 60 thousand. [FND-001]',
      'FND-001 has received only {F1}. [FND-001]',
    ],
  },
  {
    asked: 'Which projects are overdue?',
    right: [
      '{F1} projects are overdue. [PRJ-002][PRJ-003]',
      'There are 2 overdue projects: [PRJ-002][PRJ-003]',
      'Two projects are overdue. [PRJ-002]',
      '{F1} projects are overdue. [PRJ-002] Old harbour is red, with a total investment of CNY 800 million. [PRJ-002]',
    ],
    wrong: [
      '{F1} projects. [PRJ-002]',
      '{F1} items are overdue. [PRJ-002]',
      '{F1} red projects are overdue. [PRJ-002]',
      '{F1} projects are red. [PRJ-002]',
      'Two of the three projects are overdue. [PRJ-002]',
      'Most projects are overdue. [PRJ-002] {F1} projects are overdue. [PRJ-002]',
      '{F1} projects are not overdue. [PRJ-002]',
      '{F1} projects were overdue. [PRJ-002]',
      'At least {F1} projects are overdue. [PRJ-002]',
      'PRJ-002 has {F1} projects overdue. [PRJ-002]',
      '{F1} projects are overdue. [PRJ-001]',
      '{F1} projects are overdue. Old harbour is amber. [PRJ-002]',
      '{F1} projects are overdue. Old harbour is red. [PRJ-002][PRJ-003]',
      '{F1} projects are overdue. Old harbour and Tram line are red and amber. [PRJ-002][PRJ-003]',
      '{F1} projects are overdue. Old harbour is overdue by {F1} days. [PRJ-002]',
      '{F1} projects are overdue. Harbour Class is red. [PRJ-002]',
      '{F1} projects are overdue: PRJ-003 Old harbour. [PRJ-002][PRJ-003]',
      '{F1} projects are overdue. Old harbour starts under construction. [PRJ-003]',
      '{F1} projects are overdue. Old harbour belongs to SC-01. [PRJ-002]',
    ],
  },
  {
    asked: 'What is the average total investment of projects?',
    right: ['Average total investment: CNY 790 million, over 3 projects. [PRJ-001]'],
    wrong: [
      'The total investment of projects is {F1}. [PRJ-001]',
      'Projects have a total investment of CNY 790 million. [PRJ-001]',
    ],
  },
  {
    asked: 'Compare the progress of PRJ-001 and PRJ-002',
    right: [],
    wrong: [
      'PRJ-002 has the higher progress, by 38 percentage points. [PRJ-001][PRJ-002]',
      'The progress is 38 percentage points. [PRJ-001][PRJ-002]',
      'PRJ-001 is at 21% and PRJ-002 at 59% progress. [PRJ-001][PRJ-002]',
    ],
  },
];

describe('what a model writes', () => {
  let store: PlanStore;
  let answers: Answers;
  let said = '';
  const model = scriptedModel(() => ({ text: said }));

  beforeAll(async () => {
    store = await createTestStore();
    await storeValley(store);
    answers = answersWith(store, model);
  });
  afterAll(() => store?.close());

  describe.each(QUESTIONS)('about "$asked"', ({ asked, right, wrong }) => {
    let template: Written;
    let write: () => Promise<Written>;
    beforeAll(async () => {
      const language = detectLanguage(asked);
      template = await (await writingOf(store, asked, language))();
      write = await writingOf(store, asked, language, model);
    });

    if (right.length > 0)
      it.each(right)('is believed: %s', async (text) => {
        said = text;
        const written = await write();
        expect(written.writer).toBe('model');
        expect(written.modelCalls).toBe(1);
        expect(written.sentences.every((one) => one.cites.length > 0)).toBe(true);
      });

    it.each(wrong)('is not posted: %s', async (text) => {
      said = text;
      const written = await write();
      expect(written.writer).toBe('template');
      expect(written.sentences).toEqual(template.sentences);
    });
  });

  it('puts the figures in, as the records hold them', async () => {
    said = 'The progress of KT-01 is {F1}. [KT-01]';
    const answer = await answers.ask(byPerson('What is the progress of KT-01?'));
    expect(answer.sentences).toEqual([{ text: 'The progress of KT-01 is 66%.', cites: ['KT-01'] }]);
  });

  it('never leaves out that the declared light differs from the computed one', async () => {
    said = 'PRJ-003 is amber. [PRJ-003]';
    const answer = await answers.ask(byPerson('What is the light of PRJ-003?'));
    expect(answer.writer).toBe('model');
    expect(answer.sentences.map((one) => one.text)).toEqual([
      'PRJ-003 is amber.',
      expect.stringMatching(/declared light is amber.*red/),
    ]);
  });

  describe('of a record whose newest report says something else', () => {
    beforeAll(async () => {
      const origin = { actorId: 'U0BO', via: 'form', at: new Date('2026-11-20T02:00:00Z') } as const;
      const report = {
        id: 'report-1',
        itemCode: 'PRJ-002',
        period: '2026-W47',
        light: 'amber',
        progress: 35,
      } as const;
      const more = {
        authorId: 'U0BO',
        recordedAt: origin.at,
        via: 'form',
        amountTexts: {},
        sample: false,
      } as const;
      await store.write((writer) => writer.addUpdates([{ origin, update: { ...report, ...more } }]));
      // An older ledger is imported after it.
      const [harbour] = await store.getItems(['PRJ-002'], SEES_PUBLIC);
      if (harbour === undefined) throw new Error('there is no PRJ-002');
      const stale = [{ ...harbour, light: 'red' as const, progress: 21 }];
      await store.write((writer) => writer.save('item', stale, { ...origin, via: 'import' }));
    });

    it.each([
      ['What is the progress of PRJ-002?', 'two records disagree', ['21%', '35%']],
      ['PRJ-002进度多少？', '两处记录不一致', ['21%', '35%']],
      ['What is the light of PRJ-002?', 'two records disagree', ['red', 'amber']],
      ['老港区怎么样了？', '两处记录不一致', ['红灯', '黄灯']],
    ])('shows both sides, whoever writes: %s', async (text, says, sides) => {
      said = 'nothing that would stand';
      const told = (await answers.ask(byPerson(text))).sentences
        .map((one) => one.text)
        .filter((one) => one.includes(says));
      for (const side of sides) expect(told.join()).toContain(side);
    });
  });

  it('must say what was asked', async () => {
    said = 'PRJ-001 is green. [PRJ-001]';
    const answer = await answers.ask(byPerson('What is the total investment of PRJ-001?'));
    expect(answer.writer).toBe('template');
    expect(answer.sentences[0]?.text).toContain('CNY 1.25 billion');
  });
});
