import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatAmountText } from '../../src/plan/money.ts';
import { LANGUAGES, LIGHTS, STAGES } from '../../src/plan/terms.ts';
import { formatUpdateText } from '../../src/updates/format-update.ts';
import { parseUpdateText } from '../../src/updates/parse-update.ts';

const today = '2026-11-23';
const parse = (text: string) => parseUpdateText(text, { today });
const only = (text: string) => {
  const [line, ...others] = parse(text);
  expect(others).toEqual([]);
  if (!line) return undefined;
  return line.result.ok ? line.result.value : line.result.code;
};

describe('a typed update', () => {
  test.each([
    'KT-03 amber 60% waiting for land approval',
    'kt-3 60% amber waiting for land approval',
    'KT03: at risk, 60 %, waiting for land approval',
    'KT-03 waiting for land approval amber 60%',
    'KT-03 yellow waiting for land approval, 60%',
    'ＫＴ－０３　at-risk　６０％　waiting for land approval',
  ])('in any order: %s', (text) => {
    expect(only(text)).toEqual({
      itemCode: 'KT-03',
      fields: { light: 'amber', progress: 60, problems: 'waiting for land approval' },
    });
  });

  test.each([
    ['KT-03 绿灯 60% 地块已交付', { light: 'green', progress: 60, done: '地块已交付' }],
    ['KT-03 绿 60％，地块已交付，证件齐全', { light: 'green', progress: 60, done: '地块已交付，证件齐全' }],
    ['KT-03黄灯60%等待用地批复', { light: 'amber', progress: 60, problems: '等待用地批复' }],
    ['KT-03 红灯 百分之四十五', { light: 'red', progress: 45 }],
    ['KT-03 六成', { progress: 60 }],
    ['KT-03 off track', { light: 'red' }],
    ['PRJ-001 竣工', { stage: 'completed' }],
    ['PRJ-001 绿灯，在建，55.5%', { light: 'green', stage: 'under_construction', progress: 55.5 }],
    [
      'PRJ-001 本月完成投资300万，累计 1.2亿元，主体封顶',
      {
        investedMonthFen: 300_000_000,
        investedTotalFen: 12_000_000_000,
        amountTexts: { investedMonthFen: '300万', investedTotalFen: '1.2亿元' },
        done: '主体封顶',
      },
    ],
    [
      'KT-03 amber 60% 进展：地块已交付 问题：批复未下 下步：催办 需协调：请自然资源局支持',
      {
        light: 'amber',
        progress: 60,
        done: '地块已交付',
        problems: '批复未下',
        nextSteps: '催办',
        supportNeeded: '请自然资源局支持',
      },
    ],
    [
      'KT-03 green done: plot handed over; problems: none; next: start piling; support: a crane',
      {
        light: 'green',
        done: 'plot handed over',
        problems: 'none',
        nextSteps: 'start piling',
        supportNeeded: 'a crane',
      },
    ],
    ['KT-03 progress: 60 light: red', { progress: 60, light: 'red' }],
    ['KT-03 红线内房屋已征收', { done: '红线内房屋已征收' }],
    ['KT-03 60% of the houses are gone', { done: '60% of the houses are gone' }],
    ['KT-03 rate up 5 percentage points', { done: 'rate up 5 percentage points' }],
    ['KT-03 painted 3 walls, waiting for KT-05', { done: 'painted 3 walls, waiting for KT-05' }],
  ])('%s', (text, fields) => {
    expect(only(text)).toEqual({ itemCode: text.startsWith('PRJ') ? 'PRJ-001' : 'KT-03', fields });
  });

  test.each([
    ['PRJ-006 本月完成投资500万 累计3.2亿', { investedMonthFen: 5e8, investedTotalFen: 3.2e10 }],
    ['PRJ-006 其中本月完成投资约500万元，累计3.2亿', { investedMonthFen: 5e8, investedTotalFen: 3.2e10 }],
    ['PRJ-006 红 月投资 500 万 设备未到', { light: 'red', investedMonthFen: 5e8, problems: '设备未到' }],
    ['PRJ-006 done to 80%', { progress: 80 }],
    ['PRJ-006 已完成80%', { progress: 80 }],
    ['PRJ-006 进度百分之六十五', { progress: 65 }],
    ['PRJ-006 progress 60', { progress: 60 }],
    ['PRJ-006 进度 60 等批复', { progress: 60, problems: '等批复' }],
    ['PRJ-006 amber sixty-five percent', { light: 'amber', progress: 65 }],
    ['PRJ-006 60%→80%', { progress: 80 }],
    ['PRJ-006 进度由60%提升至80%', { progress: 80 }],
    [
      'PRJ-006 yellow light 45 percent still no permit',
      { light: 'amber', progress: 45, problems: 'still no permit' },
    ],
    ['PRJ-006 红灯了，资金没到位', { light: 'red', problems: '资金没到位' }],
    ['PRJ-006 转红', { light: 'red' }],
    ['PRJ-006 🔴60%', { light: 'red', progress: 60 }],
    ['PRJ-006 :large_yellow_circle: 60%', { light: 'amber', progress: 60 }],
    ['PRJ-006 status: at risk; 45%', { light: 'amber', progress: 45 }],
    ['PRJ-006 阶段 竣工', { stage: 'completed' }],
    ['PRJ-006 请区财政局协调', { supportNeeded: '请区财政局协调' }],
    ['update PRJ-006 green', { light: 'green' }],
    ['请把PRJ-006更新为黄灯60%', { light: 'amber', progress: 60 }],
    ['PRJ-006 60%的住户已签约', { done: '60%的住户已签约' }],
    ['PRJ-006 本月5家企业签约', { done: '本月5家企业签约' }],
    ['PRJ-006 累计培训300人次', { done: '累计培训300人次' }],
    ['PRJ-006 green 60 shops opened', { light: 'green', done: '60 shops opened' }],
  ])('as people really write: %s', (text, fields) => {
    const read = only(text);
    expect(read).toMatchObject({ itemCode: 'PRJ-006', fields });
    const { amountTexts: _amountTexts, ...rest } = typeof read === 'object' ? read.fields : {};
    expect(rest).toEqual(fields);
  });

  test.each([
    ['KT-03 green, PRJ-1 red 20%', [{ light: 'green' }, { light: 'red', progress: 20 }]],
    [
      'KT-03 绿灯 90% KT-04 黄灯 50%',
      [
        { light: 'green', progress: 90 },
        { light: 'amber', progress: 50 },
      ],
    ],
    ['KT-03 绿 90；KT-04 黄 50%', ['number_unclear', { light: 'amber', progress: 50 }]],
    ['KT-03 进展：已签约；KT-04 红灯', [{ done: '已签约' }, { light: 'red' }]],
    ['KT-03 amber, waiting for KT-04', [{ light: 'amber', problems: 'waiting for KT-04' }]],
    ['KT-03 和 KT-04 都是绿灯', ['several_codes']],
    ['KT-03 waiting for KT-04 60% done', ['several_codes']],
    ['KT-03 黄 等KT-04绿灯', ['several_codes']],
  ])('of several items in one line is parted, or asked about where nobody can tell: %s', (text, wanted) => {
    const read = parse(text).map(({ result }) => (result.ok ? result.value.fields : result.code));
    expect(read).toEqual(wanted);
  });

  test.each(['KT-03 无变化', 'KT-03 本周没有变化。', 'kt3 同上周', 'KT-03 no change this week'])(
    'that nothing changed: %s',
    (text) => expect(only(text)).toEqual({ itemCode: 'KT-03', fields: {}, noChange: true }),
  );

  test('stands one on each line, and a named part may stand below', () => {
    const lines = parse('KT-03 green 60%\n\nPRJ-001 amber\n问题：用地未批\nnext: ask again\nKT-4 red');
    expect(lines.map((line) => line.lineNumber)).toEqual([1, 3, 6]);
    expect(lines.map((line) => (line.result.ok ? line.result.value.fields : line.result.code))).toEqual([
      { light: 'green', progress: 60 },
      { light: 'amber', problems: '用地未批', nextSteps: 'ask again' },
      { light: 'red' },
    ]);
  });

  test('with a whole date asks for another due date', () => {
    expect(only('KT-03 60%, 2026年12月10日前')).toMatchObject({
      fields: { progress: 60 },
      dueOn: { to: '2026-12-10' },
    });
    expect(only('KT-03 due: 10 Dec 2026')).toMatchObject({ dueOn: { to: '2026-12-10' } });
  });

  test.each([
    ['green 60%', 'no_code', { word: 'green' }],
    ['TK-03 green', 'not_a_code', { word: 'TK-03' }],
    ['SC-03 green', 'not_a_code', { word: 'SC-03' }],
    ['KT-03 KT-04 green', 'several_codes', { word: 'KT-04' }],
    ['KT-03', 'nothing_said', { itemCode: 'KT-03' }],
    ['KT-03 5000', 'unit_missing', { word: '5000' }],
    ['KT-03 60', 'number_unclear', { word: '60', suggestion: '60%' }],
    ['KT-03 amber 60', 'number_unclear', { word: '60' }],
    ['KT-03 本月完成投资 5000', 'unit_missing', { word: '5000', part: 'investedMonthFen' }],
    ['KT-03 month: 5000', 'unit_missing', { word: '5000' }],
    ['KT-03 5000万', 'amount_unclear', { word: '5000万' }],
    ['KT-03 60%, 5月', 'year_missing', { word: '5月', assumed: { to: '2026-05-31' } }],
    ['KT-03 时限：12月10日前', 'year_missing', { part: 'dueOn' }],
    ['KT-03 due: soon', 'vague', { word: 'soon' }],
    ['KT-03 due: 2026-02-30', 'no_such_day', { word: '2026-02-30' }],
    ['KT-03 160%', 'progress_out_of_range', { word: '160%' }],
    ['KT-03 -5%', 'progress_out_of_range', { word: '-5%' }],
    ['KT-03 完成120%', 'progress_out_of_range', { word: '120%' }],
    ['KT-03 amber 60 waiting for land', 'number_unclear', { suggestion: '60%' }],
    ['KT-03 投资5000万', 'amount_unclear', { word: '5000万' }],
    ['KT-03 invested 5000', 'unit_missing', { word: '5000' }],
    ['KT-03 due 5月', 'year_missing', { word: '5月' }],
    ['KT-03 时限调整到 12月10日', 'year_missing', { assumed: { to: '2026-12-10' } }],
    ['KT-03 申请销号', 'closing_is_asked', { itemCode: 'KT-03' }],
    ['KT-03 please close it', 'closing_is_asked', { itemCode: 'KT-03' }],
    ['关于土地：KT-03 绿灯', 'no_code', { suggestion: 'KT-03' }],
    ['KT-03 light: purple', 'unknown_light', { word: 'purple' }],
    ['KT-03 stage: dancing', 'unknown_stage', { word: 'dancing' }],
    ['KT-03 progress: much', 'no_percent', { word: 'much' }],
    ['KT-03 total: lots', 'no_amount', { word: 'lots' }],
    ['KT-03 green, light: red', 'said_twice', { part: 'light', word: 'red' }],
    ['KT-03 60%, 70%', 'said_twice', { part: 'progress' }],
  ])('%s is refused: %s', (text, code, detail) => {
    const [line] = parse(text);
    expect(line?.result).toMatchObject({ ok: false, code, detail });
  });

  test('with nothing but space is no update', () => {
    expect(parse(' \n\t\n')).toEqual([]);
  });

  test('of any noise is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (noise) => {
        parse(`KT-03 ${noise}`);
        parse(noise);
      }),
    );
  });
});

describe('what is printed as a draft', () => {
  const text = fc
    .oneof(
      fc.string({ maxLength: 60, unit: 'grapheme' }),
      fc.constantFrom(
        '红灯',
        '60%',
        'problems: a',
        '问题：用地',
        '"quoted"',
        'a\nb',
        'light: red, 5000',
        '进展:',
        '本月完成投资300万',
        '\\',
        '"',
        'KT-04 green\nKT-05 red',
        '5月',
        '2026年',
        'http://a.example/done:1',
      ),
    )
    .filter((value) => value.trim() !== '');
  const fields = fc
    .record(
      {
        light: fc.constantFrom(...LIGHTS),
        progress: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
        stage: fc.constantFrom(...STAGES),
        done: text,
        problems: text,
        nextSteps: text,
        supportNeeded: text,
        investedMonthFen: fc.nat(1e12),
        investedYearFen: fc.nat(1e12),
        investedTotalFen: fc.nat(1e12),
      },
      { requiredKeys: [] },
    )
    .filter((value) => Object.keys(value).length > 0);

  test('is read back the same, in both languages', () => {
    fc.assert(
      fc.property(fields, fc.constantFrom(...LANGUAGES), (value, language) => {
        const [line, ...others] = parse(formatUpdateText('PRJ-001', value, language));
        expect(others).toEqual([]);
        expect(line?.result).toMatchObject({ ok: true });
        if (!line?.result.ok) return;
        const { amountTexts, ...read } = line.result.value.fields;
        expect(read).toEqual(value);
        for (const [field, written] of Object.entries(amountTexts ?? {})) {
          expect(written).toBe(formatAmountText(value[field as 'investedMonthFen'] ?? -1));
        }
      }),
      { numRuns: 500 },
    );
  });
});
