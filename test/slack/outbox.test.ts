import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../../src/plan/logger.ts';
import { type SlackMessage, section } from '../../src/slack/blocks/block.ts';
import { CLASSIC, RICH, type SlackCapabilities } from '../../src/slack/capabilities.ts';
import { createOutbox, type Outbox } from '../../src/slack/outbound/outbox.ts';
import { createWebClients } from '../../src/slack/outbound/web-clients.ts';
import { BOT, type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';

const TO = { channelId: 'C0LINKAGE' };
const NOW = new Date('2026-11-24T01:00:00Z');

describe('a post', () => {
  let slack: FakeSlack;
  let waited: number[];
  const clients = (timeoutMs?: number) =>
    createWebClients({ botToken: BOT.token, apiUrl: slack.apiUrl, logger: silentLogger, timeoutMs });
  const open = (capabilities: SlackCapabilities = RICH): Outbox =>
    createOutbox({
      clients: clients(),
      capabilities,
      logger: silentLogger,
      botToken: BOT.token,
      cutNote: () => 'cut',
      now: () => NOW,
      wait: async (ms) => void waited.push(ms),
    });
  const draw = (): SlackMessage => ({ text: 'hello', blocks: [section('hello')] });

  beforeEach(async () => {
    waited = [];
    slack = await startFakeSlack({ channels: [{ id: 'C0LINKAGE', name: 'linkage', members: [] }] });
  });
  afterEach(() => slack.close());

  it('whose reply was lost is found again and not sent twice', async () => {
    slack.fail('chat.postMessage', { kind: 'lost_reply' });
    const posted = await open().deliver(TO, draw, 'post-1');
    expect(posted).toMatchObject({ outcome: 'sent', messageTs: slack.workspace.posts[0]?.ts });
    expect(slack.workspace.posts).toHaveLength(1);
  });

  const impatient = (wait: (ms: number) => Promise<void>): Outbox =>
    createOutbox({
      clients: {
        once: clients(60).once,
        patient: clients().patient,
      },
      capabilities: RICH,
      logger: silentLogger,
      botToken: BOT.token,
      cutNote: () => 'cut',
      now: () => NOW,
      wait,
    });

  it('that Slack takes only after we stopped waiting is found, and not sent twice', async () => {
    const release = slack.hold('chat.postMessage');
    const outbox = impatient(async (ms) => {
      waited.push(ms);
      // Slack is done with it at the third look.
      if (waited.length === 3) await Promise.all([release(), slack.posted(1)]);
    });
    expect(await outbox.deliver(TO, draw, 'post-late')).toMatchObject({ outcome: 'sent' });
    expect(slack.workspace.posts).toHaveLength(1);
    expect(slack.calls.filter((call) => call.method === 'chat.postMessage')).toHaveLength(1);
    expect(waited).toEqual([500, 1_500, 3_000]);
  });

  it('that never arrives is sent again half a minute after we stopped waiting', async () => {
    slack.hold('chat.postMessage');
    const posted = await impatient(async (ms) => void waited.push(ms)).deliver(TO, draw, 'post-lost');
    expect(posted).toMatchObject({ outcome: 'unclear', reason: 'timeout' });
    const tries = slack.calls.filter((call) => call.method === 'chat.postMessage').length;
    expect(waited.reduce((sum, ms) => sum + ms, 0) / tries).toBe(30_000);
  });

  it('that a server error swallowed is sent again after the channel was read', async () => {
    slack.fail('chat.postMessage', { kind: 'server_error' });
    expect(await open().deliver(TO, draw, 'post-2')).toMatchObject({ outcome: 'sent' });
    expect(slack.calls.map((call) => call.method)).toEqual([
      'chat.postMessage',
      'conversations.history',
      'chat.postMessage',
    ]);
  });

  it('waits as long as Slack asks, and no other post waits with it', async () => {
    slack.fail('chat.postMessage', { kind: 'rate_limited', retryAfterSeconds: 7 });
    expect(await open().deliver(TO, draw, 'post-3')).toMatchObject({ outcome: 'sent' });
    expect(waited).toEqual([7000]);
  });

  it('is unclear, and not repeated, where nobody can look', async () => {
    slack.fail('chat.postMessage', { kind: 'lost_reply' });
    slack.fail('conversations.history', { kind: 'error', error: 'missing_scope' });
    expect(await open().deliver(TO, draw, 'post-4')).toMatchObject({ outcome: 'unclear' });
    expect(slack.workspace.posts).toHaveLength(1);
  });

  it('made once for a reminder says what came of it', async () => {
    const outbox = open();
    slack.fail('chat.postMessage', { kind: 'rate_limited', retryAfterSeconds: 2 });
    expect(await outbox.post(TO, draw)).toEqual({
      outcome: 'failed',
      reason: 'rate_limited',
      retryAfterMs: 2000,
    });
    slack.fail('chat.postMessage', { kind: 'error', error: 'not_in_channel' });
    expect(await outbox.post(TO, draw)).toEqual({ outcome: 'failed', reason: 'not_in_channel' });
    slack.fail('chat.postMessage', { kind: 'server_error' });
    expect(await outbox.post(TO, draw)).toMatchObject({ outcome: 'unclear' });
  });

  it('whose rich blocks are refused goes out in classic ones, and else as text', async () => {
    const drawn: string[] = [];
    const drawEither = (capabilities: SlackCapabilities): SlackMessage => {
      drawn.push(capabilities.blocks);
      return draw();
    };
    slack.fail('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
    slack.fail('chat.postMessage', { kind: 'error', error: 'invalid_blocks_format' });
    expect(await open().post(TO, drawEither)).toMatchObject({ outcome: 'sent' });
    expect(drawn).toEqual(['rich', 'classic']);
    expect(slack.workspace.posts).toMatchObject([{ text: 'hello', blocks: [] }]);
  });

  it('bears its id, so that it is found by it', async () => {
    const outbox = open();
    await outbox.post(TO, draw, { postId: 'post-5' });
    expect(await outbox.find(TO, 'post-5', NOW)).toEqual({ messageTs: slack.workspace.posts[0]?.ts });
    expect(await outbox.find(TO, 'post-6', NOW)).toBe('absent');
    expect(await open(CLASSIC).find(TO, 'post-5', NOW)).toBe('unknown');
  });

  it('shows & and < as they are where the workspace shows entities, and still opens nothing', async () => {
    await open(CLASSIC).post(TO, () => ({ text: 'x', blocks: [section('A &amp; B &lt;!channel&gt;')] }));
    expect(JSON.stringify(slack.workspace.posts)).toContain('A & B <\u200b!channel>');
  });

  it('a status line that the workspace does not know is not asked for again', async () => {
    const outbox = open();
    slack.fail('assistant.threads.setStatus', { kind: 'error', error: 'unknown_method' });
    await outbox.setStatus({ ...TO, threadTs: '1.1' }, 'working');
    await outbox.setStatus({ ...TO, threadTs: '1.1' }, 'working');
    expect(slack.calls).toHaveLength(1);
  });
});
