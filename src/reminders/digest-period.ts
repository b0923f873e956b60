import { addDays, addWeeks, firstDayOfWeek, instantAt, isoWeekOf, lastDayOfMonth } from '../plan/dates.ts';
import type { IsoWeek, PlainDate } from '../plan/records.ts';

/** What a digest looks at. `asOf` is its last moment: now, or the last millisecond of the period when it is over. */
export interface DigestPeriod {
  readonly kind: 'weekly' | 'monthly';
  /** `YYYY-Www` or `YYYY-MM`. */
  readonly name: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly startsAt: Date;
  readonly asOf: Date;
  /** The ISO weeks whose reports belong to it: those that end in it. */
  readonly weeks: readonly IsoWeek[];
}

export function weeklyPeriod(week: IsoWeek, now: Date, timeZone: string): DigestPeriod {
  const from = firstDayOfWeek(week);
  return { ...bounded(from, addDays(from, 6), now, timeZone), kind: 'weekly', name: week, weeks: [week] };
}

/** `month` is `YYYY-MM`. */
export function monthlyPeriod(month: string, now: Date, timeZone: string): DigestPeriod {
  const to = lastDayOfMonth(Number(month.slice(0, 4)), Number(month.slice(5)));
  const from = `${month}-01`;
  const weeks: IsoWeek[] = [];
  for (let week = isoWeekOf(from); addDays(firstDayOfWeek(week), 6) <= to; week = addWeeks(week, 1))
    weeks.push(week);
  return { ...bounded(from, to, now, timeZone), kind: 'monthly', name: month, weeks };
}

function bounded(from: PlainDate, to: PlainDate, now: Date, timeZone: string) {
  const end = new Date(instantAt(addDays(to, 1), '00:00', timeZone).getTime() - 1);
  return { from, to, startsAt: instantAt(from, '00:00', timeZone), asOf: end < now ? end : now };
}
