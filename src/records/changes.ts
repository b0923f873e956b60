import type { ChangeOrigin, RecordKind } from '../plan/records.ts';
import { type Database, name, Prisma, records, type Sql } from './database.ts';
import { type RecordShape, SHAPES, SQL_TYPES } from './fields.ts';
import { StoredMeanwhile } from './retry.ts';
import type { Row } from './rows.ts';
import { storable, storableText } from './storable.ts';

/** One record's change: its whole new row, and the changed fields before and after; `before` is null for a new one. */
export interface Change {
  readonly key: string;
  readonly row: Row;
  readonly before: Row | null;
  readonly after: Row;
  readonly origin: ChangeOrigin;
}

/** The old version and time go along, unseen by readers of the history, so that an old state is whole again. */
export function changeOf(
  key: string,
  current: Row,
  row: Row,
  difference: { readonly before: Row; readonly after: Row },
  origin: ChangeOrigin,
): Change {
  const before = { ...difference.before, version: current.version, updatedAt: current.updatedAt };
  return { key, row, before, after: difference.after, origin };
}

/** Today's rows by key, kept from other writers until the transaction ends. Always locked in one order. */
export async function lockRows(
  db: Database,
  kind: RecordKind,
  keys: readonly string[],
): Promise<Map<string, Row>> {
  const shape: RecordShape = SHAPES[kind];
  const key = name(shape.key);
  const rows = await records(
    db,
    Prisma.sql`SELECT to_jsonb(r) AS record FROM ${name(shape.table)} r
      WHERE r.${key} = ANY(${keys.map(storableText)}::text[]) ORDER BY r.${key} COLLATE "C" FOR UPDATE`,
  );
  return new Map(rows.map((row) => [String(row[shape.key]), row]));
}

/** @throws StoredMeanwhile when another writer was faster with one of them; the transaction is then run again. */
export async function insertRows(db: Database, kind: RecordKind, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const { table, columns, given } = rowSource(kind, changes);
  const list = Prisma.join(columns.map(name));
  const stored = await db.$executeRaw(
    Prisma.sql`INSERT INTO ${name(table)} (${list}) SELECT ${list} FROM ${given} ON CONFLICT DO NOTHING`,
  );
  if (stored !== changes.length) throw new StoredMeanwhile(kind);
}

export async function updateRows(db: Database, kind: RecordKind, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const { table, key, columns, given } = rowSource(kind, changes);
  const assignments = columns
    .filter((column) => column !== key)
    .map((column) => Prisma.sql`${name(column)} = given.${name(column)}`);
  await db.$executeRaw(
    Prisma.sql`UPDATE ${name(table)} r SET ${Prisma.join(assignments)} FROM ${given}
      WHERE r.${name(key)} = given.${name(key)}`,
  );
}

export async function insertAudit(db: Database, kind: RecordKind, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const entries = changes.map(({ key, row, before, after, origin }) => ({
    ...origin,
    key,
    version: row.version,
    before,
    after,
  }));
  await db.$executeRaw(
    Prisma.sql`INSERT INTO "AuditEntry" ("at", "actorId", via, permalink, "recordKind", "recordKey", version, before, after)
      SELECT given."at", given."actorId", given.via, given.permalink, ${kind}, given."key", given.version,
        nullif(given.before, 'null'), given.after
      FROM jsonb_to_recordset(${JSON.stringify(storable(entries))}::jsonb) AS given(
        "at" timestamptz, "actorId" text, via text, permalink text, "key" text, version integer, before jsonb, after jsonb)`,
  );
}

function rowSource(
  kind: RecordKind,
  changes: readonly Change[],
): {
  readonly table: string;
  readonly key: string;
  readonly columns: readonly string[];
  readonly given: Sql;
} {
  const shape: RecordShape = SHAPES[kind];
  const types = Object.entries(shape.fields).map(([field, type]) => [field, SQL_TYPES[type]] as const);
  const rows = changes.map((change) => change.row);
  const definitions = types.map(([column, type]) => `"${column}" ${type}`).join(', ');
  return {
    table: shape.table,
    key: shape.key,
    columns: types.map(([column]) => column),
    given: Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given(${Prisma.raw(definitions)})`,
  };
}
