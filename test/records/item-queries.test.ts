import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SEES_EVERYTHING } from '../../src/plan/permissions.ts';
import type { ItemFilter, ItemSort } from '../../src/plan/query.ts';
import type { Draft } from '../../src/plan/records.ts';
import { createTestStore } from '../support/store.ts';
import { assignmentDraft, itemDraft, origin, updateOf } from './drafts.ts';

const store = await createTestStore();
afterAll(() => store.close());

const YI = 1e8 * 100;
const project = (number: number, more: Partial<Draft<'item'>>) =>
  itemDraft(`PRJ-00${number}`, { kind: 'project', ...more });

beforeAll(() =>
  store.write(async (writer) => {
    await writer.save(
      'item',
      [
        project(1, {
          totalInvestmentFen: 10 * YI,
          cities: ['automobile', 'culture'],
          stage: 'under_construction',
        }),
        project(2, {
          parentCode: 'PRJ-001',
          totalInvestmentFen: 4 * YI,
          cities: ['automobile'],
          light: 'red',
        }),
        project(3, {
          parentCode: 'PRJ-001',
          totalInvestmentFen: 6 * YI,
          cities: ['culture'],
          light: 'green',
        }),
        project(4, {
          totalInvestmentFen: 1 * YI,
          classCode: 'SC-02',
          supportingClassCodes: ['SC-01'],
          progress: 50,
        }),
        project(5, {
          light: 'amber',
          progress: 20,
          landMu: 12.5,
          description: 'Stalled: no land permit 100%',
        }),
        project(6, { status: 'closed', closedOn: '2026-05-05', dueOn: '2026-01-01', sample: false }),
        itemDraft('KT-01', { dueOn: '2026-09-30', startOn: '2026-01-01', titleEn: 'Office buildings' }),
        itemDraft('KT-02', { dueOn: '2026-10-01', classCode: 'SC-02', light: 'red' }),
        itemDraft('KT-03', { dueOn: '2026-12-31', industry: 'finance' }),
        itemDraft('POL-001', { kind: 'policy', validTo: '2026-12-31', servesCodes: ['PRJ-001'] }),
      ],
      origin('2026-08-01T00:00:00Z'),
    );
    await writer.save(
      'assignment',
      [
        assignmentDraft('a1', { personId: 'U1', itemCode: 'KT-01', validTo: '2026-06-30' }),
        assignmentDraft('a2', { personId: 'U2', classCode: 'SC-02', validFrom: '2026-07-01' }),
      ],
      origin('2026-08-01T00:00:00Z'),
    );
    const at = '2026-09-02T00:00:00Z';
    await writer.addUpdate(updateOf('u1', 'KT-01', at), origin(at));
  }),
);

async function codes(filter: ItemFilter, sort: readonly ItemSort[] = []) {
  const { items, total } = await store.findItems(filter, { sort, limit: 100 }, SEES_EVERYTHING);
  expect(total).toBe(items.length);
  return items.map((item) => item.code);
}

describe('a filter', () => {
  test.each<[string, ItemFilter, string[]]>([
    ['by codes', { codes: ['KT-02', 'KT-99', 'POL-001'] }, ['KT-02', 'POL-001']],
    ['by kinds', { kinds: ['policy', 'task'] }, ['KT-01', 'KT-02', 'KT-03', 'POL-001']],
    ['by class', { classCodes: ['SC-02'] }, ['KT-02', 'PRJ-004']],
    [
      'by class, supporting too',
      { classCodes: ['SC-01'], includeSupporting: true, kinds: ['project'] },
      ['PRJ-001', 'PRJ-002', 'PRJ-003', 'PRJ-004', 'PRJ-005', 'PRJ-006'],
    ],
    ['by cities', { cities: ['culture', 'agriculture'] }, ['PRJ-001', 'PRJ-003']],
    ['by industry', { industries: ['finance'] }, ['KT-03']],
    ['by stage', { stages: ['under_construction'] }, ['PRJ-001']],
    ['by lights', { lights: ['red', 'amber'] }, ['KT-02', 'PRJ-002', 'PRJ-005']],
    ['by status', { statuses: ['closed'] }, ['PRJ-006']],
    [
      '以上 includes its bound',
      { amounts: [{ field: 'totalInvestmentFen', range: { min: 6 * YI } }] },
      ['PRJ-001', 'PRJ-003'],
    ],
    [
      '超过 excludes it',
      { amounts: [{ field: 'totalInvestmentFen', range: { min: 6 * YI, minExclusive: true } }] },
      ['PRJ-001'],
    ],
    [
      '不满 excludes it',
      { amounts: [{ field: 'totalInvestmentFen', range: { max: 4 * YI, maxExclusive: true } }] },
      ['PRJ-004'],
    ],
    ['by progress', { progress: { min: 20, max: 49.9 } }, ['PRJ-005']],
    ['by due date', { due: { min: '2026-10-01', max: '2026-12-31' } }, ['KT-02', 'KT-03']],
    ['by start', { start: { max: '2026-01-01' } }, ['KT-01']],
    ['by last day of validity', { validTo: { max: '2026-12-31' } }, ['POL-001']],
    ['by closing', { closed: { min: '2026-05-05' } }, ['PRJ-006']],
    ['overdue, closed ones not', { overdueOn: '2026-10-01' }, ['KT-01']],
    ['silent in a week', { silentIn: '2026-W36', kinds: ['task'] }, ['KT-02', 'KT-03']],
    [
      'stale, with what never reported',
      { staleBefore: new Date('2026-09-03T00:00:00Z'), kinds: ['task'] },
      ['KT-01', 'KT-02', 'KT-03'],
    ],
    [
      'stale, what reported since not',
      { staleBefore: new Date('2026-09-02T00:00:00Z'), kinds: ['task'] },
      ['KT-02', 'KT-03'],
    ],
    ['updated in a time', { updated: { min: new Date('2026-09-02T00:00:00Z') } }, ['KT-01']],
    [
      'with nothing stored in fields',
      { missing: ['totalInvestmentFen', 'cities', 'dueOn'] },
      ['POL-001', 'PRJ-005'],
    ],
    ['held by a person through an item', { heldBy: { personIds: ['U1'], on: '2026-06-30' } }, ['KT-01']],
    ['held by nobody after the last day', { heldBy: { personIds: ['U1'], on: '2026-07-01' } }, []],
    [
      'held by a person through a class',
      { heldBy: { personIds: ['U1', 'U2'], on: '2026-07-01' } },
      ['KT-02', 'PRJ-004'],
    ],
    ['by words', { text: 'LAND permit' }, ['PRJ-005']],
    ['by words with wildcards in them', { text: '100%' }, ['PRJ-005']],
    ['by words with nothing but a wildcard', { text: '_%_%' }, []],
    ['by parent', { parentCode: 'PRJ-001' }, ['PRJ-002', 'PRJ-003']],
    ['by sample', { sample: false }, ['PRJ-006']],
    ['by every one of some cities', { everyCity: ['culture', 'automobile'] }, ['PRJ-001']],
    [
      'by what must not hold, where nothing stored does not hold',
      { kinds: ['project'], not: [{ lights: ['red', 'green'] }, { cities: ['automobile'] }] },
      ['PRJ-004', 'PRJ-005', 'PRJ-006'],
    ],
    [
      'by what must not hold as a whole',
      { kinds: ['task'], not: [{ classCodes: ['SC-02'], lights: ['green'] }, { missing: ['industry'] }] },
      ['KT-03'],
    ],
    ['by several at once', { kinds: ['project'], lights: ['red'], cities: ['automobile'] }, ['PRJ-002']],
    ['by an empty list', { kinds: [] }, []],
    ['by hostile text', { text: `'; DROP TABLE "Item"; --`, codes: [`') OR ('1'='1`] }, []],
  ])('%s', async (_name, filter, expected) => {
    expect(await codes(filter)).toEqual(expected);
  });

  test('without conditions means every item', async () => {
    expect(await codes({})).toHaveLength(10);
  });
});

describe('a list', () => {
  test('is sorted with the empty ones last, either way round', async () => {
    const byAmount = (direction: ItemSort['direction']) =>
      codes({ kinds: ['project'] }, [{ by: 'totalInvestmentFen', direction }]);
    expect(await byAmount('descending')).toEqual([
      'PRJ-001',
      'PRJ-003',
      'PRJ-002',
      'PRJ-004',
      'PRJ-005',
      'PRJ-006',
    ]);
    expect(await byAmount('ascending')).toEqual([
      'PRJ-004',
      'PRJ-002',
      'PRJ-003',
      'PRJ-001',
      'PRJ-005',
      'PRJ-006',
    ]);
  });

  test('is sorted by light as people read lights: red is the worst', async () => {
    const worst = await codes({ lights: ['green', 'amber', 'red'] }, [
      { by: 'light', direction: 'descending' },
    ]);
    expect(worst).toEqual(['KT-02', 'PRJ-002', 'PRJ-005', 'PRJ-003']);
  });

  test('is cut into pages, and says how many there are in all', async () => {
    const page = (offset: number, limit = 2) =>
      store.findItems({ kinds: ['task'] }, { sort: [], limit, offset }, SEES_EVERYTHING);
    expect(await page(0)).toMatchObject({ total: 3, items: [{ code: 'KT-01' }, { code: 'KT-02' }] });
    expect(await page(2)).toMatchObject({ total: 3, items: [{ code: 'KT-03' }] });
    expect(await page(9)).toEqual({ total: 3, items: [] });
    expect(await page(0, 0)).toEqual({ total: 3, items: [] });
  });
});

describe('an aggregation', () => {
  test('sums the parts and not their parent', async () => {
    const [whole] = await store.aggregateItems(
      { kinds: ['project'] },
      { measures: ['totalInvestmentFen', 'progress'] },
      SEES_EVERYTHING,
    );
    expect(whole).toEqual({
      count: 6,
      measures: {
        totalInvestmentFen: { count: 3, sum: 11 * YI, min: 1 * YI, max: 6 * YI },
        progress: { count: 2, sum: 70, min: 20, max: 50 },
      },
      codes: ['PRJ-001', 'PRJ-002', 'PRJ-003', 'PRJ-004', 'PRJ-005', 'PRJ-006'],
    });
  });

  test('sums a parent whose parts are not asked for', async () => {
    const [whole] = await store.aggregateItems(
      { stages: ['under_construction'] },
      { measures: ['totalInvestmentFen'] },
      SEES_EVERYTHING,
    );
    expect(whole?.measures.totalInvestmentFen?.sum).toBe(10 * YI);
  });

  test('leaves a grandparent out although the generation between is not asked for', async () => {
    await store.write((writer) =>
      writer.save(
        'item',
        [
          itemDraft('PLT-001', { kind: 'platform', yearPlanFen: 100, industry: 'tourism' }),
          itemDraft('PLT-002', { kind: 'platform', yearPlanFen: 90, parentCode: 'PLT-001' }),
          itemDraft('PLT-003', {
            kind: 'platform',
            yearPlanFen: 30,
            parentCode: 'PLT-002',
            industry: 'tourism',
          }),
          itemDraft('PLT-004', {
            kind: 'platform',
            yearPlanFen: 7,
            parentCode: 'PLT-005',
            industry: 'commerce',
          }),
          itemDraft('PLT-005', {
            kind: 'platform',
            yearPlanFen: 7,
            parentCode: 'PLT-004',
            industry: 'commerce',
          }),
        ],
        origin('2026-08-01T00:00:00Z'),
      ),
    );
    const sum = async (filter: ItemFilter) =>
      (await store.aggregateItems(filter, { measures: ['yearPlanFen'] }, SEES_EVERYTHING))[0]?.measures
        .yearPlanFen?.sum;
    expect(await sum({ kinds: ['platform'], industries: ['tourism'] })).toBe(30);
    expect(await sum({ codes: ['PLT-001', 'PLT-002', 'PLT-003'] })).toBe(30);
    expect(await sum({ codes: ['PLT-001', 'PLT-002'] })).toBe(90);
  });

  test('puts an item under two cities in both groups and once into the whole', async () => {
    const groups = await store.aggregateItems(
      { codes: ['PRJ-001', 'PRJ-005'] },
      { measures: ['totalInvestmentFen'], groupBy: 'city' },
      SEES_EVERYTHING,
    );
    expect(groups.map((group) => [group.key, group.count, group.measures.totalInvestmentFen?.sum])).toEqual([
      ['automobile', 1, 10 * YI],
      ['culture', 1, 10 * YI],
      ['none', 1, undefined],
    ]);
  });

  test('groups by a field, the greatest first, with what has none', async () => {
    const groups = await store.aggregateItems(
      { kinds: ['project', 'task'] },
      { measures: [], groupBy: 'light' },
      SEES_EVERYTHING,
    );
    expect(groups.map((group) => [group.key, group.count])).toEqual([
      ['none', 5],
      ['red', 2],
      ['amber', 1],
      ['green', 1],
    ]);
  });

  test('of nothing is one empty group, or none', async () => {
    const of = (groupBy?: 'light') =>
      store.aggregateItems({ codes: [] }, { measures: ['progress'], groupBy }, SEES_EVERYTHING);
    expect(await of()).toEqual([{ count: 0, measures: {}, codes: [] }]);
    expect(await of('light')).toEqual([]);
  });
});

test('the next number of a kind follows the highest in use', async () => {
  expect(await store.lastCodeNumber('PRJ')).toBe(6);
  expect(await store.lastCodeNumber('FND')).toBe(0);
});
