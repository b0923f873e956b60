import type { ChangeFilter, ItemChange } from '../plan/query.ts';
import type { PlanReader } from '../plan/store.ts';
import { LIGHTS } from '../plan/terms.ts';
import { allOf, type Database, Prisma, type Sql } from './database.ts';
import { storableText } from './storable.ts';

interface ChangeRow extends ItemChange {
  readonly itemCode: string;
}

export function createChangeReader(db: Database): Pick<PlanReader, 'itemChanges'> {
  return {
    itemChanges: async (codes, filter) => {
      const changes = new Map<string, ItemChange[]>();
      if (codes.length === 0) return changes;
      const rows = await db.$queryRaw<ChangeRow[]>(
        Prisma.sql`SELECT "itemCode", field, was AS before, became AS after FROM (${netChanges(filter, codes)}) net
          ORDER BY "itemCode" COLLATE "C", began, entry, place`,
      );
      for (const { itemCode, ...change } of rows)
        changes.set(itemCode, [...(changes.get(itemCode) ?? []), change]);
      return changes;
    },
  };
}

/** Rows `itemCode`, `field`, `was`, `became` and what they are put in order by; of all items, or of some. */
export function netChanges(filter: ChangeFilter, codes?: readonly string[]): Sql {
  const fields = filter.fields.map(storableText);
  return Prisma.sql`
    SELECT * FROM (
      SELECT a."recordKey" AS "itemCode", fresh."key" AS field,
        (array_agg(coalesce(a.before -> fresh."key", 'null') ORDER BY a."at", a.id))[1] AS was,
        (array_agg(fresh.value ORDER BY a."at" DESC, a.id DESC))[1] AS became,
        min(a."at") AS began, min(a.id) AS entry, min(fresh.place) AS place
      FROM "AuditEntry" a CROSS JOIN LATERAL jsonb_each(a.after) WITH ORDINALITY AS fresh("key", value, place)
      WHERE ${allOf([
        Prisma.sql`a."recordKind" = 'item' AND a.before IS NOT NULL`,
        Prisma.sql`a.after ?| ${fields}::text[] AND fresh."key" = ANY(${fields}::text[])`,
        ...(codes === undefined ? [] : [Prisma.sql`a."recordKey" = ANY(${codes.map(storableText)}::text[])`]),
        ...(filter.since === undefined ? [] : [Prisma.sql`a."at" >= ${filter.since}::timestamptz`]),
        ...(filter.until === undefined ? [] : [Prisma.sql`a."at" < ${filter.until}::timestamptz`]),
      ])}
      GROUP BY a."recordKey", fresh."key"
    ) change WHERE ${allOf([Prisma.sql`was <> became`, ...kindsOf(filter)])}`;
}

function kindsOf({ to, light, due }: ChangeFilter): Sql[] {
  const text = (value: 'was' | 'became') => Prisma.sql`${Prisma.raw(value)} #>> '{}'`;
  const step = (value: 'was' | 'became') =>
    Prisma.sql`array_position(${[...LIGHTS]}::text[], ${text(value)})`;
  const order = Prisma.raw(light === 'worse' || due === 'later' ? '<' : '>');
  return [
    ...(to === undefined
      ? []
      : [
          Prisma.sql`field = ${to.field} AND ${text('became')} = ANY(${to.values.map(storableText)}::text[])`,
        ]),
    ...(light === undefined
      ? []
      : [Prisma.sql`field = 'light' AND ${step('was')} ${order} ${step('became')}`]),
    ...(due === undefined
      ? []
      : [
          Prisma.sql`field = 'dueOn' AND (${text('was')}) COLLATE "C" ${order} (${text('became')}) COLLATE "C"`,
        ]),
  ];
}
