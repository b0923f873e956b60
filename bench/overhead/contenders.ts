import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { silentLogger } from '../../src/plan/logger.ts';
import { openStore } from '../../src/records/open-store.ts';
import { socketSettings, startBot } from '../../test/faults/support/bot-process.ts';
import type { FakeSlack } from '../../test/support/fake-slack.ts';
import type { Databases } from '../kit/databases.ts';
import { classChannels, startSampleSlack, watchThreads } from '../kit/slack-load.ts';
import { seedSample } from '../plan/fill-server.ts';
import { type Reporter, sampleReporters } from '../plan/reporters.ts';
import { recordStatements } from './record-statements.ts';

/** One way to answer the same Slack, in a process of its own. */
export interface Contender {
  readonly name: 'linkage' | 'bolt with pg' | 'bolt alone';
  readonly isOurs: boolean;
  readonly slack: FakeSlack;
  readonly threads: ReturnType<typeof watchThreads>;
  readonly channels: readonly string[];
  readonly reporters: readonly Reporter[];
  stop(): Promise<void>;
}

export async function startContenders(databases: Databases): Promise<Contender[]> {
  const ours = await seeded(databases, 'overhead_linkage');
  const bare = await seeded(databases, 'overhead_bare');
  const reporters = await sampleReporters(ours);
  const folder = await mkdtemp(path.join(tmpdir(), 'linkage-bench-'));
  const statements = path.join(folder, 'statements.json');
  await writeFile(statements, JSON.stringify(await recordStatements(bare, reporters)));
  const start = async (
    name: Contender['name'],
    run: (slack: FakeSlack) => Promise<() => Promise<unknown>>,
  ): Promise<Contender> => {
    const slack = await startSampleSlack();
    const end = await run(slack);
    return {
      name,
      isOurs: name === 'linkage',
      slack,
      threads: watchThreads(slack),
      channels: classChannels(),
      reporters,
      stop: async () => {
        await end();
        await slack.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  };
  return [
    await start('linkage', async (slack) => {
      const settings = { ...socketSettings(slack), DATABASE_URL: ours, DATA_DIR: folder, LOG_LEVEL: 'error' };
      return (await startBot(slack, settings)).stop;
    }),
    await start('bolt with pg', (slack) => startBare(slack, { DATABASE_URL: bare, STATEMENTS: statements })),
    await start('bolt alone', (slack) => startBare(slack, {})),
  ];
}

async function seeded(databases: Databases, name: string): Promise<string> {
  const databaseUrl = await databases.create(name);
  const clock = { now: () => new Date() };
  const store = await openStore({ databaseUrl, dataDir: '', clock, logger: silentLogger });
  await seedSample(store, clock.now());
  await store.close();
  return databaseUrl;
}

async function startBare(
  slack: FakeSlack,
  settings: Readonly<Record<string, string>>,
): Promise<() => Promise<void>> {
  const script = path.join(import.meta.dirname, 'bare-bolt.ts');
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', script], {
    env: { PATH: process.env.PATH, SLACK_API_URL: slack.apiUrl, ...settings },
    stdio: 'inherit',
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const failed = ended.then(() => {
    throw new Error('a bare Bolt app ended by itself');
  });
  await Promise.race([slack.connected(1), failed]);
  failed.catch(() => {});
  return async () => {
    child.kill('SIGTERM');
    await ended;
  };
}
