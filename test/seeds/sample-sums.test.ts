import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSampleFiles } from '../../src/ledger/seed/files.ts';
import { sampleHistory } from '../../src/ledger/seed/sample-history.ts';
import { sampleItem } from '../../src/ledger/seed/sample-items.ts';
import { addDays, instantAt, mondayOf } from '../../src/plan/dates.ts';

const files = readSampleFiles(fileURLToPath(new URL('../../seeds', import.meta.url)));

/** Days of every kind: a Monday, a Sunday, the turn of a year, a leap day, the end of a month. */
const DAYS = [
  '2026-11-23',
  '2026-11-29',
  '2027-01-01',
  '2027-01-20',
  '2028-02-29',
  '2026-08-31',
  '2026-12-31',
];

describe.each(DAYS)('the sample plan seeded on %s', (today) => {
  const beganOn = addDays(mondayOf(today), -70);
  const began = instantAt(beganOn, '08:30', 'Asia/Shanghai');
  const now = instantAt(today, '18:00', 'Asia/Shanghai');
  const items = files.items.map((one) => sampleItem(one, today, beganOn));
  const history = sampleHistory(files, today, began, now);

  it('has amounts that fit together', () => {
    for (const item of items) {
      const { code, totalInvestmentFen: total, investedTotalFen: invested, investedYearFen: year } = item;
      if (total !== undefined && invested !== undefined) expect(invested, code).toBeLessThanOrEqual(total);
      if (invested !== undefined && year !== undefined) expect(year, code).toBeLessThanOrEqual(invested);
      if (total !== undefined) expect(item.yearPlanFen ?? 0, code).toBeLessThanOrEqual(total);
      if (item.plannedFen !== undefined) {
        expect(item.receivedFen ?? 0, code).toBeLessThanOrEqual(item.plannedFen);
        expect(item.paidFen ?? 0, code).toBeLessThanOrEqual(item.receivedFen ?? 0);
      }
      const parts = items.filter(({ parentCode }) => parentCode === code);
      for (const field of [
        'totalInvestmentFen',
        'yearPlanFen',
        'investedTotalFen',
        'investedYearFen',
      ] as const) {
        const sum = parts.reduce((all, part) => all + (part[field] ?? 0), 0);
        if (parts.length > 0) expect(sum, `${code} ${field}`).toBeLessThanOrEqual(item[field] ?? 0);
      }
      if (item.startOn && item.dueOn) expect(item.dueOn > item.startOn, code).toBe(true);
    }
  });

  it('has reports whose three investment figures grow and fit together', () => {
    const before = new Map<string, number>();
    for (const event of history) {
      if (event.does !== 'report') continue;
      const {
        itemCode,
        investedMonthFen: month,
        investedYearFen: year,
        investedTotalFen: total,
      } = event.update;
      if (month === undefined || year === undefined || total === undefined) continue;
      expect(month, itemCode).toBeGreaterThanOrEqual(0);
      expect(year, itemCode).toBeGreaterThanOrEqual(month);
      expect(total, itemCode).toBeGreaterThanOrEqual(year);
      expect(total, itemCode).toBeGreaterThanOrEqual(before.get(itemCode) ?? 0);
      before.set(itemCode, total);
    }
    expect(before.size).toBeGreaterThan(10);
  });

  it('has nothing in the future, and progress that does not fall', () => {
    const progress = new Map<string, number>();
    for (const event of history) {
      expect(event.at <= now).toBe(true);
      if (event.does !== 'report') continue;
      const { itemCode, progress: now_ = 0 } = event.update;
      expect(now_, itemCode).toBeGreaterThanOrEqual(progress.get(itemCode) ?? 0);
      progress.set(itemCode, now_);
    }
  });
});
