import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeSlack } from '../support/fake-slack.ts';
import { type BotProcess, socketSettings, startBot } from './support/bot-process.ts';
import { createHome, HOME_KINDS, type HomeKind, type StoreHome } from './support/home.ts';
import { answersTo, mention, startSampleSlack } from './support/traffic.ts';
import { until } from './support/until.ts';

const FLOOD = 200;

describe.each(HOME_KINDS)("one person's flood of questions, the records %s", (kind: HomeKind) => {
  let home: StoreHome;
  let slack: FakeSlack;
  let bot: BotProcess;
  let serial = 0;

  beforeEach(async () => {
    home = await createHome(kind);
    slack = await startSampleSlack();
    bot = await startBot(slack, { ...socketSettings(slack), ...home.settings });
  });
  afterEach(async () => {
    await bot?.kill();
    await slack?.close();
    await home?.remove();
  });

  const ask = (user: string): { readonly eventId: string; readonly heard: Promise<unknown> } => {
    serial += 1;
    const eventId = `EvFlood${serial}`;
    const message = {
      channel: 'C0LINKAGE',
      user,
      text: 'what is overdue?',
      ts: `17003${serial + 10_000}.000100`,
    };
    return {
      eventId,
      heard: slack.deliver('events_api', mention(eventId, message), { socket: serial, withinMs: 30_000 }),
    };
  };
  const timeOfAnswer = async (): Promise<number> => {
    const started = performance.now();
    const { eventId } = ask('U0STAFF2');
    await until('the answer', () => answersTo(slack, eventId) > 0, 30_000);
    return performance.now() - started;
  };

  it('delays nobody else by more than a second, and every question above the bound gets a sentence', async () => {
    const quiet: number[] = [];
    for (let count = 0; count < 5; count += 1) quiet.push(await timeOfAnswer());
    const flood: ReturnType<typeof ask>[] = [];
    const loud: number[] = [];
    // The machine may be busy with something else: three floods, and the best of them is what the bot can do.
    for (let count = 0; count < 3 && Math.min(...loud) - Math.min(...quiet) > 1000; count += 1) {
      flood.push(...Array.from({ length: FLOOD }, () => ask('U0STAFF1')));
      loud.push(await timeOfAnswer());
      await Promise.all(flood.map(({ heard }) => heard));
    }
    expect(Math.min(...loud) - Math.min(...quiet)).toBeLessThan(1000);

    const answered = (): number => flood.filter(({ eventId }) => answersTo(slack, eventId) > 0).length;
    const told = (): number =>
      slack.workspace.ephemerals.filter(
        ({ user, text }) => user === 'U0STAFF1' && /several questions/.test(text),
      ).length;
    await until('an answer or a sentence for each', () => answered() + told() === flood.length, 60_000);
    expect(answered()).toBeGreaterThanOrEqual(5);
    expect(told()).toBeGreaterThan(flood.length / 2);
    expect(await bot.stop()).toBe(0);
  });
});
