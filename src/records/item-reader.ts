import type { ItemSort } from '../plan/query.ts';
import type { PlanReader } from '../plan/store.ts';
import { LIGHTS } from '../plan/terms.ts';
import { type Database, name, Prisma, records, type Sql } from './database.ts';
import { aggregateItems } from './item-aggregates.ts';
import { SORT_COLUMNS } from './item-columns.ts';
import { itemConditions } from './item-filter-sql.ts';
import { recordOf } from './rows.ts';
import { sourceOf } from './sources.ts';
import { storableText } from './storable.ts';

export type ItemReader = Pick<PlanReader, 'getItems' | 'findItems' | 'aggregateItems' | 'lastCodeNumber'>;

export function createItemReader(db: Database): ItemReader {
  return {
    getItems: async (codes, visibility, options) => {
      if (codes.length === 0) return [];
      const wanted = codes.map(storableText);
      const rows = await records(
        db,
        Prisma.sql`SELECT to_jsonb(i) AS record FROM ${sourceOf('item', options?.at, wanted)} i
          WHERE ${itemConditions({ codes: wanted }, visibility, options?.at)} ORDER BY i.code COLLATE "C"`,
      );
      return rows.map((row) => recordOf('item', row));
    },

    findItems: async (filter, page, visibility, options) => {
      const found = Prisma.sql`FROM ${sourceOf('item', options?.at, filter.codes)} i
        WHERE ${itemConditions(filter, visibility, options?.at)}`;
      const order = orderOf(page.sort);
      const isByCode = page.sort.every(({ by, direction }) => by === 'code' && direction === 'ascending');
      const shown = Prisma.sql`LIMIT ${page.limit} OFFSET ${page.offset ?? 0}`;
      // In the order of the codes there is an index, and the rest is only counted. In another the plan is gone through
      // once, for no more than is sorted by. Only the page is read whole.
      const rows = await db.$queryRaw<{ record: Record<string, unknown>; total: bigint }[]>(
        options?.at === undefined && isByCode
          ? Prisma.sql`SELECT to_jsonb(i) AS record, (SELECT count(*) ${found}) AS total
              FROM (SELECT i.* ${found} ORDER BY ${order} ${shown}) i ORDER BY ${order}`
          : options?.at === undefined
            ? Prisma.sql`WITH found AS MATERIALIZED (SELECT ${sortColumns(page.sort)} ${found})
              SELECT to_jsonb(i) AS record, (SELECT count(*) FROM found) AS total
              FROM (SELECT i.code FROM found i ORDER BY ${order} ${shown}) page JOIN "Item" i ON i.code = page.code
              ORDER BY ${order}`
            : Prisma.sql`SELECT to_jsonb(i) AS record, count(*) OVER () AS total ${found} ORDER BY ${order} ${shown}`,
      );
      const beyond = rows.length === 0 && (page.limit === 0 || (page.offset ?? 0) > 0);
      const total = beyond ? await count(db, found) : rows[0]?.total;
      return { items: rows.map((row) => recordOf('item', row.record)), total: Number(total ?? 0) };
    },

    aggregateItems: (filter, spec, visibility, options) =>
      aggregateItems(db, filter, spec, visibility, options?.at),

    lastCodeNumber: async (prefix) => {
      const table = name(prefix === 'SC' ? 'SpecialClass' : 'Item');
      const rows = await db.$queryRaw<{ last: number | null }[]>(
        Prisma.sql`SELECT max(substring(code FROM '-([0-9]{1,9})$')::int) AS last FROM ${table}
          WHERE starts_with(code, ${`${storableText(prefix)}-`})`,
      );
      return rows[0]?.last ?? 0;
    },
  };
}

async function count(db: Database, found: Sql): Promise<bigint> {
  const rows = await db.$queryRaw<{ total: bigint }[]>(Prisma.sql`SELECT count(*) AS total ${found}`);
  return rows[0]?.total ?? 0n;
}

function orderOf(sorts: readonly ItemSort[]): Sql {
  const terms = sorts.map(({ by, direction }) => {
    const value =
      by === 'code'
        ? Prisma.sql`i.code COLLATE "C"`
        : by === 'light'
          ? Prisma.sql`array_position(${[...LIGHTS]}::text[], i.light)`
          : Prisma.sql`i.${name(SORT_COLUMNS[by])}`;
    return Prisma.sql`${value} ${Prisma.raw(direction === 'ascending' ? 'ASC' : 'DESC')} NULLS LAST`;
  });
  return Prisma.join([...terms, Prisma.sql`i.code COLLATE "C"`]);
}

function sortColumns(sorts: readonly ItemSort[]): Sql {
  const columns = sorts.map(({ by }) => (by === 'code' || by === 'light' ? by : SORT_COLUMNS[by]));
  return Prisma.join([...new Set(['code', ...columns])].map((column) => Prisma.sql`i.${name(column)}`));
}
