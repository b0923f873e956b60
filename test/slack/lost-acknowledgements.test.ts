import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSeeding } from '../../src/ledger/seed/index.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { createTestClock, startTestBot, type TestBot } from '../support/bot.ts';
import { BOT, type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { createTestStore } from '../support/store.ts';

const UPDATE = 'update KT-16 amber 61% `waiting` for <!channel>';

describe('an update whose acknowledgement is in danger', () => {
  const clock = createTestClock('2026-11-24T01:00:00Z');
  let store: PlanStore;
  let slack: FakeSlack;
  let bot: TestBot;
  /** What a transaction waits for, or why it fails. */
  let gate: Promise<void> = Promise.resolve();
  const command = (): object => ({
    command: '/linkage',
    text: UPDATE,
    user_id: 'U0LEAD06',
    team_id: BOT.teamId,
    channel_id: 'C0LINKAGE',
    trigger_id: `trigger-${Math.random()}`,
    response_url: slack.responseUrl(),
  });
  const updates = () =>
    store.listUpdates({ itemCodes: ['KT-16'], authorId: 'U0LEAD06', includeSuperseded: true });

  beforeAll(async () => {
    store = await createTestStore();
    await createSeeding({ store, clock, seedsDir: 'seeds' }).seedSample(clock.now());
    slack = await startFakeSlack();
    const gated: PlanStore = { ...store, write: (work) => gate.then(() => store.write(work)) };
    bot = await startTestBot({ slack, store: gated, clock, language: 'en', sockets: 2 });
  });
  beforeEach(async () => {
    await bot.side.idle();
    gate = Promise.resolve();
    slack.workspace.responses.length = 0;
  });
  afterAll(async () => {
    await bot?.side.stop();
    await slack?.close();
    await store?.close();
  });

  it('is still acknowledged through a socket that Slack renews meanwhile', async () => {
    let release = (): void => {};
    gate = new Promise((resolve) => {
      release = resolve;
    });
    const heard = slack.deliver('slash_commands', command());
    slack.refreshSocket();
    await new Promise(setImmediate);
    release();
    expect(JSON.stringify((await heard).payload)).toContain('✅');
  });

  it('comes back with its text when the store fails, to be sent again', async () => {
    gate = Promise.reject(new Error('the store is down'));
    gate.catch(() => {});
    const { payload } = await slack.deliver('slash_commands', command());
    const shown = JSON.stringify(payload);
    expect(shown).toMatch(/reference \*[0-9a-f]{8}\*/);
    expect(shown).toContain('```/linkage update KT-16 amber 61% ˋwaitingˋ for');
    expect(shown).not.toContain('<!channel>');
    expect(shown).not.toContain('the store is down');
  });

  it('is told through the address of the command when the socket was cut meanwhile', async () => {
    const before = (await updates()).length;
    let release = (): void => {};
    gate = new Promise((resolve) => {
      release = resolve;
    });
    const heard = slack.deliver('slash_commands', command());
    await until(() => bot.side.inFlight() === 1);
    slack.cutSockets();
    await slack.disconnected();
    release();
    await bot.side.idle();
    expect((await heard).acknowledged).toBe(false);
    expect(await updates()).toHaveLength(before + 1);
    expect(JSON.stringify(slack.workspace.responses)).toContain('✅');
  });
});

async function until(look: () => boolean): Promise<void> {
  while (!look()) await new Promise(setImmediate);
}
