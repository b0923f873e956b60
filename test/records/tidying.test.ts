import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../src/plan/clock.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import { SEES_EVERYTHING } from '../../src/plan/permissions.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { type EmbeddedHome, openMemoryHome } from '../../src/records/embedded-home.ts';
import { createPlanStore } from '../../src/records/plan-store.ts';
import { tidy } from '../../src/records/tidying.ts';
import { itemDraft, origin } from './drafts.ts';

let home: EmbeddedHome;
let store: PlanStore;
beforeAll(async () => {
  home = await openMemoryHome(silentLogger);
  store = await createPlanStore(home, systemClock);
});
afterAll(() => store.close());

const save = (description: string) =>
  store.write((writer) =>
    writer.save(
      'item',
      Array.from({ length: 200 }, (_, number) => itemDraft(`KT-${101 + number}`, { description })),
      origin('2026-08-01T00:00:00Z'),
    ),
  );
const pages = async () =>
  (
    await home.database.query<{ pages: number }>(
      `SELECT (pg_relation_size('"Item"') / 8192)::int AS pages, pg_stat_force_next_flush()`,
    )
  ).rows[0]?.pages ?? 0;

test('a store in the process sees to the tables of which much changed, and to no others', async () => {
  await save('first wording');
  expect(await tidy(home.database)).toEqual(expect.arrayContaining(['AuditEntry', 'Item', 'ItemSearch']));
  expect(await tidy(home.database)).toEqual([]);
});

test('the room of rows that were replaced is used again', async () => {
  for (const wording of ['second', 'third']) {
    await save(`${wording} wording`);
    await tidy(home.database);
  }
  const before = await pages();
  for (const wording of ['fourth', 'fifth', 'sixth', 'seventh']) {
    await save(`${wording} wording`);
    await tidy(home.database);
  }
  expect(await pages()).toBe(before);
});

test('tidying waits for a transaction and lets it come to its end', async () => {
  let tidied: Promise<string[]> | undefined;
  await store.write(async (writer) => {
    tidied = tidy(home.database);
    await writer.save('item', [itemDraft('KT-999')], origin('2026-08-02T00:00:00Z'));
  });
  await tidied;
  expect(await store.getItems(['KT-999'], SEES_EVERYTHING)).toHaveLength(1);
});
