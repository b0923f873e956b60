import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { dataDir as emptyStore } from '@electric-sql/pglite-prepopulatedfs';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import type { Logger } from '../plan/logger.ts';
import { packStore, unpackStore } from './archive.ts';
import { openBackupDesk } from './backup-desk.ts';
import { takeLock } from './folder-lock.ts';
import type { Home } from './home.ts';
import { MigrationMismatch, migrate, readMigrations } from './migrator.ts';
import type { StoreStep } from './open-store.ts';
import { StoreDamaged } from './store-errors.ts';
import { sortNamesIn, startTidying } from './tidying.ts';

const STORE = 'store';
const DRAFT = 'store.new-';

/** For one process and its few hundred megabytes; PostgreSQL's own defaults are a server's. */
const SETTINGS = { shared_buffers: '16MB', wal_buffers: '1MB', max_connections: '10', jit: 'off' } as const;
const START_PARAMS = [
  ...PGlite.defaultStartParams,
  ...Object.entries(SETTINGS).flatMap(([setting, value]) => ['-c', `${setting}=${value}`]),
];

/** A home in this process. `database` is for dumps and backups; nobody else talks to it directly. */
export interface EmbeddedHome extends Home {
  readonly kind: 'embedded';
  readonly database: PGlite;
}

/** Where the parts of an embedded store are under its folder. */
export function placesIn(dataDir: string): StorePlaces {
  const folder = resolve(dataDir);
  return {
    folder,
    store: join(folder, STORE),
    replaced: join(folder, 'store.replaced'),
    lock: join(folder, 'store.lock'),
  };
}

export interface StorePlaces {
  readonly folder: string;
  readonly store: string;
  /** What a restore took the place of. */
  readonly replaced: string;
  readonly lock: string;
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
  const places = placesIn(dataDir);
  await mkdir(places.folder, { recursive: true });
  const lock = takeLock(places.lock, places.store);
  try {
    await removeDrafts(places.folder);
    if (!existsSync(places.store) && existsSync(places.replaced)) await rename(places.replaced, places.store);
    if (!existsSync(places.store)) {
      onProgress?.('preparing_store');
      await putInPlace(dataDir, async (draft) => unpackStore(await emptyStore(), draft));
    }
    const home = await homeOf(await open(places.store), places.store, logger);
    const tidying = startTidying(home.database, logger);
    const desk = openBackupDesk(places.folder, (file) => packOpenStore(home.database, places, file), logger);
    return {
      ...home,
      release: async () => {
        await desk.close();
        await tidying.close();
        await home.release().finally(() => lock.release());
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The same in memory, gone when it is closed; from a dump where one is given. */
export async function openMemoryHome(logger: Logger, dump?: Blob): Promise<EmbeddedHome> {
  const database = await PGlite.create({
    loadDataDir: dump ?? (await emptyStore()),
    startParams: START_PARAMS,
  });
  return homeOf(database, 'memory', logger);
}

/** Opens a store's files and closes them again. @throws StoreDamaged when they are none, or of a newer version. */
export async function checkEmbeddedStore(place: string, logger: Logger): Promise<void> {
  const home = await homeOf(await open(place), place, logger);
  await home.release();
}

/** The files are copied while nobody may write, which takes a moment; packing the copy takes longer and holds up nobody. */
async function packOpenStore(database: PGlite, { folder, store }: StorePlaces, file: string): Promise<void> {
  const copy = join(folder, `${DRAFT}${randomUUID()}`);
  try {
    await database.exec('CHECKPOINT');
    await database.runExclusive(() => cp(store, copy, { recursive: true }));
    await packStore(copy, file);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** Fills a folder beside the store's place and moves it there. The caller holds the lock, and nothing is there yet. */
export async function putInPlace(dataDir: string, fill: (draft: string) => Promise<void>): Promise<void> {
  const { folder, store } = placesIn(dataDir);
  const draft = join(folder, `${DRAFT}${process.pid}`);
  await mkdir(draft, { recursive: true });
  try {
    await fill(draft);
    await rename(draft, store);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function removeDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(DRAFT)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function open(place: string): Promise<PGlite> {
  // PostgreSQL would make a new and empty store in a folder that is none.
  if (!existsSync(join(place, 'PG_VERSION'))) throw new StoreDamaged(place, 'files', 'it holds no store');
  try {
    return await PGlite.create({ dataDir: place, startParams: START_PARAMS });
  } catch (error) {
    throw new StoreDamaged(place, 'files', 'its files cannot be opened', { cause: error });
  }
}

async function homeOf(database: PGlite, place: string, logger: Logger): Promise<EmbeddedHome> {
  try {
    // Prisma's adapters read and write times without their zone.
    await database.exec("SET TIME ZONE 'UTC'");
    await migrateEmbedded(database, place, logger);
    await sortNamesIn(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return {
    kind: 'embedded',
    place,
    database,
    adapter: new PrismaPGlite(database),
    release: () => database.close(),
  };
}

async function migrateEmbedded(database: PGlite, place: string, logger: Logger): Promise<void> {
  const session = {
    run: async (sql: string) => {
      await database.exec(sql);
    },
    query: async (sql: string, values: readonly unknown[]) =>
      (await database.query<Record<string, unknown>>(sql, [...values])).rows,
  };
  try {
    const applied = await migrate(session, await readMigrations());
    if (applied.length > 0) logger.info({ applied }, 'migrations applied');
  } catch (error) {
    if (error instanceof MigrationMismatch)
      throw new StoreDamaged(place, 'migrations', error.message, { cause: error });
    throw error;
  }
}
