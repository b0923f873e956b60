import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeSlack } from '../support/fake-slack.ts';
import { type BotProcess, runCommand, socketSettings, startBot } from './support/bot-process.ts';
import { createHome, HOME_KINDS, listReporters, type StoreHome } from './support/home.ts';
import {
  answersTo,
  doubledPosts,
  mention,
  type Reporter,
  startSampleSlack,
  updateCommand,
} from './support/traffic.ts';
import { until } from './support/until.ts';

/** How fast an acknowledgement is, on a busy machine, is not what is looked at here. */
const PATIENT_MS = 15_000;

describe.skipIf(!HOME_KINDS.includes('server'))('two replicas on one database', () => {
  let home: StoreHome;
  let slack: FakeSlack;
  const bots: BotProcess[] = [];
  let reporters: Reporter[];
  let settings: Record<string, string>;

  beforeEach(async () => {
    home = await createHome('server');
    slack = await startSampleSlack();
    reporters = await home.read(listReporters);
    settings = { ...socketSettings(slack), ...home.settings };
    for (let count = 0; count < 2; count += 1) bots.push(await startBot(slack, settings));
  });
  afterEach(async () => {
    for (const bot of bots.splice(0)) await bot.kill();
    await slack?.close();
    await home?.remove();
  });

  it('answer an event once that Slack delivered to both', async () => {
    const events = Array.from({ length: 20 }, (_, serial) => ({
      id: `EvBoth${serial}`,
      payload: mention(`EvBoth${serial}`, {
        channel: 'C0LINKAGE',
        user: `U0LEAD${String((serial % 10) + 1).padStart(2, '0')}`,
        text: 'what is overdue?',
        ts: `${1_700_200_000 + serial}.000100`,
      }),
    }));
    for (const { payload } of events) {
      const heard = await Promise.all(
        [0, 1, 2, 3].map((socket) => slack.deliver('events_api', payload, { socket, withinMs: PATIENT_MS })),
      );
      expect(heard.every((one) => one.acknowledged)).toBe(true);
    }
    await until('an answer to each', () => events.every(({ id }) => answersTo(slack, id) > 0), 60_000);
    for (const bot of bots) expect(await bot.stop()).toBe(0);
    expect(events.map(({ id }) => answersTo(slack, id))).toEqual(events.map(() => 1));
  });

  it('store a command once that Slack sent to both', async () => {
    const [reporter] = reporters;
    if (!reporter) throw new Error('the sample plan has no lead');
    const command = updateCommand(
      slack,
      `update ${reporter.itemCode} amber 40% twice delivered`,
      reporter.personId,
    );
    const heard = await Promise.all(
      [0, 2].map((socket) => slack.deliver('slash_commands', command, { socket, withinMs: PATIENT_MS })),
    );
    expect(heard.every((one) => one.acknowledged)).toBe(true);
    const stored = await home.read((store) => store.listUpdates({ itemCodes: [reporter.itemCode] }));
    expect(stored.filter((update) => update.done === 'twice delivered')).toHaveLength(1);
  });

  it('go on when one of them is killed', async () => {
    await bots[0]?.kill();
    await until('the sockets of the other one', () => slack.sockets() === 2);
    const payload = mention('EvSurvivor', {
      channel: 'C0LINKAGE',
      user: 'U0STAFF1',
      text: 'what is overdue?',
      ts: '1700300000.000100',
    });
    expect((await slack.deliver('events_api', payload, { withinMs: PATIENT_MS })).acknowledged).toBe(true);
    await until('an answer', () => answersTo(slack, 'EvSurvivor') === 1);
  });
});

describe.skipIf(!HOME_KINDS.includes('server'))('three processes that remind at once', () => {
  it('post each class its reminder once', async () => {
    const home = await createHome('server', { plannedOn: new Date('2026-11-16T01:00:00Z') });
    const slack = await startSampleSlack();
    try {
      const settings = { ...socketSettings(slack), ...home.settings };
      // The plan is looked after from Sunday on; by Tuesday noon every class's reminder of the week was due.
      await runCommand(['remind', '--at', '2026-11-22T12:00:00+08:00'], settings);
      for (const at of ['2026-11-23T10:30:00+08:00', '2026-11-24T12:00:00+08:00']) {
        const ran = await Promise.all([0, 1, 2].map(() => runCommand(['remind', '--at', at], settings)));
        expect(ran.map(({ code }) => code)).toEqual([0, 0, 0]);
      }
      const heads = slack.workspace.posts.filter(
        ({ channel, threadTs }) => threadTs === undefined && channel.startsWith('C0SC'),
      );
      const classes = Array.from({ length: 10 }, (_, index) => `C0SC${String(index + 1).padStart(2, '0')}`);
      expect(heads.map(({ channel }) => channel).sort()).toEqual(classes);
      expect(doubledPosts(slack)).toEqual([]);
    } finally {
      await slack.close();
      await home.remove();
    }
  });
});
