import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createLedger, type ImportPreview, NOBODY } from '../../src/ledger/index.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import type { Draft } from '../../src/plan/records.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { type TestCell, workbookOf } from '../ledger/support.ts';
import { createTestStore } from '../support/store.ts';
import { assignmentDraft, classDraft, itemDraft, origin, personDraft } from './drafts.ts';

const BEGAN = origin('2026-01-01T00:00:00Z');
let now = new Date('2026-11-02T02:00:00Z');
let workspace: Draft<'person'>[] = [];
let store: PlanStore;
let base = 0;
/** Somebody of whom no earlier test has heard. */
let unknown = '';
const code = (number: number): string => `KT-${base + number}`;

beforeAll(async () => {
  store = await createTestStore();
  await store.write(async (writer) => {
    await writer.save('class', [classDraft('SC-01'), classDraft('SC-02')], BEGAN);
    const people = { U0OLD: '孙例三', U0WANG1: '王同名', U0WANG2: '王同名', U0ZHAO: '赵例一' };
    await writer.save(
      'person',
      Object.entries(people).map(([id, nameZh]) => personDraft(id, { nameZh })),
      BEGAN,
    );
    await writer.save(
      'assignment',
      [assignmentDraft('admin', { personId: 'U0ADMIN', role: 'admin' })],
      BEGAN,
    );
  });
});
afterAll(() => store.close());

/** Three items of two classes, the first led by U0OLD. */
beforeEach(async () => {
  base += 10;
  unknown = `吴${'一二三四五六七八九十百千万亿元'.charAt(base / 10)}`;
  now = new Date('2026-11-02T02:00:00Z');
  workspace = [];
  await store.write(async (writer) => {
    const classes = ['SC-01', 'SC-02', 'SC-01'];
    await writer.save(
      'item',
      classes.map((classCode, index) => itemDraft(code(index + 1), { classCode })),
      BEGAN,
    );
    const held = assignmentDraft(`old ${base}`, { personId: 'U0OLD', role: 'lead', itemCode: code(1) });
    await writer.save('assignment', [held], BEGAN);
  });
});

const ledger = () =>
  createLedger({
    store,
    clock: { now: () => now },
    logger: silentLogger,
    workspacePeople: async () => workspace,
  });

async function preview(
  rows: readonly (readonly TestCell[])[],
  header = ['编号', '任务名称', '责任人'],
): Promise<ImportPreview> {
  const bytes = workbookOf([{ name: '任务', rows: [header, ...rows] }]);
  const made = await ledger().previewImport({ fileName: 'a.xlsx', bytes }, { personId: 'U0ADMIN' });
  if (!made.ok) throw new Error(made.code);
  return made.value;
}
async function importRows(rows: readonly (readonly TestCell[])[]) {
  const applied = await ledger().applyImport(await preview(rows));
  if (!applied.ok) throw new Error(applied.code);
  return applied.value;
}
const waiting = async () =>
  (await ledger().listWaitingNames())
    .filter(({ entries }) => entries.some(({ itemCode }) => itemCode?.startsWith(`KT-${base / 10}`)))
    .map(({ name, entries, candidateIds }) => ({
      name,
      codes: entries.map(({ itemCode }) => itemCode),
      candidateIds: [...candidateIds].sort(),
    }));
const leadsOn = async (itemCode: string, on = '2026-11-10') =>
  (await store.listAssignments({ itemCodes: [itemCode], roles: ['lead'], on }))
    .map((one) => one.personId)
    .sort();
async function settle(choices: Readonly<Record<string, string>>, personId = 'U0ADMIN') {
  const keys = await ledger().listWaitingNames();
  const chosen = Object.entries(choices).map(([name, id]) => {
    const key = keys.find(
      (one) => one.name === name || `${one.name} ${one.entries[0]?.itemCode}` === name,
    )?.key;
    return [key ?? '', id] as const;
  });
  return ledger().settleNames({ personId, choices: new Map(chosen) });
}

describe('a name that nobody has', () => {
  test('waits after the import, nobody loses what they hold, and the chosen person takes it over', async () => {
    expect(
      await importRows([
        [code(1), undefined, unknown],
        [code(3), undefined, unknown],
      ]),
    ).toMatchObject({ toSettle: 1 });
    expect(await waiting()).toEqual([{ name: unknown, codes: [code(1), code(3)], candidateIds: [] }]);
    expect(await leadsOn(code(1))).toEqual(['U0OLD']);
    now = new Date('2026-11-09T02:00:00Z');
    expect(await settle({ [unknown]: 'U0ZHAO' })).toMatchObject({
      ok: true,
      value: [{ name: unknown, personId: 'U0ZHAO' }],
    });
    expect(await leadsOn(code(1))).toEqual(['U0ZHAO']);
    expect(await leadsOn(code(3))).toEqual(['U0ZHAO']);
    // As if the ledger had been read knowing it: from the day of the import on.
    expect(await leadsOn(code(1), '2026-11-01')).toEqual(['U0OLD']);
    expect(await leadsOn(code(1), '2026-11-02')).toEqual(['U0ZHAO']);
    expect(await waiting()).toEqual([]);
    expect(await store.listAudit({ vias: ['admin'] })).toMatchObject([
      { actorId: 'U0ADMIN', recordKind: 'assignment' },
      { actorId: 'U0ADMIN', recordKind: 'assignment' },
      { actorId: 'U0ADMIN', recordKind: 'assignment' },
    ]);
  });

  test('is known in the next ledger, also under another item', async () => {
    await importRows([[code(1), undefined, unknown]]);
    await settle({ [unknown]: 'U0ZHAO' });
    const made = await preview([
      [code(1), undefined, unknown],
      [code(3), undefined, unknown],
    ]);
    expect(made.unmatchedPeople).toEqual([]);
    expect(made.changed.map(({ key }) => key)).toEqual([code(3)]);
  });

  test('is not noted twice by the same ledger, which then changes nothing', async () => {
    await importRows([[code(1), undefined, unknown]]);
    const again = await preview([[code(1), undefined, unknown]]);
    expect(again.unmatchedPeople).toHaveLength(1);
    expect([again.changed, again.created, again.plan.names]).toEqual([[], [], []]);
  });

  test('waits no longer when a later ledger names somebody else there', async () => {
    await importRows([[code(1), undefined, unknown]]);
    await importRows([[code(1), undefined, '赵例一']]);
    expect(await waiting()).toEqual([]);
    expect(await leadsOn(code(1))).toEqual(['U0ZHAO']);
  });

  test('beside one that is known leaves the known one in charge, and joins it', async () => {
    await importRows([[code(1), undefined, `赵例一、${unknown}`]]);
    expect(await leadsOn(code(1))).toEqual(['U0OLD', 'U0ZHAO']);
    await settle({ [unknown]: 'U0WANG1' });
    expect(await leadsOn(code(1))).toEqual(['U0WANG1', 'U0ZHAO']);
  });

  test('that is no person is not asked about again, and changes nobody', async () => {
    await importRows([[code(1), undefined, '区工信局三科']]);
    await settle({ 区工信局三科: NOBODY });
    expect(await waiting()).toEqual([]);
    const again = await preview([[code(1), undefined, '区工信局三科']]);
    expect([again.unmatchedPeople, again.changed]).toEqual([[], []]);
    expect(await leadsOn(code(1))).toEqual(['U0OLD']);
  });
});

test('a name that two people have is asked for each class, with the two to choose from', async () => {
  await importRows([
    [code(1), undefined, '王同名'],
    [code(2), undefined, '王同名'],
  ]);
  expect(await waiting()).toEqual([
    { name: '王同名', codes: [code(1)], candidateIds: ['U0WANG1', 'U0WANG2'] },
    { name: '王同名', codes: [code(2)], candidateIds: ['U0WANG1', 'U0WANG2'] },
  ]);
  await settle({ [`王同名 ${code(1)}`]: 'U0WANG1', [`王同名 ${code(2)}`]: 'U0WANG2' });
  expect([await leadsOn(code(1)), await leadsOn(code(2))]).toEqual([['U0WANG1'], ['U0WANG2']]);
  // The same ledger again finds each of them in their place, and asks about a new one.
  const again = await preview([
    [code(1), undefined, '王同名'],
    [code(2), undefined, '王同名'],
    [code(3), undefined, '王同名'],
  ]);
  expect(again.changed).toEqual([]);
  expect(again.unmatchedPeople.map(({ row }) => row)).toEqual([4]);
});

test('nobody but an administrator may settle a name', async () => {
  await importRows([[code(1), undefined, unknown]]);
  expect(await settle({ [unknown]: 'U0ZHAO' }, 'U0ZHAO')).toMatchObject({ ok: false, code: 'not_allowed' });
  expect(await leadsOn(code(1))).toEqual(['U0OLD']);
});

test('two administrators who settle the same name at once make one responsibility', async () => {
  await importRows([[code(3), undefined, unknown]]);
  const outcomes = await Promise.all([settle({ [unknown]: 'U0ZHAO' }), settle({ [unknown]: 'U0WANG1' })]);
  expect(outcomes.map((one) => (one.ok ? one.value.length : one.code)).sort()).toEqual([0, 1]);
  expect(await leadsOn(code(3))).toHaveLength(1);
});

describe('somebody of the Slack workspace whom the store does not know', () => {
  let id = '';
  beforeEach(() => {
    id = `U0NEW${base}`;
    const email = `zhou${base}@sample.invalid`;
    workspace = [
      { id, name: `周${unknown}`, nameZh: `周${unknown}`, email, sample: false, withdrawn: false },
    ];
  });

  test.each(['nameZh', 'email', 'id'] as const)('is found by %s, and known from then on', async (field) => {
    await importRows([[code(1), undefined, workspace[0]?.[field]]]);
    expect(await leadsOn(code(1))).toEqual([id]);
    expect(await store.listPeople([id])).toMatchObject([{ nameZh: `周${unknown}` }]);
  });

  test('may be chosen for a name', async () => {
    await importRows([[code(1), undefined, unknown]]);
    await settle({ [unknown]: id });
    expect(await leadsOn(code(1))).toEqual([id]);
    expect(await store.listPeople([id])).toMatchObject([{ nameZh: `周${unknown}` }]);
  });

  test('is not stored for being in the workspace alone', async () => {
    await importRows([[code(1), undefined, '赵例一']]);
    expect(await store.listPeople([id])).toEqual([]);
  });
});

test('the owner of an issue is settled as well', async () => {
  const bytes = workbookOf([
    {
      name: '问题清单',
      rows: [
        ['编号', '问题', '类型', '责任人', '提出日期'],
        [code(1), '征地未完成', '用地', unknown, '2026-10-01'],
      ],
    },
  ]);
  const made = await ledger().previewImport({ fileName: 'a.xlsx', bytes }, { personId: 'U0ADMIN' });
  if (!made.ok) throw new Error(made.code);
  expect(made.value.errors).toEqual([]);
  await ledger().applyImport(made.value);
  await settle({ [unknown]: 'U0ZHAO' });
  expect(await store.listIssues({ itemCodes: [code(1)] })).toMatchObject([{ ownerId: 'U0ZHAO' }]);
});
