import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest';
import { createSeeding, readSampleWorkspace } from '../../src/ledger/seed/index.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { createTestClock } from '../support/bot.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { createTestStore } from '../support/store.ts';
import { playConversation, readConversations } from './runner.ts';

const SEEDS = path.resolve(import.meta.dirname, '../../seeds');
const FILES = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.yaml'));
const SEEDED_AT = '2026-11-24T09:00:00+08:00';

// One sample plan for all: each conversation speaks of items of its own.
describe('a conversation', () => {
  let store: PlanStore;
  let slack: FakeSlack;

  beforeAll(async () => {
    store = await createTestStore();
    const seeding = createSeeding({ store, clock: createTestClock(SEEDED_AT), seedsDir: SEEDS });
    await seeding.seedSample(new Date(SEEDED_AT));
  });
  beforeEach(async () => {
    const { users, channels } = readSampleWorkspace(SEEDS);
    slack = await startFakeSlack({
      users,
      channels: channels.map(({ id, name, memberIds }) => ({ id, name, members: [...memberIds, 'U0BOT'] })),
    });
  });
  afterEach(() => slack.close());
  afterAll(() => store.close());

  for (const file of FILES) {
    for (const conversation of readConversations(path.join(import.meta.dirname, file))) {
      it(`${file.replace('.yaml', '')}: ${conversation.title}`, () =>
        playConversation(conversation, slack, store));
    }
  }
});
