import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { silentLogger } from '../../src/plan/logger.ts';
import { openStore } from '../../src/records/open-store.ts';
import { socketSettings, startBot } from '../../test/faults/support/bot-process.ts';
import type { FakeSlack } from '../../test/support/fake-slack.ts';
import type { Bench, BenchContext, Findings } from '../kit/bench.ts';
import { classChannels, startSampleSlack } from '../kit/slack-load.ts';
import { percentile, rounded } from '../kit/statistics.ts';
import { nextMention } from '../overhead/workloads.ts';
import { seedSample } from '../plan/fill-server.ts';

const PER_SECOND = 200;
const P99_MS = 100;
const SLACK_WAITS_MS = 3_000;
/** Far more people than one bot's: nobody is told to wait for their own earlier questions. */
const PEOPLE = 400;
const SETTLE_MS = 60_000;

/** Whether Slack hears in time that an event arrived, while more comes in than can be answered. */
export const acknowledgement: Bench = {
  name: 'acknowledgement',
  title: 'Acknowledgement under load: 200 mentions a second, the store on PostgreSQL',
  run: async (context) => {
    const databaseUrl = await context.databases.create('acknowledgement');
    const clock = { now: () => new Date() };
    const store = await openStore({ databaseUrl, dataDir: '', clock, logger: silentLogger });
    await seedSample(store, clock.now());
    await store.close();
    const slack = await startSampleSlack();
    const dataDir = await mkdtemp(path.join(tmpdir(), 'linkage-bench-'));
    const bot = await startBot(slack, {
      ...socketSettings(slack),
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
    });
    try {
      return await measure(slack, databaseUrl, context);
    } finally {
      await bot.stop();
      await slack.close();
      await rm(dataDir, { recursive: true, force: true });
    }
  },
};

async function measure(
  slack: FakeSlack,
  databaseUrl: string,
  { quick, note }: BenchContext,
): Promise<Findings> {
  const seconds = quick ? 10 : 60;
  await load(slack, quick ? 2 : 5, 20);
  await settledEvents(databaseUrl);
  note(`${PER_SECOND} events a second for ${seconds} s`);
  const { workspace } = slack;
  const before = { answers: workspace.posts.length, refusals: workspace.ephemerals.length };
  const answers = (): number => workspace.posts.length - before.answers;
  const refusals = (): number => workspace.ephemerals.length - before.refusals;
  const { acks, sent } = await load(slack, seconds, PER_SECOND);
  const heard = await Promise.all(acks);
  const whileLoaded = answers();
  note('waiting for the last answers');
  const stored = await settledEvents(databaseUrl);
  const times = heard.flatMap((one) => (one.acknowledged ? [one.afterMs] : []));
  const unheard = heard.length - times.length;
  const p99 = percentile(times, 0.99);
  const longest = Math.max(...times);
  const lost = sent - answers() - refusals();
  return {
    goals: [
      { goal: `p99 under ${P99_MS} ms`, measured: `${rounded(p99)} ms`, met: p99 < P99_MS },
      {
        goal: `none over ${SLACK_WAITS_MS} ms`,
        measured: `${rounded(longest)} ms the longest, ${unheard} without any`,
        met: unheard === 0 && longest < SLACK_WAITS_MS,
      },
      {
        goal: 'none lost',
        measured: `${sent} sent, ${lost} without answer or refusal, ${stored.unfinished} unfinished`,
        met: lost === 0 && stored.unfinished === 0,
      },
    ],
    tables: [
      {
        caption: `Acknowledgements of ${sent} mentions in ${seconds} s`,
        columns: ['', 'value'],
        rows: [
          ['median ms', rounded(percentile(times, 0.5))],
          ['p95 ms', rounded(percentile(times, 0.95))],
          ['p99 ms', rounded(p99)],
          ['longest ms', rounded(longest)],
          ['answers while the load lasted, a second', rounded(whileLoaded / seconds)],
          ['answers', answers()],
          ['told that the bot is too busy', refusals()],
        ],
      },
    ],
    remarks: [
      'Every event is a question of another person. Beyond what can wait, people are told at once that the bot is too busy: that is no loss, and it is counted apart.',
    ],
  };
}

interface Heard {
  readonly acknowledged: boolean;
  readonly afterMs: number;
}

/** Sends at a fixed rate, whatever comes back: a slow bot gets no mercy. */
async function load(
  slack: FakeSlack,
  seconds: number,
  perSecond: number,
): Promise<{ acks: Promise<Heard>[]; sent: number }> {
  const channels = classChannels();
  const acks: Promise<Heard>[] = [];
  const total = seconds * perSecond;
  const began = performance.now();
  for (let sent = 0; sent < total; sent += 1) {
    const wait = began + (sent * 1_000) / perSecond - performance.now();
    if (wait > 1) await sleep(wait);
    const { payload } = nextMention(channels[sent % channels.length] ?? '', sent % PEOPLE, sent);
    const at = performance.now();
    acks.push(
      slack
        .deliver('events_api', payload, { withinMs: 10_000, socket: sent })
        .then(({ acknowledged }) => ({ acknowledged, afterMs: performance.now() - at })),
    );
  }
  return { acks, sent: total };
}

/** An event is marked as finished when its answer is posted. */
async function settledEvents(databaseUrl: string): Promise<{ readonly unfinished: number }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const until = performance.now() + SETTLE_MS;
  try {
    for (;;) {
      const { rows } = await client.query<{ unfinished: number }>(
        `SELECT count(*)::int AS unfinished FROM "InboundEvent" WHERE state <> 'done'`,
      );
      const unfinished = rows[0]?.unfinished ?? 0;
      if (unfinished === 0 || performance.now() > until) return { unfinished };
      await sleep(250);
    }
  } finally {
    await client.end();
  }
}
