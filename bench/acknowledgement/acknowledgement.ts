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
import { classChannels, startSampleSlack, watchThreads } from '../kit/slack-load.ts';
import { percentile, rounded } from '../kit/statistics.ts';
import { nextMention } from '../overhead/workloads.ts';
import { seedSample } from '../plan/fill-server.ts';

const PER_SECOND = 200;
const P99_MS = 100;
const SLACK_WAITS_MS = 3_000;
/** Far more people than one bot's: nobody is told to wait for their own earlier questions. */
const PEOPLE = 400;
const SETTLE_MS = 120_000;

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
  const threads = watchThreads(slack);
  await load(slack, threads, quick ? 2 : 5, 20);
  note(`${PER_SECOND} events a second for ${seconds} s`);
  const before = slack.workspace.posts.length;
  const { acks, posts, sent } = await load(slack, threads, seconds, PER_SECOND);
  const heard = await Promise.all(acks);
  const loadedPosts = slack.workspace.posts.length - before;
  note('waiting for the last answers');
  const settled = await Promise.race([Promise.all(posts).then(() => true), sleep(SETTLE_MS, false)]);
  const answered = slack.workspace.posts.length - before;
  const stored = await storedEvents(databaseUrl);
  const times = heard.flatMap((one) => (one.acknowledged ? [one.afterMs] : []));
  const unheard = heard.length - times.length;
  const busy = slack.workspace.posts
    .slice(before)
    .filter((post) => post.blocks.length <= 1 && /busy|繁忙|too many|稍后/i.test(post.text)).length;
  const p99 = percentile(times, 0.99);
  const longest = Math.max(...times);
  const lost = sent - answered;
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
        measured: `${sent} sent, ${answered} posts, ${stored.unfinished} events unfinished`,
        met: settled && lost === 0 && stored.unfinished === 0,
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
          ['posts while the load lasted, a second', rounded(loadedPosts / seconds)],
          ['answers', answered - busy],
          ['told that too much waits', busy],
        ],
      },
    ],
    remarks: [
      'Every event is a question of another person. What cannot be answered in time is refused by a sentence in its thread, which counts as a post.',
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
  threads: ReturnType<typeof watchThreads>,
  seconds: number,
  perSecond: number,
): Promise<{ acks: Promise<Heard>[]; posts: Promise<void>[]; sent: number }> {
  const channels = classChannels();
  const acks: Promise<Heard>[] = [];
  const posts: Promise<void>[] = [];
  const total = seconds * perSecond;
  const began = performance.now();
  for (let sent = 0; sent < total; sent += 1) {
    const wait = began + (sent * 1_000) / perSecond - performance.now();
    if (wait > 1) await sleep(wait);
    const { payload, ts } = nextMention(channels[sent % channels.length] ?? '', sent % PEOPLE, sent);
    posts.push(threads.posted(ts));
    const at = performance.now();
    acks.push(
      slack
        .deliver('events_api', payload, { withinMs: 10_000, socket: sent })
        .then(({ acknowledged }) => ({ acknowledged, afterMs: performance.now() - at })),
    );
  }
  return { acks, posts, sent: total };
}

async function storedEvents(databaseUrl: string): Promise<{ readonly unfinished: number }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // The last post is made a moment before its event is marked as finished.
    for (let tries = 0; ; tries += 1) {
      const { rows } = await client.query<{ unfinished: number }>(
        `SELECT count(*)::int AS unfinished FROM "InboundEvent" WHERE state <> 'done'`,
      );
      const unfinished = rows[0]?.unfinished ?? 0;
      if (unfinished === 0 || tries === 20) return { unfinished };
      await sleep(250);
    }
  } finally {
    await client.end();
  }
}
