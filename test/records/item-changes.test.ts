import { afterAll, beforeAll, expect, test } from 'vitest';
import { SEES_EVERYTHING } from '../../src/plan/permissions.ts';
import type { ChangeFilter } from '../../src/plan/query.ts';
import type { Draft } from '../../src/plan/records.ts';
import { createTestStore } from '../support/store.ts';
import { itemDraft, origin } from './drafts.ts';

const store = await createTestStore();
afterAll(() => store.close());

const ALL = ['KT-01', 'KT-02', 'KT-03', 'KT-04'];
const FIELDS = ['light', 'progress', 'dueOn', 'stage'];
const on = (day: string, items: readonly Draft<'item'>[]) =>
  store.write((writer) => writer.save('item', items, origin(`${day}T02:00:00Z`)));

beforeAll(async () => {
  await on('2026-08-01', [
    itemDraft('KT-01', { light: 'green', progress: 10, dueOn: '2026-10-01' }),
    itemDraft('KT-02', { light: 'red', dueOn: '2026-10-01' }),
    itemDraft('KT-03', { light: 'amber', confidential: true }),
    itemDraft('KT-04'),
  ]);
  await on('2026-08-10', [itemDraft('KT-01', { light: 'amber', progress: 10, dueOn: '2026-10-01' })]);
  await on('2026-08-11', [
    itemDraft('KT-01', { light: 'red', progress: 30, dueOn: '2026-12-01' }),
    itemDraft('KT-02', { light: 'amber', dueOn: '2026-09-01' }),
    itemDraft('KT-03', { light: 'green', confidential: true, stage: 'completed' }),
    itemDraft('KT-04', { progress: 5 }),
  ]);
  await on('2026-08-20', [itemDraft('KT-04')]);
});

async function changed(filter: Partial<ChangeFilter>): Promise<string[]> {
  const whole = { fields: FIELDS, ...filter };
  const { items } = await store.findItems({ changed: whole }, { sort: [], limit: 10 }, SEES_EVERYTHING);
  return items.map((item) => item.code);
}

test('of each field the oldest former value and the newest one are told, in the order of the changes', async () => {
  const changes = await store.itemChanges(ALL, { fields: FIELDS });
  expect(changes.get('KT-01')).toEqual([
    { field: 'light', before: 'green', after: 'red' },
    { field: 'dueOn', before: '2026-10-01', after: '2026-12-01' },
    { field: 'progress', before: 10, after: 30 },
  ]);
  expect(changes.get('KT-03')).toEqual([
    { field: 'light', before: 'amber', after: 'green' },
    { field: 'stage', before: null, after: 'completed' },
  ]);
});

test('what came back to where it was is no change, and nor is a beginning', async () => {
  expect((await store.itemChanges(ALL, { fields: FIELDS })).has('KT-04')).toBe(false);
  expect(await changed({ until: new Date('2026-08-10T00:00:00Z') })).toEqual([]);
});

test.each<[string, Partial<ChangeFilter>, string[]]>([
  ['in a time', { since: new Date('2026-08-11T00:00:00Z') }, ['KT-01', 'KT-02', 'KT-03']],
  ['in a time that ended before it came back', { until: new Date('2026-08-12T00:00:00Z') }, ALL],
  ['of one field', { fields: ['progress'] }, ['KT-01']],
  ['for the worse', { light: 'worse' }, ['KT-01']],
  ['for the better', { light: 'better' }, ['KT-02', 'KT-03']],
  ['to a light', { to: { field: 'light', values: ['amber', 'red'] } }, ['KT-01', 'KT-02']],
  ['to a stage', { to: { field: 'stage', values: ['completed'] } }, ['KT-03']],
  ['to a later due date', { due: 'later' }, ['KT-01']],
  ['to an earlier due date', { due: 'earlier' }, ['KT-02']],
])('items that changed are found: %s', async (_name, filter, expected) => {
  expect(await changed(filter)).toEqual(expected);
});

test('who may not see an item does not hear that it changed, and the others are those that did not', async () => {
  const page = { sort: [], limit: 10 };
  const seen = await store.findItems({ changed: { fields: FIELDS } }, page, { confidential: [] });
  expect(seen.items.map((item) => item.code)).toEqual(['KT-01', 'KT-02']);
  const rest = await store.findItems({ not: [{ changed: { fields: FIELDS } }] }, page, SEES_EVERYTHING);
  expect(rest.items.map((item) => item.code)).toEqual(['KT-04']);
});

test('the history of one light turning to another is listed by itself', async () => {
  const entries = await store.listAudit({ recordKind: 'item', turn: { from: 'amber', to: 'red' } });
  expect(entries.map((entry) => entry.recordKey)).toEqual(['KT-01']);
  expect(await store.listAudit({ turn: { from: 'green', to: 'red' } })).toEqual([]);
});
