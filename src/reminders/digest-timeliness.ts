import type { WorkCalendar } from '../plan/calendar.ts';
import type { IsoWeek, SpecialClass } from '../plan/records.ts';
import { chaseTimes } from './chase-schedule.ts';
import type { DigestTimeliness } from './digest.ts';
import type { DigestFacts } from './digest-facts.ts';
import type { DigestPeriod } from './digest-period.ts';
import type { ReminderSettings } from './settings.ts';

export type TimelinessCounts = Omit<DigestTimeliness, 'class' | 'rank'>;

/**
 * How many of a class's reports came by the deadline. A report is expected, for each week of the period whose deadline
 * has passed, of each item that was open then; what counts is when it first came, not when it was corrected.
 */
export function rankTimeliness(
  period: DigestPeriod,
  facts: DigestFacts,
  options: { readonly settings: ReminderSettings; readonly calendar: WorkCalendar },
): DigestTimeliness[] {
  const firstReports = new Map<string, Date>();
  for (const report of facts.reports) {
    const key = `${report.itemCode} ${report.period}`;
    const earlier = firstReports.get(key);
    if (earlier === undefined || report.recordedAt < earlier) firstReports.set(key, report.recordedAt);
  }
  const rows = facts.classes.flatMap((one) => {
    const row = timelinessOf(one, period.weeks, period.asOf, facts, firstReports, options);
    return row.expected > 0 ? [{ class: one, ...row }] : [];
  });
  rows.sort((one, other) => other.percent - one.percent || (one.class.code < other.class.code ? -1 : 1));
  return rows.map((row) => ({ ...row, rank: rows.findIndex((one) => one.percent === row.percent) + 1 }));
}

export function totalTimeliness(rows: readonly DigestTimeliness[]): TimelinessCounts {
  const sum = (key: 'expected' | 'onTime' | 'late') => rows.reduce((total, row) => total + row[key], 0);
  return counts(sum('expected'), sum('onTime'), sum('late'));
}

function timelinessOf(
  one: SpecialClass,
  weeks: readonly IsoWeek[],
  asOf: Date,
  facts: DigestFacts,
  firstReports: ReadonlyMap<string, Date>,
  { settings, calendar }: { readonly settings: ReminderSettings; readonly calendar: WorkCalendar },
): TimelinessCounts {
  let expected = 0;
  let onTime = 0;
  let late = 0;
  for (const week of weeks) {
    const deadline = chaseTimes(one, week, calendar, settings)?.deadlineAt;
    if (deadline === undefined || deadline > asOf) continue;
    for (const item of facts.openAtDeadline.get(week) ?? []) {
      if (item.classCode !== one.code) continue;
      expected += 1;
      const first = firstReports.get(`${item.code} ${week}`);
      if (first === undefined) continue;
      if (first <= deadline) onTime += 1;
      else late += 1;
    }
  }
  return counts(expected, onTime, late);
}

function counts(expected: number, onTime: number, late: number): TimelinessCounts {
  const percent = expected === 0 ? 0 : Math.round((onTime / expected) * 1000) / 10;
  return { expected, onTime, late, percent };
}
