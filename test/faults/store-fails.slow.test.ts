import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import type { FakeSlack } from '../support/fake-slack.ts';
import { type BotProcess, socketSettings, startBot } from './support/bot-process.ts';
import { type Cluster, createCluster, findServerPrograms } from './support/cluster.ts';
import { createHome, HOME_KINDS, listReporters, type StoreHome } from './support/home.ts';
import { createRandom } from './support/random.ts';
import { startTcpProxy, type TcpProxy } from './support/tcp-proxy.ts';
import {
  answersTo,
  createTraffic,
  doubledPosts,
  saysSaved,
  startSampleSlack,
  type Traffic,
} from './support/traffic.ts';
import { until } from './support/until.ts';

const run = promisify(execFile);
const STACK = /\bat .+:\d+:\d+|Error:|node_modules|ECONN|ENOSPC|prisma/i;

let home: StoreHome;
let slack: FakeSlack;
let bot: BotProcess;
let proxy: TcpProxy | undefined;

afterEach(async () => {
  await bot?.kill();
  await slack?.close();
  await proxy?.close();
  proxy = undefined;
  await home?.remove();
});

/** Every update whose acknowledgement said so is in the store, once. */
async function expectAllStored(traffic: Traffic): Promise<number> {
  const heard = await Promise.all(traffic.updates.map((one) => one.heard));
  const saved = traffic.updates.filter((_, index) => saysSaved(heard[index] ?? { acknowledged: false }));
  const stored = await home.read((store) => store.listUpdates({ includeSuperseded: true }));
  const tokens = stored.flatMap((update) => /token\w+/.exec(update.done ?? '')?.[0] ?? []);
  expect(saved.filter(({ token }) => !tokens.includes(token))).toEqual([]);
  expect(new Set(tokens).size).toBe(tokens.length);
  return saved.length;
}

describe.skipIf(!HOME_KINDS.includes('server'))('a bot whose database goes away', () => {
  it('says so, loses nothing that it acknowledged, and goes on by itself when it is back', async () => {
    home = await createHome('server');
    const url = new URL(home.databaseUrl ?? '');
    proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port || 5432) });
    url.hostname = '127.0.0.1';
    url.port = String(proxy.port);
    slack = await startSampleSlack();
    const traffic = createTraffic(slack, createRandom(3), await home.read(listReporters));
    bot = await startBot(slack, { ...socketSettings(slack), ...home.settings, DATABASE_URL: url.href });
    await until('a saved update', async () => saysSaved(await traffic.report().heard));

    // Under load: connections are cut off in the middle of transactions.
    for (let count = 0; count < 12; count += 1) {
      const running = [traffic.report(), traffic.report(), traffic.report()];
      if (count % 3 === 1) await endConnections(home.databaseUrl ?? '');
      await Promise.all(running.map(({ heard }) => heard));
    }

    proxy.cut();
    const refused = await traffic.report().heard;
    expect(refused.acknowledged).toBe(true);
    expect(saysSaved(refused)).toBe(false);
    const said = JSON.stringify(refused.payload);
    expect(said).toMatch(/[0-9a-f]{8}/);
    expect(said).not.toMatch(STACK);
    // Not acknowledged: Slack will send it again.
    const asked = traffic.ask();
    expect((await asked.heard).acknowledged).toBe(false);
    expect(bot.running()).toBe(true);

    proxy.mend();
    await until('an acknowledgement', async () => (await traffic.repeat(asked).heard).acknowledged);
    await until('an answer', () => answersTo(slack, asked.eventId) > 0);
    await until('a saved update', async () => saysSaved(await traffic.report().heard));
    expect(await bot.stop()).toBe(0);
    expect(await expectAllStored(traffic)).toBeGreaterThan(10);
    expect(doubledPosts(slack)).toEqual([]);
  });

  it("says so within Slack's patience when the network swallows everything, and does not wait for ever", async () => {
    home = await createHome('server');
    const url = new URL(home.databaseUrl ?? '');
    proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port || 5432) });
    url.hostname = '127.0.0.1';
    url.port = String(proxy.port);
    slack = await startSampleSlack();
    const traffic = createTraffic(slack, createRandom(4), await home.read(listReporters));
    bot = await startBot(slack, { ...socketSettings(slack), ...home.settings, DATABASE_URL: url.href });
    await until('a saved update', async () => saysSaved(await traffic.report().heard));

    proxy.stall();
    const swallowed = await traffic.report().heard;
    expect(swallowed.acknowledged).toBe(true);
    expect(JSON.stringify(swallowed.payload)).toContain('longer than usual');
    await until('the outcome', () => slack.workspace.responses.length > 0, 60_000);
    const [told] = slack.workspace.responses;
    expect(JSON.stringify(told)).toMatch(/reference \*[0-9a-f]{8}\*.*\/linkage update/);
    expect(JSON.stringify(told)).not.toMatch(STACK);

    proxy.mend();
    await until('a saved update', async () => saysSaved(await traffic.report().heard), 60_000);
    expect(await bot.stop()).toBe(0);
    await expectAllStored(traffic);
  });
});

const programs = findServerPrograms();

describe.skipIf(programs === undefined)('a bot whose database crashes under load and starts again', () => {
  let cluster: Cluster | undefined;
  afterEach(async () => {
    await home?.remove().catch(() => {});
    await cluster?.remove();
  });

  it('has what it acknowledged, answers what was asked meanwhile, and needs nobody', async () => {
    cluster = await createCluster(programs ?? '');
    home = await createHome('server', { serverUrl: cluster.url });
    slack = await startSampleSlack();
    const traffic = createTraffic(slack, createRandom(6), await home.read(listReporters));
    bot = await startBot(slack, { ...socketSettings(slack), ...home.settings });
    for (let round = 0; round < 3; round += 1) {
      const running = Array.from({ length: 6 }, () => traffic.report());
      const asked = traffic.ask();
      await cluster.crash();
      expect((await traffic.report().heard).acknowledged).toBe(true);
      await Promise.all(running.map(({ heard }) => heard));
      await cluster.start();
      await until('a saved update', async () => saysSaved(await traffic.report().heard));
      await until('an acknowledgement', async () => (await traffic.repeat(asked).heard).acknowledged);
    }
    expect(await bot.stop()).toBe(0);
    expect(await expectAllStored(traffic)).toBeGreaterThanOrEqual(3);
    expect(doubledPosts(slack)).toEqual([]);
  });
});

async function endConnections(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'linkage'`,
    );
  } finally {
    await client.end();
  }
}

// A small disk is a mount, which only root may make; `.ci/run` is root.
describe.skipIf(process.getuid?.() !== 0)('a bot whose disk is full', () => {
  let disk: string;
  afterEach(async () => {
    await run('umount', ['-l', disk]);
    await rm(disk, { recursive: true, force: true });
  });

  it('says that nothing was saved, has what it acknowledged, and goes on when there is room', async () => {
    disk = await mkdtemp(path.join(tmpdir(), 'linkage-disk-'));
    await run('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', disk]);
    home = await createHome('embedded', { folder: path.join(disk, 'data') });
    const reporters = await home.read(listReporters);
    slack = await startSampleSlack();
    const traffic = createTraffic(slack, createRandom(5), reporters);
    bot = await startBot(slack, { ...socketSettings(slack), ...home.settings });
    await until('a saved update', async () => saysSaved(await traffic.report().heard));

    const full = path.join(disk, 'ballast');
    await run('sh', ['-c', `head -c 1G /dev/zero > "${full}"`]).catch(() => {});
    let refused = 0;
    for (let count = 0; count < 400 && refused < 5; count += 1) {
      const heard = await traffic.report().heard;
      if (saysSaved(heard)) continue;
      refused += 1;
      expect(JSON.stringify(heard.payload ?? '')).not.toMatch(STACK);
    }
    expect(refused).toBe(5);

    await rm(full);
    if (!bot.running()) bot = await startBot(slack, { ...socketSettings(slack), ...home.settings });
    await until('a saved update', async () => saysSaved(await traffic.report().heard), 60_000);
    await bot.stop();
    await expectAllStored(traffic);
  });
});
