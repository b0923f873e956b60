import type { ItemFilter, ItemGroup, MeasureSummary, Visibility } from '../plan/query.ts';
import type { PlanReader } from '../plan/store.ts';
import { type Database, name, Prisma, type Sql } from './database.ts';
import { GROUP_COLUMNS, MEASURE_COLUMNS } from './item-columns.ts';
import { itemConditions } from './item-filter-sql.ts';
import { sourceOf } from './sources.ts';

const MAX_GROUP_CODES = 200;
/** Among the first codes of all are mostly those of each group; groups that lack some are gone through. */
const FIRST_CODES = 4_000;

type AggregateSpec = Parameters<PlanReader['aggregateItems']>[1];

/**
 * Sums leave out an item for a measure when a part of it, at any depth, is among the counted items and holds that
 * measure itself. The plan is gone through once: only parts are looked at twice, and codes are taken in their order.
 */
export async function aggregateItems(
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
  const { key, join } = groupSql(spec.groupBy);
  const past = at === undefined ? undefined : sourceOf('item', at);
  const plan = past === undefined ? sourceOf('item') : name('plan');
  const where = Prisma.sql`WHERE ${itemConditions(filter, visibility, at)}`;
  const keyed = Prisma.sql`SELECT i.code, ${key} AS "key" FROM ${plan} i ${join} ${where}`;
  const most = Prisma.raw(String(MAX_GROUP_CODES));
  const rows = await db.$queryRaw<GroupRow[]>(Prisma.sql`
    WITH RECURSIVE ${past === undefined ? Prisma.empty : Prisma.sql`plan AS MATERIALIZED (SELECT * FROM ${past} i),`}
    ${measures.length === 0 ? Prisma.empty : coveredSql(measures, plan, where)}
    tally AS (
      SELECT "key", count(*)::int AS "count", jsonb_build_object(${Prisma.join(
        measures.length === 0
          ? [Prisma.sql`'none', NULL`]
          : measures.map((measure) => summarySql(measure, spec.median === true)),
      )}) AS measures
      FROM (
        SELECT ${key} AS "key"${each(
          measures,
          ({ column }) =>
            Prisma.sql`, CASE WHEN covered.${column} THEN NULL ELSE i.${column} END AS ${column}`,
        )}
        FROM ${plan} i ${measures.length === 0 ? Prisma.empty : Prisma.sql`LEFT JOIN covered ON covered.code = i.code`}
        ${join} ${where}
      ) counted GROUP BY "key"
    ),
    first AS MATERIALIZED (
      SELECT "key", array_agg(code ORDER BY code COLLATE "C") AS codes FROM (
        ${keyed} ORDER BY i.code COLLATE "C" LIMIT ${spec.groupBy === undefined ? MAX_GROUP_CODES : FIRST_CODES}::int
      ) one GROUP BY "key"
    ),
    more AS (
      SELECT "key", (array_agg(code ORDER BY code COLLATE "C"))[1:${most}] AS codes FROM (${keyed}) one
      WHERE "key" IN (
        SELECT tally."key" FROM tally LEFT JOIN first ON first."key" = tally."key"
        WHERE coalesce(cardinality(first.codes), 0) < least(tally."count", ${MAX_GROUP_CODES}::int)
      ) GROUP BY "key"
    )
    SELECT tally.*, coalesce(more.codes, first.codes[1:${most}]) AS codes
    FROM tally LEFT JOIN first ON first."key" IS NOT DISTINCT FROM tally."key" LEFT JOIN more ON more."key" = tally."key"
    ORDER BY 2 DESC, tally."key" COLLATE "C"`);
  if (rows.length === 0 && spec.groupBy === undefined) return [{ count: 0, measures: {}, codes: [] }];
  return rows.map(groupOf);
}

interface NamedMeasure {
  readonly measure: string;
  readonly column: Sql;
}

/** Which items have parts among the counted ones that hold a measure. */
function coveredSql(measures: readonly NamedMeasure[], plan: Sql, where: Sql): Sql {
  return Prisma.sql`
    parts AS MATERIALIZED (
      SELECT i.code, i."parentCode"${each(measures, ({ column }) => Prisma.sql`, i.${column}`)}
      FROM ${plan} i ${where} AND i."parentCode" IS NOT NULL
    ),
    above AS (
      SELECT p."parentCode" AS code, p.code AS part FROM parts p WHERE p."parentCode" <> p.code
      UNION
      SELECT p."parentCode", above.part FROM above JOIN ${plan} p ON p.code = above.code
      WHERE p."parentCode" <> above.part
    ),
    covered AS (
      SELECT above.code${each(measures, ({ column }) => Prisma.sql`, bool_or(part.${column} IS NOT NULL) AS ${column}`)}
      FROM above JOIN parts part ON part.code = above.part GROUP BY above.code
    ),`;
}

interface GroupRow {
  readonly key: string | null;
  readonly count: number;
  readonly codes: string[];
  readonly measures: Record<string, MeasureSummary | null>;
}

function groupSql(groupBy: AggregateSpec['groupBy']): {
  readonly key: Sql;
  readonly join: Sql;
} {
  if (groupBy === undefined) return { key: Prisma.sql`NULL::text`, join: Prisma.empty };
  if (groupBy !== 'city') {
    const column = GROUP_COLUMNS[groupBy];
    return {
      key: Prisma.sql`coalesce(nullif(i.${name(column)}, ''), 'none')`,
      join: Prisma.empty,
    };
  }
  return {
    key: Prisma.sql`coalesce(city.name, 'none')`,
    join: Prisma.sql`LEFT JOIN LATERAL (SELECT DISTINCT unnest(i.cities) AS name) city ON true`,
  };
}

function summarySql({ measure, column }: NamedMeasure, median: boolean): Sql {
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
