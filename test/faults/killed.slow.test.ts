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
const AT_ONCE = 8;

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
    timeout: 12 * MINUTE,
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
        await pause(150 + random.below(1000));
        await bot.kill();
      }
      bot = await startBot(slack, settings);
      const after = { acknowledgements: 1 + random.below(8), ms: random.below(150) };
      const sent = await loadUntilKilled(bot, traffic, open, after);
      open = await notAcknowledged(sent);
      await letTimePass(home);
    }

    bot = await startBot(slack, settings);
    await until('an acknowledgement of each question', async () => {
      open = await notAcknowledged(open.map((question) => traffic.repeat(question)));
      return open.length === 0;
    });
    const events = new Set(traffic.questions.map(({ eventId }) => eventId));
    // What a replica left is taken over when it looks given up, and looked for every minute.
    let looks = 0;
    await until(
      'an answer to each question',
      async () => {
        looks += 1;
        if (looks % 200 === 0) await letTimePass(home);
        return [...events].every((eventId) => answersTo(slack, eventId) > 0);
      },
      // An answer that could not be posted is tried again after two minutes.
      5 * MINUTE,
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

/**
 * Reports and questions, several at once, until so many reports were acknowledged and a moment more: then it is killed in
 * the middle of others. Questions that were not acknowledged before are sent again.
 */
async function loadUntilKilled(
  bot: BotProcess,
  traffic: Traffic,
  open: readonly SentQuestion[],
  after: { readonly acknowledgements: number; readonly ms: number },
): Promise<SentQuestion[]> {
  const sent = open.map((question) => traffic.repeat(question));
  let acknowledged = 0;
  let waiting = 0;
  const enough = new AbortController();
  const deadline = performance.now() + MINUTE;
  for (let count = 0; !enough.signal.aborted; count += 1) {
    await pause(40);
    if (!bot.running() || performance.now() > deadline)
      throw new Error(`${acknowledged} reports were acknowledged:\n${bot.output().slice(-3000)}`);
    if (waiting >= AT_ONCE) continue;
    waiting += 1;
    void traffic.report().heard.then((delivery) => {
      waiting -= 1;
      acknowledged += delivery.acknowledged ? 1 : 0;
      if (delivery.acknowledged && acknowledged === after.acknowledgements)
        setTimeout(() => enough.abort(), after.ms);
    });
    if (count % 4 === 0) sent.push(traffic.ask());
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
