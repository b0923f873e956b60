import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groundedDrafts } from '../../src/updates/draft-reader.ts';
import { findOpeningCodes, readReply, withoutCode } from '../../src/updates/read-reply.ts';

const today = '2026-11-23';
const fields = (text: string) => readReply('KT-03', text, today).fields;

describe('a reply in plain words', () => {
  test.each([
    [
      'done to 80%, land permit still open, 12月10日前办完',
      { progress: 80, problems: 'land permit still open', nextSteps: '12月10日前办完' },
    ],
    [
      '已完成80%，用地手续未批，计划下周进场',
      { progress: 80, problems: '用地手续未批', nextSteps: '计划下周进场' },
    ],
    ['进度从60%推进到75%，绿灯', { progress: 75, light: 'green' }],
    [
      'It is amber now. We will pour concrete next week.',
      { light: 'amber', nextSteps: 'We will pour concrete next week' },
    ],
    ['主体封顶；请协调供电局接入外电', { done: '主体封顶', supportNeeded: '请协调供电局接入外电' }],
    ['Roof finished but waiting for the lift', { done: 'Roof finished', problems: 'waiting for the lift' }],
    ['已开工', { stage: 'started' }],
    ['本月完成投资300万元，累计完成投资1.2亿元', { investedMonthFen: 3e8, investedTotalFen: 1.2e10 }],
    ['45% done', { progress: 45 }],
    ['at risk, no money', { light: 'amber', problems: 'no money' }],
    ['30%的农户已签约', { done: '30%的农户已签约' }],
    ['not on track, permit refused', { done: 'not on track', problems: 'permit refused' }],
    ['red bricks were bought', { done: 'red bricks were bought' }],
    ['问题：用地 下步：催办', { problems: '用地', nextSteps: '催办' }],
    ['60%→80%，一切正常', { progress: 80, done: '一切正常' }],
    ['🟢 90%', { light: 'green', progress: 90 }],
    ['本月完成投资500万 累计3.2亿', { investedMonthFen: 5e8, investedTotalFen: 3.2e10 }],
    ['转绿', { light: 'green' }],
    ['亮红灯，因为征地没完成', { light: 'red', problems: '因为征地没完成' }],
    [
      'at risk because the budget was not approved',
      { light: 'amber', problems: 'at risk because the budget was not approved' },
    ],
    ['还差20%', { done: '还差20%' }],
    ['20% left', { done: '20% left' }],
    ['合格率达到98%', { done: '合格率达到98%' }],
    ['好的收到，推进到75%', { progress: 75 }],
    ['收到', {}],
  ])('%s', (text, expected) => {
    const { amountTexts: _amountTexts, ...read } = fields(text);
    expect(read).toEqual(expected);
  });

  test('names the day by which it will be done, and asks for the year where none is written', () => {
    expect(readReply('KT-03', '12月10日前办完', today).dueOn).toMatchObject({
      to: '2026-12-10',
      yearAssumed: true,
    });
    expect(readReply('KT-03', 'permit done by 10 December 2026', today).dueOn).toMatchObject({
      to: '2026-12-10',
    });
    expect(readReply('KT-03', '10月1日已办完', today).dueOn).toBeUndefined();
  });

  test('with an amount without a unit is asked about', () => {
    expect(readReply('KT-03', '本月完成投资5000', today).questions).toEqual([
      { code: 'unit_missing', word: '5000' },
    ]);
  });

  test.each([
    ['80', 'number_unclear', '80'],
    ['120%', 'progress_out_of_range', '120%'],
    ['投了500万', 'amount_unclear', '500万'],
    ['可以销号', 'closing_is_asked', '可以销号'],
  ])('asks about %s', (text, code, word) => {
    expect(readReply('KT-03', text, today).questions).toEqual([{ code, word }]);
  });

  test('may say that nothing changed', () => {
    for (const text of ['这周没啥变化', 'no change', withoutCode('no change on KT-03', 'KT-03')])
      expect(readReply('KT-03', text, today)).toEqual({ fields: {}, questions: [], noChange: true });
  });

  test('with two different percentages is asked about', () => {
    expect(readReply('KT-03', '80% done. 70% done.', today)).toMatchObject({
      fields: { progress: 80 },
      questions: [{ code: 'said_twice', word: '70% done' }],
    });
  });

  test('turns to an item where a sentence begins with its code, not where it is mentioned', () => {
    const codes = (text: string) => findOpeningCodes(text).map(({ code }) => code);
    expect(codes('KT-03 done to 80%, waiting for KT-05. PRJ-1 绿灯\nand KT-7 red')).toEqual([
      'KT-03',
      'PRJ-001',
      'KT-07',
    ]);
  });

  test('of any noise is read without a throw', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (noise) => {
        readReply('KT-03', noise, today);
      }),
    );
  });
});

describe("a model's reading of a reply", () => {
  const reply = 'We poured the floor. The permit is stuck at the bureau, maybe 40 by Friday';
  const grounded = (proposal: object) =>
    groundedDrafts([{ itemCode: 'KT-03', ...proposal }], reply, ['KT-03']);

  test('is taken where the reply holds it word for word', () => {
    expect(
      grounded({
        light: 'amber',
        progress: 40,
        done: 'We poured the floor',
        problems: 'The permit is stuck at the bureau',
      }),
    ).toEqual([
      {
        itemCode: 'KT-03',
        fields: {
          light: 'amber',
          progress: 40,
          stage: undefined,
          done: 'We poured the floor',
          problems: 'The permit is stuck at the bureau',
        },
      },
    ]);
  });

  test.each([
    [{ progress: 80 }],
    [{ progress: 4 }],
    [{ done: 'The roof is finished' }],
    [{ itemCode: 'KT-04', light: 'green' }],
    [{ light: 'purple' }],
    [{ progress: 400 }],
  ])('is left out otherwise: %o', (proposal) => {
    expect(grounded(proposal)).toEqual([]);
  });

  test.each([undefined, null, 'text', { itemCode: 'KT-03' }, [1]])(
    'that is no list of drafts is none: %o',
    (proposals) => {
      expect(groundedDrafts(proposals, reply, ['KT-03'])).toEqual([]);
    },
  );
});
