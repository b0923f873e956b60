import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLedger, type ImportPreview, importGroups } from '../../src/ledger/index.ts';
import { createSeeding } from '../../src/ledger/seed/index.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { createTestStore } from '../support/store.ts';
import { type TestSheet, workbookOf } from './support.ts';

const seedsDir = fileURLToPath(new URL('../../seeds', import.meta.url));
const at = new Date('2026-11-26T02:00:00Z');
const clock = { now: () => at };
const _ = undefined;
/** 1 万元 in fen. */
const WAN = 1_000_000;

describe('ledgers as offices keep them', () => {
  let store: PlanStore;
  beforeAll(async () => {
    store = await createTestStore();
    await createSeeding({ store, clock, seedsDir }).seedSample(at);
  });
  afterAll(() => store.close());

  async function preview(...sheets: readonly TestSheet[]): Promise<ImportPreview> {
    const ledger = createLedger({ store, clock, logger: silentLogger });
    const source = { fileName: '台账.xlsx', bytes: workbookOf(sheets) };
    const result = await ledger.previewImport(source, { personId: 'operator', asSystem: true });
    if (!result.ok) throw new Error(result.code);
    return result.value;
  }
  const table = (...rows: TestSheet['rows'][number][]): TestSheet => ({ name: 'Sheet1', rows });

  it('takes a list of classes under any name for classes, and a ledger may name them', async () => {
    const read = await preview(
      {
        name: 'Sheet1',
        rows: [
          ['工作专班一览'],
          ['编号', '专班名称', '牵头部门', '简称'],
          ['SC-21', '低空经济专班', '区发改局', '低空专班'],
          ['SC-22', '冰雪产业专班', '区文旅局', _],
        ],
      },
      {
        name: 'Sheet2',
        rows: [
          ['项目名称', '责任专班', '总投资（万元）'],
          ['无人机起降场', '低空专班', 800],
          ['滑雪场改造', '冰雪产业专班', 1200],
        ],
      },
      {
        name: 'Sheet3',
        rows: [
          ['姓名', '角色', '专班', '任职日期'],
          ['钱例二', '组长', '低空经济专班', '2026年3月1日'],
        ],
      },
    );
    expect(read.errors).toEqual([]);
    expect(read.plan.classes).toMatchObject([
      { code: 'SC-21', nameZh: '低空经济专班', leadUnit: '区发改局', aliases: ['低空专班'] },
      { code: 'SC-22', nameZh: '冰雪产业专班', leadUnit: '区文旅局' },
    ]);
    expect(read.plan.items.map(({ classCode }) => classCode)).toEqual(['SC-21', 'SC-22']);
    expect(read.plan.assignments).toMatchObject([
      { role: 'head', classCode: 'SC-21', validFrom: '2026-03-01' },
    ]);
  });

  it('names one fault of several cells once, with all cells', async () => {
    const read = await preview(
      table(
        ['名称', '专班', '完成时限'],
        ['甲', '没有的专班', '2026-12-01'],
        ['乙', '没有的专班', '2026-12-02'],
        ['丙', 'SC-01', '快了'],
      ),
    );
    expect(read.errors).toHaveLength(3);
    const [refused] = importGroups(read, 'zh');
    expect(refused?.title).toContain('3');
    expect(refused?.lines).toHaveLength(2);
    expect(refused?.lines[0]).toMatch(/^Sheet1 B2、B3：“没有的专班” – 没有这个编号或名称的专班：SC-01 /);
  });

  it('reads a project ledger with a header of two rows, sections counted 一 and 二, years from and to, and lights as signs', async () => {
    const read = await preview({
      name: '重点项目台账',
      merged: ['A2:P2', 'A4:A5', 'B4:B5', 'C4:C5', 'D4:D5', 'E4:E5', 'F4:I4', 'J4:J5', 'K4:K5', 'L4:L5'],
      rows: [
        ['附件1'],
        ['“六城联动”2026年重点项目推进台账'],
        ['填报单位：区发改局', _, _, _, _, _, _, _, _, _, _, _, _, _, _, '单位：万元'],
        [
          '序号',
          '项目名称',
          '建设性质',
          '建设内容及规模',
          '建设\n起止年限',
          '投资情况',
          _,
          _,
          _,
          '形象进度',
          '完成率',
          '亮灯',
          '责任专班',
          '责任人',
          '存在问题及需协调解决的问题',
          '备注',
        ],
        [_, _, _, _, _, '总投资', '2026年度计划投资', '1—11月完成投资', '累计完成投资'],
        ['合计', _, _, _, _, 123456, 45678, 33333, 66666],
        ['一', '汽车零部件产业（2个）'],
        [
          1,
          '热管理系统项目',
          '新建',
          '新建厂房2.3万平方米',
          '2025-2027',
          35000,
          12000,
          9800.5,
          21000,
          '主体封顶，设备安装60%',
          { percent: 0.62 },
          '🟢',
          '汽车零部件产业专班',
          '张 三',
          '无',
          '-',
        ],
        [
          2,
          '轻量化铝压铸项目\n（二期）',
          '续建',
          '扩建压铸车间',
          '2024—2026',
          '约3.5亿元',
          '8000',
          '/',
          '28,600',
          '竣工验收',
          '95%',
          '滞后',
          'SC-01',
          '赵例一（组长） 13800000000',
          '用地手续未办结',
          '2026年底竣工',
        ],
        ['二', '商贸服务业'],
        [
          3,
          '红旗街商圈改造提升',
          '改扩建',
          '改造面积5万㎡',
          '2026.3-2026.12',
          18000,
          18000,
          15200,
          15200,
          '外立面完成80%',
          { percent: 0.8446 },
          '严重滞后',
          _,
          '钱例二、孙例三',
          _,
          _,
        ],
        [_],
        ['填表人：王五', _, _, '联系电话：0431-88888888'],
      ],
    });
    expect(read.errors).toEqual([]);
    expect(read.unknownColumns).toEqual([]);
    expect(read.unmatchedPeople.map(({ name }) => name)).toEqual(['张 三']);
    expect(read.leftOut.map(({ row, why }) => [row, why])).toEqual([
      [6, 'subtotal'],
      [7, 'section'],
      [10, 'section'],
      [13, 'note'],
    ]);
    const [heat, casting, street] = read.plan.items;
    expect(heat).toMatchObject({
      kind: 'project',
      titleZh: '热管理系统项目',
      nature: 'new',
      description: '新建厂房2.3万平方米',
      startOn: '2025-01-01',
      dueOn: '2027-12-31',
      totalInvestmentFen: 35_000 * WAN,
      yearPlanFen: 12_000 * WAN,
      investedYearFen: 9_800.5 * WAN,
      investedTotalFen: 21_000 * WAN,
      progress: 62,
      light: 'green',
      classCode: 'SC-01',
    });
    expect(casting).toMatchObject({
      titleZh: '轻量化铝压铸项目 （二期）',
      description: '扩建压铸车间\n备注：2026年底竣工',
      startOn: '2024-01-01',
      dueOn: '2026-12-31',
      totalInvestmentFen: 35_000 * WAN,
      amountTexts: { totalInvestmentFen: '约3.5亿元' },
      investedTotalFen: 28_600 * WAN,
      progress: 95,
      light: 'amber',
    });
    expect(casting?.investedYearFen).toBeUndefined();
    expect(street).toMatchObject({
      startOn: '2026-03-01',
      dueOn: '2026-12-31',
      classCode: 'SC-02',
      light: 'red',
      progress: 84.46,
    });
    expect(read.plan.assignments.map(({ itemCode, personId }) => [itemCode, personId])).toEqual([
      [casting?.code, 'U0LEAD01'],
      [street?.code, 'U0LEAD02'],
      [street?.code, 'U0LEAD03'],
    ]);
    expect(read.plan.updates.map(({ done, problems }) => [done, problems])).toEqual([
      ['主体封顶，设备安装60%', undefined],
      ['竣工验收', '用地手续未办结'],
      ['外立面完成80%', undefined],
    ]);
  });

  it('reads a list of tasks: the lead unit is the class, the state is a light, and work without an end has no day', async () => {
    const read = await preview({
      name: '重点任务清单',
      rows: [
        ['2026年六城联动工作任务分解表'],
        ['截至2026年11月20日'],
        [
          '序号',
          '工作任务',
          '具体举措',
          '牵头单位',
          '配合单位',
          '责任领导',
          '完成时限',
          '工作进展',
          '进度',
          '状态',
        ],
        [
          1,
          '编制招商图谱',
          '10张图谱',
          '汽车零部件产业专班',
          '信息技术专班',
          '韩范一',
          '2026年底',
          '已完成8张',
          '80%',
          '正常',
        ],
        [2, '出台人才细则', '制定细则', '人才专班', _, '李 四', '“十五五”期间', '征求意见', '50%', '滞后'],
        [3, '开展银企对接', '每季一次', '金融专班', _, _, '长期坚持', '已开展3场', '75%', '正常'],
        [4, '建设数据底座', _, '信息技术专班', _, _, '2026年9月底前', '已上线', '100%', '已完成'],
      ],
    });
    expect(read.errors).toEqual([]);
    expect(read.unknownColumns).toEqual([]);
    expect(
      read.plan.items.map((item) => [
        item.kind,
        item.classCode,
        item.dueOn,
        item.dueText,
        item.light,
        item.progress,
        item.status,
        item.asOf,
      ]),
    ).toEqual([
      ['task', 'SC-01', '2026-12-31', '2026年底', 'green', 80, 'open', '2026-11-20'],
      ['task', 'SC-10', '2030-12-31', '十五五期间', 'amber', 50, 'open', '2026-11-20'],
      ['task', 'SC-04', undefined, '长期坚持', 'green', 75, 'open', '2026-11-20'],
      ['task', 'SC-03', '2026-09-30', '2026年9月底前', 'green', 100, 'open', '2026-11-20'],
    ]);
    expect(read.plan.items[0]?.supportingClassCodes).toEqual(['SC-03']);
    expect(read.plan.assignments.map(({ role, personId }) => [role, personId])).toEqual([
      ['supervising_official', 'U0SUPER1'],
    ]);
    expect(read.unmatchedPeople.map(({ name, column, row }) => [name, `${column}${row}`])).toEqual([
      ['李 四', 'F5'],
    ]);
  });

  it('reads an English ledger', async () => {
    const read = await preview({
      name: 'Projects',
      rows: [
        ['Linkage plan project ledger 2026'],
        [
          'No.',
          'Project',
          'Class',
          'Owner',
          'Due date',
          'Status',
          '% complete',
          'Budget (10k CNY)',
          'Spent to date (10k CNY)',
          'Comments',
        ],
        [
          1,
          'Smart cockpit line',
          'Auto Parts Class',
          'Zhao Liyi',
          '31 Dec 2026',
          'On track',
          { percent: 0.45 },
          12000,
          5400,
          _,
        ],
        [
          2,
          'Night market renewal',
          'Commerce Class',
          "Qian Li'er",
          { date: 46477 },
          'At risk',
          '60%',
          3000,
          'n/a',
          'waiting for a permit',
        ],
        [3, 'Data hub', 'SC-03', 'nobody@example.com', 'Q2 2027', 'Off track', 30, 'CNY 45 million', '-', _],
        ['Total', _, _, _, _, _, _, 33000],
      ],
    });
    expect([read.errors, read.unknownColumns]).toEqual([[], []]);
    expect(
      read.plan.items.map((item) => [
        item.titleEn,
        item.classCode,
        item.dueOn,
        item.light,
        item.progress,
        (item.totalInvestmentFen ?? 0) / WAN,
        item.investedTotalFen === undefined ? undefined : item.investedTotalFen / WAN,
        item.description,
      ]),
    ).toEqual([
      ['Smart cockpit line', 'SC-01', '2026-12-31', 'green', 45, 12000, 5400, undefined],
      ['Night market renewal', 'SC-02', '2027-03-31', 'amber', 60, 3000, undefined, 'waiting for a permit'],
      ['Data hub', 'SC-03', '2027-06-30', 'red', 30, 4500, undefined, undefined],
    ]);
    expect(read.plan.assignments.map(({ personId }) => personId)).toEqual(['U0LEAD01', 'U0LEAD02']);
    expect(read.unmatchedPeople.map(({ name }) => name)).toEqual(['nobody@example.com']);
  });

  it('reads funds, policies and talent from their own sheets, with validity and rates', async () => {
    const read = await preview(
      {
        name: '资金池',
        rows: [
          [
            '序号',
            '资金名称',
            '资金来源',
            '资金规模（亿元）',
            '到位资金（万元）',
            '支出资金（万元）',
            '支出率',
            '使用专班',
            '投向项目',
          ],
          [1, '汽车产业引导基金', '财政资金', 2, 12000, 3500.25, '29.2%', 'SC-01', 'PRJ-001、PRJ-002'],
        ],
      },
      {
        name: '政策包',
        rows: [
          ['序号', '政策名称', '文号', '适用对象', '有效期', '责任专班'],
          [
            1,
            '零部件产业若干措施',
            '长朝政发〔2026〕12号',
            '规上企业',
            '2026年1月1日至2028年12月31日',
            'SC-01',
          ],
          [2, '稳增长办法', '朝府办〔2025〕3号', _, '自2025年3月1日起施行，有效期三年', 'SC-02'],
        ],
      },
      {
        name: '人才谷',
        rows: [
          ['序号', '人才计划', '引进目标（人）', '已引进（人）', '完成率', '牵头单位'],
          [1, '青年工程师引育计划', '200人', 156, '78%', '人才专班'],
        ],
      },
    );
    expect(read.errors).toEqual([]);
    expect(read.unknownColumns.map(({ header }) => header)).toEqual(['支出率']);
    const [fund, measures, growth, talent] = read.plan.items;
    expect(fund).toMatchObject({
      kind: 'fund',
      classCode: 'SC-01',
      plannedFen: 20_000 * WAN,
      receivedFen: 12_000 * WAN,
      paidFen: 3_500.25 * WAN,
      servesCodes: ['PRJ-001', 'PRJ-002'],
    });
    expect(measures).toMatchObject({ kind: 'policy', validFrom: '2026-01-01', validTo: '2028-12-31' });
    expect(growth).toMatchObject({ validFrom: '2025-03-01', validTo: '2028-02-29' });
    expect(talent).toMatchObject({
      kind: 'talent',
      targetCount: 200,
      recruitedCount: 156,
      progress: 78,
      classCode: 'SC-10',
    });
  });

  it('takes the unit of a row under the header, passes over a row that counts the columns, and reads merged classes', async () => {
    const read = await preview({
      name: 'Sheet1',
      merged: ['A4:A5'],
      rows: [
        ['专班', '项目名称', '总投资', '年度计划投资', '计划开竣工时间', '项目状态'],
        [_, _, '亿元', '万元', _, _],
        ['甲', '乙', 1, 2, 3, 4],
        ['商贸专班', '冷链物流项目', '１．８', 4000, '2026.3/2027.10', '在建'],
        [_, '云仓项目', 0.6, 2000, '2026年4月开工，2027年底竣工', '前期'],
      ],
    });
    expect(read.errors).toEqual([]);
    expect(read.leftOut.map(({ row, why }) => [row, why])).toEqual([[3, 'header']]);
    expect(read.plan.items).toMatchObject([
      {
        classCode: 'SC-02',
        totalInvestmentFen: 18_000 * WAN,
        yearPlanFen: 4_000 * WAN,
        startOn: '2026-03-01',
        dueOn: '2027-10-31',
        stage: 'under_construction',
      },
      {
        classCode: 'SC-02',
        totalInvestmentFen: 6_000 * WAN,
        startOn: '2026-04-01',
        dueOn: '2027-12-31',
        stage: 'preliminary',
      },
    ]);
  });

  it('takes no unit from a line that names two', async () => {
    const read = await preview(
      table(['单位：亿元、万元'], ['项目名称', '专班', '总投资'], ['冷链物流项目', 'SC-02', 3]),
    );
    expect(read.errors).toMatchObject([{ row: 3, column: 'C', code: 'unit_missing' }]);
  });

  it('leaves hidden sheets alone and says so, whatever they hold', async () => {
    const head = ['项目名称', '专班'];
    const read = await preview(
      { name: '项目', rows: [head, ['冷链物流项目', 'SC-02']] },
      { name: '去年', hidden: true, rows: [head, ['旧项目', 'SC-02']] },
      {
        name: '人员',
        hidden: true,
        rows: [
          ['Slack用户', '姓名'],
          ['U0HIDDEN1', '隐'],
        ],
      },
    );
    expect(read.created.map(({ title }) => title)).toEqual(['冷链物流项目']);
    expect(read.skippedSheets).toEqual(['去年', '人员']);
  });

  it('lets a class be named by a part of its name that no other class has', async () => {
    const read = await preview(
      table(['项目名称', '专班'], ['甲项目', '商贸服务业'], ['乙项目', '服务业'], ['丙项目', 'SC-05 文旅']),
    );
    expect(read.errors).toMatchObject([{ row: 3, column: 'B', code: 'name_ambiguous' }]);
    expect(read.plan.items.map(({ classCode }) => classCode)).toEqual(['SC-02', 'SC-05']);
  });

  describe('what a lead may not change alone', () => {
    const moved = table(
      ['编号', '任务名称', '完成时限', '状态', '销号日期'],
      ['KT-01', _, '2027-12-31', _, _],
      ['KT-02', _, _, '已销号', '2026-11-25'],
    );

    it('is agreed to by the administrator who imports it, and told before', async () => {
      const read = await preview(moved);
      expect(read.errors).toEqual([]);
      expect(read.secondPerson).toEqual([
        { key: 'KT-01', field: 'dueOn' },
        { key: 'KT-02', field: 'status' },
      ]);
      expect(
        importGroups(read, 'zh')
          .flatMap(({ lines }) => lines)
          .join('\n'),
      ).toContain('须经第二人同意，确认导入即视为同意：KT-01 完成时限、KT-02 状态');
    });

    it('is refused to an administrator who leads the class', async () => {
      const ledger = createLedger({ store, clock, logger: silentLogger });
      const origin = { actorId: 'system', via: 'system', at } as const;
      const [lead] = await store.listAssignments({ classCode: 'SC-01', roles: ['lead'], on: '2026-11-26' });
      await store.write((writer) =>
        writer.save(
          'assignment',
          [
            {
              id: 'lead-and-admin',
              personId: lead?.personId ?? '',
              role: 'admin',
              validFrom: '2026-01-01',
              sample: true,
              withdrawn: false,
            },
          ],
          origin,
        ),
      );
      const source = { fileName: 'a.xlsx', bytes: workbookOf([moved]) };
      const read = await ledger.previewImport(source, { personId: lead?.personId ?? '' });
      expect(read.ok && read.value.errors.map(({ row, column, code }) => [row, column, code])).toEqual([
        [2, 'C', 'second_person'],
        [3, 'D', 'second_person'],
      ]);
    });
  });

  describe('lights that are painted', () => {
    const GREEN = { fill: '00B050' };
    const YELLOW = { fill: 'FFFF00' };
    const RED = { fill: 'FF0000' };
    const BLUE = { fill: '4472C4' };
    const head = ['编号', '任务名称', '工作专班', '亮灯'];

    it('are read from the colour of an empty cell, or of a mark in it', async () => {
      const read = await preview(
        table(
          head.map((text) => ({ text, fill: 'D9E1F2' })),
          ['KT-71', '任务甲', 'SC-01', GREEN],
          ['KT-72', '任务乙', 'SC-01', { ...YELLOW, text: '●' }],
          ['KT-73', '任务丙', 'SC-01', { fill: 'C00000' }],
          ['KT-74', '任务丁', 'SC-01', { ...RED, text: '绿灯' }],
          ['KT-75', '任务戊', 'SC-01', _],
        ),
      );
      expect(read.errors).toEqual([]);
      expect(read.plan.items.map(({ light }) => light)).toEqual([
        'green',
        'amber',
        'red',
        'green',
        undefined,
      ]);
      expect(read.colours).toEqual([]);
    });

    it('settle what a column of states means', async () => {
      const read = await preview(
        table(
          ['编号', '任务名称', '工作专班', '状态'],
          ['KT-71', '任务甲', 'SC-01', RED],
          ['KT-72', '任务乙', 'SC-01', GREEN],
        ),
      );
      expect(read.plan.items.map(({ light }) => light)).toEqual(['red', 'green']);
    });

    it.each([
      ['in another colour', [head, ['KT-71', '任务甲', 'SC-01', BLUE]], 'D2'],
      [
        'where no column is one of lights',
        [head.slice(0, 3), ['KT-71', { ...RED, text: '任务甲' }, 'SC-01']],
        'B2',
      ],
    ] as const)('%s are told of, and not dropped without a word', async (_case, rows, cell) => {
      const read = await preview(table(...rows));
      expect(read.plan.items.map(({ light }) => light)).toEqual([undefined]);
      expect(read.colours).toEqual([{ sheet: 'Sheet1', cells: [cell] }]);
      for (const language of ['en', 'zh'] as const)
        expect(
          importGroups(read, language)
            .flatMap(({ lines }) => lines)
            .join(),
        ).toContain(`Sheet1 ${cell}`);
    });
  });

  it.each([
    ['Project tracker (CNY million)', 120],
    ['2026年重点项目台账（万元）', 1.2],
    ['All amounts in RMB 10,000', 1.2],
    ['重点项目台账 单位：亿元', 12_000],
  ])('takes the unit of its amounts from the caption “%s”', async (caption, millions) => {
    const rows = [[caption], ['Project', 'Class', 'Total investment'], ['Battery line', 'SC-01', 120]];
    const read = await preview(table(...rows));
    expect(read.errors).toEqual([]);
    expect(read.plan.items[0]?.totalInvestmentFen).toBe(millions * 100 * WAN);
  });

  it('takes no unit from a caption that only speaks of an amount', async () => {
    const rows = [
      ['总投资10亿元以上项目（5亿元以上优先）'],
      ['项目名称', '专班', '总投资'],
      ['电池线', 'SC-01', 120],
    ];
    expect((await preview(table(...rows))).errors).toMatchObject([{ code: 'unit_missing' }]);
  });
});
