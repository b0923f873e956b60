import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeSlack } from '../support/fake-slack.ts';
import { type BotProcess, socketSettings, startBot } from './support/bot-process.ts';
import { createHome, listReporters, type StoreHome } from './support/home.ts';
import { createRandom } from './support/random.ts';
import {
  answersTo,
  createTraffic,
  doubledPosts,
  saysSaved,
  startSampleSlack,
  type Traffic,
} from './support/traffic.ts';
import { until } from './support/until.ts';

describe('a bot whose Slack fails', () => {
  let home: StoreHome;
  let slack: FakeSlack;
  let bot: BotProcess;
  let traffic: Traffic;

  beforeEach(async () => {
    home = await createHome('embedded');
    slack = await startSampleSlack();
    traffic = createTraffic(slack, createRandom(7), await home.read(listReporters));
    bot = await startBot(slack, { ...socketSettings(slack), ...home.settings });
  });
  afterEach(async () => {
    await bot?.kill();
    await slack?.close();
    await home?.remove();
  });

  it('comes back after its sockets were cut and Slack gave no new one for a while', async () => {
    slack.refuseConnections(true);
    slack.cutSockets();
    await slack.called('apps.connections.open', 6);
    for (const error of ['invalid_auth', 'internal_error', 'account_inactive'])
      slack.fail('apps.connections.open', { kind: 'error', error });
    await slack.called('apps.connections.open', 5);
    expect(bot.running()).toBe(true);

    slack.refuseConnections(false);
    await slack.connected(2);
    expect(saysSaved(await traffic.report().heard)).toBe(true);
    const asked = traffic.ask();
    await until('an answer', () => answersTo(slack, asked.eventId) === 1);
  });

  it('misses nothing while Slack renews one of its sockets', async () => {
    const heard: boolean[] = [];
    for (let count = 0; count < 40; count += 1) {
      const sent = traffic.report();
      // In the middle of a transaction: what was taken is still acknowledged.
      if (count === 10) slack.refreshSocket();
      heard.push(saysSaved(await sent.heard));
    }
    expect(heard).not.toContain(false);
    await slack.connected(2);
  });

  it('posts an answer once when replies are lost after Slack accepted it, or never reach it', async () => {
    for (let count = 0; count < 6; count += 1) {
      slack.fail('chat.postMessage', count % 2 === 0 ? { kind: 'lost_reply' } : { kind: 'server_error' });
      const asked = traffic.ask();
      expect((await asked.heard).acknowledged).toBe(true);
      await until('an answer', () => answersTo(slack, asked.eventId) > 0);
    }
    slack.fail('chat.postMessage', { kind: 'rate_limited', retryAfterSeconds: 1 });
    const limited = traffic.ask();
    await until('an answer after the limit', () => answersTo(slack, limited.eventId) > 0);
    expect(await bot.stop()).toBe(0);
    expect(doubledPosts(slack)).toEqual([]);
  });
});
