import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SEES_EVERYTHING } from '../../src/plan/permissions.ts';
import type { ItemKind } from '../../src/plan/terms.ts';
import { createTestStore } from '../support/store.ts';
import { itemDraft, origin } from './drafts.ts';

const store = await createTestStore();
afterAll(() => store.close());

const NAMED: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    'PRJ-001',
    'Changchun International Auto Expo Centre',
    '长春国际汽车博览中心',
    ['博览中心', 'expo centre'],
  ],
  ['PRJ-002', 'Changchun International Auto Expo Centre phase two', '长春国际汽车博览中心二期', []],
  ['PRJ-003', 'New Energy Parts Park', '新能源汽车零部件产业园', ['零部件园']],
  ['PRJ-004', 'Red Flag Street Commercial District', '红旗街商圈改造', ['红旗街']],
  ['PRJ-005', 'Nanhu Cultural Centre', '南湖文化中心', []],
  ['PRJ-790', 'Bamboo weaving hall', '双阳竹编体验馆1期', []],
  ['PRJ-791', 'Ski gear annex', '净月潭滑雪装备设计研发综合楼扩建', []],
  ['PRJ-006', 'Smart Logistics Hub', '智慧物流枢纽', []],
  ['PRJ-007', 'Green Agriculture Demonstration Base', '绿色农业示范基地', []],
  ['FND-001', 'Industry Guidance Fund', '产业引导基金', ['母基金']],
  ['FND-002', 'Talent Housing Special Fund', '人才公寓专项资金', []],
  ['POL-001', 'Measures to Support Cultural Tourism', '支持文化旅游发展若干措施', ['文旅十条']],
  ['TAL-001', 'Changbai Talents Programme', '长白英才计划', ['英才计划']],
  ['PLT-001', 'Industrial Internet Platform', '工业互联网平台', ['5G平台']],
  ['KT-01', 'Land approval for the logistics hub', '物流枢纽土地审批', []],
  ['KT-02', 'Recruit anchor tenants', '引进主力商户', []],
  ['KT-03', 'Settle the fund manager', '确定基金管理人', []],
];
const KINDS: Readonly<Record<string, ItemKind>> = {
  PRJ: 'project',
  FND: 'fund',
  POL: 'policy',
  TAL: 'talent',
  PLT: 'platform',
  KT: 'task',
};

beforeAll(() =>
  store.write(async (writer) => {
    const named = NAMED.map(([code, titleEn, titleZh, aliases]) =>
      itemDraft(code, { titleEn, titleZh, aliases, kind: KINDS[code.split('-')[0] ?? ''] ?? 'task' }),
    );
    const districts = ['朝阳', '南湖', '红旗', '重庆路', '桂林路', '永昌', '前进', '湖西'];
    const things = [
      '建设项目',
      '改造工程',
      '产业园区',
      '服务平台',
      '示范基地',
      '文化中心',
      '物流园',
      '科技大厦',
    ];
    const others = Array.from({ length: 120 }, (_, index) =>
      itemDraft(`PRJ-${300 + index}`, {
        kind: 'project',
        titleEn: `Construction project number ${index} of the district`,
        titleZh: `${districts[index % 8]}${things[Math.floor(index / 8) % 8]}${index}`,
        description: 'The stage and status of the project are reported by the class; 项目建设进展情况',
      }),
    );
    await writer.save('item', [...named, ...others], origin('2026-09-01T00:00:00Z'));
  }),
);

async function search(text: string, limit = 5) {
  return store.searchItems(text, { limit }, SEES_EVERYTHING);
}

describe('a name in full scores 1', () => {
  test.each([
    ['长春国际汽车博览中心', 'PRJ-001'],
    ['博览中心', 'PRJ-001'],
    ['Expo Centre', 'PRJ-001'],
    ['ＥＸＰＯ　ＣＥＮＴＲＥ', 'PRJ-001'],
    ['nanhu cultural centre', 'PRJ-005'],
    ['文旅十条', 'POL-001'],
    ['5G平台', 'PLT-001'],
    ['prj 7', 'PRJ-007'],
    ['博览中心到什么阶段了?', 'PRJ-001'],
    ['What is the status of the Smart Logistics Hub, and who leads it?', 'PRJ-006'],
    ['请问“英才计划”今年引进了多少人', 'TAL-001'],
    ['母基金到位多少 out of the planned amount?', 'FND-001'],
    ['红旗街那个项目怎么样了', 'PRJ-004'],
    ['KT-02什么时候到期', 'KT-02'],
  ])('%s → %s', async (text, code) => {
    expect((await search(text))[0]).toEqual({ code, score: 1 });
  });
});

describe('a part of a name, or one with a slip, comes first and scores less', () => {
  test.each([
    ['汽车零部件', 'PRJ-003'],
    ['零部件产业园', 'PRJ-003'],
    ['新能源园区进展', 'PRJ-003'],
    ['南湖文化', 'PRJ-005'],
    ['互联网平台', 'PLT-001'],
    ['talent housing', 'FND-002'],
    ['the cultural tourism measures', 'POL-001'],
    ['logistics hub', 'PRJ-006'],
    ['green agricultre base', 'PRJ-007'],
    ['comercial district', 'PRJ-004'],
    ['gudiance fund', 'FND-001'],
    ['博揽中心', 'PRJ-001'],
    ['绿色农业示饭基地', 'PRJ-007'],
    ['bolan zhongxin', 'PRJ-001'],
    ['shuangyangzhubiantiyanguan1qi', 'PRJ-790'],
    ['jingyuetanhuaxuezhuangbeishejiyanfazonghelou', 'PRJ-791'],
    ['bo lan zhong xin', 'PRJ-001'],
    ['lvse nongye', 'PRJ-007'],
    ['rencai gongyu', 'FND-002'],
    ['yinjin zhuli shanghu', 'KT-02'],
    ['how is hongqijie doing?', 'PRJ-004'],
    ['专项资金用在人才公寓上了吗', 'FND-002'],
  ])('%s → %s', async (text, code) => {
    const [first, second] = await search(text);
    expect(first?.code).toBe(code);
    expect(first?.score).toBeLessThan(1);
    expect(first?.score).toBeGreaterThan(0.35);
    expect(first?.score).toBeGreaterThan((second?.score ?? 0) + 0.01);
  });
});

test('the longer of two names that both stand in the text is the one that is meant', async () => {
  const [first, second] = await search('长春国际汽车博览中心二期什么时候开工');
  expect(first).toEqual({ code: 'PRJ-002', score: 1 });
  expect(second?.code).toBe('PRJ-001');
  expect(second?.score).toBeLessThan(0.9);
});

test('two names in one question are both found', async () => {
  const hits = await search('文旅十条和英才计划哪个先到期');
  expect(hits.slice(0, 2).map((hit) => [hit.code, hit.score])).toEqual([
    ['POL-001', 1],
    ['TAL-001', 1],
  ]);
});

test.each([
  'what is overdue this week?',
  '本周谁没报?',
  '哪个专班进度最慢',
  'who heads the leading group',
  'total investment by city',
  'how many tasks are due this month?',
  '???',
  '',
])('a question that names no item finds nothing worth offering: %s', async (text) => {
  expect((await search(text)).filter((hit) => hit.score >= 0.5)).toEqual([]);
});

test('words of the description find an item, far below its name', async () => {
  const hits = await search('reported by the class');
  expect(hits.length).toBeGreaterThan(0);
  expect(hits[0]?.score).toBeLessThan(0.5);
});

test('a search can be kept to kinds', async () => {
  const hits = await store.searchItems('物流枢纽', { limit: 5, kinds: ['task'] }, SEES_EVERYTHING);
  expect(hits[0]?.code).toBe('KT-01');
  expect(hits.some((hit) => hit.code === 'PRJ-006')).toBe(false);
});

test('a renamed item is found by its new name and no more by the old one', async () => {
  await store.write((writer) =>
    writer.save(
      'item',
      [itemDraft('KT-90', { titleEn: 'Quince orchard', titleZh: '榅桲果园' })],
      origin('2026-09-01T00:00:00Z'),
    ),
  );
  expect((await search('quince orchard'))[0]).toEqual({ code: 'KT-90', score: 1 });
  await store.write((writer) =>
    writer.save(
      'item',
      [itemDraft('KT-90', { titleEn: 'Medlar orchard', titleZh: '欧楂果园' })],
      origin('2026-09-02T00:00:00Z'),
    ),
  );
  expect((await search('quince'))[0]?.code).not.toBe('KT-90');
  expect((await search('欧楂果园'))[0]).toEqual({ code: 'KT-90', score: 1 });
});

test('a text of any length and content is searched without harm', async () => {
  for (const text of [
    '汽车'.repeat(5_000),
    `${'a'.repeat(60)} `.repeat(500),
    `'"%_\\ \u0000 {}[]`,
    '🏗️'.repeat(100),
    '\uD83D',
  ]) {
    expect(Array.isArray(await search(text))).toBe(true);
  }
});
