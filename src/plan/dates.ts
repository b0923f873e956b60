import type { IsoWeek, PlainDate } from './records.ts';

/** The zone of the plan; a class may have another one. UTC+8, no daylight saving. */
export const PLAN_TIME_ZONE = 'Asia/Shanghai';

const DAY_MS = 86_400_000;
const MOST_REMEMBERED = 4_000;

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
export const isoWeekOf = remembered((date: PlainDate): IsoWeek => {
  const thursday = addDays(date, 4 - weekdayOf(date));
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
});

/** The Monday of a week written `YYYY-Www`. */
export const firstDayOfWeek = remembered((week: IsoWeek): PlainDate => {
  const year = Number(week.slice(0, 4));
  return addDays(mondayOf(`${String(year).padStart(4, '0')}-01-04`), (Number(week.slice(6)) - 1) * 7);
});

export function addWeeks(week: IsoWeek, weeks: number): IsoWeek {
  return isoWeekOf(addDays(firstDayOfWeek(week), weeks * 7));
}

/** The day that the wall calendar of a zone shows at an instant. */
export function plainDateIn(timeZone: string, instant: Date): PlainDate {
  return wallClock(timeZone, instant).slice(0, 10);
}

/** The wall-clock time of a zone at an instant, `HH:MM`. */
export function timeOfDayIn(timeZone: string, instant: Date): string {
  return wallClock(timeZone, instant).slice(11, 16);
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

const QUARTER_HOUR_MS = 900_000;
const MOST_OFFSETS = 20_000;
const knownOffsets = new Map<string, number>();

/** How far a zone's wall clock is ahead of UTC. Zones change only on a quarter of an hour, so one look-up serves it all. */
function offsetMs(timeZone: string, instant: Date): number {
  const quarter = Math.floor(instant.getTime() / QUARTER_HOUR_MS);
  const key = `${timeZone} ${quarter}`;
  let offset = knownOffsets.get(key);
  if (offset === undefined) {
    offset = lookUpOffsetMs(timeZone, new Date(quarter * QUARTER_HOUR_MS));
    if (knownOffsets.size >= MOST_OFFSETS) knownOffsets.clear();
    knownOffsets.set(key, offset);
  }
  return offset;
}

function lookUpOffsetMs(timeZone: string, instant: Date): number {
  const parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatterFor(timeZone).formatToParts(instant)) {
    if (type in parts) parts[type as keyof typeof parts] = Number(value);
  }
  const wall = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
  return wall - instant.getTime();
}

/** The wall clock of a zone, as `YYYY-MM-DDTHH:MM:SS`. */
function wallClock(timeZone: string, instant: Date): string {
  return new Date(instant.getTime() + offsetMs(timeZone, instant)).toISOString().slice(0, 19);
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

/** The same function with its last few thousand answers at hand: weeks are asked for again and again. */
function remembered(compute: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      value = compute(text);
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(text, value);
    }
    return value;
  };
}

function utc(date: PlainDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function toPlain(ms: number): PlainDate {
  return Number.isNaN(ms) ? '' : new Date(ms).toISOString().slice(0, 10);
}
