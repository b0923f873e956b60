import path from 'node:path';
import pg from 'pg';
import { createSeeding } from '../../src/ledger/seed/index.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { openStore } from '../../src/records/open-store.ts';
import { PLAN_AT, writeItems } from './large-plan.ts';
import { WEEKLY_UPDATES } from './weekly-updates.ts';

const SEEDS_DIR = path.resolve(import.meta.dirname, '../../seeds');
const CLOCK = { now: () => PLAN_AT };

/** The sample plan (its classes, people and statements) with so many items of the large plan beside it. */
export async function fillServer(
  databaseUrl: string,
  plan: { readonly items: number; readonly updatesEach: number },
): Promise<void> {
  const store = await openStore({ databaseUrl, dataDir: '', clock: CLOCK, logger: silentLogger });
  await seedSample(store, PLAN_AT);
  await writeItems(store, 0, plan.items);
  await store.close();
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c TimeZone=UTC' });
  await client.connect();
  await withoutIndexes(client, ['StatusUpdate', 'AuditEntry'], async () => {
    for (const statement of WEEKLY_UPDATES) await client.query(statement, [plan.updatesEach, PLAN_AT]);
  });
  // What autovacuum does by itself within minutes.
  await client.query('VACUUM ANALYZE');
  await client.query('CHECKPOINT').catch(() => {});
  await client.end();
}

export async function seedSample(store: PlanStore, at: Date): Promise<void> {
  const clock = { now: () => at };
  const seeded = await createSeeding({ store, clock, seedsDir: SEEDS_DIR }).seedSample(at);
  if (!seeded.ok) throw new Error(`the sample plan could not be stored: ${seeded.code}`);
}

/** Millions of rows go in many times faster when their indexes are made once, afterwards. */
async function withoutIndexes(
  client: pg.Client,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE schemaname = 'public' AND tablename = ANY($1) AND indexname NOT LIKE '%_pkey'`,
    [tables],
  );
  for (const { name } of rows) await client.query(`DROP INDEX "${name}"`);
  await work();
  await client.query(`SET maintenance_work_mem = '256MB'`);
  for (const { definition } of rows) await client.query(definition);
}
