import type { ChangeRequest, RequestFilter, RequestReader, RequestWriter } from '../plan/requests.ts';
import { allOf, type Database, Prisma, records, type Sql } from './database.ts';
import { REQUEST_SHAPE } from './fields.ts';
import { type Row, rowOf, valuesOf } from './rows.ts';
import { storableText } from './storable.ts';

export function createRequestReader(db: Database): RequestReader {
  return {
    listRequests: async (filter) => {
      const rows = await records(
        db,
        Prisma.sql`SELECT to_jsonb(r) AS record FROM "ChangeRequest" r WHERE ${allOf(conditions(filter))}
          ORDER BY r."requestedAt", r.id COLLATE "C"
          ${filter.limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${filter.limit}`}`,
      );
      return rows.map(requestOf);
    },
  };
}

export function createRequestWriter(db: Database): RequestWriter {
  return {
    ...createRequestReader(db),

    addRequest: async (request) => {
      const row = rowOf(REQUEST_SHAPE, request);
      const columns = Prisma.raw(
        Object.keys(REQUEST_SHAPE.fields)
          .map((field) => `"${field}"`)
          .join(', '),
      );
      const stored = await db.$executeRaw(
        Prisma.sql`INSERT INTO "ChangeRequest" (${columns})
          SELECT ${columns} FROM jsonb_populate_record(NULL::"ChangeRequest", ${JSON.stringify(row)}::jsonb)
          ON CONFLICT DO NOTHING`,
      );
      return stored === 1;
    },

    settleRequest: async (id, { state, decidedBy, decidedAt, decisionReason }) => {
      const [row] = await records(
        db,
        Prisma.sql`UPDATE "ChangeRequest" AS r SET state = ${state}, "decidedBy" = ${storableText(decidedBy)},
            "decidedAt" = ${decidedAt}::timestamptz,
            "decisionReason" = ${decisionReason === undefined ? null : storableText(decisionReason)}
          WHERE r.id = ${storableText(id)} AND r.state = 'waiting' RETURNING to_jsonb(r) AS record`,
      );
      return row === undefined ? undefined : requestOf(row);
    },
  };
}

function conditions(filter: RequestFilter): Sql[] {
  const among = (column: Sql, values: readonly string[] | undefined) =>
    values === undefined ? [] : [Prisma.sql`${column} = ANY(${values.map(storableText)}::text[])`];
  return [
    ...among(Prisma.sql`r.id`, filter.ids),
    ...among(Prisma.sql`r."itemCode"`, filter.itemCodes),
    ...among(Prisma.sql`r."classCode"`, filter.classCodes),
    ...among(Prisma.sql`r.state`, filter.states),
    ...among(Prisma.sql`r.kind`, filter.kinds),
    ...among(Prisma.sql`r."requestId"`, filter.requestIds),
    ...(filter.requestedBy === undefined
      ? []
      : [Prisma.sql`r."requestedBy" = ${storableText(filter.requestedBy)}`]),
    ...(filter.since === undefined
      ? []
      : [
          Prisma.sql`(r."requestedAt" >= ${filter.since}::timestamptz OR r."decidedAt" >= ${filter.since}::timestamptz)`,
        ]),
  ];
}

function requestOf(row: Row): ChangeRequest {
  return valuesOf(REQUEST_SHAPE, row) as unknown as ChangeRequest;
}
