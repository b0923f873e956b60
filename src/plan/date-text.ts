import {
  BOUNDARIES_AFTER,
  BOUNDARIES_BEFORE,
  type Boundary,
  DATE_JOINERS,
  DATE_PREPOSITIONS,
  DATE_SPAN_CLOSERS,
  DATE_SPAN_OPENERS,
  DATE_START,
  DAY_OF_SPAN,
  MONTH_NAMES,
  VAGUE_WORDS,
} from './date-lexicon.ts';
import { DATE_PATTERNS } from './date-patterns.ts';
import { type DatePrecision, type RawDate, weekdayNear } from './date-spans.ts';
import { isPlainDate } from './dates.ts';
import type { PlainDate } from './records.ts';
import { fail, ok, type Result } from './result.ts';
import { wordAfter, wordBefore } from './word-match.ts';

export type { DatePrecision } from './date-spans.ts';

/** A day or period that somebody wrote, both ends included. Read as a deadline it is `to`. */
export interface DateValue {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly precision: DatePrecision;
  /**
   * `by`: any time up to and with `to`. `before`: earlier than `from`. `since`: from `from` to today.
   * `after`: later than `to`. The ends are those of the date itself.
   */
  readonly boundary?: Boundary | undefined;
  /** No year was written and the present one was taken. */
  readonly yearAssumed: boolean;
  readonly text: string;
}

/** `start` and `end` are places in the NFKC-normalised text; they take in the boundary's word. */
export interface FoundDate extends DateValue {
  readonly start: number;
  readonly end: number;
}

/** `vague`: words such as 近期 that promise a date and give none. */
export type DateErrorCode = 'no_date' | 'year_missing' | 'vague' | 'no_such_day';

export interface DateErrorDetail {
  readonly text: string;
  /** For `year_missing`: what it is when the present year is meant. */
  readonly assumed?: DateValue | undefined;
}

export interface DateContext {
  /** The day on which it is read, in the zone of the reader. */
  readonly today: PlainDate;
  /** Takes a date without a year to be of the present one, instead of refusing it or in a text leaving it out. */
  readonly assumeYear?: boolean | undefined;
}

/** Reads a text that is one date or period and nothing else. */
export function parseDateText(
  text: string,
  context: DateContext,
): Result<DateValue, DateErrorCode, DateErrorDetail> {
  const normal = text.normalize('NFKC').trim().toLowerCase();
  const shown = text.trim();
  const reading = dateAt(normal, normal, opened(normal), 0, context.today, true);
  if (reading === 'no_such_day') return fail('no_such_day', { text: shown });
  if (!reading || normal.slice(reading.end).replace(/[\s.,。]+$/, '') !== '') {
    const vague = VAGUE_WORDS.some((word) => normal === word || normal === `${word}.`);
    return fail(vague ? 'vague' : 'no_date', { text: shown });
  }
  const value = { ...withoutPlace(reading), text: shown };
  if (value.yearAssumed && !context.assumeYear) return fail('year_missing', { text: shown, assumed: value });
  return ok(value);
}

/** Every date and period in a text. One without a year is of the present year, or with 以来/since of the last one that began. */
export function findDates(text: string, context: DateContext): FoundDate[] {
  const normal = text.normalize('NFKC');
  const lower = normal.toLowerCase();
  const found: FoundDate[] = [];
  let from = 0;
  for (let at = 0; at < lower.length; at += 1) {
    const one = dateAt(lower, normal, at, from, context.today, false);
    if (!one || one === 'no_such_day') continue;
    if (one.yearAssumed && context.assumeYear === false) continue;
    found.push(one);
    from = one.end;
    at = one.end - 1;
  }
  return found;
}

/** The date that begins at a place, with the words before and after it that bound it. `alone`: nothing else is in the text. */
function dateAt(
  lower: string,
  normal: string,
  at: number,
  from: number,
  today: PlainDate,
  alone: boolean,
): FoundDate | 'no_such_day' | undefined {
  const first = longestAt(lower, at, today, alone);
  if (!first || first === 'no_such_day') return first;
  const span = spanFrom(lower, first, at, today, alone);
  const end = span?.end ?? first.end;
  const before = wordBefore(lower, at, span ? [...DATE_SPAN_OPENERS] : Object.keys(BOUNDARIES_BEFORE));
  const after = wordAfter(lower, end, span ? [...DATE_SPAN_CLOSERS] : Object.keys(BOUNDARIES_AFTER));
  const usable = before !== undefined && before.start >= from ? before : undefined;
  // "from March" alone bounds; 从3月 too; 从3月到5月 is a span.
  const boundary = span
    ? undefined
    : ((after && BOUNDARIES_AFTER[after.word]) ??
      (usable && BOUNDARIES_BEFORE[usable.word]) ??
      first.date.boundary);
  const settled = span?.date ?? settle(first.date, boundary, today);
  const start = usable?.start ?? at;
  const stop = after?.end ?? end;
  return {
    from: settled.from,
    to: settled.to,
    precision: settled.precision,
    boundary,
    yearAssumed: settled.yearAssumed ?? false,
    text: normal.slice(start, stop),
    start,
    end: stop,
  };
}

/** A weekday or a yearless month is the one that the boundary makes likely: "since Monday" is past, "by Friday" ahead. */
function settle(date: RawDate, boundary: Boundary | undefined, today: PlainDate): RawDate {
  if (date.weekAssumed && boundary !== undefined) {
    const direction = boundary === 'since' || boundary === 'after' ? 'past' : 'future';
    const day = weekdayNear(date.from, today, direction);
    return { ...date, from: day, to: day };
  }
  if (date.yearAssumed && boundary === 'since' && date.from > today) {
    const back = (day: PlainDate): PlainDate => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
    return { ...date, from: back(date.from), to: back(date.to) };
  }
  return date;
}

interface Reading {
  readonly date: RawDate;
  readonly end: number;
}

function longestAt(
  lower: string,
  at: number,
  today: PlainDate,
  alone: boolean,
): Reading | 'no_such_day' | undefined {
  if (!DATE_START.test(lower[at] ?? '')) return undefined;
  if (
    /[A-Za-z0-9_]/.test(lower[at] ?? '') &&
    /[A-Za-z0-9_]$|[A-Za-z]-$|\d[.,/]$/.test(lower.slice(Math.max(0, at - 2), at))
  )
    return undefined;
  let best: Reading | 'no_such_day' | undefined;
  let bestEnd = at;
  for (const { pattern, read } of DATE_PATTERNS) {
    pattern.lastIndex = at;
    const match = pattern.exec(lower);
    if (!match || match[0].length === 0) continue;
    const end = at + match[0].trimEnd().length;
    if (end <= bestEnd || (!alone && isDoubtful(lower, at, end))) continue;
    const date = read(match.groups ?? {}, today);
    if (date === undefined) continue;
    best = date === 'no_such_day' ? date : { date, end };
    bestEnd = end;
  }
  return best;
}

/** "may" and "march" are words first, and "3/5" may be a share: in a text they need company. */
function isDoubtful(lower: string, at: number, end: number): boolean {
  const written = lower.slice(at, end);
  if (/^\d{1,2}\/\d{1,2}$/.test(written)) return true;
  if (!/^(?:may|march|mar|sun|sat|wed|sep|dec|jan)\.?$/.test(written)) return false;
  if (!(written in MONTH_NAMES))
    return (
      wordBefore(lower, at, ['on', 'since', 'by', 'this', 'last', 'next', 'before', 'until']) === undefined
    );
  return (
    wordBefore(lower, at, [
      'in',
      'by',
      'of',
      'since',
      'until',
      'till',
      'during',
      'for',
      'before',
      'after',
      'from',
      'to',
      'and',
      'this',
      'last',
      'next',
      'through',
      'late',
      'early',
      'mid',
    ]) === undefined
  );
}

function spanFrom(
  lower: string,
  first: Reading,
  at: number,
  today: PlainDate,
  alone: boolean,
): Reading | undefined {
  const joiner = wordAfter(lower, first.end, DATE_JOINERS);
  if (!joiner) return undefined;
  let from = joiner.end;
  while (lower[from] === ' ') from += 1;
  if (joiner.word === 'and' && wordBefore(lower, at, ['between']) === undefined) return undefined;
  const second = longestAt(lower, from, today, alone);
  if (second && second !== 'no_such_day') {
    const date = joined(first.date, second.date);
    return date && { date, end: second.end };
  }
  // 3月5日-10日
  const day = DAY_OF_SPAN.exec(lower.slice(from));
  if (!day || first.date.precision !== 'day') return undefined;
  const to = `${first.date.from.slice(0, 8)}${(day[1] ?? '').padStart(2, '0')}`;
  if (!isPlainDate(to) || to <= first.date.from) return undefined;
  return { date: { ...first.date, to, precision: 'span' }, end: from + day[0].length };
}

/** A year that stands at one end is that of the other end too: 2026年3月到5月, "March to May 2026". */
function joined(first: RawDate, second: RawDate): RawDate | undefined {
  const inYearOf = (day: PlainDate, other: PlainDate): PlainDate => `${other.slice(0, 4)}${day.slice(4)}`;
  const onlySecond = first.yearAssumed === true && second.yearAssumed !== true;
  const onlyFirst = second.yearAssumed === true && first.yearAssumed !== true;
  const from = onlySecond ? inYearOf(first.from, second.from) : first.from;
  const to = onlyFirst ? inYearOf(second.to, first.from) : second.to;
  if (to < from || !isPlainDate(from) || !isPlainDate(to)) return undefined;
  return {
    from,
    to,
    precision: 'span',
    yearAssumed: first.yearAssumed === true && second.yearAssumed === true,
  };
}

function opened(normal: string): number {
  const openers = [...Object.keys(BOUNDARIES_BEFORE), ...DATE_SPAN_OPENERS, ...DATE_PREPOSITIONS];
  const before = wordAfter(normal, 0, openers);
  if (!before) return 0;
  let at = before.end;
  while (normal[at] === ' ') at += 1;
  return at;
}

function withoutPlace(found: FoundDate): DateValue {
  const { start: _start, end: _end, ...value } = found;
  return value;
}
