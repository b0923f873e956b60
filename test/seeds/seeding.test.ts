import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSeeding, type SeedReport } from '../../src/ledger/seed/index.ts';
import { SEES_EVERYTHING } from '../../src/plan/permissions.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { createTestStore } from '../support/store.ts';

const seedsDir = fileURLToPath(new URL('../../seeds', import.meta.url));
const at = new Date('2026-11-24T02:00:00Z');
const clock = { now: () => at };

describe('seeding the sample plan', () => {
  let store: PlanStore;
  let report: SeedReport;

  beforeAll(async () => {
    store = await createTestStore();
    const outcome = await createSeeding({ store, clock, seedsDir }).seedSample(at);
    if (!outcome.ok) throw new Error(outcome.code);
    report = outcome.value;
  });
  afterAll(() => store.close());

  it('stores the whole plan', async () => {
    expect(report.outcome).toBe('seeded');
    const items = await store.findItems({}, { sort: [], limit: 200 }, SEES_EVERYTHING);
    expect(items.total).toBe(81);
  });
});
