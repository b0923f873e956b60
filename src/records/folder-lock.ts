import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';
import { StoreLocked } from './store-errors.ts';

const BEAT_MS = 5_000;
/** A lock of another machine (or container), whose processes we cannot see, counts until it was silent so long. */
const SILENT_MS = 20_000;

const lockSchema = z.object({
  id: z.string(),
  pid: z.number().int(),
  host: z.string(),
  started: z.string(),
});
type Lock = z.infer<typeof lockSchema>;

export interface FolderLock {
  release(): void;
}

/**
 * Takes a lock file that says who has it. The lock of a process that is gone is taken over.
 * @throws StoreLocked when a living process has it.
 */
export function takeLock(file: string, place: string): FolderLock {
  const mine: Lock = { id: randomUUID(), pid: process.pid, host: hostname(), started: startOf(process.pid) };
  for (let attempt = 0; !create(file, mine); attempt++) {
    const theirs = read(file);
    if (attempt >= 3 || (theirs !== undefined && isAlive(file, theirs))) {
      throw new StoreLocked(place, theirs?.pid);
    }
    removeStale(file, theirs);
  }
  // The machine's clock, not the plan's: this tells other processes that we live.
  const beat = setInterval(() => touch(file), BEAT_MS);
  beat.unref();
  return {
    release: () => {
      clearInterval(beat);
      if (read(file)?.id === mine.id) rmSync(file, { force: true });
    },
  };
}

/** Written beside and linked into place, so that nobody ever reads half a lock. */
function create(file: string, lock: Lock): boolean {
  const draft = `${file}.${lock.id}`;
  writeFileSync(draft, JSON.stringify(lock));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Two processes may find the same stale lock: only the one that moves that very lock away has removed it. */
function removeStale(file: string, stale: Lock | undefined): void {
  const grave = `${file}.${randomUUID()}`;
  try {
    renameSync(file, grave);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return;
    throw error;
  }
  try {
    if (read(grave)?.id !== stale?.id) linkSync(grave, file);
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error;
  } finally {
    rmSync(grave, { force: true });
  }
}

function read(file: string): Lock | undefined {
  try {
    return lockSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

function isAlive(file: string, lock: Lock): boolean {
  if (lock.host !== hostname()) return silentFor(file) < SILENT_MS;
  try {
    process.kill(lock.pid, 0);
  } catch (error) {
    if (isErrno(error, 'ESRCH')) return false;
  }
  // The number may have been given to another process since; where the system tells, its start tells them apart.
  return startOf(lock.pid) === lock.started;
}

/** When a process began, as Linux counts it; empty where that cannot be read. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')')).split(' ')[20] ?? '';
  } catch {
    return '';
  }
}

function silentFor(file: string): number {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function touch(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // The folder is gone or full; the lock then only counts on this machine.
  }
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
