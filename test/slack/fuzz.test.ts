import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlanStore } from '../../src/plan/store.ts';
import { ACTION, VIEW } from '../../src/slack/blocks/ids.ts';
import { createTestClock, startTestBot, type TestBot } from '../support/bot.ts';
import { BOT, type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { createTestStore } from '../support/store.ts';

const RUNS = process.env.SLOW === '1' ? 2000 : 60;
const STACK = /\bat .+:\d+:\d+|Error:|node_modules|\bundefined\b is not|TypeError/;

const anything = fc.anything({
  maxDepth: 2,
  withNullPrototype: false,
  key: fc.constantFrom('id', 'type', 'text', 'value', 'x'),
});
/** A good value mostly, anything at all sometimes. */
const mostly = <Value>(good: fc.Arbitrary<Value>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 4, arbitrary: good },
    { weight: 1, arbitrary: anything },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  );
const text = mostly(
  fc.oneof(
    fc.string(),
    fc.constantFrom(
      'update KT-01 amber 60%',
      'status <!channel>',
      'ask 六城是哪六城？',
      '&lt;@U1&gt;',
      'update\nKT-1 绿\nKT-2 红',
    ),
  ),
);
const user = mostly(fc.constantFrom('U0STAFF1', 'U0LEAD01'));
const person = mostly(fc.record({ id: user, team_id: fc.constant(BOT.teamId) }));
const team = fc.constant({ id: BOT.teamId });

const command = fc.record({
  command: fc.constant('/linkage'),
  text,
  user_id: user,
  team_id: fc.constant(BOT.teamId),
  channel_id: mostly(fc.constant('C0LINKAGE')),
  trigger_id: mostly(fc.uuid()),
  response_url: fc.constant(''),
});
const press = fc.record({
  type: fc.constant('block_actions'),
  user: person,
  team,
  channel: mostly(fc.record({ id: fc.constant('C0LINKAGE') })),
  message: mostly(fc.record({ ts: fc.constant('1.1') })),
  trigger_id: mostly(fc.uuid()),
  actions: fc.array(
    fc.record({
      type: fc.constant('button'),
      action_id: mostly(fc.constantFrom(...Object.values(ACTION))),
      value: text,
      block_id: fc.constant('b'),
      action_ts: fc.constant('1'),
    }),
    { minLength: 1, maxLength: 2 },
  ),
});
const submission = fc.record({
  type: fc.constantFrom('view_submission', 'view_closed'),
  user: person,
  team,
  view: fc.record({
    id: mostly(fc.uuid()),
    callback_id: mostly(fc.constantFrom(...Object.values(VIEW))),
    private_metadata: mostly(
      fc.constantFrom('', '{}', '{"itemCode":"KT-01","seenVersion":1,"language":"en","via":"form"}'),
    ),
    state: mostly(
      fc.record({
        values: mostly(
          fc.dictionary(
            fc.constantFrom('light', 'progress', 'done'),
            fc.record({ value: mostly(fc.record({ value: text })) }),
          ),
        ),
      }),
    ),
    blocks: mostly(fc.array(anything, { maxLength: 3 })),
  }),
});
const event = fc.record({
  type: fc.constant('event_callback'),
  team_id: fc.constant(BOT.teamId),
  event_id: mostly(fc.uuid()),
  event: mostly(
    fc.record({
      type: fc.constantFrom('message', 'app_mention', 'app_home_opened', 'message_changed'),
      channel: mostly(fc.constantFrom('C0LINKAGE', 'D0STAFF1')),
      channel_type: fc.constantFrom('im', 'channel'),
      user,
      text,
      ts: mostly(fc.constant('1700000001.000100')),
      thread_ts: mostly(fc.constant('1700000001.000100')),
      subtype: fc.option(fc.constantFrom('message_changed', 'bot_message', 'file_share'), { nil: undefined }),
    }),
  ),
});

describe('payloads of any shape', () => {
  let store: PlanStore;
  let slack: FakeSlack;
  let bot: TestBot;

  beforeAll(async () => {
    store = await createTestStore();
    slack = await startFakeSlack({ channels: [{ id: 'C0LINKAGE', name: 'linkage', members: ['U0STAFF1'] }] });
    bot = await startTestBot({ slack, store, clock: createTestClock('2026-11-24T01:00:00Z') });
  });
  afterAll(async () => {
    await bot?.side.stop();
    await slack?.close();
    await store?.close();
  });

  it.each([
    ['commands', 'slash_commands', command],
    ['presses', 'interactive', press],
    ['forms', 'interactive', submission],
    ['events', 'events_api', event],
  ] as const)('as %s are acknowledged and show nobody a stack', async (_, type, payload) => {
    await fc.assert(
      fc.asyncProperty(payload as fc.Arbitrary<object>, async (sent) => {
        const heard = await slack.deliver(type, sent);
        expect(heard.acknowledged).toBe(true);
        expect(JSON.stringify(heard.payload ?? '')).not.toMatch(STACK);
      }),
      { numRuns: RUNS, seed: 20261124 },
    );
    await bot.side.idle();
    const shown = JSON.stringify([
      slack.workspace.posts,
      slack.workspace.ephemerals,
      slack.workspace.responses,
      slack.workspace.views,
    ]);
    expect(shown).not.toMatch(STACK);
    expect(shown).not.toMatch(/<!(channel|here|everyone)/);
  });
});
