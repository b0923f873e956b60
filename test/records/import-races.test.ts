import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createLedger, type ImportPreview } from '../../src/ledger/index.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import { SEES_EVERYTHING } from '../../src/plan/permissions.ts';
import type { AuditEntry, Item } from '../../src/plan/records.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { createUpdates } from '../../src/updates/updates.ts';
import { type TestCell, workbookOf } from '../ledger/support.ts';
import { createTestStore } from '../support/store.ts';
import { assignmentDraft, classDraft, itemDraft, origin, personDraft } from './drafts.ts';

const clock = { now: () => new Date('2026-11-23T02:00:00Z') };
const HEADER = ['编号', '任务名称', '工作专班', '责任人', '进度', '进展情况'];

let store: PlanStore;
let first = 100;

beforeAll(async () => {
  store = await createTestStore();
  await store.write(async (writer) => {
    await writer.save('class', [classDraft('SC-01')], origin('2026-01-01T00:00:00Z'));
    await writer.save(
      'person',
      [personDraft('U0LEAD01', { nameZh: '赵例一' }), personDraft('U0LEAD02', { nameZh: '钱例二' })],
      origin('2026-01-01T00:00:00Z'),
    );
    const lead = assignmentDraft('A1', { personId: 'U0LEAD01', classCode: 'SC-01' });
    await writer.save('assignment', [lead], origin('2026-01-01T00:00:00Z'));
  });
});
afterAll(() => store.close());
beforeEach(() => {
  first += 100;
});

const ledger = () => createLedger({ store, clock, logger: silentLogger });
const updates = () => createUpdates({ store, clock, logger: silentLogger });
const code = (index: number): string => `KT-${first + index}`;
const codes = Array.from({ length: 30 }, (_, index) => index);

/** A ledger of the tasks numbered `from` to `to`, with what each row says. */
function book(from: number, to: number, cells: (index: number) => readonly TestCell[]): Buffer {
  const rows = codes
    .slice(from, to)
    .map((index) => [code(index), `事项${code(index)}`, 'SC-01', ...cells(index)]);
  return workbookOf([{ name: '任务', rows: [HEADER, ...rows] }]);
}

async function preview(bytes: Buffer): Promise<ImportPreview> {
  const made = await ledger().previewImport(
    { fileName: 'a.xlsx', bytes },
    { personId: 'U0ADMIN', asSystem: true },
  );
  if (!made.ok) throw new Error(made.code);
  expect(made.value.errors).toEqual([]);
  return made.value;
}

const stored = (): Promise<Item[]> => store.getItems(codes.map(code), SEES_EVERYTHING);
const audit = (recordKeys = codes.map(code)): Promise<AuditEntry[]> =>
  store.listAudit({ recordKeys, limit: 1_000 });

/** Each change of an item is told once, the first is its beginning, and they end where the item stands. */
async function expectWholeHistory(): Promise<void> {
  const entries = (await audit()).toReversed();
  for (const item of await stored()) {
    const own = entries.filter(({ recordKey }) => recordKey === item.code);
    expect(own.filter(({ before }) => before === undefined)).toEqual(own.slice(0, 1));
    expect(new Set(own.map(({ version }) => version)).size).toBe(own.length);
    expect(own.flatMap(({ after }) => after.progress ?? []).at(-1)).toBe(item.progress);
  }
}

describe('two imports at once', () => {
  test('of the same new rows end with each of them once, and one of the two is told', async () => {
    const bytes = book(0, 30, () => ['赵例一', '40%', '已开工']);
    const [one, other] = [await preview(bytes), await preview(bytes)];
    const outcomes = await Promise.all([ledger().applyImport(one), ledger().applyImport(other)]);
    expect(outcomes.map((outcome) => (outcome.ok ? 'written' : outcome.code)).sort()).toEqual([
      'changed_meanwhile',
      'written',
    ]);
    expect((await stored()).map(({ progress }) => progress)).toEqual(codes.map(() => 40));
    expect(await store.listUpdates({ itemCodes: codes.map(code) })).toHaveLength(30);
    const held = await store.listAssignments({ itemCodes: codes.map(code) });
    expect(held.map(({ itemCode, personId }) => `${itemCode} ${personId}`).sort()).toEqual(
      codes.map((index) => `${code(index)} U0LEAD01`).sort(),
    );
    await expectWholeHistory();
  });

  test('of rows that overlap end with all that one says and nothing of the other', async () => {
    const [one, other] = [
      await preview(book(0, 20, () => ['赵例一', '10%', '一号台账'])),
      await preview(book(10, 30, () => ['钱例二', '90%', '二号台账'])),
    ];
    const outcomes = await Promise.all([ledger().applyImport(one), ledger().applyImport(other)]);
    const written = outcomes.findIndex(({ ok }) => ok);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const mine = written === 0 ? codes.slice(0, 20) : codes.slice(10, 30);
    expect((await stored()).map((item) => item.code).sort()).toEqual(mine.map(code).sort());
    expect(new Set((await stored()).map(({ progress }) => progress))).toEqual(
      new Set([written === 0 ? 10 : 90]),
    );
    const said = await store.listUpdates({ itemCodes: codes.map(code) });
    expect(new Set(said.map(({ done }) => done))).toEqual(new Set([written === 0 ? '一号台账' : '二号台账']));
    await expectWholeHistory();
  });

  test('that only hand the same items to different people leave one of the two in charge', async () => {
    await ledger().applyImport(await preview(book(0, 5, () => [])));
    const [one, other] = [
      await preview(book(0, 5, () => ['赵例一'])),
      await preview(book(0, 5, () => ['钱例二'])),
    ];
    const outcomes = await Promise.all([ledger().applyImport(one), ledger().applyImport(other)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const held = await store.listAssignments({ itemCodes: codes.map(code), on: '2026-11-23' });
    expect(held).toHaveLength(5);
    expect(new Set(held.map(({ personId }) => personId)).size).toBe(1);
  });
});

describe('an import against a slash update', () => {
  beforeEach(() =>
    store.write((writer) =>
      writer.save(
        'item',
        codes.map((index) => itemDraft(code(index), { progress: 10, asOf: '2026-11-01' })),
        origin('2026-11-01T00:00:00Z'),
      ),
    ),
  );

  const slash = (text: string) =>
    updates().submitText({ text, personId: 'U0LEAD01', via: 'slash', requestId: `slash-${text}` });

  test('that was saved after the preview refuses the import, and nothing of it is written', async () => {
    const made = await preview(book(0, 30, () => [undefined, '50%', '台账所写']));
    expect(await slash(`${code(7)} 黄 66% 征地未完`)).toMatchObject([
      { receipt: { after: { progress: 66 } } },
    ]);
    expect(await ledger().applyImport(made)).toMatchObject({ ok: false, code: 'changed_meanwhile' });
    expect((await stored()).map(({ progress }) => progress)).toEqual(
      codes.map((index) => (index === 7 ? 66 : 10)),
    );
    expect(await store.listUpdates({ itemCodes: codes.map(code) })).toMatchObject([{ problems: '征地未完' }]);
    expect((await audit()).filter(({ via }) => via === 'import')).toEqual([]);
  });

  test('whose words alone were changed by it is refused too: the newer words stay the last', async () => {
    const made = await preview(book(7, 8, () => [undefined, undefined, '台账所写']));
    await slash(`${code(7)} 黄 66% 征地未完`);
    expect(await ledger().applyImport(made)).toMatchObject({ ok: false, code: 'changed_meanwhile' });
    expect(await store.latestUpdates([code(7)])).toMatchObject([{ problems: '征地未完' }]);
  });

  test('at the very same time is a whole import or none, and the update is never lost', async () => {
    const made = await preview(book(0, 30, () => [undefined, '50%', '台账所写']));
    const [imported, typed] = await Promise.all([
      ledger().applyImport(made),
      slash(`${code(29)} 黄 66% 征地未完`),
    ]);
    expect(typed).toMatchObject([{ receipt: { update: { progress: 66 } } }]);
    const items = await stored();
    expect(items.find((item) => item.code === code(29))).toMatchObject({ progress: 66, light: 'amber' });
    const others = new Set(items.filter((item) => item.code !== code(29)).map(({ progress }) => progress));
    expect(others).toEqual(new Set([imported.ok ? 50 : 10]));
    const fromFile = (await store.listUpdates({ itemCodes: codes.map(code) })).filter(
      ({ via }) => via === 'import',
    );
    expect(fromFile).toHaveLength(imported.ok ? 30 : 0);
    await expectWholeHistory();
  });
});
