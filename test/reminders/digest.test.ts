import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSeeding } from '../../src/ledger/seed/index.ts';
import { createCalendar } from '../../src/plan/calendar.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import { SEES_PUBLIC } from '../../src/plan/permissions.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { chaseTimes } from '../../src/reminders/chase-schedule.ts';
import type { Digest, DigestFigure } from '../../src/reminders/digest.ts';
import { digestText } from '../../src/reminders/digest-text.ts';
import { createReminders } from '../../src/reminders/reminders.ts';
import { DEFAULT_REMINDER_SETTINGS } from '../../src/reminders/settings.ts';
import { createTestStore } from '../support/store.ts';
import { createFakeWorkspace } from './support/fake-workspace.ts';

const seedsDir = fileURLToPath(new URL('../../seeds', import.meta.url));
/** The Friday after the plan's eight weeks, when a circular is due. */
const FRIDAY = new Date('2026-11-27T08:30:00Z');
const WEEK = '2026-W48';
const EIGHTH_WEEK = '2026-W47';
const calendar = createCalendar();

let store: PlanStore;
let now = FRIDAY;
const clock = { now: () => now };
const workspace = createFakeWorkspace(clock.now);

function bot() {
  return createReminders({
    store,
    clock,
    calendar,
    poster: workspace.poster,
    notices: workspace.notices,
    replicaId: 'replica',
    logger: silentLogger,
    settings: { leadingGroupChannelId: 'C0GROUP' },
  });
}

async function digestFor(
  personId: string,
  request: { readonly language?: 'en' | 'zh'; readonly period?: string } = {},
): Promise<Digest> {
  const digest = await bot().digest({ kind: 'weekly', personId, ...request });
  if (!digest) throw new Error('no digest');
  return digest;
}

beforeAll(async () => {
  store = await createTestStore();
  const seeded = await createSeeding({ store, clock, seedsDir }).seedSample(FRIDAY);
  expect(seeded.ok).toBe(true);
});
afterAll(() => store.close());

/** Computes a figure again from its query, by another way than the digest did. */
async function computeAgain({ query }: DigestFigure): Promise<number> {
  switch (query.of) {
    case 'items': {
      const [group] = await store.aggregateItems(query.filter, { measures: [] }, SEES_PUBLIC, {
        at: query.asOf,
      });
      return group?.count ?? 0;
    }
    case 'sum': {
      const [group] = await store.aggregateItems(query.filter, { measures: [query.measure] }, SEES_PUBLIC, {
        at: query.asOf,
      });
      return group?.measures[query.measure]?.sum ?? 0;
    }
    case 'reports': {
      const one = await store.findClass(query.classCode);
      const open = await store.findItems(
        { classCodes: [query.classCode], statuses: ['open'] },
        { sort: [], limit: 500 },
        SEES_PUBLIC,
        { at: query.asOf },
      );
      const codes = open.items.map((item) => item.code);
      let reports = 0;
      for (const week of query.weeks) {
        const deadline = one && chaseTimes(one, week, calendar, DEFAULT_REMINDER_SETTINGS)?.deadlineAt;
        const updates = await store.listUpdates({
          itemCodes: codes,
          periods: [week],
          includeSuperseded: true,
        });
        const early = updates.filter((update) => deadline && update.recordedAt <= deadline);
        reports += new Set(early.map((update) => update.itemCode)).size;
      }
      return reports;
    }
    case 'codes':
      return query.codes.length;
  }
}

describe('the weekly circular of the sample plan', () => {
  it.each(['en', 'zh'] as const)('reads well (%s)', async (language) => {
    const digest = await digestFor('U0STAFF1', { language, period: EIGHTH_WEEK });
    await expect(digestText(digest)).toMatchFileSnapshot(`snapshots/weekly-digest.${language}.txt`);
  });

  it.each([EIGHTH_WEEK, WEEK])(
    'can be computed again, figure by figure, from its queries (%s)',
    async (period) => {
      const { figures } = await digestFor('U0STAFF1', { period });
      expect(figures.length).toBeGreaterThan(100);
      for (const figure of figures) expect(await computeAgain(figure), figure.id).toBe(figure.value);
    },
  );

  it('is computed for its reader: confidential items stand only in the leading group’s', async () => {
    const codes = (digest: Digest) => JSON.stringify(digest).match(/KT-08|FND-009/g) ?? [];
    expect(codes(await digestFor('U0STAFF1'))).toEqual([]);
    const group = await digestFor('U0GROUP1');
    const open = ({ total }: Digest) => total.now.green + total.now.amber + total.now.red + total.now.none;
    expect(open(group)).toBe(open(await digestFor('U0STAFF1')) + 2);
  });

  it('comes to the leading group’s channel on Friday, once, and knows of no week to come', async () => {
    await store.settings.set('reminders.servedSince', { PLAN: '2026-11-23T00:00:00Z' }, FRIDAY);
    await bot().runDue();
    await bot().runDue();
    const digests = workspace.accepted.filter((one) => one.notice?.type === 'digest');
    expect(digests.map((one) => one.to)).toEqual(['C0GROUP']);
    expect(await store.slots.find({ classCode: 'PLAN', kind: 'digest:weekly', week: WEEK })).toMatchObject({
      state: 'sent',
    });
    expect(await bot().digest({ kind: 'weekly', personId: 'U0GROUP1', period: '2026-W49' })).toBeUndefined();
    expect(await bot().digest({ kind: 'weekly', personId: 'U0GROUP1', period: 'nonsense' })).toBeUndefined();
  });
});

describe('the monthly circular', () => {
  const monthly = () =>
    workspace.accepted.filter((one) => one.notice?.type === 'digest' && one.notice.digest.kind === 'monthly');

  it('is a draft for each person of the leading group on the first workday', async () => {
    now = new Date('2026-12-01T02:00:00Z');
    await bot().runDue();
    expect(
      monthly()
        .map((one) => one.to)
        .sort(),
    ).toEqual(['U0GROUP1', 'U0GROUP2']);
    expect(monthly()[0]?.notice).toMatchObject({ digest: { draft: true, period: '2026-11' } });
  });

  it('is released by a person of the leading group, once', async () => {
    const release = (personId: string, month = '2026-11') => bot().releaseDigest({ month, personId });
    expect(await release('U0LEAD01')).toEqual({ ok: false, code: 'may_not_release' });
    expect(await release('U0ADMIN1')).toEqual({ ok: false, code: 'may_not_release' });
    expect(await release('U0GROUP1', '2026-12')).toEqual({ ok: false, code: 'no_such_month' });
    expect(await release('U0GROUP1', 'November')).toEqual({ ok: false, code: 'no_such_month' });
    const outcomes = await Promise.all([release('U0GROUP1'), release('U0GROUP2')]);
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    expect(await release('U0GROUP2')).toEqual({ ok: false, code: 'released_before' });
    const released = monthly().filter((one) => one.to === 'C0GROUP');
    expect(released).toHaveLength(1);
    expect(released[0]?.notice).toMatchObject({ digest: { draft: false, period: '2026-11' } });
  });
});
