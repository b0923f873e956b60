import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSeeding } from '../../src/ledger/seed/index.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { CLASSIC } from '../../src/slack/capabilities.ts';
import { createTestClock, startTestBot, type TestBot } from '../support/bot.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { createTestStore } from '../support/store.ts';

describe('files that show that an item may be closed', () => {
  const clock = createTestClock('2026-11-24T01:00:00Z');
  let store: PlanStore;
  let slack: FakeSlack;
  let bot: TestBot;

  beforeAll(async () => {
    store = await createTestStore();
    await createSeeding({ store, clock, seedsDir: 'seeds' }).seedSample(clock.now());
    slack = await startFakeSlack({ channels: [{ id: 'C0LINKAGE', name: 'linkage', members: ['U0BOT'] }] });
    bot = await startTestBot({ slack, store, clock, language: 'en' });
  });
  beforeEach(() => {
    slack.workspace.posts.length = 0;
    slack.files.sent.length = 0;
  });
  afterAll(async () => {
    await bot?.side.stop();
    await slack?.close();
    await store?.close();
  });

  const report = Buffer.from('accepted');
  const askToClose = async (code: string, user: string, files: readonly { name: string; size: number }[]) => {
    await bot.press({ user, actionId: 'request_close', value: code });
    return bot.submit(user, {
      reason: 'all handed over',
      evidence: 'https://example.org/list.pdf',
      files: { files: files.map((file) => ({ ...file, url: slack.files.put(report) })) },
    });
  };

  it('are kept with the request by name and link, and each reviewer is sent a copy', async () => {
    const sent = await askToClose('KT-01', 'U0LEAD01', [{ name: '验收报告 final.pdf', size: 8 }]);
    expect(sent.payload).toEqual({ response_action: 'clear' });
    const [request] = await store.listRequests({ itemCodes: ['KT-01'] });
    const link = `https://test.slack.com/files/${encodeURIComponent('验收报告 final.pdf')}`;
    expect(request?.evidence).toEqual(['https://example.org/list.pdf', `验收报告 final.pdf ${link}`]);
    const asked = slack.workspace.posts.find(({ channel }) => channel === 'D0HEAD01');
    expect(JSON.stringify(asked?.blocks)).toContain(`<${link}|验收报告 final.pdf>`);
    expect(
      slack.files.sent.map(({ channel, name, bytes }) => [channel, name, bytes.toString()]).sort(),
    ).toEqual([
      ['D0HEAD01', '验收报告 final.pdf', 'accepted'],
      ['D0SUPER1', '验收报告 final.pdf', 'accepted'],
    ]);
  });

  it('that are too large stay a link', async () => {
    await askToClose('KT-02', 'U0LEAD01', [{ name: 'film.mp4', size: 900_000_000 }]);
    expect(slack.files.sent).toEqual([]);
    const [request] = await store.listRequests({ itemCodes: ['KT-02'] });
    expect(request?.evidence.at(-1)).toBe('film.mp4 https://test.slack.com/files/film.mp4');
  });

  it('are passed to nobody when the request is refused', async () => {
    const sent = await askToClose('KT-02', 'U0LEAD01', [{ name: 'again.pdf', size: 8 }]);
    expect(sent.payload).toMatchObject({ response_action: 'errors' });
    expect(slack.files.sent).toEqual([]);
  });

  it('are not asked for where a workspace takes no files in forms', async () => {
    const other = await startFakeSlack({
      channels: [{ id: 'C0LINKAGE', name: 'linkage', members: ['U0BOT'] }],
    });
    const local = await startTestBot({ slack: other, store, clock, language: 'en', capabilities: CLASSIC });
    await local.press({ user: 'U0LEAD03', actionId: 'request_close', value: 'KT-07' });
    const { blocks } = other.workspace.views.at(-1)?.view ?? { blocks: [] };
    expect(blocks.map((block) => block.block_id)).toContain('evidence');
    expect(blocks.map((block) => block.block_id)).not.toContain('files');
    await local.side.stop();
    await other.close();
  });
});
