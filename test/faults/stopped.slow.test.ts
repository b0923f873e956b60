import { afterEach, describe, expect, it } from 'vitest';
import type { FakeSlack } from '../support/fake-slack.ts';
import { type BotProcess, launchUnderNpm, socketSettings, startBot } from './support/bot-process.ts';
import { createHome, HOME_KINDS, type HomeKind, type StoreHome } from './support/home.ts';
import { createRandom } from './support/random.ts';
import { answersTo, createTraffic, startSampleSlack } from './support/traffic.ts';
import { until } from './support/until.ts';

describe.each(HOME_KINDS)('a bot that is asked to stop, its records %s', (kind: HomeKind) => {
  let home: StoreHome;
  let slack: FakeSlack;
  let bot: BotProcess;

  const start = async (): Promise<void> => {
    home = await createHome(kind);
    slack = await startSampleSlack();
    bot = await startBot(slack, { ...socketSettings(slack), ...home.settings });
  };
  afterEach(async () => {
    await bot?.kill();
    await slack?.close();
    await home?.remove();
  });

  it('finishes what runs, takes nothing new, leaves, and ends with 0', async () => {
    await start();
    const traffic = createTraffic(slack, createRandom(1), [], { withinMs: 4_000 });
    const release = slack.hold('chat.postMessage');
    const posted = slack.called('chat.postMessage', 1);
    const running = traffic.ask();
    expect((await running.heard).acknowledged).toBe(true);
    await posted;

    bot.child.kill('SIGTERM');
    await until('the notice that it stops', () => bot.output().includes('Stopping'));
    const late = traffic.ask();
    expect((await late.heard).acknowledged).toBe(false);
    expect(bot.running()).toBe(true);

    release();
    expect(await bot.ended).toBe(0);
    expect(answersTo(slack, running.eventId)).toBe(1);
    expect(answersTo(slack, late.eventId)).toBe(0);
    await slack.disconnected();
    expect(slack.sockets()).toBe(0);
  });

  it('ends at once when it is asked a second time', async () => {
    await start();
    const traffic = createTraffic(slack, createRandom(1), [], { withinMs: 4_000 });
    const release = slack.hold('chat.postMessage');
    const posted = slack.called('chat.postMessage', 1);
    await traffic.ask().heard;
    await posted;

    bot.child.kill('SIGTERM');
    await until('the notice that it stops', () => bot.output().includes('Stopping'));
    const asked = performance.now();
    // A terminal may send one press of Ctrl+C twice within half a second; a person is slower.
    await until('half a second', () => performance.now() - asked > 700);
    bot.child.kill('SIGTERM');
    const again = performance.now();
    expect(await bot.ended).toBe(1);
    // Far less than the time that it would give what runs.
    expect(performance.now() - again).toBeLessThan(6_000);
    release();
  });

  it('ends when npm, which passes no signal on, is gone', async () => {
    home = await createHome(kind);
    slack = await startSampleSlack();
    const npm = launchUnderNpm({ ...socketSettings(slack), ...home.settings });
    await slack.connected(2);
    npm.child.kill('SIGTERM');
    await until('the bot to leave', () => slack.sockets() === 0);
    // Started again at once, it waits for the other one to leave the store.
    bot = await startBot(slack, { ...socketSettings(slack), ...home.settings });
    expect(npm.output()).toContain('Stopping');
  });
});
