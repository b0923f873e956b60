import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSeeding, readSampleWorkspace } from '../../src/ledger/seed/index.ts';
import { addDays, addWeeks, instantAt, isoWeekOf, plainDateIn } from '../../src/plan/dates.ts';
import { SEES_EVERYTHING } from '../../src/plan/permissions.ts';
import type { Item, StatusUpdate } from '../../src/plan/records.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { CITIES, ITEM_KINDS } from '../../src/plan/terms.ts';
import { createTestStore } from '../support/store.ts';

const seedsDir = fileURLToPath(new URL('../../seeds', import.meta.url));
const at = new Date('2026-11-26T02:00:00Z');
const clock = { now: () => at };
const zone = 'Asia/Shanghai';
const all = { sort: [{ by: 'code', direction: 'ascending' }], limit: 500 } as const;

describe('seeding the sample plan', () => {
  let store: PlanStore;
  let items: Item[];
  let updates: StatusUpdate[];
  const find = (code: string): Item => {
    const item = items.find((one) => one.code === code);
    if (!item) throw new Error(`no ${code}`);
    return item;
  };

  beforeAll(async () => {
    store = await createTestStore();
    const outcome = await createSeeding({ store, clock, seedsDir }).seedSample(at);
    expect(outcome.ok && outcome.value.outcome).toBe('seeded');
    items = (await store.findItems({}, all, SEES_EVERYTHING)).items;
    updates = await store.listUpdates({});
  });
  afterAll(() => store.close());

  it('marks everything as a sample but what the article states', async () => {
    expect(items.every(({ sample }) => sample)).toBe(true);
    expect(updates.every(({ sample }) => sample)).toBe(true);
    expect((await store.listPeople()).every(({ sample }) => sample)).toBe(true);
    expect((await store.listClasses()).every(({ sample }) => sample)).toBe(true);
    expect((await store.listAssignments({})).every(({ sample }) => sample)).toBe(true);
    expect((await store.listStatements()).some(({ sample }) => sample)).toBe(false);
  });

  it('holds items of all six kinds, all six cities and all ten classes', () => {
    expect(items.length).toBeGreaterThanOrEqual(80);
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(ITEM_KINDS));
    expect(new Set(items.flatMap(({ cities }) => cities))).toEqual(new Set(CITIES));
    expect(new Set(items.map(({ classCode }) => classCode)).size).toBe(10);
    expect(items.filter(({ confidential }) => confidential)).toHaveLength(2);
    expect(items.some(({ cities }) => cities.length === 2)).toBe(true);
  });

  it('names only records that exist', async () => {
    const codes = new Set(items.map(({ code }) => code));
    const people = new Set((await store.listPeople()).map(({ id }) => id));
    const named = items.flatMap(({ servesCodes, parentCode }) => [
      ...servesCodes,
      ...(parentCode ?? []).slice(),
    ]);
    for (const code of items.flatMap((one) => one.servesCodes)) expect(codes).toContain(code);
    for (const { parentCode } of items) if (parentCode) expect(codes).toContain(parentCode);
    for (const { waitsForItem } of await store.listDependencies({}))
      if (waitsForItem) expect(codes).toContain(waitsForItem);
    for (const { authorId } of updates) expect(people).toContain(authorId);
    for (const { personId } of await store.listAssignments({})) expect(people).toContain(personId);
    expect(named.length).toBeGreaterThan(0);
  });

  it('is stored as one report a week for eight weeks, none of them in the future', () => {
    const thisWeek = isoWeekOf(plainDateIn(zone, at));
    for (const update of updates) {
      expect(update.recordedAt <= at).toBe(true);
      expect(update.period).toBe(isoWeekOf(plainDateIn(zone, update.recordedAt)));
    }
    const weeks = new Set(updates.map(({ period }) => period));
    expect(weeks).toEqual(new Set(Array.from({ length: 9 }, (_, index) => addWeeks(thisWeek, index - 8))));
    const keys = updates.map(({ itemCode, period }) => `${itemCode} ${period}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('leaves a part of the classes without a report this week', () => {
    const thisWeek = isoWeekOf(plainDateIn(zone, at));
    const reported = new Set(
      updates.filter(({ period }) => period === thisWeek).map(({ itemCode }) => find(itemCode).classCode),
    );
    expect(reported.size).toBeGreaterThan(2);
    expect(reported.size).toBeLessThan(8);
  });

  it('tells of a class that is late, one that never reports, one green by light and red by pace, one recovering', () => {
    const today = plainDateIn(zone, at);
    const overdue = items.filter((one) => one.status === 'open' && one.dueOn && one.dueOn < today);
    const late = overdue.filter(({ classCode }) => classCode === 'SC-02');
    expect(late.length).toBeGreaterThanOrEqual(4);
    expect(updates.some(({ itemCode }) => find(itemCode).classCode === 'SC-05')).toBe(false);
    const { light, progress = 0, startOn = '', dueOn = '' } = find('PRJ-010');
    const elapsed = (Date.parse(today) - Date.parse(startOn)) / (Date.parse(dueOn) - Date.parse(startOn));
    expect(light).toBe('green');
    expect(elapsed * 100 - progress).toBeGreaterThan(30);
    const lights = updates.filter(({ itemCode }) => itemCode === 'PRJ-004').map((one) => one.light);
    expect([lights.at(-1), lights[0]]).toEqual(['red', 'green']);
  });

  it('has a project stalled for money, and a fund for it that was not paid out', async () => {
    const issues = await store.listIssues({ types: ['funding'], open: true });
    expect(issues.map(({ itemCode }) => itemCode)).toContain('PRJ-022');
    expect(find('PRJ-022').stage).toBe('suspended');
    const fund = items.find(({ servesCodes }) => servesCodes.includes('PRJ-022'));
    expect((fund?.receivedFen ?? 0) - (fund?.paidFen ?? 0)).toBe(6_000_000_000);
  });

  it('knows who was responsible before a class changed its lead', async () => {
    const today = plainDateIn(zone, at);
    const leadOn = async (on: string) =>
      (await store.listAssignments({ classCode: 'SC-03', roles: ['lead'], on })).map((one) => one.personId);
    expect(await leadOn(today)).toEqual(['U0LEAD03']);
    expect(await leadOn('2026-06-15')).toEqual(['U0FORMER']);
    for (let days = -90; days <= 0; days += 1) expect(await leadOn(addDays(today, days))).toHaveLength(1);
  });

  it('gives, asked as of each Sunday, the light and progress of the last report until then', async () => {
    const monday = addDays(plainDateIn(zone, at), -3);
    for (let week = 8; week >= 1; week -= 1) {
      const sunday = instantAt(addDays(monday, -7 * week + 6), '23:59', zone);
      const then = await store.getItems(['PRJ-004', 'KT-03', 'PLT-008', 'PRJ-010'], SEES_EVERYTHING, {
        at: sunday,
      });
      for (const item of then) {
        const last = updates.find((one) => one.itemCode === item.code && one.recordedAt <= sunday);
        expect([item.code, item.light, item.progress]).toEqual([item.code, last?.light, last?.progress]);
      }
    }
  });

  it('remembers who moved a due date', async () => {
    const entries = await store.listAudit({ recordKind: 'item', recordKeys: ['KT-07'] });
    const moved = entries.find(({ before }) => before !== undefined && 'dueOn' in before);
    expect(moved).toMatchObject({
      actorId: 'U0HEAD01',
      before: { dueOn: '2026-12-08' },
      after: { dueOn: '2027-01-05' },
    });
  });

  it('changes nothing the second time, nor on a later day, nor when the article is seeded after it', async () => {
    const seeding = createSeeding({ store, clock, seedsDir });
    const before = await store.listAudit({ limit: 1 });
    const again = await seeding.seedSample(at);
    const later = await seeding.seedSample(new Date('2026-12-20T02:00:00Z'));
    const article = await seeding.seedArticle(at);
    expect([again.ok && again.value.outcome, later.ok && later.value.outcome, article.outcome]).toEqual(
      Array(3).fill('unchanged'),
    );
    expect(later.ok && later.value.sampleOn).toBe('2026-11-26');
    expect(await store.listAudit({ limit: 1 })).toEqual(before);
  });

  it('is refused where a real plan is stored; forced, it is the same plan for the same day', async () => {
    const real = await createTestStore();
    const seeding = createSeeding({ store: real, clock, seedsDir });
    const { version, updatedAt, lastUpdateId, lastUpdatePeriod, lastUpdatedAt, ...draft } = find('KT-01');
    const origin = { actorId: 'U0SOMEONE', via: 'import', at } as const;
    await real.write((writer) => writer.save('item', [{ ...draft, code: 'KT-77', sample: false }], origin));
    expect(await seeding.seedSample(at)).toEqual({ ok: false, code: 'holds_other_plan' });
    expect(await real.listPeople()).toEqual([]);
    const evening = new Date('2026-11-26T11:30:00Z');
    expect((await seeding.seedSample(evening, { force: true })).ok).toBe(true);
    expect((await real.findItems({ sample: true }, all, SEES_EVERYTHING)).items).toEqual(items);
    expect(await real.listUpdates({})).toEqual(updates);
    await real.close();
  });
});

describe('the sample workspace', () => {
  const workspace = readSampleWorkspace(seedsDir);

  it('has a channel for all, one for the leading group and one for each class with its people', () => {
    const byName = new Map(workspace.channels.map((channel) => [channel.name, channel]));
    expect(byName.get('linkage')?.memberIds).toHaveLength(workspace.users.length);
    expect(byName.get('leading-group')?.memberIds).toEqual(
      expect.arrayContaining(['U0GROUP1', 'U0GROUP2', 'U0SUPER1', 'U0ADMIN1']),
    );
    const classes = workspace.channels.filter(({ classCode }) => classCode !== undefined);
    expect(classes).toHaveLength(10);
    expect(byName.get('sc-03-information-technology')?.memberIds).toContain('U0LEAD03');
    expect(byName.get('sc-03-information-technology')?.memberIds).not.toContain('U0FORMER');
  });

  it('has a plain member of staff and an admin', () => {
    expect(workspace.users.some(({ role }) => role === undefined)).toBe(true);
    expect(workspace.users.some(({ role }) => role === 'admin')).toBe(true);
  });
});
