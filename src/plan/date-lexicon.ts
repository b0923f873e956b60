import type { MonthPart, YearPart } from './date-spans.ts';

/** Words that dates are written with, in both languages, as pieces of patterns over lower-case NFKC text. */
export const MONTH_NAMES: Readonly<Record<string, number>> = {
  january: 1,
  jan: 1,
  february: 2,
  feb: 2,
  march: 3,
  mar: 3,
  april: 4,
  apr: 4,
  may: 5,
  june: 6,
  jun: 6,
  july: 7,
  jul: 7,
  august: 8,
  aug: 8,
  september: 9,
  sept: 9,
  sep: 9,
  october: 10,
  oct: 10,
  november: 11,
  nov: 11,
  december: 12,
  dec: 12,
};

export const WEEKDAY_NAMES: Readonly<Record<string, number>> = {
  monday: 1,
  mon: 1,
  tuesday: 2,
  tues: 2,
  tue: 2,
  wednesday: 3,
  wed: 3,
  thursday: 4,
  thurs: 4,
  thu: 4,
  friday: 5,
  fri: 5,
  saturday: 6,
  sat: 6,
  sunday: 7,
  sun: 7,
};

export const WEEKDAY_CHARACTERS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  日: 7,
  天: 7,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
  '5': 5,
  '6': 6,
  '7': 7,
};

/** How far from the present one: 上周 -1, 本周 0, 下周 +1. */
export const RELATIVE_STEPS: Readonly<Record<string, number>> = {
  上上: -2,
  上: -1,
  前一: -1,
  上一: -1,
  本: 0,
  这: 0,
  这一: 0,
  当: 0,
  该: 0,
  下: 1,
  下一: 1,
  下下: 2,
  last: -1,
  previous: -1,
  'the last': -1,
  'the previous': -1,
  this: 0,
  current: 0,
  the: 0,
  'the current': 0,
  next: 1,
  'the next': 1,
  coming: 1,
  'the coming': 1,
};

export const RELATIVE_YEARS: Readonly<Record<string, number>> = {
  前年: -2,
  去年: -1,
  上年: -1,
  今年: 0,
  本年: 0,
  本年度: 0,
  当年: 0,
  年度: 0,
  明年: 1,
  下年: 1,
  来年: 1,
  后年: 2,
  'last year': -1,
  'the previous year': -1,
  'this year': 0,
  'the year': 0,
  'the current year': 0,
  'next year': 1,
};

export const RELATIVE_DAYS: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨日: -1,
  今天: 0,
  今日: 0,
  当天: 0,
  明天: 1,
  明日: 1,
  后天: 2,
  大后天: 3,
  'the day before yesterday': -2,
  yesterday: -1,
  today: 0,
  tomorrow: 1,
  'the day after tomorrow': 2,
};

/** Words that promise a date and give none. */
export const VAGUE_WORDS = [
  '近期',
  '近日',
  '近段时间',
  '最近',
  '尽快',
  '尽早',
  '早日',
  '适时',
  '择期',
  '不久',
  '稍后',
  '待定',
  '另行通知',
  '抓紧',
  '马上',
  '即将',
  'soon',
  'asap',
  'as soon as possible',
  'shortly',
  'in due course',
  'tbd',
  'tba',
  'to be decided',
  'to be determined',
  'later',
  'in the near future',
  'recently',
  'immediately',
] as const;

export const QUARTER_CHARACTERS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
  首: 1,
  末: 4,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  '1st': 1,
  '2nd': 2,
  '3rd': 3,
  '4th': 4,
  last: 4,
};

export const COUNT_WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fourteen: 14,
  thirty: 30,
  半: 0.5,
  few: 3,
};

export const UNIT_WORDS: Readonly<Record<string, 'day' | 'week' | 'month' | 'quarter' | 'year'>> = {
  天: 'day',
  日: 'day',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  月: 'month',
  季度: 'quarter',
  年: 'year',
  day: 'day',
  days: 'day',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
  quarter: 'quarter',
  quarters: 'quarter',
  year: 'year',
  years: 'year',
};

export type Boundary = 'by' | 'before' | 'since' | 'after';

/** Before a date. A deadline "before 10 December" is read as the days before it; 前 after a date includes the day. */
export const BOUNDARIES_BEFORE: Readonly<Record<string, Boundary>> = {
  by: 'by',
  until: 'by',
  till: 'by',
  'no later than': 'by',
  'not later than': 'by',
  'due by': 'by',
  'up to': 'by',
  'on or before': 'by',
  'by the': 'by',
  'as late as': 'by',
  'at the latest by': 'by',
  截至: 'by',
  截止: 'by',
  截止到: 'by',
  before: 'before',
  'earlier than': 'before',
  'prior to': 'before',
  早于: 'before',
  since: 'since',
  'ever since': 'since',
  自: 'since',
  自从: 'since',
  从: 'since',
  starting: 'since',
  from: 'since',
  after: 'after',
  'later than': 'after',
  晚于: 'after',
};

export const BOUNDARIES_AFTER: Readonly<Record<string, Boundary>> = {
  前: 'by',
  之前: 'by',
  以前: 'by',
  底前: 'by',
  为止: 'by',
  止: 'by',
  以来: 'since',
  起: 'since',
  开始: 'since',
  至今: 'since',
  到现在: 'since',
  到今天: 'since',
  onwards: 'since',
  onward: 'since',
  后: 'after',
  之后: 'after',
  以后: 'after',
};

/** Before a date, bounding nothing. */
export const DATE_PREPOSITIONS = ['in', 'on', 'during', 'of', 'for', '于', '在'] as const;

/** Between the two ends of a span of dates. */
export const DATE_JOINERS = [
  '到',
  '至',
  '-',
  '~',
  '–',
  '—',
  '直到',
  'to',
  'until',
  'till',
  'through',
  'and',
] as const;
export const DATE_SPAN_OPENERS = ['from', 'between', '从', '自', '在'] as const;
export const DATE_SPAN_CLOSERS = ['之间', '期间'] as const;

/** The characters with which a date may begin, in lower case; elsewhere no pattern needs to be tried. */
export const DATE_START =
  /[\da-z〇零○一二两三四五六七八九十半首末第前去今明后来上下本这当该年月周星礼大昨近最过未接往全]/;

/** After a number that is an amount and no month. */
export const AMOUNT_AHEAD = '亿|万';

/** 3月5日-10日: the second day of a span within one month. */
export const DAY_OF_SPAN = /^(\d{1,2})\s*[日号]/;

/** Which part of a month or period a word names. */
export function partOf(word: string | undefined): MonthPart | undefined {
  if (word === undefined) return undefined;
  if (word === '上半月') return 'first_half';
  if (word === '下半月') return 'second_half';
  if (/底|末|end/.test(word)) return 'end';
  if (/上旬|初|early|beginning|start/.test(word)) return 'early';
  return /中|mid/.test(word) ? 'middle' : 'late';
}

/** 年内 is any day of the year, by its end. */
export function yearPartOf(word: string | undefined): YearPart | undefined {
  if (word === undefined || word === '全年') return undefined;
  if (/内/.test(word)) return 'within';
  if (/中/.test(word)) return 'middle';
  return /初/.test(word) ? 'start' : 'end';
}
