import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlanStore } from '../../src/plan/store.ts';
import { PAYLOADS } from '../faults/support/payloads.ts';
import { createTestClock, startTestBot, type TestBot } from '../support/bot.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { createTestStore } from '../support/store.ts';

const RUNS = process.env.SLOW === '1' ? 2000 : 60;
const STACK = /\bat .+:\d+:\d+|Error:|node_modules|\bundefined\b is not|TypeError/;

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

  it.each(Object.entries(PAYLOADS))(
    'as %s are acknowledged and show nobody a stack',
    async (_, { type, payload }) => {
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
    },
  );
});
