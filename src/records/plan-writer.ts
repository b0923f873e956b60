import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ChangeOrigin, Draft, RecordKind } from '../plan/records.ts';
import { type PlanReader, type PlanWriter, type SaveOutcome, VersionConflict } from '../plan/store.ts';
import { type Change, changeOf, insertAudit, insertRows, lockRows, updateRows } from './changes.ts';
import type { Database } from './database.ts';
import { differenceOf } from './difference.ts';
import { type RecordShape, SHAPES, STORE_SET } from './fields.ts';
import { createLedgerNameWriter } from './ledger-names.ts';
import { createRequestWriter } from './requests.ts';
import { type Row, recordOf, rowOf } from './rows.ts';
import { storeSearchTerms } from './search/term-writer.ts';
import { storableText } from './storable.ts';
import { appendUpdates, storedBefore } from './update-writer.ts';

/** A statement takes as many records; others get a turn between two. */
const BATCH = 500;

export function createPlanWriter(db: Database, reader: PlanReader): PlanWriter {
  return {
    ...reader,
    ...createRequestWriter(db),
    ...createLedgerNameWriter(db),

    lockItem: async (code) => {
      const row = (await lockRows(db, 'item', [code])).get(storableText(code));
      return row === undefined || row.withdrawn === true ? undefined : recordOf('item', row);
    },

    save: async (kind, drafts, origin) => {
      const outcome = { created: [] as string[], changed: [] as string[], unchanged: [] as string[] };
      for (const batch of batchesOf(drafts, (draft) => keyOf(kind, draft))) {
        await saveBatch(db, kind, batch, origin, outcome);
        await nextTurn();
      }
      return outcome;
    },

    addUpdate: async (update, origin) => {
      const stored = await appendUpdates(db, [{ update, origin }]);
      const mine = stored.get(storableText(update.id));
      if (mine !== undefined) return { outcome: 'stored', update: mine };
      return { outcome: 'duplicate', update: await storedBefore(db, update) };
    },

    addUpdates: async (entries) => {
      let stored = 0;
      for (let start = 0; start < entries.length; start += BATCH) {
        stored += (await appendUpdates(db, entries.slice(start, start + BATCH))).size;
        await nextTurn();
      }
      return { stored, duplicates: entries.length - stored };
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
      created.push({ key, row, before: null, after: withoutNulls(row), origin });
      outcome.created.push(key);
      continue;
    }
    const difference = differenceOf(current, row, STORE_SET);
    if (difference === undefined) {
      outcome.unchanged.push(key);
      continue;
    }
    changed.push(changeOf(key, current, row, difference, origin));
    outcome.changed.push(key);
  }
  await insertRows(db, kind, created);
  await updateRows(db, kind, changed);
  if (kind === 'item') await storeSearchTerms(db, [...created, ...changed]);
  await insertAudit(db, kind, [...created, ...changed]);
}

/** The whole row that a draft stands for; what the store sets by itself comes from the stored row. */
function draftRow(shape: RecordShape, draft: object, current: Row | undefined, at: Date): Row {
  const row: Record<string, unknown> = { ...rowOf(shape, { ...draft, version: 1, updatedAt: at }) };
  for (const field of STORE_SET) if (field in row) row[field] = current?.[field] ?? null;
  row.version = current === undefined ? 1 : Number(current.version) + 1;
  row.updatedAt = at.toISOString();
  return row;
}

function withoutNulls(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).filter(([field, value]) => value !== null && !STORE_SET.includes(field)),
  );
}
