import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSeeding } from '../../src/ledger/seed/index.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { createTestClock, startTestBot, type TestBot } from '../support/bot.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { createTestStore } from '../support/store.ts';

const MONDAY_NINE = '2026-11-23T01:00:00Z';
const ADMIN_ROOM = 'D0ADMIN1';

describe('the channels of the classes', () => {
  const clock = createTestClock(MONDAY_NINE);
  let store: PlanStore;
  let slack: FakeSlack;
  let bot: TestBot;

  beforeAll(async () => {
    store = await createTestStore();
    await createSeeding({ store, clock, seedsDir: 'seeds' }).seedSample(clock.now());
    const classes = await store.listClasses();
    slack = await startFakeSlack({
      channels: classes.map(({ channelId = '', code }) => ({
        id: channelId,
        name: code,
        members: ['U0BOT'],
      })),
    });
    bot = await startTestBot({ slack, store, clock, language: 'en' });
  });
  beforeEach(() => {
    slack.workspace.posts.length = 0;
  });
  afterAll(async () => {
    await bot?.side.stop();
    await slack?.close();
    await store?.close();
  });

  const channel = (id: string) => {
    const found = slack.workspace.channels.find((one) => one.id === id);
    if (!found) throw new Error(`no channel ${id}`);
    return found;
  };
  const told = (): string[] =>
    slack.workspace.posts.filter((post) => post.channel === ADMIN_ROOM).map((post) => post.text);

  it('are not spoken of while the bot is in them', async () => {
    await bot.side.watchChannels();
    expect(told()).toEqual([]);
  });

  it('bring an administrator what to do when one is archived, once, and the menu of administration shows it', async () => {
    channel('C0SC01').archived = true;
    const event = { type: 'channel_archive', channel: 'C0SC01', user: 'U0STAFF1' };
    await bot.tell(event);
    await bot.tell(event);
    expect(told()).toEqual([expect.stringMatching(/SC-01.*<#C0SC01> is archived\. Set another channel/)]);
    await bot.command('admin', { user: 'U0ADMIN1' });
    expect(JSON.stringify(slack.workspace.acknowledgements.at(-1))).toContain('<#C0SC01> is archived');
    channel('C0SC01').archived = false;
    await bot.tell({ ...event, type: 'channel_unarchive' });
    expect(told()).toHaveLength(1);
  });

  it('bring an administrator the new name when one is renamed', async () => {
    channel('C0SC02').name = 'trade-2027';
    await bot.tell({ type: 'channel_rename', channel: { id: 'C0SC02', name: 'trade-2027', created: 1 } });
    await bot.side.watchChannels();
    expect(told()).toEqual([expect.stringMatching(/SC-02.*was #SC-02 and is now <#C0SC02>/)]);
  });

  it('are looked at by day, so that the bot that was removed while it was away asks to be invited', async () => {
    channel('C0SC03').members = [];
    clock.set('2026-11-24T14:00:00Z');
    await bot.side.watchChannels();
    expect(told()).toEqual([]);
    clock.set('2026-11-25T01:00:00Z');
    await bot.side.watchChannels();
    await bot.side.watchChannels();
    expect(told()).toEqual([
      expect.stringMatching(/SC-03.*not in <#C0SC03>\. Invite it there with `\/invite`/),
    ]);
  });

  it('say so at once when an administrator chooses one that the bot cannot post to', async () => {
    await bot.press({ user: 'U0ADMIN1', actionId: 'admin_class' });
    await bot.submit('U0ADMIN1', { class: 'SC-04' });
    await bot.submit('U0ADMIN1', {
      nameZh: '金融服务业专班',
      nameEn: 'Financial Services Class',
      channelId: 'C0NOWHERE',
      weekday: '1',
      time: '09:00',
      zone: 'Asia/Shanghai',
      language: 'zh',
      active: 'yes',
    });
    expect((await store.findClass('SC-04'))?.channelId).toBe('C0NOWHERE');
    expect(told().at(-1)).toContain('the bot cannot see it');
  });
});
