import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** Prisma's own number, so that `prisma migrate deploy` and this one never run at the same time. */
const MIGRATION_LOCK = 72707369;

const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/** One session of a database, held for the whole migration. */
export interface MigrationSession {
  /** Runs one or more statements. */
  run(sql: string): Promise<void>;
  query(sql: string, values: readonly unknown[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** The database holds a migration that this version does not know, knows differently, or that once broke off. */
export class MigrationMismatch extends Error {
  override readonly name = 'MigrationMismatch';
}

/** The migrations of a folder laid out as Prisma does, in order. */
export async function readMigrations(folder: string = MIGRATIONS_FOLDER): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(`${folder}/${name}/migration.sql`, 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Applies what is not applied yet, each migration in a transaction of its own, and answers their names. The book is
 * kept in Prisma's own table: `prisma migrate deploy` finds everything applied, and the other way round.
 * @throws MigrationMismatch when an applied migration was changed, is unknown, or did not finish; nothing is applied.
 */
export async function migrate(
  session: MigrationSession,
  migrations: readonly Migration[],
): Promise<string[]> {
  await session.query('SELECT pg_advisory_lock($1)::text', [MIGRATION_LOCK]);
  try {
    await session.run(TABLE);
    const pending = await findPending(session, migrations);
    for (const migration of pending) await apply(session, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await session.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => []);
  }
}

async function findPending(
  session: MigrationSession,
  migrations: readonly Migration[],
): Promise<readonly Migration[]> {
  const applied = await session.query(
    'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
    [],
  );
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of applied) {
    const name = String(row.migration_name);
    const migration = known.get(name);
    if (row.finished_at === null) throw new MigrationMismatch(`migration ${name} did not finish`);
    if (migration === undefined) throw new MigrationMismatch(`migration ${name} is of a newer version`);
    if (migration.checksum !== row.checksum) {
      throw new MigrationMismatch(`migration ${name} was changed after it had been applied`);
    }
  }
  const done = new Set(applied.map((row) => row.migration_name));
  return migrations.filter((migration) => !done.has(migration.name));
}

async function apply(session: MigrationSession, migration: Migration): Promise<void> {
  await session.run('BEGIN');
  try {
    await session.run(migration.sql);
    await session.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await session.run('COMMIT');
  } catch (error) {
    await session.run('ROLLBACK').catch(() => {});
    throw new Error(`migration ${migration.name} failed`, { cause: error });
  }
}
