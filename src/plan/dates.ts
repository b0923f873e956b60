import type { IsoWeek, PlainDate } from './records.ts';

/** The zone of the plan; a class may have another one. UTC+8, no daylight saving. */
export const PLAN_TIME_ZONE = 'Asia/Shanghai';

const DAY_MS = 86_400_000;

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isPlainDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && toPlain(utc(text)) === text;
}

/** The day with these numbers, or undefined when there is none (31 April). `month` is 1 to 12. */
export function plainDate(year: number, month: number, day: number): PlainDate | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isPlainDate(text) ? text : undefined;
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return toPlain(utc(date) + days * DAY_MS);
}

/** Days from the first to the second; negative when the second is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((utc(to) - utc(from)) / DAY_MS);
}

export function lastDayOfMonth(year: number, month: number): PlainDate {
  return toPlain(Date.UTC(year, month, 0));
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: PlainDate): number {
  return new Date(utc(date)).getUTCDay() || 7;
}

export function mondayOf(date: PlainDate): PlainDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** The ISO 8601 week that the day belongs to: the one with its Thursday. */
export function isoWeekOf(date: PlainDate): IsoWeek {
  const thursday = addDays(date, 4 - weekdayOf(date));
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The Monday of a week written `YYYY-Www`. */
export function firstDayOfWeek(week: IsoWeek): PlainDate {
  const year = Number(week.slice(0, 4));
  return addDays(mondayOf(`${String(year).padStart(4, '0')}-01-04`), (Number(week.slice(6)) - 1) * 7);
}

export function addWeeks(week: IsoWeek, weeks: number): IsoWeek {
  return isoWeekOf(addDays(firstDayOfWeek(week), weeks * 7));
}

/** The day that the wall calendar of a zone shows at an instant. */
export function plainDateIn(timeZone: string, instant: Date): PlainDate {
  const parts = wallClock(timeZone, instant);
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** The wall-clock time of a zone at an instant, `HH:MM`. */
export function timeOfDayIn(timeZone: string, instant: Date): string {
  const parts = wallClock(timeZone, instant);
  return `${parts.hour}:${parts.minute}`;
}

/**
 * The instant at which a zone's wall clock shows this day and time. A time that daylight saving skips gives the
 * instant as far after the gap; one that comes twice gives the first.
 */
export function instantAt(date: PlainDate, timeOfDay: string, timeZone: string): Date {
  const [hour = 0, minute = 0] = timeOfDay.split(':').map(Number);
  const wanted = utc(date) + (hour * 60 + minute) * 60_000;
  const offsets = [wanted - DAY_MS, wanted + DAY_MS].map((ms) => offsetMs(timeZone, new Date(ms)));
  const fitting = offsets
    .map((offset) => wanted - offset)
    .filter((ms) => ms + offsetMs(timeZone, new Date(ms)) === wanted);
  return new Date(fitting.length > 0 ? Math.min(...fitting) : wanted - (offsets[0] ?? 0));
}

export function isTimeZone(name: string): boolean {
  try {
    formatterFor(name);
    return true;
  } catch {
    return false;
  }
}

function offsetMs(timeZone: string, instant: Date): number {
  const parts = wallClock(timeZone, instant);
  const wall = Date.UTC(
    Number(parts.year),
    Number(parts.month) - 1,
    Number(parts.day),
    Number(parts.hour),
    Number(parts.minute),
    Number(parts.second),
  );
  return wall - Math.floor(instant.getTime() / 1000) * 1000;
}

function wallClock(
  timeZone: string,
  instant: Date,
): Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string> {
  const parts = { year: '', month: '', day: '', hour: '', minute: '', second: '' };
  for (const { type, value } of formatterFor(timeZone).formatToParts(instant)) {
    if (type in parts) parts[type as keyof typeof parts] = value;
  }
  return { ...parts, year: parts.year.padStart(4, '0') };
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

function utc(date: PlainDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function toPlain(ms: number): PlainDate {
  return Number.isNaN(ms) ? '' : new Date(ms).toISOString().slice(0, 10);
}
