import { addDays, lastDayOfMonth, mondayOf, plainDate } from './dates.ts';
import type { PlainDate } from './records.ts';

export type DatePrecision =
  | 'day'
  | 'week'
  | 'ten_days'
  | 'month'
  | 'quarter'
  | 'half_year'
  | 'quarters'
  | 'year'
  | 'span';

/** A day or period that a text names, both ends included. */
export interface RawDate {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly precision: DatePrecision;
  /** No year was written; it is the present one. */
  readonly yearAssumed?: boolean | undefined;
  /** A weekday without "this" or "next". */
  readonly weekAssumed?: boolean | undefined;
  readonly boundary?: 'by' | undefined;
}

export function dayOf(year: number, month: number, day: number): RawDate | 'no_such_day' {
  const date = plainDate(year, month, day);
  return date === undefined ? 'no_such_day' : { from: date, to: date, precision: 'day' };
}

export function daySpan(today: PlainDate, days: number): RawDate {
  const date = addDays(today, days);
  return { from: date, to: date, precision: 'day' };
}

export function monthSpan(year: number, month: number): RawDate | 'no_such_day' {
  const from = plainDate(year, month, 1);
  return from === undefined ? 'no_such_day' : { from, to: lastDayOfMonth(year, month), precision: 'month' };
}

/** Thirds of ten days, halves of fifteen, or the last day. */
export type MonthPart = 'early' | 'middle' | 'late' | 'first_half' | 'second_half' | 'end';

/** 上旬 is days 1 to 10, 中旬 11 to 20, 下旬 21 to the end; 底 is the last day. */
export function monthPart(year: number, month: number, part: MonthPart | undefined): RawDate | 'no_such_day' {
  const whole = monthSpan(year, month);
  if (whole === 'no_such_day') return whole;
  const at = (day: number): PlainDate => addDays(whole.from, day - 1);
  switch (part) {
    case undefined:
      return whole;
    case 'first_half':
      return { from: whole.from, to: at(15), precision: 'span' };
    case 'second_half':
      return { from: at(16), to: whole.to, precision: 'span' };
    case 'end':
      return { from: whole.to, to: whole.to, precision: 'day' };
    case 'early':
      return { from: whole.from, to: at(10), precision: 'ten_days' };
    case 'middle':
      return { from: at(11), to: at(20), precision: 'ten_days' };
    case 'late':
      return { from: at(21), to: whole.to, precision: 'ten_days' };
  }
}

/** `quarters` of them, from the first named on. */
export function quarterSpan(year: number, quarter: number, quarters = 1): RawDate {
  const first = (quarter - 1) * 3 + 1;
  const last = first + quarters * 3 - 1;
  return {
    from: plainDate(year, first, 1) ?? `${year}-01-01`,
    to: lastDayOfMonth(year, last),
    precision: quarters === 1 ? 'quarter' : quarters === 2 ? 'half_year' : 'quarters',
  };
}

export type YearPart = 'within' | 'start' | 'middle' | 'end';

/** 年底 is 31 December; 年内 is any day of the year, by its end; 年中 is June, 年初 January. */
export function yearSpan(year: number, part: YearPart | undefined): RawDate {
  const from = `${year}-01-01`;
  const to = `${year}-12-31`;
  switch (part) {
    case undefined:
      return { from, to, precision: 'year' };
    case 'within':
      return { from, to, precision: 'year', boundary: 'by' };
    case 'start':
      return { from, to: `${year}-01-31`, precision: 'month' };
    case 'middle':
      return { from: `${year}-06-01`, to: `${year}-06-30`, precision: 'month' };
    case 'end':
      return { from: to, to, precision: 'day' };
  }
}

export function stepWeek(today: PlainDate, step: number): RawDate {
  const monday = addDays(mondayOf(today), step * 7);
  return { from: monday, to: addDays(monday, 6), precision: 'week' };
}

export function stepMonth(today: PlainDate, step: number): RawDate {
  const index = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + step;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return {
    from: plainDate(year, month, 1) ?? today,
    to: lastDayOfMonth(year, month),
    precision: 'month',
  };
}

export function stepQuarter(today: PlainDate, step: number): RawDate {
  const index = Number(today.slice(0, 4)) * 4 + Math.floor((Number(today.slice(5, 7)) - 1) / 3) + step;
  return quarterSpan(Math.floor(index / 4), (index % 4) + 1);
}

export function weekdayIn(today: PlainDate, step: number, weekday: number, weekAssumed: boolean): RawDate {
  const date = addDays(mondayOf(today), step * 7 + weekday - 1);
  return { from: date, to: date, precision: 'day', weekAssumed: weekAssumed || undefined };
}

/** `last`: the days up to today; `next` and `within`: from today on; `in` and `ago`: the one day so far away. */
export function aroundToday(
  today: PlainDate,
  way: 'last' | 'next' | 'within' | 'in' | 'ago',
  count: number,
  unit: 'day' | 'week' | 'month' | 'quarter' | 'year',
): RawDate | undefined {
  if (!(count > 0) || count > 400) return undefined;
  const there = moved(today, way === 'last' || way === 'ago' ? -count : count, unit);
  if (way === 'in' || way === 'ago') return { from: there, to: there, precision: 'day' };
  if (way === 'last')
    return { from: unit === 'day' ? addDays(there, 1) : there, to: today, precision: 'span' };
  return { from: today, to: there, precision: 'span', boundary: way === 'within' ? 'by' : undefined };
}

/** The same day so many months away, or the month's last day where it has no such day. */
function moved(
  date: PlainDate,
  count: number,
  unit: 'day' | 'week' | 'month' | 'quarter' | 'year',
): PlainDate {
  if (unit === 'day') return addDays(date, Math.round(count));
  if (unit === 'week') return addDays(date, Math.round(count * 7));
  const months = unit === 'month' ? count : unit === 'quarter' ? count * 3 : count * 12;
  if (!Number.isInteger(months)) return addDays(date, Math.round(months * 30));
  const month = stepMonth(date, months);
  const day = addDays(month.from, Number(date.slice(8)) - 1);
  const isInMonth = day <= month.to;
  return isInMonth ? day : month.to;
}

/** The weekday of this week, or of the week before or after when the wanted side of today has it there. */
export function weekdayNear(date: PlainDate, today: PlainDate, direction: 'past' | 'future'): PlainDate {
  if (direction === 'past' && date > today) return addDays(date, -7);
  if (direction === 'future' && date < today) return addDays(date, 7);
  return date;
}
