import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { FakeSlack } from '../support/fake-slack.ts';
import { type BotProcess, launchBot, socketSettings, startBot } from './support/bot-process.ts';
import { createHome, HOME_KINDS, type HomeKind, listReporters, type StoreHome } from './support/home.ts';
import { createRandom } from './support/random.ts';
import { letTimePass } from './support/time.ts';
import {
  answersTo,
  createTraffic,
  doubledPosts,
  type SentQuestion,
  saysSaved,
  startSampleSlack,
  type Traffic,
} from './support/traffic.ts';
import { until } from './support/until.ts';

const ROUNDS = 20;
const MINUTE = 60_000;

describe.each(HOME_KINDS)('a bot that is killed under load, its records %s', (kind: HomeKind) => {
  let home: StoreHome;
  let slack: FakeSlack;
  let bot: BotProcess | undefined;

  afterEach(async () => {
    await bot?.kill();
    await slack?.close();
    await home?.remove();
  });

  it('has every update that it acknowledged, and answers every question once', {
    timeout: 6 * MINUTE,
  }, async () => {
    home = await createHome(kind);
    slack = await startSampleSlack();
    const random = createRandom(20261124);
    const traffic = createTraffic(slack, random, await home.read(listReporters));
    const settings = { ...socketSettings(slack), ...home.settings };
    let open: SentQuestion[] = [];

    for (let round = 0; round < ROUNDS; round += 1) {
      // Every fifth one is killed before it is ready.
      if (round % 5 === 4) {
        bot = launchBot(settings);
        await pause(200 + random.below(1200));
        await bot.kill();
      }
      bot = await startBot(slack, settings);
      const sent = await loadUntilKilled(bot, traffic, open, 300 + random.below(1200));
      open = await notAcknowledged(sent);
      await letTimePass(home);
    }

    bot = await startBot(slack, settings);
    await until('an acknowledgement of each question', async () => {
      open = await notAcknowledged(open.map((question) => traffic.repeat(question)));
      return open.length === 0;
    });
    const events = new Set(traffic.questions.map(({ eventId }) => eventId));
    await until(
      'an answer to each question',
      () => [...events].every((eventId) => answersTo(slack, eventId) > 0),
      MINUTE,
    );
    expect(await bot.stop()).toBe(0);

    expect(doubledPosts(slack)).toEqual([]);
    const acknowledged = await savedTokens(traffic);
    const stored = await home.read((store) => store.listUpdates({ includeSuperseded: true }));
    const tokens = stored.flatMap((update) => /token\w+/.exec(update.done ?? '')?.[0] ?? []);
    expect(acknowledged.filter((token) => !tokens.includes(token))).toEqual([]);
    expect(new Set(tokens).size).toBe(tokens.length);
    // The load was one: a test in which nothing is acknowledged shows nothing.
    expect(acknowledged.length).toBeGreaterThan(ROUNDS);
    expect(events.size).toBeGreaterThan(ROUNDS);
  });
});

/** Reports and questions, several at once, until the moment has come. What was not acknowledged before is sent again. */
async function loadUntilKilled(
  bot: BotProcess,
  traffic: Traffic,
  open: readonly SentQuestion[],
  afterMs: number,
): Promise<SentQuestion[]> {
  const sent = open.map((question) => traffic.repeat(question));
  const deadline = performance.now() + afterMs;
  for (let count = 0; performance.now() < deadline; count += 1) {
    traffic.report();
    if (count % 4 === 0) sent.push(traffic.ask());
    await pause(60);
  }
  await bot.kill();
  return sent;
}

async function notAcknowledged(questions: readonly SentQuestion[]): Promise<SentQuestion[]> {
  const heard = await Promise.all(questions.map(({ heard }) => heard));
  return questions.filter((_, index) => !heard[index]?.acknowledged);
}

async function savedTokens(traffic: Traffic): Promise<string[]> {
  const heard = await Promise.all(traffic.updates.map(({ heard }) => heard));
  return traffic.updates
    .filter((_, index) => saysSaved(heard[index] ?? { acknowledged: false }))
    .map(({ token }) => token);
}
