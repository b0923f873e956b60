import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import { openStore } from '../../src/records/open-store.ts';
import { BOT, type FakeSlack, startFakeSlack } from '../../test/support/fake-slack.ts';
import type { Bench, BenchContext, Findings } from '../kit/bench.ts';
import { median, rounded } from '../kit/statistics.ts';
import { writeClasses } from './classes.ts';

const CLASSES = 1_000;
const SHARED_CHANNELS = 100;
/** Slack takes about one message a second in a channel. */
const CHANNEL_PAUSE_MS = 1_000;
/** The Monday before, so that the classes are known to the bot when their slot comes. */
const BEFORE = new Date('2026-11-20T02:00:00Z');
const DUE = new Date('2026-11-23T01:00:30Z');

/** How long it takes until a thousand classes have their weekly reminder. */
export const fanOut: Bench = {
  name: 'fan-out',
  title: `Reminder fan-out: ${CLASSES} classes due at the same minute`,
  run: async (context) => {
    const rounds = context.quick ? 1 : 2;
    const own: number[] = [];
    const shared: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      context.note(`round ${round} of ${rounds}`);
      own.push(await once(context, CLASSES, `own_${round}`));
      if (round <= (context.quick ? 0 : 1))
        shared.push(await once(context, SHARED_CHANNELS, `shared_${round}`));
    }
    return findingsOf(own, shared);
  },
};

async function once({ databases }: BenchContext, channels: number, name: string): Promise<number> {
  const databaseUrl = await databases.create(`fan_out_${name}`);
  let now = BEFORE;
  const clock = { now: () => now };
  const store = await openStore({ databaseUrl, dataDir: '', clock, logger: silentLogger });
  const slack = await startSlack(channels);
  const config = readConfig({
    SLACK_BOT_TOKEN: BOT.token,
    SLACK_APP_TOKEN: BOT.appToken,
    SLACK_API_URL: slack.apiUrl,
    OPERATIONS_PORT: '0',
  });
  if (!config.ok || config.value.slack.mode !== 'socket') throw new Error('the settings are not understood');
  const connection = { ...config.value.slack, sockets: 1 };
  const app = createApp({ config: config.value, store, clock, logger: silentLogger, connection });
  try {
    await writeClasses(store, { classes: CLASSES, channels, at: BEFORE });
    await app.reminders.runDue();
    now = DUE;
    const before = slack.workspace.posts.length;
    const began = performance.now();
    const report = await app.reminders.runDue();
    const took = performance.now() - began;
    const posted = slack.workspace.posts.length - before;
    const unsent = report.due.filter((one) => one.kind === 'weekly' && one.outcome !== 'sent');
    if (posted !== CLASSES || unsent.length > 0)
      throw new Error(`${posted} reminders posted, not sent: ${JSON.stringify(unsent.slice(0, 5))}`);
    return took;
  } finally {
    await app.stop();
    await slack.close();
    await store.close();
  }
}

function startSlack(channels: number): Promise<FakeSlack> {
  return startFakeSlack({
    channelPauseMs: CHANNEL_PAUSE_MS,
    channels: Array.from({ length: channels }, (_, index) => ({
      id: `C0CLASS${index}`,
      name: `class-${index}`,
      members: [BOT.userId],
    })),
  });
}

function findingsOf(own: readonly number[], shared: readonly number[]): Findings {
  const leastShared = (CLASSES / SHARED_CHANNELS - 1) * CHANNEL_PAUSE_MS;
  const row = (name: string, channels: number, times: readonly number[], least: number) => [
    name,
    channels,
    rounded(median(times) / 1_000),
    least / 1_000,
    least === 0 ? '' : rounded(median(times) / least),
    rounded(CLASSES / (median(times) / 1_000)),
  ];
  return {
    goals: [],
    tables: [
      {
        caption: `${CLASSES} reminders of three items each; Slack answers 429 to a second message within a second in a channel`,
        columns: ['', 'channels', 'seconds', 'least seconds', 'it : least', 'posts a second'],
        rows: [
          row('a channel for each class', CLASSES, own, 0),
          ...(shared.length > 0
            ? [row('ten classes in a channel', SHARED_CHANNELS, shared, leastShared)]
            : []),
        ],
      },
    ],
    remarks: [
      'The least time is that of the channel with the most messages, one a second, the first at once. With a channel for each class it is none: what is left is the bot’s own work and Slack’s answers.',
    ],
  };
}
