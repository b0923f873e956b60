import { parseChineseNumber } from './chinese-number.ts';
import {
  COUNT_WORDS,
  MONTH_NAMES,
  partOf,
  RELATIVE_STEPS,
  RELATIVE_YEARS,
  UNIT_WORDS,
} from './date-lexicon.ts';
import {
  type MonthPart,
  monthPart,
  type RawDate,
  stepMonth,
  stepQuarter,
  stepWeek,
  yearSpan,
} from './date-spans.ts';
import type { PlainDate } from './records.ts';

export type Groups = Readonly<Record<string, string | undefined>>;

/** One way to write a date: where it fits, what it means. An answer of undefined: not this way after all. */
export interface DatePattern {
  readonly pattern: RegExp;
  read(groups: Groups, today: PlainDate): RawDate | 'no_such_day' | undefined;
}

/** Tried at one place of a text. */
export function pattern(source: string): RegExp {
  return new RegExp(source, 'y');
}

export function steppedPeriod(groups: Groups, today: PlainDate): RawDate {
  const step = stepOf(groups);
  const part = partOf(groups.part);
  if (groups.unit === 'week') return endOf(stepWeek(today, step), part);
  if (groups.unit === 'quarter') return endOf(stepQuarter(today, step), part);
  if (groups.unit === 'year')
    return yearSpan(yearOf(today) + step, part === 'end' || part === 'late' ? 'end' : undefined);
  const month = stepMonth(today, step);
  const found = monthPart(yearOf(month.from), Number(month.from.slice(5, 7)), part);
  return found === 'no_such_day' ? month : found;
}

export function inMonth(
  groups: Groups,
  today: PlainDate,
  read: (year: number, month: number) => RawDate | 'no_such_day',
): RawDate | 'no_such_day' {
  if (groups.step !== undefined || groups.bare !== undefined) {
    const month = stepMonth(today, groups.bare === undefined ? stepOf(groups) : 0);
    return read(yearOf(month.from), Number(month.from.slice(5, 7)));
  }
  const month =
    groups.monthName === undefined ? numberOf(groups.month) : (MONTH_NAMES[groups.monthName] ?? 0);
  const { year, written } = yearIn(groups, today);
  const found = read(year, month);
  return written ? found : assumed(found);
}

export function inYear(groups: Groups, today: PlainDate, read: (year: number) => RawDate): RawDate {
  const { year, written } = yearIn(groups, today);
  const found = read(year);
  return written ? found : { ...found, yearAssumed: true };
}

export function yearIn(
  groups: Groups,
  today: PlainDate,
): { readonly year: number; readonly written: boolean } {
  if (groups.year !== undefined) return { year: numberOf(groups.year), written: true };
  if (groups.yearWord !== undefined)
    return { year: yearOf(today) + (RELATIVE_YEARS[groups.yearWord] ?? 0), written: true };
  return { year: yearOf(today), written: false };
}

export function assumed<Found extends RawDate | 'no_such_day'>(found: Found): Found | RawDate {
  return found === 'no_such_day' ? found : { ...(found as RawDate), yearAssumed: true };
}

export function endOf(span: RawDate, part: MonthPart | undefined): RawDate {
  return part === 'end' ? { ...span, from: span.to, precision: 'day' } : span;
}

export function stepOf(groups: Groups): number {
  return RELATIVE_STEPS[(groups.step ?? '').replace(/\s+/g, ' ')] ?? 0;
}

export function countOf(groups: Groups): number {
  const count = groups.count ?? '';
  return COUNT_WORDS[count] ?? numberOf(count);
}

export function unitOf(groups: Groups): 'day' | 'week' | 'month' | 'quarter' | 'year' {
  return UNIT_WORDS[groups.unit ?? ''] ?? 'day';
}

export function numberOf(text: string | undefined): number {
  if (text === undefined) return 0;
  return /^\d+$/.test(text) ? Number(text) : (parseChineseNumber(text) ?? 0);
}

export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}
