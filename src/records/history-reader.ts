import { z } from 'zod';
import type { AuditEntry } from '../plan/records.ts';
import type { AuditFilter, PlanReader, UpdateFilter } from '../plan/store.ts';
import { allOf, type Database, Prisma, records, type Sql } from './database.ts';
import { STORE_SET } from './fields.ts';
import { itemConditions } from './item-filter-sql.ts';
import { updateOf } from './rows.ts';
import { countingUpdates, sourceOf } from './sources.ts';
import { storableText } from './storable.ts';

export type HistoryReader = Pick<PlanReader, 'listUpdates' | 'countUpdates' | 'latestUpdates' | 'listAudit'>;

const FIRST_CODES = 200;
const COUNTS = z.object({
  authors: z.array(z.object({ authorId: z.string(), count: z.number() })),
  items: z.number(),
  firstCodes: z.array(z.string()),
});

export function createHistoryReader(db: Database): HistoryReader {
  return {
    listUpdates: async (filter, options) => {
      const rows = await records(
        db,
        Prisma.sql`SELECT to_jsonb(u) AS record FROM "StatusUpdate" u
          WHERE ${allOf(updateConditions(filter, options?.at))}
          ORDER BY u."recordedAt" DESC, u.sequence DESC ${limitOf(filter.limit)}`,
      );
      return rows.map(updateOf);
    },

    countUpdates: async (of, recorded, visibility, options) => {
      const [counts] = await records(
        db,
        Prisma.sql`WITH counted AS (
            SELECT u."authorId", u."itemCode" FROM "StatusUpdate" u
            JOIN ${sourceOf('item', options?.at)} i ON i.code = u."itemCode"
            WHERE ${allOf(updateConditions(recorded, options?.at))} AND ${itemConditions(of, visibility, options?.at)}
          ), reported AS (SELECT DISTINCT "itemCode" AS code FROM counted)
          SELECT jsonb_build_object(
            'authors', (SELECT coalesce(jsonb_agg(one), '[]') FROM (
              SELECT "authorId", count(*)::int AS count FROM counted GROUP BY "authorId") one),
            'items', (SELECT count(*)::int FROM reported),
            'firstCodes', (SELECT coalesce(jsonb_agg(first.code ORDER BY first.code COLLATE "C"), '[]') FROM (
              SELECT code FROM reported ORDER BY code COLLATE "C" LIMIT ${FIRST_CODES}) first)
          ) AS record`,
      );
      return COUNTS.parse(counts);
    },

    latestUpdates: async (itemCodes, options) => {
      const wanted = itemCodes.map(storableText);
      const rows = await records(
        db,
        Prisma.sql`SELECT to_jsonb(u) AS record FROM ${sourceOf('item', options?.at, wanted)} i
          JOIN "StatusUpdate" u ON u.id = i."lastUpdateId"
          WHERE i.code = ANY(${wanted}::text[]) ORDER BY u."recordedAt" DESC, u.sequence DESC`,
      );
      return rows.map(updateOf);
    },

    listAudit: async (filter) => {
      const rows = await records(
        db,
        Prisma.sql`SELECT to_jsonb(a) AS record FROM "AuditEntry" a WHERE ${allOf(auditConditions(filter))}
          ORDER BY a."at" DESC, a.id DESC ${limitOf(filter.limit)}`,
      );
      return rows.map(auditOf);
    },
  };
}

function updateConditions(filter: UpdateFilter, at: Date | undefined): Sql[] {
  const among = (column: Sql, values: readonly string[] | undefined) =>
    values === undefined ? [] : [Prisma.sql`${column} = ANY(${values.map(storableText)}::text[])`];
  return [
    ...among(Prisma.sql`u."itemCode"`, filter.itemCodes),
    ...(filter.classCodes === undefined
      ? []
      : [
          Prisma.sql`u."itemCode" IN (SELECT code FROM ${sourceOf('item', at)} i
            WHERE i."classCode" = ANY(${filter.classCodes.map(storableText)}::text[]))`,
        ]),
    ...among(Prisma.sql`u.period`, filter.periods),
    ...among(Prisma.sql`u."requestId"`, filter.requestIds),
    ...among(Prisma.sql`u.id`, filter.ids),
    ...(filter.authorId === undefined ? [] : [Prisma.sql`u."authorId" = ${storableText(filter.authorId)}`]),
    ...(filter.since === undefined ? [] : [Prisma.sql`u."recordedAt" >= ${filter.since}::timestamptz`]),
    ...(filter.until === undefined ? [] : [Prisma.sql`u."recordedAt" < ${filter.until}::timestamptz`]),
    ...(filter.includeSuperseded === true
      ? at === undefined
        ? []
        : [Prisma.sql`u."recordedAt" <= ${at}::timestamptz`]
      : [countingUpdates('u', at)]),
  ];
}

/** What the store sets by itself is no change that anybody made. */
const BOOKKEEPING = [...STORE_SET];

function auditConditions(filter: AuditFilter): Sql[] {
  return [
    Prisma.sql`(a.before IS NULL OR a.after - ${BOOKKEEPING}::text[] <> '{}'::jsonb)`,
    ...(filter.recordKind === undefined ? [] : [Prisma.sql`a."recordKind" = ${filter.recordKind}`]),
    ...(filter.recordKeys === undefined
      ? []
      : [Prisma.sql`a."recordKey" = ANY(${filter.recordKeys.map(storableText)}::text[])`]),
    ...(filter.actorId === undefined ? [] : [Prisma.sql`a."actorId" = ${storableText(filter.actorId)}`]),
    ...(filter.vias === undefined ? [] : [Prisma.sql`a.via = ANY(${[...filter.vias]}::text[])`]),
    ...(filter.since === undefined ? [] : [Prisma.sql`a."at" >= ${filter.since}::timestamptz`]),
    ...(filter.until === undefined ? [] : [Prisma.sql`a."at" < ${filter.until}::timestamptz`]),
    ...(filter.turn === undefined
      ? []
      : [Prisma.sql`a.before ->> 'light' = ${filter.turn.from} AND a.after ->> 'light' = ${filter.turn.to}`]),
  ];
}

const auditSchema = z.object({
  id: z.number(),
  at: z.coerce.date(),
  actorId: z.string(),
  via: z.string(),
  permalink: z.string().nullable(),
  recordKind: z.string(),
  recordKey: z.string(),
  version: z.number(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()),
});

function auditOf(row: unknown): AuditEntry {
  const { id, permalink, before, after, ...entry } = auditSchema.parse(row);
  return {
    ...(entry as Pick<AuditEntry, 'at' | 'actorId' | 'via' | 'recordKind' | 'recordKey' | 'version'>),
    id: String(id),
    ...(permalink === null ? {} : { permalink }),
    ...(before === null ? {} : { before: withoutBookkeeping(before) }),
    after: withoutBookkeeping(after),
  };
}

function withoutBookkeeping(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !BOOKKEEPING.includes(field)));
}

function limitOf(limit: number | undefined): Sql {
  return limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit}`;
}
