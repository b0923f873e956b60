import { afterAll, beforeAll, expect, test } from 'vitest';
import { SEES_EVERYTHING } from '../../src/plan/permissions.ts';
import { VersionConflict } from '../../src/plan/store.ts';
import { createTestStore } from '../support/store.ts';
import { itemDraft, origin, updateOf } from './drafts.ts';

const store = await createTestStore();
afterAll(() => store.close());

const NOW = origin('2026-09-01T00:00:00Z');
const TWENTY = Array.from({ length: 20 }, (_, index) => index);

beforeAll(() =>
  store.write((writer) =>
    writer.save(
      'item',
      ['KT-01', 'KT-02', 'KT-03', 'KT-04', 'KT-05'].map((code) => itemDraft(code, { progress: 0 })),
      NOW,
    ),
  ),
);

test('writers who lock an item first lose none of their changes', async () => {
  await Promise.all(
    TWENTY.map(() =>
      store.write(async (writer) => {
        const item = await writer.lockItem('KT-01');
        if (item === undefined) throw new Error('the item is gone');
        await writer.save('item', [{ ...item, progress: (item.progress ?? 0) + 1 }], NOW);
      }),
    ),
  );
  expect(await store.getItems(['KT-01'], SEES_EVERYTHING)).toMatchObject([{ progress: 20, version: 21 }]);
});

test('of writers who saw the same version one is stored, and the others hear of it', async () => {
  const [seen] = await store.getItems(['KT-02'], SEES_EVERYTHING);
  const outcomes = await Promise.allSettled(
    TWENTY.map((progress) =>
      store.write((writer) =>
        writer.save(
          'item',
          [{ ...itemDraft('KT-02', { progress: progress + 1 }), expectedVersion: seen?.version ?? 0 }],
          NOW,
        ),
      ),
    ),
  );
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(VersionConflict);
  }
  expect(await store.getItems(['KT-02'], SEES_EVERYTHING)).toMatchObject([{ version: 2 }]);
});

test('a request that comes twenty times at once is stored once', async () => {
  const outcomes = await Promise.all(
    TWENTY.map((index) =>
      store.write((writer) =>
        writer.addUpdate(
          updateOf(`once-${index}`, 'KT-03', '2026-09-02T00:00:00Z', { progress: 30, requestId: 'once' }),
          NOW,
        ),
      ),
    ),
  );
  expect(outcomes.filter(({ outcome }) => outcome === 'stored')).toHaveLength(1);
  expect(new Set(outcomes.map(({ update }) => update.id)).size).toBe(1);
  expect(await store.listUpdates({ itemCodes: ['KT-03'] })).toHaveLength(1);
  expect(await store.getItems(['KT-03'], SEES_EVERYTHING)).toMatchObject([{ version: 2 }]);
});

test('twenty who create the same record at once end with one record and nobody sees an error', async () => {
  const outcomes = await Promise.all(
    TWENTY.map((progress) =>
      store.write((writer) => writer.save('item', [itemDraft('KT-90', { progress })], NOW)),
    ),
  );
  expect(outcomes.filter(({ created }) => created.length === 1)).toHaveLength(1);
  expect(await store.getItems(['KT-90'], SEES_EVERYTHING)).toHaveLength(1);
});

test('writers who take the same items in opposite order both end well', async () => {
  const add = (codes: readonly string[]) =>
    store.write(async (writer) => {
      for (const code of codes) {
        const item = await writer.lockItem(code);
        if (item === undefined) throw new Error('the item is gone');
        await writer.save('item', [{ ...item, progress: (item.progress ?? 0) + 1 }], NOW);
      }
    });
  await Promise.all([1, 2, 3].flatMap(() => [add(['KT-04', 'KT-05']), add(['KT-05', 'KT-04'])]));
  expect(await store.getItems(['KT-04', 'KT-05'], SEES_EVERYTHING)).toMatchObject([
    { progress: 6 },
    { progress: 6 },
  ]);
});

test('whoever reads meanwhile sees all of a transaction or nothing of it', async () => {
  const drafts = Array.from({ length: 40 }, (_, index) =>
    itemDraft(`POL-${100 + index}`, { kind: 'policy' }),
  );
  const writing = store.write(async (writer) => {
    for (const draft of drafts) await writer.save('item', [draft], NOW);
  });
  const count = async () =>
    (await store.findItems({ kinds: ['policy'] }, { sort: [], limit: 1 }, SEES_EVERYTHING)).total;
  const seen = [await count(), await count()];
  await writing;
  seen.push(await count());
  expect(seen.filter((total) => total !== 0 && total !== 40)).toEqual([]);
  expect(seen.at(-1)).toBe(40);
});
