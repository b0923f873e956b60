import { type FSWatcher, watch } from 'node:fs';
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../plan/logger.ts';

/**
 * How another process on this machine asks the one that has the store open for a backup: by files in the store's
 * folder. `X.wanted` asks for `X`, is renamed to `X.taken`, and is gone when `X` is there; `X.failed` says that it failed.
 */
const WANTED = /^backup-[0-9a-f-]{36}\.tar\.gz\.wanted$/;
const LOOK_MS = 2_000;
const PATIENCE_TO_BE_TAKEN_MS = 20_000;
const PATIENCE_TO_BE_PACKED_MS = 600_000;
const POLL_MS = 100;

export interface BackupDesk {
  close(): Promise<void>;
}

/** Packs the store for whoever asks. Failures are told to the asker and logged. */
export function openBackupDesk(
  folder: string,
  pack: (file: string) => Promise<void>,
  logger: Logger,
): BackupDesk {
  let running: Promise<void> | undefined;
  const look = () => {
    running ??= serve(folder, pack, logger).finally(() => {
      running = undefined;
    });
  };
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  const watcher = watchFolder(folder, look);
  return {
    close: async () => {
      clearInterval(timer);
      watcher?.close();
      await running;
    },
  };
}

/** Whether somebody packed the store into the file. */
export async function askForPack(folder: string, file: string): Promise<boolean> {
  const wanted = `${file}.wanted`;
  await writeFile(wanted, '');
  try {
    return await waitForPack(folder, basename(file));
  } finally {
    await rm(wanted, { force: true });
    await rm(`${file}.failed`, { force: true });
  }
}

async function waitForPack(folder: string, name: string): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < PATIENCE_TO_BE_PACKED_MS; waitedMs += POLL_MS) {
    await pause(POLL_MS);
    const names = new Set(await readdir(folder));
    if (names.has(`${name}.failed`)) return false;
    if (names.has(name)) return true;
    if (names.has(`${name}.wanted`) && waitedMs > PATIENCE_TO_BE_TAKEN_MS) return false;
  }
  return false;
}

async function serve(folder: string, pack: (file: string) => Promise<void>, logger: Logger): Promise<void> {
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names.filter((one) => WANTED.test(one))) {
    const file = join(folder, name.slice(0, -'.wanted'.length));
    try {
      await rename(`${file}.wanted`, `${file}.taken`);
      await pack(file);
    } catch (error) {
      logger.error({ error: error instanceof Error ? error.message : 'unknown' }, 'a backup failed');
      await writeFile(`${file}.failed`, '').catch(() => {});
    } finally {
      await rm(`${file}.taken`, { force: true });
    }
  }
}

/** Only to be quicker than the timer; some file systems cannot be watched. */
function watchFolder(folder: string, look: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, { persistent: false }, (_event, name) => {
      if (name?.endsWith('.wanted')) look();
    });
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}
