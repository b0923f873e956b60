import type { ChangeOrigin, StatusUpdate } from '../plan/records.ts';
import { VersionConflict } from '../plan/store.ts';
import { type Change, changeOf, insertAudit, lockRows, updateRows } from './changes.ts';
import { type Database, Prisma, records } from './database.ts';
import { differenceOf } from './difference.ts';
import { UPDATE_SHAPE } from './fields.ts';
import { type Row, rowOf, updateOf } from './rows.ts';
import { storableText } from './storable.ts';
import { effectOf } from './update-effect.ts';

export interface UpdateEntry {
  readonly update: StatusUpdate;
  readonly origin: ChangeOrigin;
}

/**
 * Appends updates and brings their items up to date, in the given order. Answers the ones that were stored, by id;
 * the others had been stored before.
 * @throws VersionConflict when one corrects an update that another correction has superseded already.
 */
export async function appendUpdates(
  db: Database,
  entries: readonly UpdateEntry[],
): Promise<Map<string, StatusUpdate>> {
  const given = entries.map(({ update, origin }) => ({ update, origin, row: rowOf(UPDATE_SHAPE, update) }));
  const items = await lockRows(db, 'item', [...new Set(given.map(({ row }) => String(row.itemCode)))]);
  for (const { row } of given) {
    if (!items.has(String(row.itemCode)))
      throw new Error(`a status update names ${row.itemCode}, which is not stored`);
  }
  const stored = await insertUpdates(
    db,
    given.map(({ row }) => row),
  );
  const changes: Change[] = [];
  for (const { update, row, origin } of given) {
    if (!stored.has(String(row.id))) {
      if (update.supersedes !== undefined) await storedBefore(db, update);
      continue;
    }
    const change = changeBy(row, items, origin);
    if (change === undefined) continue;
    items.set(change.key, change.row);
    changes.push(change);
  }
  await updateRows(db, 'item', [...new Map(changes.map((change) => [change.key, change])).values()]);
  await insertAudit(db, 'item', changes);
  return stored;
}

/** @throws VersionConflict when it was not the same request: another correction of the same update was faster. */
export async function storedBefore(db: Database, update: StatusUpdate): Promise<StatusUpdate> {
  const requestId = update.requestId === undefined ? null : storableText(update.requestId);
  const [stored] = await records(
    db,
    Prisma.sql`SELECT to_jsonb(u) AS record FROM "StatusUpdate" u
      WHERE u."requestId" = ${requestId}::text OR u.id = ${storableText(update.id)}
      ORDER BY u."requestId" = ${requestId}::text DESC NULLS LAST LIMIT 1`,
  );
  if (stored === undefined) throw new VersionConflict('item', update.itemCode);
  return updateOf(stored);
}

async function insertUpdates(db: Database, rows: readonly Row[]): Promise<Map<string, StatusUpdate>> {
  const columns = Prisma.raw(
    Object.keys(UPDATE_SHAPE.fields)
      .map((field) => `"${field}"`)
      .join(', '),
  );
  const stored = await records(
    db,
    Prisma.sql`INSERT INTO "StatusUpdate" AS u (${columns})
      SELECT ${columns} FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) WITH ORDINALITY AS given(row, place)
        CROSS JOIN LATERAL jsonb_populate_record(NULL::"StatusUpdate", given.row) ORDER BY place
      ON CONFLICT DO NOTHING RETURNING to_jsonb(u) AS record`,
  );
  return new Map(stored.map((row) => [String(row.id), updateOf(row)]));
}

function changeBy(update: Row, items: ReadonlyMap<string, Row>, origin: ChangeOrigin): Change | undefined {
  const current = items.get(String(update.itemCode));
  const effect = current === undefined ? undefined : effectOf(current, update);
  if (current === undefined || effect === undefined) return undefined;
  const difference = differenceOf(current, { ...current, ...effect }, []);
  if (difference === undefined) return undefined;
  const next = { version: Number(current.version) + 1, updatedAt: origin.at.toISOString() };
  return changeOf(String(current.code), current, { ...current, ...effect, ...next }, difference, origin);
}
