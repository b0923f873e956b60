import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, plainDateIn } from '../../src/plan/dates.ts';
import { computeLight, DEFAULT_LIGHT_THRESHOLDS } from '../../src/plan/lights.ts';
import { SEES_EVERYTHING } from '../../src/plan/permissions.ts';
import type { ItemFilter } from '../../src/plan/query.ts';
import type { Draft } from '../../src/plan/records.ts';
import { LIGHTS } from '../../src/plan/terms.ts';
import { createTestStore } from '../support/store.ts';
import { itemDraft, origin, updateOf } from './drafts.ts';

const AT = '2026-08-01T00:00:00Z';
const TIME_ZONE = 'Asia/Shanghai';
const store = await createTestStore();
afterAll(() => store.close());

async function found(filter: ItemFilter): Promise<string[]> {
  const { items } = await store.findItems(filter, { sort: [], limit: 1_000 }, SEES_EVERYTHING);
  return items.map((item) => item.code);
}

describe('a filter, where reading every item would tell', () => {
  beforeAll(() =>
    store.write(async (writer) => {
      const items = [
        itemDraft('FND-001', {
          kind: 'fund',
          fundSource: 'bank_loan',
          receivedFen: 300,
          paidFen: 200,
          servesCodes: ['KT-02'],
        }),
        itemDraft('FND-002', { kind: 'fund', receivedFen: 0, paidFen: 0, servesCodes: ['PRJ-004'] }),
        itemDraft('FND-003', { kind: 'fund', receivedFen: 5, confidential: true, servesCodes: ['KT-03'] }),
        itemDraft('KT-01', { supportingClassCodes: ['SC-02', 'SC-03'] }),
        itemDraft('KT-02', { cities: ['culture', 'automobile'] }),
        itemDraft('KT-03', { cities: ['culture'], status: 'closed', closedOn: '2026-08-31' }),
        itemDraft('POL-001', { kind: 'policy', validTo: '2026-12-31' }),
        itemDraft('POL-002', { kind: 'policy', validFrom: '2026-06-01' }),
        itemDraft('POL-003', { kind: 'policy' }),
        itemDraft('PRJ-004', { kind: 'project', landMu: 12.5 }),
      ];
      await writer.save('item', items, origin(AT));
      for (const [id, code, at, period] of [
        ['u1', 'KT-01', '2026-08-26T00:00:00Z', '2026-W35'],
        ['u2', 'KT-01', '2026-09-02T00:00:00Z', '2026-W36'],
        ['u3', 'KT-03', '2026-08-27T00:00:00Z', '2026-W35'],
      ] as const)
        await writer.addUpdate(
          updateOf(id, code, at, { period, ...(id === 'u2' ? {} : { problems: 'No permit' }) }),
          origin(at),
        );
    }),
  );

  test.each<[string, ItemFilter, string[]]>([
    ['takes those kept for few', { confidential: true }, ['FND-003']],
    [
      'bounds a number that is no amount',
      { amounts: [{ field: 'landMu', range: { min: 12.5 } }] },
      ['PRJ-004'],
    ],
    [
      'compares two numbers, nothing stored counting as nothing',
      { exceeds: [{ more: 'receivedFen', less: 'paidFen' }] },
      ['FND-001', 'FND-003'],
    ],
    [
      'bounds a rate of two numbers that are stored',
      { rates: [{ above: 'paidFen', below: 'receivedFen', percent: { min: 66, max: 67 } }] },
      ['FND-001'],
    ],
    [
      'has no rate where it would divide by nothing',
      { rates: [{ above: 'paidFen', below: 'receivedFen', percent: { min: 0 } }] },
      ['FND-001'],
    ],
    ['counts the cities', { kinds: ['task'], cityCount: { min: 2 } }, ['KT-02']],
    ['counts no city at all', { kinds: ['task'], cityCount: { max: 1, maxExclusive: true } }, ['KT-01']],
    ['finds what a class supports', { supportedBy: ['SC-03'] }, ['KT-01']],
    ['finds the funds of an item', { serves: ['KT-02', 'KT-09'] }, ['FND-001']],
    ['finds what a fund serves', { servedBy: [] }, ['KT-02', 'KT-03', 'PRJ-004']],
    ['finds what a fund of one source serves', { servedBy: ['bank_loan'] }, ['KT-02']],
    ['finds what no fund serves', { kinds: ['task'], not: [{ servedBy: [] }] }, ['KT-01']],
    ['bounds the first day of validity', { validFrom: { min: '2026-01-01' } }, ['POL-002']],
    ['finds what is in force', { validOn: '2026-06-30' }, ['POL-001', 'POL-002']],
    ['finds what is in force before the other begins', { validOn: '2026-05-31' }, ['POL-001']],
    ['finds what is in force after the other ended', { validOn: '2027-01-01' }, ['POL-002']],
    ['finds who reported in a week, closed or open', { reportedIn: '2026-W35' }, ['KT-01', 'KT-03']],
    ['finds who reported in the newest week', { reportedIn: '2026-W36' }, ['KT-01']],
    ['finds whose newest update names problems', { said: 'problems' }, ['KT-03']],
    ['finds whose newest update asks for support', { said: 'supportNeeded' }, []],
    ['finds who did not', { kinds: ['task'], not: [{ reportedIn: '2026-W36' }] }, ['KT-02', 'KT-03']],
  ])('%s', async (_name, filter, expected) => {
    expect(await found(filter)).toEqual(expected);
  });

  test('does not tell of a fund that may not be seen', async () => {
    const { items } = await store.findItems({ servedBy: [] }, { sort: [], limit: 100 }, { confidential: [] });
    expect(items.map((item) => item.code)).toEqual(['KT-02', 'PRJ-004']);
  });
});

describe('a light judged in the store', () => {
  const START = '2026-01-01';
  const pick = <Value>(values: readonly Value[], number: number): Value =>
    values[number % values.length] as Value;
  /** Each of the properties turns at another pace, so that they meet in every way. */
  const judged = Array.from({ length: 420 }, (_, number): Draft<'item'> => {
    const stage = pick(['under_construction', 'cancelled', undefined, 'planned'] as const, number >> 1);
    return itemDraft(`JUD-${String(number + 1).padStart(3, '0')}`, {
      industry: 'tourism',
      startOn: pick([START, undefined, addDays(START, number % 90)], number),
      dueOn: pick(
        [addDays(START, (number * 7) % 400), addDays(START, (number * 13) % 160), undefined],
        number % 5,
      ),
      progress: pick([undefined, (number * 17) % 101, ((number * 31) % 1000) / 10, 100], number),
      light: pick([...LIGHTS, undefined], number >> 2),
      status: number % 11 === 0 ? 'closed' : 'open',
      ...(stage === undefined ? {} : { stage }),
    });
  });
  beforeAll(() =>
    store.write(async (writer) => {
      await writer.save('item', judged, origin(AT));
      const entries = judged
        .filter((_, number) => number % 3 === 0)
        .map(({ code }, index) => {
          const at = new Date(Date.parse('2026-05-01T15:30:00Z') + index * 3_600_000).toISOString();
          const {
            light: _light,
            progress: _progress,
            stage: _stage,
            ...update
          } = updateOf(`j-${code}`, code, at);
          return { update, origin: origin(at) };
        });
      await writer.addUpdates(entries);
    }),
  );

  test.each(['2026-05-05', '2026-05-20', '2026-07-14'])(
    'is the one that is computed of it, on %s',
    async (today) => {
      const all = (
        await store.findItems({ industries: ['tourism'] }, { sort: [], limit: 1_000 }, SEES_EVERYTHING)
      ).items;
      const lights = all.map((item) => {
        const lastReportedOn = item.lastUpdatedAt && plainDateIn(TIME_ZONE, item.lastUpdatedAt);
        return { item, computed: computeLight(item, { today, lastReportedOn }) };
      });
      const judge = { today, timeZone: TIME_ZONE, thresholds: DEFAULT_LIGHT_THRESHOLDS };
      const behind = lights.filter(({ computed }) =>
        computed.reasons.some(({ code }) => code === 'behind_pace'),
      );
      const other = lights.filter(
        ({ item, computed: { light } }) =>
          light !== undefined && item.light !== undefined && light !== item.light,
      );
      expect(behind.length).toBeGreaterThan(20);
      expect(other.length).toBeGreaterThan(50);
      expect(await found({ industries: ['tourism'], judged: { ...judge, as: 'behind_pace' } })).toEqual(
        behind.map(({ item }) => item.code),
      );
      expect(
        await found({ industries: ['tourism'], judged: { ...judge, as: 'other_than_declared' } }),
      ).toEqual(other.map(({ item }) => item.code));
    },
  );
});
