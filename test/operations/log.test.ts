import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSeeding } from '../../src/ledger/seed/index.ts';
import { createLogger } from '../../src/operations/log.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { createTestClock, startTestBot, type TestBot } from '../support/bot.ts';
import { BOT, type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { createTestStore } from '../support/store.ts';

/** Log lines as they were written. */
function collect(): { readonly lines: string[]; write(line: string): void } {
  const lines: string[] = [];
  return { lines, write: (line) => void lines.push(line) };
}

describe('a log line', () => {
  it('of an error says what and where, down to its cause, and nothing that hangs on it', () => {
    const written = collect();
    const error = Object.assign(new Error('cannot post', { cause: new TypeError('no route') }), {
      code: 'E_POST',
      headers: { authorization: 'secret header' },
      config: { body: 'a private question' },
    });
    createLogger('info', written).error({ err: error, reference: 'ab12' }, 'failed');
    expect(JSON.parse(written.lines[0] ?? '')).toMatchObject({
      reference: 'ab12',
      err: {
        type: 'Error',
        message: 'cannot post',
        code: 'E_POST',
        stack: expect.stringContaining('log.test'),
        cause: { type: 'TypeError', message: 'no route' },
      },
    });
    expect(written.lines.join()).not.toMatch(/secret header|private question/);
  });

  it.each([
    ['a bot token', 'xoxb-12-34-abc'],
    ['an app token', 'xapp-1-A0-9-abc'],
    ['a model key', 'sk-proj-abcdefghijk'],
    ['a header', 'Bearer abc.def.ghi'],
    ['the password of an address', 'postgresql://linkage:h0rse@db:5432/x'],
  ])('never holds %s, wherever it stands', (_, secret) => {
    const written = collect();
    createLogger('info', written).warn({ url: secret, err: new Error(`refused ${secret}`) }, `see ${secret}`);
    const [line = ''] = written.lines;
    expect(line).not.toContain(secret);
    expect(line).not.toContain('h0rse');
    expect(JSON.parse(line)).toMatchObject({ level: 40 });
  });
});

describe('the log of a bot at info', () => {
  const written = collect();
  let store: PlanStore;
  let slack: FakeSlack;
  let bot: TestBot;
  let broken = false;

  beforeAll(async () => {
    const clock = createTestClock('2026-11-24T01:00:00Z');
    store = await createTestStore();
    await createSeeding({ store, clock, seedsDir: 'seeds' }).seedSample(clock.now());
    slack = await startFakeSlack({ channels: [{ id: 'C0LINKAGE', name: 'linkage', members: ['U0STAFF1'] }] });
    const failing: PlanStore = {
      ...store,
      write: (work) => (broken ? Promise.reject(new Error('the store is down')) : store.write(work)),
    };
    bot = await startTestBot({ slack, store: failing, clock, logger: createLogger('info', written) });
  });
  afterAll(async () => {
    await bot?.side.stop();
    await slack?.close();
    await store?.close();
  });

  it('holds no token and no text of anybody, whatever happens; an error that was seen is found by its reference', async () => {
    const text = 'zebra crossing';
    await bot.say({
      channel: 'C0LINKAGE',
      user: 'U0STAFF1',
      text: `<@U0BOT> what is overdue at the ${text}?`,
    });
    await bot.command(`ask who leads the ${text}?`, { user: 'U0STAFF1' });
    await bot.command(`update KT-16 amber 61% ${text}`, { user: 'U0LEAD06' });
    slack.fail('chat.postMessage', { kind: 'error', error: 'invalid_auth' });
    await bot.say({ channel: 'D0STAFF1', user: 'U0STAFF1', text: `about the ${text}` });
    broken = true;
    const { payload } = await bot.command(`update KT-16 amber 62% ${text}`, { user: 'U0LEAD06' });
    const [, reference = 'none'] = /\*([0-9a-f]{8})\*/.exec(JSON.stringify(payload)) ?? [];
    const log = written.lines.join('');
    expect(written.lines.some((line) => line.includes(reference) && line.includes('the store is down'))).toBe(
      true,
    );
    expect(log).not.toMatch(/zebra|crossing/);
    expect(log).not.toContain(BOT.token);
    expect(log).not.toContain(BOT.appToken);
  });
});
