import { fileURLToPath } from 'node:url';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLedger } from '../../src/ledger/index.ts';
import { createSeeding } from '../../src/ledger/seed/index.ts';
import { formatFen, formatNumber } from '../../src/messages/format.ts';
import { createCalendar } from '../../src/plan/calendar.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import { SEES_PUBLIC } from '../../src/plan/permissions.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { chaseTimes } from '../../src/reminders/chase-schedule.ts';
import type { Digest, DigestFigure } from '../../src/reminders/digest.ts';
import { digestSheets } from '../../src/reminders/digest-sheets.ts';
import { digestText } from '../../src/reminders/digest-text.ts';
import { reasonsText } from '../../src/reminders/digest-words.ts';
import { createReminders } from '../../src/reminders/reminders.ts';
import { DEFAULT_REMINDER_SETTINGS } from '../../src/reminders/settings.ts';
import { digestMessage } from '../../src/slack/blocks/digest.ts';
import { CLASSIC } from '../../src/slack/capabilities.ts';
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
async function computeAgain({ query }: DigestFigure, figures: readonly DigestFigure[]): Promise<number> {
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
    case 'reports':
      return countReports(query);
    case 'days_overdue': {
      const [item] = await store.getItems([query.code], SEES_PUBLIC);
      return (Date.parse(query.on) - Date.parse(item?.dueOn ?? '')) / 86_400_000;
    }
    case 'share': {
      const part = figures.find((one) => one.id === query.part)?.value ?? Number.NaN;
      const whole = figures.find((one) => one.id === query.whole)?.value ?? Number.NaN;
      return Math.round((part / whole) * 1000) / 10;
    }
    case 'codes':
      return query.codes.length;
  }
}

/** What was open at the plan's deadline, and when each report of it first came; by the reminders' own deadline. */
async function countReports(query: Extract<DigestFigure['query'], { of: 'reports' }>): Promise<number> {
  const counts = { expected: 0, on_time: 0, late: 0 };
  for (const one of await store.listClasses())
    for (const week of query.weeks) {
      const deadline = chaseTimes(one, week, calendar, DEFAULT_REMINDER_SETTINGS)?.deadlineAt;
      const asked = query.classCode === undefined || query.classCode === one.code;
      if (!asked || deadline === undefined || deadline > query.asOf) continue;
      const open = await store.findItems(
        { classCodes: [one.code], statuses: ['open'] },
        { sort: [], limit: 500 },
        SEES_PUBLIC,
        { at: deadline },
      );
      counts.expected += open.items.length;
      const updates = await store.listUpdates({
        itemCodes: open.items.map((item) => item.code),
        periods: [week],
        includeSuperseded: true,
      });
      const early = updates.filter((update) => update.recordedAt <= deadline);
      const onTime = new Set(early.map((update) => update.itemCode));
      const all = new Set(updates.map((update) => update.itemCode));
      counts.on_time += onTime.size;
      counts.late += all.size - onTime.size;
    }
  return counts[query.count];
}

/** The texts of a message as a reader sees them, from top to bottom. */
function readMessage(digest: Digest): string {
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value))
        if (key === 'text' && typeof one === 'string') texts.push(one);
        else collect(one);
  };
  collect(digestMessage(digest, CLASSIC).blocks);
  return `${texts.join('\n\n')}\n`;
}

describe('the weekly circular of the sample plan', () => {
  it.each(['en', 'zh'] as const)('reads well, in full and as a message (%s)', async (language) => {
    const digest = await digestFor('U0STAFF1', { language, period: EIGHTH_WEEK });
    await expect(digestText(digest)).toMatchFileSnapshot(`snapshots/weekly-digest.${language}.txt`);
    await expect(readMessage(digest)).toMatchFileSnapshot(`snapshots/weekly-digest-message.${language}.txt`);
  });

  it.each(['en', 'zh'] as const)('holds no number that is not one of its figures (%s)', async (language) => {
    const digest = await digestFor('U0STAFF1', { language, period: EIGHTH_WEEK });
    const figures = new Set(
      digest.figures.map(({ value, unit }) =>
        unit === 'fen' ? formatFen(value, language) : formatNumber(value, language, 1),
      ),
    );
    const amounts = [...figures].filter((text) => /元|CNY/.test(text)).sort((a, b) => b.length - a.length);
    for (const text of [digestText(digest), readMessage(digest)]) {
      const body = text.split('\n').slice(3).join('\n');
      const bare = [
        ...digest.disagreements.flatMap(({ reasons }) => reasonsText(reasons, language)),
        ...digest.turnedRed.map(({ why }) => why ?? ''),
        ...amounts,
      ]
        .filter((part) => part !== '')
        .reduce((rest, part) => rest.replaceAll(part, ''), body)
        .replace(/[A-Z]{2,3}-\d+|\d+ \w+ 2026|2026年\d+月\d+日|^ *\d+\.|(?:and|另有) ?\d+|\(\d+\)$/gm, '');
      const numbers = bare.match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? [];
      expect(numbers.length).toBeGreaterThan(40);
      expect(numbers.filter((number) => !figures.has(number))).toEqual([]);
    }
  });

  it('holds the same as a workbook, with numbers as numbers', async () => {
    const digest = await digestFor('U0STAFF1', { language: 'zh', period: EIGHTH_WEEK });
    const bytes = await createLedger({ store, clock, logger: silentLogger }).writeWorkbook(
      digestSheets(digest),
    );
    const sheets = await readXlsxFile(bytes);
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      '亮灯',
      '新转红灯',
      '逾期',
      '按时填报',
      '自报与测算不一致',
      '各专班投资',
      '各城投资',
      '已销号',
      '等待审核',
    ]);
    const overdue = sheets.find(({ sheet }) => sheet === '逾期')?.data ?? [];
    expect(overdue).toHaveLength(digest.overdue.length + 1);
    expect(overdue[1]?.slice(0, 1)).toEqual([digest.overdue[0]?.item.code]);
    expect(overdue[1]?.at(-1)).toBe(digest.overdue[0]?.days);
  });

  it.each([EIGHTH_WEEK, WEEK])(
    'can be computed again, figure by figure, from its queries (%s)',
    async (period) => {
      const { figures } = await digestFor('U0STAFF1', { period });
      expect(figures.length).toBeGreaterThan(100);
      for (const figure of figures) expect(await computeAgain(figure, figures), figure.id).toBe(figure.value);
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
