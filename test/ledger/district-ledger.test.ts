import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeFault, describeImport } from '../../src/ledger/describe.ts';
import { createLedger, type ImportPreview, importJson, type Ledger } from '../../src/ledger/index.ts';
import { createSeeding } from '../../src/ledger/seed/index.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import { SEES_EVERYTHING } from '../../src/plan/permissions.ts';
import type { Item } from '../../src/plan/records.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { createTestStore } from '../support/store.ts';
import { type TestCell, type TestSheet, workbookOf } from './support.ts';

const seedsDir = fileURLToPath(new URL('../../seeds', import.meta.url));
const at = new Date('2026-11-26T02:00:00Z');

/** As a district keeps it: titles, a header of two rows, merged cells, two units, sections, sums, notes. */
function districtLedger(faulty: boolean): TestSheet {
  const _ = undefined;
  return {
    name: '汇总表',
    merged: ['A1:M1', 'A2:M2', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:D4', 'E3:G3', 'H3:H4', 'I3:I4', 'C6:C7'],
    rows: [
      ['朝阳区2026年重点项目推进台账'],
      ['填报单位：示例局　　填报日期：2026年11月20日'],
      [
        '序号',
        '项目名称',
        '所属专班',
        '总投资\n（亿元）',
        '投资完成情况（万元）',
        _,
        _,
        '竣工时间',
        '进度',
        '阶段',
        '责任人',
        '存在问题',
        '神秘列',
      ],
      [_, _, _, _, '2026年计划投资', '本年完成', '累计完成投资'],
      ['一、在建项目（3个）'],
      [
        1,
        '新能源电池壳体项目',
        '汽车零部件产业专班',
        '１２．５',
        30000,
        12000.5,
        '4.2亿元',
        '2027年6月底',
        '62%',
        '在建',
        '赵例一',
        '用电容量不足',
        'x',
      ],
      [
        2,
        '智能座舱产线',
        _,
        3.2,
        8000,
        faulty ? '详见附件' : 5000,
        5000,
        { date: 46387 },
        { percent: 0.45 },
        '在建',
        '查无此人',
        _,
        _,
      ],
      [
        3,
        '商贸综合体改造',
        'SC-02',
        1.05,
        4000,
        1000,
        1000,
        faulty ? '2026年2月30日' : '2026.12.20',
        30,
        faulty ? '快完工' : '施工中',
        _,
        _,
        _,
      ],
      [_, '小计', _, 16.75, 42000, 18000.5, 48000],
      ['二、前期项目'],
      [
        4,
        '商贸物流园',
        '现代商贸服务业专班',
        8.4,
        12000,
        '—',
        1100,
        '2027年9月',
        '10%',
        '前期',
        '钱例二',
        _,
        _,
      ],
      ['合计', _, _, 25.15],
      ['注：数据由各专班填报。'],
    ] satisfies TestCell[][],
  };
}

describe('a ledger as a district keeps it', () => {
  let store: PlanStore;
  let ledger: Ledger;
  const clock = { now: () => at };
  const preview = async (sheet: TestSheet, personId = 'U0ADMIN1'): Promise<ImportPreview> => {
    const result = await ledger.previewImport(
      { fileName: '台账.xlsx', bytes: workbookOf([sheet]) },
      { personId },
    );
    if (!result.ok) throw new Error(result.code);
    return result.value;
  };
  const item = async (code: string): Promise<Item> => {
    const [found] = await store.getItems([code], SEES_EVERYTHING);
    if (!found) throw new Error(`no ${code}`);
    return found;
  };

  beforeAll(async () => {
    store = await createTestStore();
    await createSeeding({ store, clock, seedsDir }).seedSample(at);
    ledger = createLedger({ store, clock, logger: silentLogger });
  });
  afterAll(() => store.close());

  describe('with three faulty cells', () => {
    let faulty: ImportPreview;
    beforeEach(async () => {
      faulty = await preview(districtLedger(true));
    });

    it('names exactly those: sheet, row, column, what stood there, what was expected', () => {
      expect(faulty.errors.map(({ row, column, value, code }) => [row, column, value, code])).toEqual([
        [7, 'F', '详见附件', 'not_an_amount'],
        [8, 'H', '2026年2月30日', 'no_such_day'],
        [8, 'J', '快完工', 'not_one_of'],
      ]);
      expect(faulty.errors.map((fault) => describeFault(fault, 'zh'))[0]).toBe(
        '汇总表 F7：“详见附件” – 应填金额，如 3500 或 12.5亿元',
      );
      expect(importJson(faulty, { applied: false }, 'en')).toMatchObject({
        errors: [
          {
            sheet: '汇总表',
            row: 7,
            column: 'F',
            value: '详见附件',
            message: 'expected an amount such as 3500 or 12.5亿元',
          },
          { row: 8 },
          { row: 8 },
        ],
      });
    });

    it('is not written, not even its right rows', async () => {
      expect(await ledger.applyImport(faulty)).toEqual({ ok: false, code: 'has_errors' });
      expect(await store.lastCodeNumber('PRJ')).toBe(24);
    });
  });

  it('comes in without them: new rows, a row known by its name, and everything left out is told', async () => {
    const sound = await preview(districtLedger(false));
    expect(sound.errors).toEqual([]);
    expect(sound.created.map(({ key, title }) => [key, title])).toEqual([
      ['PRJ-025', '新能源电池壳体项目'],
      ['PRJ-026', '智能座舱产线'],
      ['PRJ-027', '商贸综合体改造'],
    ]);
    expect(sound.changed.map(({ key }) => key)).toEqual(['PRJ-007']);
    expect(sound.leftOut.map(({ row, why }) => [row, why])).toEqual([
      [5, 'section'],
      [9, 'subtotal'],
      [10, 'section'],
      [12, 'subtotal'],
      [13, 'note'],
    ]);
    expect(sound.unknownColumns.map(({ header }) => header)).toEqual(['神秘列']);
    expect(sound.unmatchedPeople.map(({ name, row }) => [name, row])).toEqual([['查无此人', 7]]);
    expect(describeImport(sound, 'en')[0]).toBe('3 new, 1 changed, 0 unchanged, 0 refused.');
  });

  it('stores exact amounts of two units, days of any form, merged classes and leads', async () => {
    const applied = await ledger.applyImport(await preview(districtLedger(false)));
    expect(applied).toMatchObject({ ok: true, value: { created: 3, changed: 1 } });
    expect(await item('PRJ-025')).toMatchObject({
      titleZh: '新能源电池壳体项目',
      classCode: 'SC-01',
      totalInvestmentFen: 125_000_000_000,
      yearPlanFen: 30_000_000_000,
      investedYearFen: 12_000_500_000,
      investedTotalFen: 42_000_000_000,
      amountTexts: { totalInvestmentFen: '12.5亿元', yearPlanFen: '30000万元', investedTotalFen: '4.2亿元' },
      dueOn: '2027-06-30',
      dueText: '2027年6月底',
      progress: 62,
      stage: 'under_construction',
      asOf: '2026-11-20',
      sample: false,
    });
    expect(await item('PRJ-026')).toMatchObject({ classCode: 'SC-01', dueOn: '2026-12-31', progress: 45 });
    expect(await item('PRJ-027')).toMatchObject({ classCode: 'SC-02', dueOn: '2026-12-20', progress: 30 });
    expect(await item('PRJ-007')).toMatchObject({ yearPlanFen: 12_000_000_000, dueOn: '2027-09-30' });
    const leads = await store.listAssignments({ itemCodes: ['PRJ-025', 'PRJ-026'], roles: ['lead'] });
    expect(leads.map(({ itemCode, personId }) => [itemCode, personId])).toEqual([['PRJ-025', 'U0LEAD01']]);
    const [report] = await store.latestUpdates(['PRJ-025']);
    expect(report).toMatchObject({ problems: '用电容量不足', period: '2026-W47', via: 'import' });
  });

  it('changes nothing when it is imported once more', async () => {
    const again = await preview(districtLedger(false));
    expect([again.created, again.changed, again.unchanged]).toEqual([[], [], 4]);
  });

  it('says where the store holds something newer than the file', async () => {
    const sheet = districtLedger(false);
    const older = {
      ...sheet,
      rows: sheet.rows.map((row, index) => (index === 1 ? ['截至2026年9月30日'] : row)),
    };
    const rows = older.rows.map((row) => row.map((cell) => (cell === 12000.5 ? 11000 : cell)));
    const changed = await preview({ ...older, rows });
    expect(changed.changed).toMatchObject([{ key: 'PRJ-025', newerInStore: true }]);
    expect(changed.changed[0]?.changes).toContainEqual({
      field: 'investedYearFen',
      before: 12_000_500_000,
      after: 11_000_000_000,
    });
    expect(describeImport(changed, 'zh').join('\n')).toContain('系统中 PRJ-025 的内容比此文件新');
  });

  const rowsOf = (rows: TestCell[][]): TestSheet => ({ name: 'Sheet1', rows });

  it('matches by name within the class, and names both records where a name means two', async () => {
    const first = await preview(
      rowsOf([
        ['项目名称', '专班', '建设地点'],
        ['同名项目', 'SC-04', '甲'],
        ['同名项目', 'SC-05', '乙'],
      ]),
    );
    expect(first.created).toHaveLength(2);
    await ledger.applyImport(first);
    const one = await preview(
      rowsOf([
        ['项目名称', '专班', '建设地点'],
        ['同名项目', '文旅专班', '丙'],
      ]),
    );
    expect(one.changed.map(({ key }) => key)).toEqual(['PRJ-029']);
    const both = await preview(
      rowsOf([
        ['项目名称', '建设地点'],
        ['同名项目', '丙'],
      ]),
    );
    expect(both.errors).toMatchObject([
      { code: 'name_ambiguous', detail: { candidates: ['PRJ-028 同名项目', 'PRJ-029 同名项目'] } },
    ]);
  });

  it('refuses what contradicts itself or the plan', async () => {
    const faults = await preview(
      rowsOf([
        ['编号', '项目名称', '专班', '开工时间', '竣工时间', '总投资', '隶属', '上级项目', '进度'],
        ['PRJ-001', '甲', 'SC-01', '2026.5', '2026.3', _, _, _, _],
        ['PRJ-002', '乙', 'SC-99', _, _, _, _, _, _],
        ['KT-02', '丙', 'SC-01', _, _, 5, _, _, _],
        ['PRJ-003', '丁', 'SC-01', '3月底', _, _, _, 'PRJ-003', _],
        ['PRJ-004', '戊', 'SC-01', _, '尽快', -5, _, _, '120%'],
        ['PRJ-004', '戊', 'SC-01', _, _, _, _, _, _],
        ['XX-1', '己', 'SC-01', _, _, _, _, _, _],
        [_, '庚', _, _, _, _, _, _, _],
      ]),
    );
    expect(faults.errors.map(({ row, column, code }) => `${row}${column ?? ''} ${code}`).sort()).toEqual([
      '2E due_before_start',
      '3C unknown_class',
      '4F unit_missing',
      '5D year_missing',
      '6E vague_date',
      '6F amount_negative',
      '6I progress_out_of_range',
      '8A not_a_code',
      '9 class_missing',
    ]);
    expect(faults.unknownColumns.map(({ header }) => header)).toEqual(['隶属']);
  });

  it('keeps what a blank cell does not say, and empties what is explicitly cleared', async () => {
    const change = await preview(
      rowsOf([
        ['编号', '项目名称', '建设地点', '用地面积（亩）'],
        ['PRJ-001', '新能源汽车电驱零部件产业园', _, '（清空）'],
      ]),
    );
    expect(change.changed[0]?.changes.map(({ field, after }) => [field, after]).sort()).toEqual([
      ['asOf', '2026-11-26'],
      ['landMu', undefined],
    ]);
  });

  it('is for admins only, and shows no confidential record to an admin who may not see it', async () => {
    const bytes = workbookOf([
      rowsOf([
        ['编号', '任务名称'],
        ['KT-08', '改名'],
      ]),
    ]);
    const source = { fileName: 'a.xlsx', bytes };
    expect(await ledger.previewImport(source, { personId: 'U0LEAD01' })).toEqual({
      ok: false,
      code: 'not_allowed',
    });
    const hidden = await preview(
      rowsOf([
        ['编号', '任务名称'],
        ['KT-08', '改名'],
      ]),
    );
    expect(hidden.errors).toMatchObject([{ code: 'item_hidden', row: 2 }]);
    expect(JSON.stringify(hidden)).not.toContain('数据安全');
  });

  it('is taken with English headers, from a named sheet and from GBK texts', async () => {
    const english = await preview(
      rowsOf([
        [
          'Project name',
          'Special class',
          'Total investment (10,000 yuan)',
          'Due date',
          'Light',
          'Percent done',
        ],
        ['Battery line', 'Auto Parts Class', 1250, '31 March 2027', 'on track', 40],
      ]),
    );
    expect(english.errors).toEqual([]);
    expect(english.plan.items).toMatchObject([
      {
        titleEn: 'Battery line',
        classCode: 'SC-01',
        totalInvestmentFen: 1_250_000_000,
        dueOn: '2027-03-31',
        light: 'green',
        progress: 40,
      },
    ]);
    // 编号,任务名称,进度 / KT-01,,95%
    const gbk = Buffer.from('b1e0bac52cc8cecef1c3fbb3c62cbdf8b6c80d0a4b542d30312c2c3935250d0a', 'hex');
    const csv = await ledger.previewImport({ fileName: 'a.csv', bytes: gbk }, { personId: 'U0ADMIN1' });
    expect(csv.ok && csv.value.changed.map(({ key }) => key)).toEqual(['KT-01']);
    const two = workbookOf([
      rowsOf([['x', 'y']]),
      {
        name: '二',
        rows: [
          ['编号', '任务名称', '进度'],
          ['KT-01', _, 95],
        ],
      },
    ]);
    const options = { personId: 'U0ADMIN1' };
    const named = await ledger.previewImport({ fileName: 'a.xlsx', bytes: two }, { ...options, sheet: '二' });
    expect(named.ok && named.value.changed.length).toBe(1);
    const absent = await ledger.previewImport(
      { fileName: 'a.xlsx', bytes: two },
      { ...options, sheet: '三' },
    );
    expect(absent).toEqual({ ok: false, code: 'no_such_sheet' });
    const none = await ledger.previewImport(
      { fileName: 'a.xlsx', bytes: two },
      { ...options, sheet: 'Sheet1' },
    );
    expect(none).toEqual({ ok: false, code: 'no_ledger' });
  });

  it('refuses an import whose records were changed meanwhile: of two at once, one is written', async () => {
    const sheet = rowsOf([
      ['编号', '任务名称', '备注'],
      ['KT-15', _, '甲'],
      ['KT-16', _, '乙'],
    ]);
    const [one, other] = [await preview(sheet), await preview(sheet)];
    expect(one.fingerprint).toBe(other.fingerprint);
    const outcomes = await Promise.all([ledger.applyImport(one), ledger.applyImport(other)]);
    expect(outcomes.map((outcome) => (outcome.ok ? 'written' : outcome.code)).sort()).toEqual([
      'changed_meanwhile',
      'written',
    ]);
  });

  it('is refused whole when one of its items is changed by somebody else before it is written', async () => {
    const sheet = rowsOf([
      ['编号', '任务名称', '备注'],
      ['KT-18', _, '甲'],
      ['KT-19', _, '乙'],
    ]);
    const pending = await preview(sheet);
    const kt19 = await item('KT-19');
    const origin = { actorId: 'U0LEAD07', via: 'form', at } as const;
    await store.write((writer) => writer.save('item', [{ ...kt19, description: '丙' }], origin));
    expect(await ledger.applyImport(pending)).toEqual({ ok: false, code: 'changed_meanwhile' });
    expect((await item('KT-18')).description).toBeUndefined();
  });

  const _ = undefined;
});
