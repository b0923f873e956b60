import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { silentLogger } from '../../src/plan/logger.ts';
import { SEES_EVERYTHING } from '../../src/plan/permissions.ts';
import type { Item } from '../../src/plan/records.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import type { SubmitRequest } from '../../src/updates/update.ts';
import { createUpdates, type Updates } from '../../src/updates/updates.ts';
import { createTestStore } from '../support/store.ts';
import { item, storeSmallPlan } from './support/small-plan.ts';

let store: PlanStore;
let updates: Updates;
let now = new Date('2026-11-23T02:00:00Z');
let requests = 0;
let items = 0;
let code = '';

const request = (changes: Partial<SubmitRequest> = {}): SubmitRequest => {
  requests += 1;
  return {
    itemCode: code,
    fields: { light: 'amber', progress: 60, done: 'Plot handed over' },
    personId: 'lead1',
    via: 'slash',
    requestId: `request-${requests}`,
    ...changes,
  };
};
const current = async (itemCode = code): Promise<Item> => {
  const [found] = await store.getItems([itemCode], SEES_EVERYTHING);
  if (!found) throw new Error(`${itemCode} is not stored`);
  return found;
};
const history = (itemCode = code) => store.listUpdates({ itemCodes: [itemCode], includeSuperseded: true });

beforeAll(async () => {
  store = await createTestStore();
  await storeSmallPlan(store);
  updates = createUpdates({ store, clock: { now: () => now }, logger: silentLogger });
});
afterAll(() => store.close());

/** Each test has an item of its own: green, 40 %, in the first class. */
beforeEach(async () => {
  now = new Date('2026-11-23T02:00:00Z');
  items += 1;
  code = `KT-${100 + items}`;
  const origin = { actorId: 'seed', via: 'seed', at: now } as const;
  await store.write((writer) =>
    writer.save('item', [item(code, 'SC-01', { light: 'green', progress: 40 })], origin),
  );
});

describe('a lead', () => {
  test('updates an item: the update is kept, the item follows, the receipt says old and new', async () => {
    const result = await updates.submit(request());
    expect(result).toMatchObject({
      ok: true,
      value: {
        before: { light: 'green', progress: 40 },
        after: { light: 'amber', progress: 60, lastUpdatePeriod: '2026-W48' },
        update: { authorId: 'lead1', done: 'Plot handed over', via: 'slash' },
        period: '2026-W48',
        duplicate: false,
      },
    });
    expect(await current()).toMatchObject({ light: 'amber', progress: 60 });
    expect(await store.listAudit({ recordKeys: [code] })).toMatchObject([
      {
        actorId: 'lead1',
        via: 'slash',
        before: { light: 'green', progress: 40 },
        after: { light: 'amber', progress: 60 },
      },
      {},
    ]);
  });

  test('is told when the declared light is better than due date and pace say', async () => {
    const result = await updates.submit(request({ fields: { light: 'green', progress: 45 } }));
    expect(result).toMatchObject({
      ok: true,
      value: { computedLight: 'red', computedReasons: [{ code: 'behind_pace', points: 44.6 }] },
    });
  });

  test('reports for the week of the class, whatever the week of the machine', async () => {
    now = new Date('2026-11-29T15:59:00Z');
    expect(await updates.submit(request())).toMatchObject({ value: { period: '2026-W48' } });
    now = new Date('2026-11-29T16:01:00Z');
    expect(await updates.submit(request())).toMatchObject({ value: { period: '2026-W49' } });
  });
});

describe('an update is refused and nothing is saved', () => {
  const refused = async (changes: Partial<SubmitRequest>, expected: object): Promise<void> => {
    const itemCode = changes.itemCode ?? code;
    const before = await history(itemCode);
    expect(await updates.submit(request(changes))).toMatchObject({ ok: false, ...expected });
    expect(await history(itemCode)).toEqual(before);
  };

  test.each(['lead2', 'member1', 'super1', 'group1', 'admin1', 'staff1', 'former1', 'nobody'])(
    'from %s, who is told who may',
    (personId) =>
      refused(
        { personId },
        {
          code: 'not_your_class',
          detail: {
            mayRoles: ['lead', 'head', 'deputy'],
            mayPeople: expect.arrayContaining([
              { name: 'Name of lead1', nameZh: undefined },
              { name: 'Name of head1', nameZh: undefined },
            ]),
          },
        },
      ),
  );
  test('for an item that is not there', () =>
    refused({ itemCode: 'KT-99' }, { code: 'unknown_item', detail: { itemCode: 'KT-99' } }));
  test('for a closed item', () => refused({ itemCode: 'KT-04' }, { code: 'item_closed' }));
  test('that says nothing', () => refused({ fields: { done: '' } }, { code: 'nothing_said' }));
  test('with a progress beyond 100 %', () =>
    refused({ fields: { progress: 101 } }, { code: 'progress_out_of_range', detail: { field: 'progress' } }));
  test('with a progress that is no number', () =>
    refused({ fields: { progress: Number.NaN } }, { code: 'progress_out_of_range' }));
  test('with a text beyond 2,000 characters', () =>
    refused(
      { fields: { problems: '长'.repeat(2001) } },
      { code: 'text_too_long', detail: { field: 'problems' } },
    ));
  test('with a negative amount', () =>
    refused(
      { fields: { investedYearFen: -1 } },
      { code: 'amount_out_of_range', detail: { field: 'investedYearFen' } },
    ));
  test('for a confidential item of another class, which is not even named', () =>
    refused(
      { itemCode: 'KT-05', personId: 'lead2' },
      { code: 'unknown_item', detail: { itemCode: 'KT-05', similar: expect.not.arrayContaining(['KT-05']) } },
    ));
});

describe('two at once', () => {
  test('on one item: the second who saw the old version is shown the new one', async () => {
    const { version } = await current();
    const [first, second] = await Promise.all([
      updates.submit(request({ seenVersion: version, fields: { progress: 50 } })),
      updates.submit(request({ seenVersion: version, fields: { progress: 55 }, personId: 'head1' })),
    ]);
    const lost = first.ok ? second : first;
    expect([first.ok, second.ok].toSorted()).toEqual([false, true]);
    expect(lost).toMatchObject({
      ok: false,
      code: 'changed_meanwhile',
      detail: { current: { version: version + 1 } },
    });
    expect(await history()).toHaveLength(1);
  });

  test('of the same request are one record', async () => {
    const { version } = await current();
    const same = request({ seenVersion: version });
    const results = await Promise.all([1, 2, 3, 4].map(() => updates.submit(same)));
    expect(results.map((result) => result.ok && result.value.duplicate).toSorted()).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(await history()).toHaveLength(1);
    expect(await updates.submit(same)).toMatchObject({ ok: true, value: { duplicate: true } });
  });

  test('and fifty: all are kept, and the item stands by the last', async () => {
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, index) => updates.submit(request({ fields: { progress: index } }))),
    );
    expect(results.every((result) => result.ok)).toBe(true);
    const kept = await history();
    expect(kept).toHaveLength(50);
    expect((await current()).progress).toBe(kept[0]?.progress);
  });
});
