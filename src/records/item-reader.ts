import type { ItemFilter, ItemGroup, ItemSort, MeasureSummary, Visibility } from '../plan/query.ts';
import type { PlanReader } from '../plan/store.ts';
import { LIGHTS } from '../plan/terms.ts';
import { type Database, name, Prisma, records, type Sql } from './database.ts';
import { GROUP_COLUMNS, MEASURE_COLUMNS, SORT_COLUMNS } from './item-columns.ts';
import { itemConditions } from './item-filter-sql.ts';
import { recordOf } from './rows.ts';
import { sourceOf } from './sources.ts';
import { storableText } from './storable.ts';

const MAX_GROUP_CODES = 200;

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
      const shown = Prisma.sql`LIMIT ${page.limit} OFFSET ${page.offset ?? 0}`;
      // The plan is gone through once, for no more than is sorted by; only the page is read whole.
      const rows = await db.$queryRaw<{ record: Record<string, unknown>; total: bigint }[]>(
        options?.at === undefined
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
      aggregate(db, filter, spec, visibility, options?.at),

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

type AggregateSpec = Parameters<PlanReader['aggregateItems']>[1];

/**
 * Sums leave out an item for a measure when a part of it, at any depth, is among the counted items and holds that
 * measure itself.
 */
async function aggregate(
  db: Database,
  filter: ItemFilter,
  spec: AggregateSpec,
  visibility: Visibility,
  at: Date | undefined,
): Promise<ItemGroup[]> {
  const measures = [...new Set(spec.measures)].map((measure) => ({
    measure,
    column: name(MEASURE_COLUMNS[measure]),
  }));
  const group = groupSql(spec.groupBy);
  const columns = Prisma.join(
    [
      ...new Set([
        'code',
        'parentCode',
        ...group.columns,
        ...measures.map(({ measure }) => MEASURE_COLUMNS[measure]),
      ]),
    ].map((column) => Prisma.sql`i.${name(column)}`),
  );
  // What is read more than once is kept, so it is only what is needed; the table itself is never copied.
  const past = at === undefined ? undefined : sourceOf('item', at);
  const plan = past === undefined ? sourceOf('item') : name('plan');
  const rows = await db.$queryRaw<GroupRow[]>(Prisma.sql`
    WITH RECURSIVE ${past === undefined ? Prisma.empty : Prisma.sql`plan AS MATERIALIZED (SELECT * FROM ${past} i),`}
    found AS MATERIALIZED (SELECT ${columns} FROM ${plan} i WHERE ${itemConditions(filter, visibility, at)}),
    above AS (
      SELECT f."parentCode" AS code, f.code AS part FROM found f WHERE f."parentCode" <> f.code
      UNION
      SELECT p."parentCode", above.part FROM above JOIN ${plan} p ON p.code = above.code
      WHERE p."parentCode" <> above.part
    ),
    covered AS (
      SELECT above.code${each(measures, ({ column }) => Prisma.sql`, bool_or(part.${column} IS NOT NULL) AS ${column}`)}
      FROM above JOIN found part ON part.code = above.part GROUP BY above.code
    ),
    counted AS (
      SELECT i.code, ${group.key} AS "key"${each(
        measures,
        ({ column }) => Prisma.sql`, CASE WHEN covered.${column} THEN NULL ELSE i.${column} END AS ${column}`,
      )}
      FROM found i LEFT JOIN covered ON covered.code = i.code ${group.join}
    )
    SELECT "key", count(*)::int AS "count", ${codesSql(spec.groupBy)} AS codes,
      jsonb_build_object(${Prisma.join(
        measures.length === 0
          ? [Prisma.sql`'none', NULL`]
          : measures.map((measure) => summarySql(measure, spec.median === true)),
      )}) AS measures
    FROM counted GROUP BY "key" ORDER BY 2 DESC, "key" COLLATE "C"`);
  if (rows.length === 0 && spec.groupBy === undefined) return [{ count: 0, measures: {}, codes: [] }];
  return rows.map(groupOf);
}

interface GroupRow {
  readonly key: string | null;
  readonly count: number;
  readonly codes: string[];
  readonly measures: Record<string, MeasureSummary | null>;
}

/** The first codes of a group. Of the whole they are sought among all, which needs no sorting of all. */
function codesSql(groupBy: AggregateSpec['groupBy']): Sql {
  const most = Prisma.raw(String(MAX_GROUP_CODES));
  return groupBy === undefined
    ? Prisma.sql`ARRAY(SELECT code FROM found ORDER BY code COLLATE "C" LIMIT ${most})`
    : Prisma.sql`(array_agg(code ORDER BY code COLLATE "C"))[1:${most}]`;
}

function groupSql(groupBy: AggregateSpec['groupBy']): {
  readonly columns: readonly string[];
  readonly key: Sql;
  readonly join: Sql;
} {
  if (groupBy === undefined) return { columns: [], key: Prisma.sql`NULL::text`, join: Prisma.empty };
  if (groupBy !== 'city') {
    const column = GROUP_COLUMNS[groupBy];
    return {
      columns: [column],
      key: Prisma.sql`coalesce(nullif(i.${name(column)}, ''), 'none')`,
      join: Prisma.empty,
    };
  }
  return {
    columns: ['cities'],
    key: Prisma.sql`coalesce(city.name, 'none')`,
    join: Prisma.sql`LEFT JOIN LATERAL (SELECT DISTINCT unnest(i.cities) AS name) city ON true`,
  };
}

function summarySql(
  { measure, column }: { readonly measure: string; readonly column: Sql },
  median: boolean,
): Sql {
  const middle = median
    ? Prisma.sql`, 'median', percentile_cont(0.5) WITHIN GROUP (ORDER BY ${column})`
    : Prisma.empty;
  return Prisma.sql`${measure}::text, CASE WHEN count(${column}) > 0 THEN jsonb_build_object(
    'count', count(${column}), 'sum', sum(${column}), 'min', min(${column}), 'max', max(${column})${middle}) END`;
}

function groupOf(row: GroupRow): ItemGroup {
  const measures = Object.fromEntries(
    Object.entries(row.measures).flatMap(([measure, summary]) =>
      summary === null ? [] : [[measure, exact(measure, summary)]],
    ),
  );
  return { ...(row.key === null ? {} : { key: row.key }), count: row.count, measures, codes: row.codes };
}

function exact(measure: string, summary: MeasureSummary): MeasureSummary {
  if (measure.endsWith('Fen') && !Number.isSafeInteger(summary.sum)) {
    throw new RangeError(`the sum of ${measure} cannot be exact`);
  }
  return summary;
}

function each<Value>(values: readonly Value[], sql: (value: Value) => Sql): Sql {
  return values.length === 0 ? Prisma.empty : Prisma.join(values.map(sql), '');
}
