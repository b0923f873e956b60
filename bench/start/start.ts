import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BotSettings, socketSettings, startBot } from '../../test/faults/support/bot-process.ts';
import type { FakeSlack } from '../../test/support/fake-slack.ts';
import type { Bench, Findings } from '../kit/bench.ts';
import { startSampleSlack } from '../kit/slack-load.ts';
import { median, rounded } from '../kit/statistics.ts';

const QUIET_MS = 2_000;

interface Started {
  readonly readyMs: number;
  readonly residentMb: number;
  readonly mostMb: number;
}

/** From the start of the process until its sockets are open, and the memory that it holds then. */
export const start: Bench = {
  name: 'start',
  title: 'Start to ready, and resident memory',
  run: async ({ quick, databases, note }) => {
    const rounds = quick ? 1 : 3;
    const measured = new Map<string, Started[]>();
    const keep = (name: string, started: Started): void => {
      measured.set(name, [...(measured.get(name) ?? []), started]);
    };
    for (let round = 1; round <= rounds; round += 1) {
      note(`round ${round} of ${rounds}`);
      const folder = await mkdtemp(path.join(tmpdir(), 'linkage-bench-'));
      const server = { DATA_DIR: folder, DATABASE_URL: await databases.create(`start_${round}`) };
      const slack = await startSampleSlack();
      keep('embedded, first', await startOnce(slack, { DATA_DIR: folder }));
      keep('embedded, later', await startOnce(slack, { DATA_DIR: folder }));
      keep('PostgreSQL, first', await startOnce(slack, server));
      keep('PostgreSQL, later', await startOnce(slack, server));
      await slack.close();
      await rm(folder, { recursive: true, force: true });
    }
    return findingsOf(measured, rounds);
  },
};

async function startOnce(slack: FakeSlack, settings: BotSettings): Promise<Started> {
  const began = performance.now();
  const bot = await startBot(slack, { ...socketSettings(slack), ...settings, LOG_LEVEL: 'error' });
  const readyMs = performance.now() - began;
  await sleep(QUIET_MS);
  const status = await readFile(`/proc/${bot.child.pid}/status`, 'utf8');
  const mb = (field: string): number =>
    Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
  const started = { readyMs, residentMb: mb('VmRSS'), mostMb: mb('VmHWM') };
  const code = await bot.stop();
  if (code !== 0) throw new Error(`the bot ended with ${code}:\n${bot.output()}`);
  await slack.disconnected();
  return started;
}

function findingsOf(measured: ReadonlyMap<string, readonly Started[]>, rounds: number): Findings {
  const of = (started: readonly Started[], key: keyof Started): number =>
    rounded(median(started.map((one) => one[key])));
  return {
    goals: [],
    tables: [
      {
        caption: `Medians of ${rounds} rounds; an empty plan, memory ${QUIET_MS / 1000} s after the start`,
        columns: ['', 'ready after ms', 'resident MB', 'most MB'],
        rows: [...measured].map(([name, started]) => [
          name,
          of(started, 'readyMs'),
          of(started, 'residentMb'),
          of(started, 'mostMb'),
        ]),
      },
    ],
  };
}
