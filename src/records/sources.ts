import type { RecordKind } from '../plan/records.ts';
import { name, Prisma, type Sql } from './database.ts';
import { type RecordShape, SHAPES } from './fields.ts';

/**
 * What to read a kind's records FROM: its table, or the same rows as they stood at an instant.
 *
 * No old versions are kept. A row at an instant is today's row with the audit entries after that instant undone: of
 * each field, the oldest of their former values. A record whose first entry is later was not there yet.
 * Rows without later entries are read from the table as they are, so that their indexes still serve.
 *
 * `keys`, where the caller wants no others, keeps the undoing to those records.
 */
export function sourceOf(kind: RecordKind, at?: Date, keys?: readonly string[]): Sql {
  const shape: RecordShape = SHAPES[kind];
  const table = name(shape.table);
  if (at === undefined) return table;
  const key = name(shape.key);
  const onlyKeys =
    keys === undefined ? Prisma.empty : Prisma.sql`AND "recordKey" = ANY(${[...keys]}::text[])`;
  return Prisma.sql`(
    WITH entry AS MATERIALIZED (
      SELECT id, "at", "recordKey", before FROM "AuditEntry"
      WHERE "recordKind" = ${kind} AND "at" > ${at}::timestamptz ${onlyKeys}
    ), later AS MATERIALIZED (
      SELECT entry."recordKey" AS "key", bool_or(entry.before IS NULL) AS began,
        jsonb_object_agg(old."key", old.value ORDER BY entry."at" DESC, entry.id DESC)
          FILTER (WHERE old."key" IS NOT NULL) AS undo
      FROM entry LEFT JOIN LATERAL jsonb_each(entry.before) old ON true
      GROUP BY entry."recordKey"
    )
    SELECT now.* FROM ${table} now WHERE NOT EXISTS (SELECT FROM later WHERE later."key" = now.${key})
    UNION ALL
    SELECT past.* FROM later
      JOIN ${table} now ON now.${key} = later."key"
      CROSS JOIN LATERAL jsonb_populate_record(NULL::${table}, to_jsonb(now) || coalesce(later.undo, '{}')) past
    WHERE NOT later.began
  )`;
}

/** Status updates that count at an instant: recorded by then, and no correction recorded by then. */
export function countingUpdates(alias: string, at?: Date): Sql {
  const update = name(alias);
  const byThen = (column: Sql) =>
    at === undefined ? Prisma.empty : Prisma.sql`AND ${column} <= ${at}::timestamptz`;
  return Prisma.sql`NOT EXISTS (
    SELECT FROM "StatusUpdate" newer WHERE newer.supersedes = ${update}.id ${byThen(Prisma.sql`newer."recordedAt"`)}
  ) ${byThen(Prisma.sql`${update}."recordedAt"`)}`;
}
