import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/plan/clock.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import { SEES_EVERYTHING } from '../../src/plan/permissions.ts';
import { BackupFailed, backupStore, restoreStore } from '../../src/records/backup.ts';
import { openStore, StoreDamaged, StoreLocked } from '../../src/records/open-store.ts';
import { itemDraft, origin } from './drafts.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'linkage-store-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

const open = (folder = dataDir) => openStore({ dataDir: folder, clock: systemClock, logger: silentLogger });
const save = (store: Awaited<ReturnType<typeof open>>, ...codes: string[]) =>
  store.write((writer) =>
    writer.save(
      'item',
      codes.map((code) => itemDraft(code)),
      origin('2026-09-01T00:00:00Z'),
    ),
  );
async function codesIn(folder = dataDir) {
  const store = await open(folder);
  try {
    const { items } = await store.findItems({}, { sort: [], limit: 100 }, SEES_EVERYTHING);
    return items.map((item) => item.code);
  } finally {
    await store.close();
  }
}

test('a store is made where there is none, says so, and is there again the next time', async () => {
  const steps: string[] = [];
  const options = {
    dataDir,
    clock: systemClock,
    logger: silentLogger,
    onProgress: (step: string) => steps.push(step),
  };
  const first = await openStore(options);
  expect(first.home).toEqual({ kind: 'embedded', place: join(dataDir, 'store') });
  await save(first, 'KT-01');
  await first.close();
  expect(await codesIn()).toEqual(['KT-01']);
  expect(steps).toEqual(['preparing_store']);
  expect(readdirSync(dataDir)).toEqual(['store']);
});

describe('the folder of a store', () => {
  test('is refused to a second opening', async () => {
    const store = await open();
    const refused = await open().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StoreLocked);
    expect(refused).toMatchObject({ code: 'store_locked', pid: process.pid });
    await expect(restoreStore(dataDir, join(dataDir, 'any.tar.gz'), silentLogger)).rejects.toThrow(
      StoreLocked,
    );
    await store.close();
  });

  test('is taken over from a process that is gone, although its number lives on', async () => {
    const gone = { id: 'x', pid: 2 ** 22 + 1, host: hostname(), started: '1' };
    const reused = { id: 'x', pid: process.pid, host: hostname(), started: '1' };
    for (const lock of [JSON.stringify(gone), JSON.stringify(reused), 'half a lo']) {
      writeFileSync(join(dataDir, 'store.lock'), lock);
      await (await open()).close();
    }
    expect(existsSync(join(dataDir, 'store.lock'))).toBe(false);
  });

  test('of another machine is not taken over while that one lives', async () => {
    writeFileSync(
      join(dataDir, 'store.lock'),
      JSON.stringify({ id: 'x', pid: 1, host: 'elsewhere', started: '1' }),
    );
    await expect(open()).rejects.toThrow(StoreLocked);
  });

  test('with files that are no store is left alone, and no lock stays behind', async () => {
    mkdirSync(join(dataDir, 'store'));
    writeFileSync(join(dataDir, 'store', 'notes.txt'), 'mine');
    await expect(open()).rejects.toThrow(StoreDamaged);
    expect(readdirSync(join(dataDir, 'store'))).toEqual(['notes.txt']);
    expect(readdirSync(dataDir)).toEqual(['store']);
  });
});

describe('a backup', () => {
  test('that is no archive is refused and changes nothing', async () => {
    const noise = join(dataDir, 'noise.tar.gz');
    writeFileSync(noise, 'this is no archive');
    for (const bad of [noise, join(dataDir, 'absent.tar.gz')]) {
      await expect(restoreStore(dataDir, bad, silentLogger)).rejects.toThrow(BackupFailed);
    }
    expect(readdirSync(dataDir)).toEqual(['noise.tar.gz']);
  });

  test('of a folder without a store is refused', async () => {
    await expect(backupStore(dataDir, join(dataDir, 'x.tar.gz'))).rejects.toMatchObject({ code: 'no_store' });
    expect(readdirSync(dataDir)).toEqual([]);
  });
});
