import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { dataDir as prepopulated } from '@electric-sql/pglite-prepopulatedfs';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import type { Logger } from '../plan/logger.ts';
import { type FolderLock, takeLock } from './folder-lock.ts';
import type { Home } from './home.ts';
import { MigrationMismatch, migrate, readMigrations } from './migrator.ts';
import type { StoreStep } from './open-store.ts';
import { StoreDamaged } from './store-errors.ts';

const STORE = 'store';
const NEW = 'store.new';

/** A home in this process. `database` is for backups; nobody else talks to it directly. */
export interface EmbeddedHome extends Home {
  readonly database: PGlite;
}

/**
 * PostgreSQL inside this process, its files in a folder that no other process may open meanwhile.
 * A new store is prepared beside its place and moved there when it is whole: a start that is cut off leaves nothing.
 * @throws StoreLocked when another process has it open; StoreDamaged when its files cannot be opened.
 */
export async function openEmbeddedHome(
  dataDir: string,
  logger: Logger,
  onProgress?: (step: StoreStep) => void,
): Promise<EmbeddedHome> {
  const folder = resolve(dataDir);
  const place = join(folder, STORE);
  await mkdir(folder, { recursive: true });
  const lock = takeLock(join(folder, 'store.lock'), place);
  try {
    await removeUnfinished(folder);
    if (!existsSync(place)) {
      onProgress?.('preparing_store');
      await prepare(folder, place);
    }
    const database = await open(place);
    return await homeOf(database, place, logger, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The same in memory, gone when it is closed; from a dump where one is given. */
export async function openMemoryHome(logger: Logger, dump?: Blob): Promise<EmbeddedHome> {
  const database = await PGlite.create({ loadDataDir: dump ?? (await prepopulated()) });
  return homeOf(database, 'memory', logger);
}

async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(`${NEW}-`)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function prepare(folder: string, place: string): Promise<void> {
  const draft = join(folder, `${NEW}-${process.pid}`);
  const database = await PGlite.create({ dataDir: draft, loadDataDir: await prepopulated() });
  await migrateEmbedded(database, draft);
  await database.close();
  await rename(draft, place);
}

async function open(place: string): Promise<PGlite> {
  try {
    return await PGlite.create({ dataDir: place });
  } catch (error) {
    throw new StoreDamaged(place, 'its files cannot be opened', { cause: error });
  }
}

async function homeOf(
  database: PGlite,
  place: string,
  logger: Logger,
  lock?: FolderLock,
): Promise<EmbeddedHome> {
  // Prisma's adapters read and write times without their zone.
  await database.exec("SET TIME ZONE 'UTC'");
  const applied = await migrateEmbedded(database, place);
  if (applied.length > 0) logger.info({ applied }, 'migrations applied');
  return {
    kind: 'embedded',
    place,
    database,
    adapter: new PrismaPGlite(database),
    release: async () => {
      await database.close();
      lock?.release();
    },
  };
}

async function migrateEmbedded(database: PGlite, place: string): Promise<string[]> {
  try {
    return await migrate(
      {
        run: async (sql) => {
          await database.exec(sql);
        },
        query: async (sql, values) => (await database.query<Record<string, unknown>>(sql, [...values])).rows,
      },
      await readMigrations(),
    );
  } catch (error) {
    if (error instanceof MigrationMismatch) throw new StoreDamaged(place, error.message, { cause: error });
    throw error;
  }
}
