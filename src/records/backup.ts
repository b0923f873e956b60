import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../plan/logger.ts';
import { packStore, unpackStore } from './archive.ts';
import { askForPack } from './backup-desk.ts';
import { checkEmbeddedStore, placesIn } from './embedded-home.ts';
import { takeLock } from './folder-lock.ts';
import { StoreDamaged, StoreLocked } from './store-errors.ts';

/** There is nothing to back up, or the file is no backup of a store. Nothing was changed. */
export class BackupFailed extends Error {
  override readonly name = 'BackupFailed';
  readonly code: 'no_store' | 'not_a_backup' | 'backup_timed_out';
  constructor(code: BackupFailed['code'], options?: ErrorOptions) {
    super(`backup: ${code}`, options);
    this.code = code;
  }
}

/**
 * Packs the embedded store into one file, whole as of one moment. While a bot has the store open, that bot is asked
 * to pack it: it goes on working but for the moment of copying.
 * @throws BackupFailed when there is no store, or the bot that has it does not answer.
 */
export async function backupStore(dataDir: string, file: string): Promise<void> {
  const places = placesIn(dataDir);
  if (!existsSync(places.store)) throw new BackupFailed('no_store');
  const packed = join(places.folder, `backup-${randomUUID()}.tar.gz`);
  try {
    await packHere(dataDir, packed).catch(async (error: unknown) => {
      if (!(error instanceof StoreLocked)) throw error;
      if (!(await askForPack(places.folder, packed))) throw new BackupFailed('backup_timed_out');
    });
    await moveTo(packed, file);
  } finally {
    await rm(packed, { force: true });
  }
}

/**
 * Replaces the embedded store by a backup, after it was opened once beside it and found whole. The store that was
 * there is kept as `store.replaced`, until the next restore.
 * @throws StoreLocked while a bot has the store open; BackupFailed when the file is no backup; StoreDamaged when its
 * records are of a newer version.
 */
export async function restoreStore(dataDir: string, file: string, logger: Logger): Promise<void> {
  const places = placesIn(dataDir);
  await mkdir(places.folder, { recursive: true });
  const lock = takeLock(places.lock, places.store);
  const draft = join(places.folder, `store.new-${process.pid}`);
  try {
    await mkdir(draft);
    await unpackStore(file, draft).catch((error: unknown) => {
      throw new BackupFailed('not_a_backup', { cause: error });
    });
    await checkBackup(draft, logger);
    if (existsSync(places.store)) {
      await rm(places.replaced, { recursive: true, force: true });
      await rename(places.store, places.replaced);
    }
    // Cut off between the two moves, the next start finds no store and takes the replaced one back.
    await rename(draft, places.store);
  } finally {
    await rm(draft, { recursive: true, force: true });
    lock.release();
  }
}

async function packHere(dataDir: string, packed: string): Promise<void> {
  const { lock: lockFile, store } = placesIn(dataDir);
  const lock = takeLock(lockFile, store);
  try {
    await packStore(store, packed);
  } finally {
    lock.release();
  }
}

async function checkBackup(draft: string, logger: Logger): Promise<void> {
  const version = await readFile(join(draft, 'PG_VERSION'), 'utf8').catch(() => '');
  if (!/^\d+\s*$/.test(version)) throw new BackupFailed('not_a_backup');
  try {
    await checkEmbeddedStore(draft, logger);
  } catch (error) {
    if (error instanceof StoreDamaged && error.reason === 'files') {
      throw new BackupFailed('not_a_backup', { cause: error });
    }
    throw error;
  }
}

/** The file may be on another disk, where a move is a copy. */
async function moveTo(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    await copyFile(from, `${to}.part`);
    await rename(`${to}.part`, to);
  }
}
