import { createRequire } from 'node:module';
import { addDays, daysBetween, firstDayOfWeek, weekdayOf } from './dates.ts';
import type { IsoWeek, PlainDate } from './records.ts';

/** Days that an operator adds: whole years that the built-in data lacks, or local days off and workdays. */
export interface CalendarDays {
  /** Years that are stated in full by `off` and `workdays`, and so extend the coverage. */
  readonly years: readonly number[];
  readonly off: readonly PlainDate[];
  readonly workdays: readonly PlainDate[];
}

export interface CalendarWarning {
  readonly code: 'calendar_ends_soon' | 'calendar_ended';
  readonly to: PlainDate;
  /** Negative once it has ended. */
  readonly daysLeft: number;
}

/** China's workdays with their make-up days. Days are those of whichever zone the caller speaks of. */
export interface WorkCalendar {
  /** Outside the coverage only Monday to Friday are workdays: ask `isKnown`. */
  isWorkday(date: PlainDate): boolean;
  isKnown(date: PlainDate): boolean;
  /** The first workday after the day, never the day itself. */
  nextWorkday(after: PlainDate): PlainDate;
  /** The workday that many workdays after the day, or before it when negative. 0 is the day itself. */
  addWorkdays(date: PlainDate, days: number): PlainDate;
  workdaysOfWeek(week: IsoWeek): PlainDate[];
  /** First and last day for which the days off are known, both included. */
  coverage(): { readonly from: PlainDate; readonly to: PlainDate };
  /** Something to tell an admin, from 60 days before the coverage ends. */
  warning(on: PlainDate): CalendarWarning | undefined;
}

const WARN_DAYS = 60;
/** Longer than any run of days off; ends a search in a calendar that an operator filled with days off. */
const LONGEST_SEARCH_DAYS = 400;

export function createCalendar(
  options: { readonly extraDays?: CalendarDays | undefined } = {},
): WorkCalendar {
  const off = new Set(options.extraDays?.off);
  const workdays = new Set(options.extraDays?.workdays);
  const years = coveredYears(options.extraDays?.years ?? []);
  const data = builtInDays();

  const isWorkday = (date: PlainDate): boolean => {
    if (off.has(date)) return false;
    if (workdays.has(date)) return true;
    if (data.off.has(date)) return false;
    return data.workdays.has(date) || weekdayOf(date) <= 5;
  };
  const step = (from: PlainDate, direction: 1 | -1): PlainDate => {
    let date = addDays(from, direction);
    for (let tries = 0; !isWorkday(date); tries += 1) {
      if (tries > LONGEST_SEARCH_DAYS) throw new Error(`the calendar has no workday near ${from}`);
      date = addDays(date, direction);
    }
    return date;
  };

  return {
    isWorkday,
    isKnown: (date) => yearOf(date) >= years.first && yearOf(date) <= years.last,
    nextWorkday: (after) => step(after, 1),
    addWorkdays(date, days) {
      let result = date;
      for (let left = Math.abs(days); left > 0; left -= 1) result = step(result, days > 0 ? 1 : -1);
      return result;
    },
    workdaysOfWeek(week) {
      const monday = firstDayOfWeek(week);
      return [0, 1, 2, 3, 4, 5, 6].map((offset) => addDays(monday, offset)).filter(isWorkday);
    },
    coverage: () => ({ from: `${years.first}-01-01`, to: `${years.last}-12-31` }),
    warning(on) {
      const to = `${years.last}-12-31`;
      const daysLeft = daysBetween(on, to);
      if (daysLeft > WARN_DAYS) return undefined;
      return { code: daysLeft < 0 ? 'calendar_ended' : 'calendar_ends_soon', to, daysLeft };
    },
  };
}

/** The unbroken run of years that ends latest: a gap between the package's years and an operator's is not covered. */
function coveredYears(extra: readonly number[]): { readonly first: number; readonly last: number } {
  const { years } = builtInDays();
  const all = new Set([...years, ...extra]);
  let first = Math.min(...years);
  while (all.has(first - 1)) first -= 1;
  let last = first;
  while (all.has(last + 1)) last += 1;
  return { first, last };
}

interface BuiltInDays {
  readonly off: ReadonlySet<PlainDate>;
  readonly workdays: ReadonlySet<PlainDate>;
  readonly years: readonly number[];
}

let builtIn: BuiltInDays | undefined;

/**
 * The data of `chinese-days`, without its functions: those answer silently beyond the last year, and west of
 * Greenwich they take even a date string for the day before.
 */
function builtInDays(): BuiltInDays {
  if (builtIn) return builtIn;
  const data = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as Readonly<
    Record<'holidays' | 'workdays', Readonly<Record<PlainDate, string>>>
  >;
  const off = new Set(Object.keys(data.holidays));
  // A year's National Day is announced with the whole year; its New Year may stand in the year before.
  const years = [...off].filter((date) => date.endsWith('-10-01')).map(yearOf);
  builtIn = { off, workdays: new Set(Object.keys(data.workdays)), years };
  return builtIn;
}

function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}
