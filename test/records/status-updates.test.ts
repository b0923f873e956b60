import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SEES_EVERYTHING } from '../../src/plan/permissions.ts';
import type { StatusUpdate } from '../../src/plan/records.ts';
import { VersionConflict } from '../../src/plan/store.ts';
import { createTestStore } from '../support/store.ts';
import { itemDraft, origin, updateOf } from './drafts.ts';

const store = await createTestStore();
afterAll(() => store.close());

const CODES = ['KT-01', 'KT-02', 'KT-03', 'KT-04', 'KT-05', 'KT-06'];
beforeAll(() =>
  store.write((writer) =>
    writer.save(
      'item',
      CODES.map((code) => itemDraft(code, { light: 'green', progress: 10, stage: 'planned' })),
      origin('2026-08-01T00:00:00Z'),
    ),
  ),
);

function add(update: StatusUpdate) {
  return store.write((writer) =>
    writer.addUpdate(update, { actorId: update.authorId, via: update.via, at: update.recordedAt }),
  );
}
async function itemOf(code: string) {
  const [item] = await store.getItems([code], SEES_EVERYTHING);
  return item;
}

test('an update is stored as given and brings its item up to date', async () => {
  const update = updateOf('u1', 'KT-01', '2026-09-03T02:00:00.123Z', {
    light: 'amber',
    progress: 40,
    stage: 'started',
    done: 'Foundations',
    problems: '土地审批未完成',
    investedYearFen: 120_000_000_00,
    amountTexts: { investedYearFen: '1.2亿元' },
    permalink: 'https://x/p2',
    requestId: 'r1',
  });
  expect(await add(update)).toEqual({ outcome: 'stored', update });
  expect(await itemOf('KT-01')).toMatchObject({
    light: 'amber',
    progress: 40,
    stage: 'started',
    investedYearFen: 120_000_000_00,
    amountTexts: { investedYearFen: '1.2亿元' },
    lastUpdateId: 'u1',
    lastUpdatePeriod: '2026-W36',
    lastUpdatedAt: update.recordedAt,
    version: 2,
    updatedAt: update.recordedAt,
  });
  expect(await store.latestUpdates(CODES)).toEqual([update]);
  expect((await store.listAudit({ recordKeys: ['KT-01'], limit: 1 }))[0]).toMatchObject({
    actorId: 'U0LEAD',
    before: { light: 'green', progress: 10, stage: 'planned', investedYearFen: null },
    after: { light: 'amber', progress: 40, stage: 'started', investedYearFen: 120_000_000_00 },
  });
});

test('the same request stores one update and answers the stored one', async () => {
  const again = updateOf('u1b', 'KT-01', '2026-09-03T02:00:05Z', { light: 'red', requestId: 'r1' });
  const { outcome, update } = await add(again);
  expect(outcome).toBe('duplicate');
  expect(update.id).toBe('u1');
  expect(await itemOf('KT-01')).toMatchObject({ light: 'amber', version: 2 });
});

test('what an update does not say stays as it was, and saying nothing new is no change in the history', async () => {
  await add(updateOf('u2', 'KT-02', '2026-09-03T00:00:00Z', { done: 'No change' }));
  expect(await itemOf('KT-02')).toMatchObject({
    light: 'green',
    progress: 10,
    lastUpdateId: 'u2',
    version: 2,
  });
  expect(await store.listAudit({ recordKeys: ['KT-02'] })).toHaveLength(1);
});

test('an update handed in late for an earlier week leaves the item as the later week said', async () => {
  await add(updateOf('u3', 'KT-03', '2026-09-10T00:00:00Z', { period: '2026-W37', progress: 60 }));
  await add(updateOf('u4', 'KT-03', '2026-09-11T00:00:00Z', { period: '2026-W35', progress: 30 }));
  expect(await itemOf('KT-03')).toMatchObject({ progress: 60, lastUpdateId: 'u3' });
  expect((await store.latestUpdates(['KT-03'])).map((update) => update.id)).toEqual(['u3']);
  const silent = async (week: string) =>
    (await store.findItems({ codes: ['KT-03'], silentIn: week }, { sort: [], limit: 1 }, SEES_EVERYTHING))
      .total;
  expect(await silent('2026-W35')).toBe(0);
  expect(await silent('2026-W36')).toBe(1);
  expect(await silent('2026-W37')).toBe(0);
  expect(await silent('2026-W38')).toBe(1);
});

describe('a correction', () => {
  test('keeps both entries and the item follows the correction', async () => {
    await add(updateOf('u5', 'KT-04', '2026-09-03T00:00:00Z', { progress: 80 }));
    await add(updateOf('u6', 'KT-04', '2026-09-03T01:00:00Z', { progress: 8, supersedes: 'u5' }));
    expect(await itemOf('KT-04')).toMatchObject({ progress: 8, lastUpdateId: 'u6' });
    const ids = async (includeSuperseded: boolean) =>
      (await store.listUpdates({ itemCodes: ['KT-04'], includeSuperseded })).map((update) => update.id);
    expect(await ids(false)).toEqual(['u6']);
    expect(await ids(true)).toEqual(['u6', 'u5']);
  });

  test('of an update that is not the newest does not touch the item', async () => {
    await add(updateOf('u7', 'KT-05', '2026-09-03T00:00:00Z', { progress: 20 }));
    await add(updateOf('u8', 'KT-05', '2026-09-04T00:00:00Z', { progress: 50 }));
    await add(updateOf('u9', 'KT-05', '2026-09-05T00:00:00Z', { progress: 25, supersedes: 'u7' }));
    expect(await itemOf('KT-05')).toMatchObject({ progress: 50, lastUpdateId: 'u8' });
  });

  test('of what another correction has replaced is refused', async () => {
    const late = updateOf('u10', 'KT-04', '2026-09-03T02:00:00Z', { progress: 9, supersedes: 'u5' });
    await expect(add(late)).rejects.toThrow(VersionConflict);
    expect(await itemOf('KT-04')).toMatchObject({ progress: 8 });
  });
});

test('updates are listed by class, week, author and time, newest first', async () => {
  const ids = async (filter: Parameters<typeof store.listUpdates>[0]) =>
    (await store.listUpdates(filter)).map((update) => update.id);
  expect(await ids({ periods: ['2026-W35', '2026-W37'] })).toEqual(['u4', 'u3']);
  expect(
    await ids({ since: new Date('2026-09-05T00:00:00Z'), until: new Date('2026-09-11T00:00:00Z') }),
  ).toEqual(['u3', 'u9']);
  expect(await ids({ classCodes: ['SC-01'], limit: 1 })).toEqual(['u4']);
  expect(await ids({ classCodes: ['SC-02'] })).toEqual([]);
  expect(await ids({ authorId: 'U0NOBODY' })).toEqual([]);
});

test('updates are counted by author over the items that fit, a corrected one once', async () => {
  await add(updateOf('u12', 'KT-02', '2026-10-01T00:00:00Z', { authorId: 'U0OTHER' }));
  const october = { since: new Date('2026-10-01T00:00:00Z'), until: new Date('2026-11-01T00:00:00Z') };
  expect(await store.countUpdates({}, october, SEES_EVERYTHING)).toEqual({
    authors: [{ authorId: 'U0OTHER', count: 1 }],
    items: 1,
    firstCodes: ['KT-02'],
  });
  const all = await store.countUpdates({ kinds: ['task'] }, {}, SEES_EVERYTHING);
  const listed = await store.listUpdates({});
  expect(listed.map((one) => one.id)).not.toContain('u5');
  expect(all.authors.reduce((sum, { count }) => sum + count, 0)).toBe(listed.length);
  expect(all.firstCodes).toEqual([...new Set(listed.map((one) => one.itemCode))].sort());
  const nothing = { authors: [], items: 0, firstCodes: [] };
  expect(await store.countUpdates({ kinds: ['fund'] }, {}, SEES_EVERYTHING)).toEqual(nothing);
  const before = { at: new Date('2026-08-02T00:00:00Z') };
  expect(await store.countUpdates({}, {}, SEES_EVERYTHING, before)).toEqual(nothing);
});

test('an update of an item that nobody stored is an error and leaves nothing', async () => {
  await expect(add(updateOf('u11', 'KT-77', '2026-09-03T00:00:00Z'))).rejects.toThrow('KT-77');
  expect(await store.listUpdates({ itemCodes: ['KT-77'] })).toEqual([]);
});

test('many at once are the same as one after the other', async () => {
  const entries = [30, 50, 70].map((progress, index) => {
    const at = `2026-0${index + 6}-01T00:00:00Z`;
    const update = updateOf(`b${index}`, 'KT-06', at, {
      progress,
      period: `2026-W${24 + index}`,
      requestId: `b${index}`,
    });
    return { update, origin: origin(at, { via: 'seed' }) };
  });
  const addAll = () => store.write((writer) => writer.addUpdates(entries));
  expect(await addAll()).toEqual({ stored: 3, duplicates: 0 });
  expect(await addAll()).toEqual({ stored: 0, duplicates: 3 });
  expect(await itemOf('KT-06')).toMatchObject({ progress: 70, version: 4, lastUpdateId: 'b2' });
  const changes = await store.listAudit({ recordKeys: ['KT-06'], vias: ['seed'] });
  expect(changes.map((entry) => [entry.before?.progress, entry.after.progress])).toEqual([
    [50, 70],
    [30, 50],
    [10, 30],
  ]);
});
