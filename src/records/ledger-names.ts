import type { LedgerName, LedgerNameReader, LedgerNameWriter } from '../plan/ledger-names.ts';
import { type Database, Prisma, records } from './database.ts';
import { LEDGER_NAME_SHAPE } from './fields.ts';
import { type Row, rowOf, valuesOf } from './rows.ts';
import { storableText } from './storable.ts';

const BATCH = 500;

export function createLedgerNameReader(db: Database): LedgerNameReader {
  return {
    listLedgerNames: async ({ settled } = {}) => {
      const which =
        settled === undefined
          ? Prisma.empty
          : settled
            ? Prisma.sql`AND n."personId" IS NOT NULL`
            : Prisma.sql`AND n."personId" IS NULL`;
      const rows = await records(
        db,
        Prisma.sql`SELECT to_jsonb(n) AS record FROM "LedgerName" n WHERE NOT n.withdrawn ${which}
          ORDER BY n.name COLLATE "C", n."itemCode" COLLATE "C" NULLS FIRST, n.id COLLATE "C"`,
      );
      return rows.map(nameOf);
    },
  };
}

export function createLedgerNameWriter(db: Database): LedgerNameWriter {
  const fields = Object.keys(LEDGER_NAME_SHAPE.fields);
  const columns = Prisma.raw(fields.map((field) => `"${field}"`).join(', '));
  const renewed = Prisma.raw(
    fields
      .filter((field) => field !== 'id')
      .map((field) => `"${field}" = excluded."${field}"`)
      .join(', '),
  );
  return {
    ...createLedgerNameReader(db),

    saveLedgerNames: async (names) => {
      for (let start = 0; start < names.length; start += BATCH) {
        const rows = names.slice(start, start + BATCH).map((one) => rowOf(LEDGER_NAME_SHAPE, one));
        await db.$executeRaw(
          Prisma.sql`INSERT INTO "LedgerName" (${columns})
            SELECT ${columns} FROM jsonb_populate_recordset(NULL::"LedgerName", ${JSON.stringify(rows)}::jsonb)
            ON CONFLICT (id) DO UPDATE SET ${renewed}`,
        );
      }
    },

    settleLedgerName: async (id, { personId, settledBy, settledAt }) => {
      const [row] = await records(
        db,
        Prisma.sql`UPDATE "LedgerName" AS n SET "personId" = ${storableText(personId)},
            "settledBy" = ${storableText(settledBy)}, "settledAt" = ${settledAt}::timestamptz
          WHERE n.id = ${storableText(id)} AND n."personId" IS NULL AND NOT n.withdrawn
          RETURNING to_jsonb(n) AS record`,
      );
      return row === undefined ? undefined : nameOf(row);
    },
  };
}

function nameOf(row: Row): LedgerName {
  return valuesOf(LEDGER_NAME_SHAPE, row) as unknown as LedgerName;
}
