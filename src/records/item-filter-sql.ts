import type { ItemFilter, Measure, Range, Visibility } from '../plan/query.ts';
import { allOf, name, Prisma, type Sql } from './database.ts';
import { netChanges } from './item-changes.ts';
import { FIELD_COLUMNS, MEASURE_COLUMNS } from './item-columns.ts';
import { judgedAs } from './item-light-sql.ts';
import { countingUpdates, sourceOf } from './sources.ts';
import { storableText } from './storable.ts';

const OPEN = Prisma.sql`i.status = 'open'`;

/** The conditions of a filter on the rows `i` of items, now or as they stood; every value is a parameter. */
export function itemConditions(filter: ItemFilter, visibility: Visibility, at?: Date): Sql {
  return allOf([Prisma.sql`NOT i.withdrawn`, ...visible(visibility), ...conditions(filter, visibility, at)]);
}

function conditions(filter: ItemFilter, visibility: Visibility, at: Date | undefined): Sql[] {
  return [
    ...lists(filter),
    ...(filter.servedBy === undefined ? [] : [servedBy(filter.servedBy, visibility, at)]),
    ...ranges(filter),
    ...states(filter, at),
    ...words(filter.text),
    ...(filter.containing === undefined ? [] : [containing(filter.containing)]),
    ...(filter.not ?? []).map((one) => Prisma.sql`(${allOf(conditions(one, visibility, at))}) IS NOT TRUE`),
  ];
}

function visible(visibility: Visibility): Sql[] {
  if (visibility.confidential === 'all') return [];
  const own = visibility.confidential;
  const items = visibility.confidentialItems ?? [];
  if (own.length + items.length === 0) return [Prisma.sql`NOT i.confidential`];
  return [Prisma.sql`(NOT i.confidential OR ${oneOf('classCode', own)} OR ${oneOf('code', items)})`];
}

function lists(filter: ItemFilter): Sql[] {
  const among = (column: string, values: readonly string[] | undefined) =>
    values === undefined ? [] : [oneOf(column, values)];
  return [
    ...among('code', filter.codes),
    ...among('kind', filter.kinds),
    ...classes(filter),
    ...(filter.cities === undefined ? [] : [overlaps('cities', filter.cities)]),
    ...(filter.everyCity === undefined
      ? []
      : [Prisma.sql`i.cities @> ${filter.everyCity.map(storableText)}::text[]`]),
    ...(filter.supportedBy === undefined ? [] : [overlaps('supportingClassCodes', filter.supportedBy)]),
    ...(filter.serves === undefined ? [] : [overlaps('servesCodes', filter.serves)]),
    ...among('industry', filter.industries),
    ...among('stage', filter.stages),
    ...among('nature', filter.natures),
    ...among('fundSource', filter.fundSources),
    ...among('light', filter.lights),
    ...among('status', filter.statuses),
    ...(filter.parentCode === undefined
      ? []
      : [Prisma.sql`i."parentCode" = ${storableText(filter.parentCode)}`]),
    ...(filter.sample === undefined ? [] : [Prisma.sql`i.sample = ${filter.sample}`]),
    ...(filter.confidential === undefined ? [] : [Prisma.sql`i.confidential = ${filter.confidential}`]),
  ];
}

/** The funds have the alias of the items that they serve, within: their conditions are those of any item. */
function servedBy(
  sources: NonNullable<ItemFilter['servedBy']>,
  visibility: Visibility,
  at: Date | undefined,
): Sql {
  const funds: ItemFilter = { kinds: ['fund'], fundSources: sources.length > 0 ? sources : undefined };
  return Prisma.sql`i.code IN (
    SELECT unnest(i."servesCodes") FROM ${sourceOf('item', at)} i WHERE ${itemConditions(funds, visibility, at)}
  )`;
}

function classes(filter: ItemFilter): Sql[] {
  if (filter.classCodes === undefined) return [];
  const own = oneOf('classCode', filter.classCodes);
  if (filter.includeSupporting !== true) return [own];
  return [Prisma.sql`(${own} OR ${overlaps('supportingClassCodes', filter.classCodes)})`];
}

function ranges(filter: ItemFilter): Sql[] {
  return [
    ...(filter.amounts ?? []).flatMap(({ field, range }) =>
      bounded(measure(field), field.endsWith('Fen') ? 'bigint' : 'double precision', range),
    ),
    ...(filter.exceeds ?? []).map(
      ({ more, less }) => Prisma.sql`coalesce(${measure(more)}, 0) > coalesce(${measure(less)}, 0)`,
    ),
    ...(filter.rates ?? []).flatMap(({ above, below, percent }) =>
      bounded(
        Prisma.sql`(${measure(above)}::double precision / nullif(${measure(below)}, 0)::double precision * 100)`,
        'double precision',
        percent,
      ),
    ),
    ...bounded(Prisma.sql`coalesce(cardinality(i.cities), 0)`, 'double precision', filter.cityCount),
    ...within('progress', 'double precision', filter.progress),
    ...within('dueOn', 'date', filter.due),
    ...within('startOn', 'date', filter.start),
    ...within('validFrom', 'date', filter.validFrom),
    ...within('validTo', 'date', filter.validTo),
    ...within('closedOn', 'date', filter.closed),
    ...within('lastUpdatedAt', 'timestamptz', filter.updated),
  ];
}

function measure(field: Measure): Sql {
  return Prisma.sql`i.${name(MEASURE_COLUMNS[field])}`;
}

function states(filter: ItemFilter, at: Date | undefined): Sql[] {
  return [
    ...(filter.overdueOn === undefined
      ? []
      : [Prisma.sql`${OPEN} AND i."dueOn" < ${filter.overdueOn}::date`]),
    ...(filter.validOn === undefined ? [] : [validOn(filter.validOn)]),
    ...(filter.reportedIn === undefined ? [] : [reportedIn(filter.reportedIn, at)]),
    ...(filter.silentIn === undefined
      ? []
      : [Prisma.sql`${OPEN} AND ${reportedIn(filter.silentIn, at)} IS NOT TRUE`]),
    ...(filter.staleBefore === undefined
      ? []
      : [
          Prisma.sql`${OPEN} AND (i."lastUpdatedAt" IS NULL OR i."lastUpdatedAt" < ${filter.staleBefore}::timestamptz)`,
        ]),
    ...(filter.missing ?? []).map((field) => empty(FIELD_COLUMNS[field])),
    ...(filter.heldBy === undefined ? [] : [heldBy(filter.heldBy, at)]),
    ...(filter.said === undefined
      ? []
      : [
          Prisma.sql`EXISTS (SELECT FROM "StatusUpdate" u WHERE u.id = i."lastUpdateId" AND u.${name(filter.said)} <> '')`,
        ]),
    ...(filter.hasMilestones === true
      ? [Prisma.sql`EXISTS (SELECT FROM "Milestone" m WHERE m."itemCode" = i.code AND NOT m.withdrawn)`]
      : []),
    ...(filter.judged === undefined ? [] : [judgedAs(filter.judged)]),
    ...(filter.changed === undefined
      ? []
      : [Prisma.sql`i.code IN (SELECT "itemCode" FROM (${netChanges(filter.changed)}) net)`]),
  ];
}

function validOn(day: string): Sql {
  return Prisma.sql`coalesce(i."validFrom", i."validTo") IS NOT NULL
    AND (i."validFrom" IS NULL OR i."validFrom" <= ${day}::date) AND (i."validTo" IS NULL OR i."validTo" >= ${day}::date)`;
}

/** An item keeps the week of its newest update; only one that reported for a later week needs a look at its updates. */
function reportedIn(week: string, at: Date | undefined): Sql {
  return Prisma.sql`(i."lastUpdatePeriod" = ${week} OR (i."lastUpdatePeriod" COLLATE "C" > ${week} AND EXISTS (
      SELECT FROM "StatusUpdate" u
      WHERE u."itemCode" = i.code AND u.period = ${week} AND ${countingUpdates('u', at)}
    )))`;
}

function heldBy(held: NonNullable<ItemFilter['heldBy']>, at: Date | undefined): Sql {
  const valid = Prisma.sql`SELECT FROM ${sourceOf('assignment', at)} a
    WHERE a."personId" = ANY(${held.personIds.map(storableText)}::text[]) AND NOT a.withdrawn
      AND a."validFrom" <= ${held.on}::date AND (a."validTo" IS NULL OR a."validTo" >= ${held.on}::date)`;
  return Prisma.sql`EXISTS (${valid} AND (a."itemCode" = i.code OR a."classCode" = i."classCode"))`;
}

function containing({ field, text }: NonNullable<ItemFilter['containing']>): Sql {
  return Prisma.sql`i.${name(FIELD_COLUMNS[field].column)}::text ILIKE ${likePattern(text)}`;
}

function likePattern(text: string): string {
  return `%${storableText(text).replace(/[\\%_]/g, '\\$&')}%`;
}

/** Every word stands in a name, an alias or the description. */
function words(text: string | undefined): Sql[] {
  const wanted = storableText(text ?? '')
    .normalize('NFKC')
    .split(/\s+/)
    .filter((word) => word !== '');
  return wanted.map((word) => {
    return Prisma.sql`concat_ws(' ', i."titleEn", i."titleZh", array_to_string(i.aliases, ' '), i.description) ILIKE ${likePattern(word)}`;
  });
}

function within(
  column: string,
  type: string,
  range: Range<number> | Range<string> | Range<Date> | undefined,
): Sql[] {
  return bounded(Prisma.sql`i.${name(column)}`, type, range);
}

function bounded(
  value: Sql,
  type: string,
  range: Range<number> | Range<string> | Range<Date> | undefined,
): Sql[] {
  if (range === undefined) return [];
  const bound = (end: number | string | Date) =>
    Prisma.sql`${typeof end === 'number' ? String(end) : end}::${Prisma.raw(type)}`;
  return [
    ...(range.min === undefined
      ? []
      : [Prisma.sql`${value} ${Prisma.raw(range.minExclusive === true ? '>' : '>=')} ${bound(range.min)}`]),
    ...(range.max === undefined
      ? []
      : [Prisma.sql`${value} ${Prisma.raw(range.maxExclusive === true ? '<' : '<=')} ${bound(range.max)}`]),
  ];
}

function oneOf(column: string, values: readonly string[]): Sql {
  return Prisma.sql`i.${name(column)} = ANY(${values.map(storableText)}::text[])`;
}

function overlaps(column: string, values: readonly string[]): Sql {
  return Prisma.sql`i.${name(column)} && ${values.map(storableText)}::text[]`;
}

function empty(field: { readonly column: string; readonly empty: 'null' | 'blank' | 'list' }): Sql {
  const column = Prisma.sql`i.${name(field.column)}`;
  if (field.empty === 'list') return Prisma.sql`coalesce(cardinality(${column}), 0) = 0`;
  if (field.empty === 'blank') return Prisma.sql`coalesce(btrim(${column}), '') = ''`;
  return Prisma.sql`${column} IS NULL`;
}
