import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SEES_EVERYTHING } from '../../src/plan/permissions.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { workbookOf } from '../ledger/support.ts';
import { type BotProcess, launchCommand } from './support/bot-process.ts';
import { createHome, HOME_KINDS, type HomeKind, type StoreHome } from './support/home.ts';
import { until } from './support/until.ts';

const ROWS = 700;
const HEADER = ['项目编号', '项目名称', '工作专班', '责任人', '进度', '进展情况'];
/** Killed when it has written so much: the items, who leads them too, everything but the end of the transaction. */
const KILLED_AT = ['Writing … 700 of', 'Writing … 1400 of', 'Writing … 2100 of'] as const;

/** What of the file is in the store, and what the history says of it. */
async function imported(store: PlanStore) {
  const { total } = await store.findItems({ sample: false }, { sort: [], limit: 1 }, SEES_EVERYTHING);
  const updates = (await store.listUpdates({})).filter(({ via }) => via === 'import');
  const audit = await store.listAudit({ vias: ['import'] });
  return {
    items: total,
    reports: updates.length,
    itemsBegun: audit.filter(({ recordKind, before }) => recordKind === 'item' && before === undefined)
      .length,
    peopleBegun: audit.filter(({ recordKind }) => recordKind === 'assignment').length,
  };
}

describe.each(HOME_KINDS)('an import that is killed, its records %s', (kind: HomeKind) => {
  let home: StoreHome;
  let folder: string;
  let command: BotProcess | undefined;

  afterEach(async () => {
    await command?.kill();
    await home?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('leaves all of the file or nothing of it, and doubles nothing when it is run again', async () => {
    home = await createHome(kind);
    folder = await mkdtemp(path.join(tmpdir(), 'linkage-import-'));
    const file = path.join(folder, 'ledger.xlsx');
    const rows = Array.from({ length: ROWS }, (_, index) => [
      `PRJ-${5000 + index}`,
      `示例道路${index}`,
      'SC-01',
      '朱示一',
      '40%',
      `第${index}段已开工`,
    ]);
    await writeFile(file, workbookOf([{ name: '项目', rows: [HEADER, ...rows] }]));
    const settings = { ...home.settings, DEFAULT_LANGUAGE: 'en', LANG: 'en_US.UTF-8', LOG_LEVEL: 'silent' };
    const nothing = { items: 0, reports: 0, itemsBegun: 0, peopleBegun: 0 };
    const everything = { items: ROWS, reports: ROWS, itemsBegun: ROWS, peopleBegun: ROWS };

    for (const moment of KILLED_AT) {
      command = launchCommand(['import', file, '--yes', '--lang', 'en'], settings);
      const running = command;
      await until(`“${moment}”`, () => running.output().includes(moment) || !running.running(), 60_000);
      await command.kill();
      expect(running.output()).toContain(moment);
      expect([nothing, everything]).toContainEqual(await home.read(imported));
    }
    command = launchCommand(['import', file, '--yes', '--lang', 'en'], settings);
    expect(await command.ended, command.output()).toBe(0);
    expect(await home.read(imported)).toEqual(everything);
    command = launchCommand(['import', file, '--yes', '--lang', 'en'], settings);
    expect(await command.ended).toBe(0);
    expect(command.output()).toContain('Nothing to import');
    expect(await home.read(imported)).toEqual(everything);
  });
});
