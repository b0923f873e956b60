import type { ChangeOrigin, Draft, RecordKind, StatusUpdate } from '../plan/records.ts';
import { type PlanReader, type PlanWriter, type SaveOutcome, VersionConflict } from '../plan/store.ts';
import { type Change, insertAudit, insertRows, lockRows, updateRows } from './changes.ts';
import { type Database, Prisma, records } from './database.ts';
import { canonical, differenceOf } from './difference.ts';
import { type RecordShape, SHAPES, STORE_SET, UPDATE_SHAPE } from './fields.ts';
import { type Row, recordOf, rowOf, updateOf } from './rows.ts';
import { storableText } from './storable.ts';
import { effectOf } from './update-effect.ts';

const BATCH = 2_000;

export function createPlanWriter(db: Database, reader: PlanReader): PlanWriter {
  return {
    ...reader,

    lockItem: async (code) => {
      const row = (await lockRows(db, 'item', [code])).get(storableText(code));
      return row === undefined || row.withdrawn === true ? undefined : recordOf('item', row);
    },

    save: async (kind, drafts, origin) => {
      const outcome = { created: [] as string[], changed: [] as string[], unchanged: [] as string[] };
      for (const batch of batchesOf(drafts, (draft) => keyOf(kind, draft))) {
        await saveBatch(db, kind, batch, origin, outcome);
      }
      return outcome;
    },

    addUpdate: (update, origin) => addUpdate(db, update, origin),

    addUpdates: async (entries) => {
      const counts = { stored: 0, duplicates: 0 };
      for (const { update, origin } of entries) {
        const { outcome } = await addUpdate(db, update, origin);
        counts[outcome === 'stored' ? 'stored' : 'duplicates']++;
      }
      return counts;
    },
  };
}

type WithVersion<Kind extends RecordKind> = Draft<Kind> & { readonly expectedVersion?: number };

/** A record that is given twice goes into two batches, so that the second sees the first. */
function batchesOf<Value>(values: readonly Value[], keyOf: (value: Value) => string): Value[][] {
  const batches: Map<string, Value>[] = [];
  let current = new Map<string, Value>();
  for (const value of values) {
    const key = keyOf(value);
    if (current.size === BATCH || current.has(key)) {
      batches.push(current);
      current = new Map();
    }
    current.set(key, value);
  }
  return [...batches, current].map((batch) => [...batch.values()]).filter((batch) => batch.length > 0);
}

function keyOf<Kind extends RecordKind>(kind: Kind, draft: Draft<Kind>): string {
  return storableText(String((draft as Readonly<Record<string, unknown>>)[SHAPES[kind].key]));
}

async function saveBatch<Kind extends RecordKind>(
  db: Database,
  kind: Kind,
  drafts: readonly WithVersion<Kind>[],
  origin: ChangeOrigin,
  outcome: { readonly [Key in keyof SaveOutcome]: string[] },
): Promise<void> {
  const shape: RecordShape = SHAPES[kind];
  const stored = await lockRows(
    db,
    kind,
    drafts.map((draft) => keyOf(kind, draft)),
  );
  const created: Change[] = [];
  const changed: Change[] = [];
  for (const draft of drafts) {
    const key = keyOf(kind, draft);
    const current = stored.get(key);
    if (draft.expectedVersion !== undefined && draft.expectedVersion !== (current?.version ?? 0)) {
      throw new VersionConflict(kind, key);
    }
    const row = draftRow(shape, draft, current, origin.at);
    if (current === undefined) {
      created.push({ key, row, before: null, after: withoutNulls(row) });
      outcome.created.push(key);
      continue;
    }
    const difference = differenceOf(current, row, STORE_SET);
    if (difference === undefined) {
      outcome.unchanged.push(key);
      continue;
    }
    changed.push(changeOf(key, current, row, difference));
    outcome.changed.push(key);
  }
  await insertRows(db, kind, created);
  await updateRows(db, kind, changed);
  await insertAudit(db, kind, [...created, ...changed], origin);
}

/** The whole row that a draft stands for; what the store sets by itself comes from the stored row. */
function draftRow(shape: RecordShape, draft: object, current: Row | undefined, at: Date): Row {
  const row: Record<string, unknown> = { ...rowOf(shape, { ...draft, version: 1, updatedAt: at }) };
  for (const field of STORE_SET) if (field in row) row[field] = current?.[field] ?? null;
  row.version = current === undefined ? 1 : Number(current.version) + 1;
  row.updatedAt = at.toISOString();
  return row;
}

/** The old version and time go along, unseen by readers of the history, so that an old state is whole again. */
function changeOf(key: string, current: Row, row: Row, difference: Pick<Change, 'before' | 'after'>): Change {
  const before = { ...difference.before, version: current.version, updatedAt: current.updatedAt };
  return { key, row, before, after: difference.after };
}

function withoutNulls(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).filter(([field, value]) => value !== null && !STORE_SET.includes(field)),
  );
}

async function addUpdate(
  db: Database,
  update: StatusUpdate,
  origin: ChangeOrigin,
): Promise<{ readonly outcome: 'stored' | 'duplicate'; readonly update: StatusUpdate }> {
  const row = rowOf(UPDATE_SHAPE, update);
  const code = String(row.itemCode);
  const current = (await lockRows(db, 'item', [code])).get(code);
  if (current === undefined) throw new Error(`a status update names ${code}, which is not stored`);
  const inserted = await insertRowsOf(db, row);
  if (inserted === undefined) return { outcome: 'duplicate', update: await storedBefore(db, row) };
  const changes = effectOf(current, row);
  if (changes !== undefined) {
    const next = {
      ...current,
      ...changes,
      version: Number(current.version) + 1,
      updatedAt: origin.at.toISOString(),
    };
    const difference = differenceOf(current, next, ['version', 'updatedAt']);
    if (difference !== undefined) {
      const change = changeOf(code, current, next, difference);
      await updateRows(db, 'item', [change]);
      await insertAudit(db, 'item', [change], origin);
    }
  }
  return { outcome: 'stored', update: inserted };
}

async function insertRowsOf(db: Database, row: Row): Promise<StatusUpdate | undefined> {
  const columns = Object.keys(UPDATE_SHAPE.fields).map((field) => `"${field}"`);
  const [stored] = await records(
    db,
    Prisma.sql`INSERT INTO "StatusUpdate" AS u (${Prisma.raw(columns.join(', '))})
      SELECT ${Prisma.raw(columns.join(', '))} FROM jsonb_populate_record(NULL::"StatusUpdate", ${canonical(row)}::jsonb)
      ON CONFLICT DO NOTHING RETURNING to_jsonb(u) AS record`,
  );
  return stored === undefined ? undefined : updateOf(stored);
}

/** @throws VersionConflict when it was not the same request: another correction of the same update was faster. */
async function storedBefore(db: Database, row: Row): Promise<StatusUpdate> {
  const [stored] = await records(
    db,
    Prisma.sql`SELECT to_jsonb(u) AS record FROM "StatusUpdate" u
      WHERE u."requestId" = ${row.requestId ?? null}::text OR u.id = ${String(row.id)} LIMIT 1`,
  );
  if (stored === undefined) throw new VersionConflict('item', String(row.itemCode));
  return updateOf(stored);
}
