import pg from 'pg';
import { PLAN_AT } from './large-plan.ts';

export interface Reporter {
  readonly itemCode: string;
  readonly personId: string;
}

/** Open items of the large plan, each with somebody who may report on it. */
export async function reportersIn(databaseUrl: string): Promise<Reporter[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Reporter>(
      `SELECT i.code AS "itemCode", min(a."personId") AS "personId" FROM "Item" i
       JOIN "Assignment" a ON a."classCode" = i."classCode" AND a.role = 'lead' AND a."validFrom" <= $1::date
         AND (a."validTo" IS NULL OR a."validTo" >= $1::date)
       WHERE i.status = 'open' AND NOT i.confidential AND substring(i.code FROM '[0-9]+$')::int > 1000
       GROUP BY i.code ORDER BY md5(i.code) LIMIT 2000`,
      [PLAN_AT],
    );
    return rows;
  } finally {
    await client.end();
  }
}

/** Items of the sample plan, each with its class's lead. */
export async function sampleReporters(databaseUrl: string): Promise<Reporter[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Reporter>(
      `SELECT DISTINCT ON (i."classCode", kind) i.code AS "itemCode", a."personId" FROM "Item" i
       JOIN "Assignment" a ON a."classCode" = i."classCode" AND a.role = 'lead' AND a."validFrom" <= now()::date
         AND (a."validTo" IS NULL OR a."validTo" >= now()::date)
       WHERE i.status = 'open' AND NOT i.confidential ORDER BY i."classCode", kind, i.code LIMIT 24`,
    );
    return rows;
  } finally {
    await client.end();
  }
}
