import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SEES_EVERYTHING } from '../../src/plan/permissions.ts';
import { launchCommand } from '../faults/support/bot-process.ts';
import { createHome, type StoreHome } from '../faults/support/home.ts';
import { workbookOf } from './support.ts';

const ROWS = 20_000;
const MINUTE_MS = 60_000;
/** Of the whole process: the embedded store takes some 300 MB of it before a row is read. */
const MOST_MEGABYTES = 1_100;

describe('a ledger of twenty thousand rows', () => {
  let home: StoreHome;
  let folder: string;
  beforeAll(async () => {
    home = await createHome('embedded');
    folder = await mkdtemp(path.join(tmpdir(), 'linkage-large-'));
  });
  afterAll(async () => {
    await home?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('is imported within a minute, telling how far it is, in bounded memory', async () => {
    const file = path.join(folder, 'ledger.xlsx');
    const header = [
      '序号',
      '项目名称',
      '工作专班',
      '总投资（万元）',
      '责任人',
      '进度',
      '亮灯',
      '完成时限',
      '进展情况',
    ];
    const rows = Array.from({ length: ROWS }, (_, index) => [
      index + 1,
      `示例项目第${index + 1}号标段工程`,
      `SC-${String((index % 10) + 1).padStart(2, '0')}`,
      1_000 + index,
      '朱示一',
      `${index % 100}%`,
      ['绿', '黄', '红'][index % 3],
      '2026年12月底',
      `第${index + 1}号标段已开工，正在按计划推进`,
    ]);
    await writeFile(file, workbookOf([{ name: '项目', rows: [header, ...rows] }]));
    const began = performance.now();
    const command = launchCommand(['import', file, '--yes', '--lang', 'en'], home.settings);
    let megabytes = 0;
    const watching = setInterval(
      () => void readMegabytes(command.child.pid).then((now) => (megabytes = Math.max(megabytes, now))),
      100,
    );
    const code = await command.ended;
    clearInterval(watching);
    const elapsedMs = performance.now() - began;
    const output = command.output();
    expect(code, output.slice(-2_000)).toBe(0);
    expect(output).toContain('Imported: 20000 new, 0 changed.');
    for (const step of ['Reading', 'Comparing', 'Writing'])
      expect(output.split('\n').filter((line) => line.startsWith(step)).length, step).toBeGreaterThan(1);
    expect(elapsedMs).toBeLessThan(MINUTE_MS);
    expect(megabytes).toBeLessThan(MOST_MEGABYTES);
    const found = await home.read((store) =>
      store.findItems({ sample: false }, { sort: [], limit: 1 }, SEES_EVERYTHING),
    );
    expect(found.total).toBe(ROWS);
    process.stdout.write(`20,000 rows: ${Math.round(elapsedMs / 100) / 10} s, at most ${megabytes} MB\n`);
  });
});

/** Resident memory, where the system tells it. */
async function readMegabytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
