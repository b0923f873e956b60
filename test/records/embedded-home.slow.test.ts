import { mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/plan/clock.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import { SEES_EVERYTHING } from '../../src/plan/permissions.ts';
import { BackupFailed, backupStore, restoreStore } from '../../src/records/backup.ts';
import { openStore, StoreLocked } from '../../src/records/open-store.ts';
import { type StoreProcess, startStoreProcess } from '../support/store-process.ts';
import { itemDraft, origin } from './drafts.ts';

let dataDir: string;
let other: StoreProcess | undefined;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'linkage-store-'));
});
afterEach(async () => {
  await other?.kill();
  other = undefined;
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

test('another process that opens the folder is refused until the first is gone', async () => {
  other = startStoreProcess(dataDir, 'hold');
  await other.line('open');
  const refused = await open().catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(StoreLocked);
  expect(refused).toMatchObject({ code: 'store_locked', pid: other.child.pid });
  await other.kill();
  const store = await open();
  await expect(open()).rejects.toThrow(StoreLocked);
  await store.close();
});

test('a first start that was cut off leaves nothing in the way', async () => {
  mkdirSync(join(dataDir, 'store.new-77'));
  writeFileSync(join(dataDir, 'store.new-77', 'PG_VERSION'), '1');
  other = startStoreProcess(dataDir, 'hold');
  await other.line('starting');
  await other.kill();
  expect(await codesIn()).toEqual([]);
  expect(readdirSync(dataDir)).toEqual(['store']);
});

test('a first start that is killed at any moment leaves a folder that opens', async () => {
  for (const delayMs of [150, 400, 650, 900, 1_200, 1_600, 2_000]) {
    const folder = join(dataDir, String(delayMs));
    const starting = startStoreProcess(folder, 'hold');
    await starting.line('starting');
    await pause(delayMs);
    await starting.kill();
    expect(await codesIn(folder)).toEqual([]);
    expect(readdirSync(folder)).toEqual(['store']);
  }
});

test('what was acknowledged is there after the process was killed while writing', async () => {
  other = startStoreProcess(dataDir, 'write');
  await other.line('saved PRJ-20');
  await other.kill();
  const codes = await codesIn();
  expect(codes).toEqual(expect.arrayContaining(Array.from({ length: 20 }, (_, index) => `PRJ-${index + 1}`)));
});

describe('a backup', () => {
  test('is made while the store is open and holds what was stored before', async () => {
    const file = join(dataDir, 'plan.tar.gz');
    const store = await open();
    await save(store, 'KT-01');
    await Promise.all([backupStore(dataDir, file), save(store, 'KT-02')]);
    await save(store, 'KT-03');
    await expect(restoreStore(dataDir, file, silentLogger)).rejects.toThrow(StoreLocked);
    await store.close();
    const elsewhere = join(dataDir, 'elsewhere');
    await restoreStore(elsewhere, file, silentLogger);
    const restored = await codesIn(elsewhere);
    expect(restored).toContain('KT-01');
    expect(restored).not.toContain('KT-03');
    expect(readdirSync(dataDir).sort()).toEqual(['elsewhere', 'plan.tar.gz', 'store']);
  });

  test('asked for by another process is made by the one that has the store open', async () => {
    other = startStoreProcess(dataDir, 'write');
    await other.line('saved PRJ-5');
    const file = join(dataDir, 'plan.tar.gz');
    await backupStore(dataDir, file);
    expect(await other.line('saved PRJ-10')).toBeDefined();
    const elsewhere = join(dataDir, 'elsewhere');
    await restoreStore(elsewhere, file, silentLogger);
    expect(await codesIn(elsewhere)).toEqual(expect.arrayContaining(['PRJ-1', 'PRJ-5']));
  });

  test('of a closed store takes the place of another one, which is kept beside', async () => {
    const file = join(dataDir, 'plan.tar.gz');
    const store = await open();
    await save(store, 'KT-01');
    await store.close();
    await backupStore(dataDir, file);
    const changed = await open();
    await save(changed, 'KT-02');
    await changed.close();
    await restoreStore(dataDir, file, silentLogger);
    expect(await codesIn()).toEqual(['KT-01']);
    // As a restore that was cut off between its two moves leaves it.
    rmSync(join(dataDir, 'store'), { recursive: true });
    expect(await codesIn()).toEqual(['KT-01', 'KT-02']);
  });

  test('that is none, or is cut off, is refused and changes nothing', async () => {
    const store = await open();
    await save(store, 'KT-01');
    await store.close();
    const file = join(dataDir, 'plan.tar.gz');
    await backupStore(dataDir, file);
    truncateSync(file, 300_000);
    const noise = join(dataDir, 'noise.tar.gz');
    writeFileSync(noise, 'this is no archive');
    for (const bad of [file, noise, join(dataDir, 'absent.tar.gz')]) {
      await expect(restoreStore(dataDir, bad, silentLogger)).rejects.toThrow(BackupFailed);
    }
    expect(await codesIn()).toEqual(['KT-01']);
  });
});
