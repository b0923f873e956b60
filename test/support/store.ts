import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { systemClock } from '../../src/plan/clock.ts';
import type { Logger } from '../../src/plan/logger.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { openMemoryHome } from '../../src/records/embedded-home.ts';
import { readMigrations } from '../../src/records/migrator.ts';
import { createPlanStore } from '../../src/records/plan-store.ts';
import { openServerHome } from '../../src/records/server-home.ts';

export interface TestStoreOptions {
  readonly logger?: Logger | undefined;
  /** A server to make a database of its own on; TEST_DATABASE_URL otherwise, and without both a store in memory. */
  readonly databaseUrl?: string | undefined;
}

/**
 * An empty store with all migrations, to be closed by the test: in memory, or a database of its own on a server.
 * It is the real thing either way. Close it in `afterAll` / `afterEach`.
 */
export async function createTestStore(options: TestStoreOptions = {}): Promise<PlanStore> {
  const logger = options.logger ?? silentLogger;
  const url = options.databaseUrl ?? process.env.TEST_DATABASE_URL;
  if (url !== undefined && url !== '') return createServerStore(url, logger);
  return createPlanStore(await openMemoryHome(logger, await emptyDump()), systemClock);
}

/** Made once for this set of migrations, by whichever test file comes first, and kept in the temporary folder. */
async function emptyDump(): Promise<Blob> {
  const file = join(tmpdir(), `linkage-test-store-${await migrationsHash()}.tar`);
  if (!existsSync(file)) {
    const home = await openMemoryHome(silentLogger);
    const dump = await home.database.dumpDataDir('none');
    await home.release();
    const draft = `${file}.${randomUUID()}`;
    writeFileSync(draft, new Uint8Array(await dump.arrayBuffer()));
    renameSync(draft, file);
  }
  return new Blob([new Uint8Array(readFileSync(file))]);
}

async function migrationsHash(): Promise<string> {
  const migrations = await readMigrations();
  const hash = createHash('sha256');
  for (const { name, checksum } of migrations) hash.update(`${name} ${checksum}\n`);
  return hash.digest('hex').slice(0, 16);
}

/** A copy of a database that has the migrations already: much faster than applying them each time. */
async function createServerStore(serverUrl: string, logger: Logger): Promise<PlanStore> {
  // Only its owner may copy a database, so each role has a template of its own.
  const role = createHash('sha256').update(new URL(serverUrl).username).digest('hex').slice(0, 8);
  const template = `linkage_template_${await migrationsHash()}_${role}`;
  const database = `linkage_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(serverUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock(726565)');
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (rowCount === 0) {
      await client.query(`CREATE DATABASE ${template}_new`);
      const home = await openServerHome(withDatabase(serverUrl, `${template}_new`), logger);
      await home.release();
      await client.query(`ALTER DATABASE ${template}_new RENAME TO ${template}`);
    }
    await client.query(`CREATE DATABASE ${database} TEMPLATE ${template}`);
  });
  const home = await openServerHome(withDatabase(serverUrl, database), logger);
  const release = async () => {
    await home.release();
    await onServer(serverUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`));
  };
  return createPlanStore({ ...home, release }, systemClock);
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
