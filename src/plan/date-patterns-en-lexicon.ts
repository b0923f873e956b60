import {
  COUNT_WORDS,
  MONTH_NAMES,
  partOf,
  QUARTER_CHARACTERS,
  RELATIVE_STEPS,
  WEEKDAY_NAMES,
} from './date-lexicon.ts';
import {
  countOf,
  type DatePattern,
  endOf,
  inMonth,
  inYear,
  pattern,
  stepOf,
  steppedPeriod,
  unitOf,
  yearOf,
} from './date-pattern.ts';
import { aroundToday, dayOf, monthPart, quarterSpan, stepMonth, weekdayIn, yearSpan } from './date-spans.ts';
import { alternatives } from './word-match.ts';

const STEP_EN = `(?<step>${alternatives(Object.keys(RELATIVE_STEPS).filter((word) => /[a-z]/.test(word)))})`;
const MONTH_EN = `(?<monthName>${alternatives(Object.keys(MONTH_NAMES))})\\b\\.?`;
const YEAR_EN =
  '(?:,?\\s*(?:of\\s+)?(?<year>(?:19|20|21)\\d{2})(?!\\d|\\.\\d|%)|\\s+(?:of\\s+)?(?<yearWord>last year|this year|next year))';
const DAY_EN = '(?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[.:]\\d|%)';
const WEEKDAY_EN = `(?<weekday>${alternatives(Object.keys(WEEKDAY_NAMES))})\\b`;
const COUNT = `(?<count>\\d{1,3}|[一二两三四五六七八九十百半]{1,4}|${alternatives(Object.keys(COUNT_WORDS).filter((word) => /[a-z]/.test(word)))})`;
const UNIT_EN = '(?<unit>days?|weeks?|months?|quarters?|years?)\\b';
const PART_EN =
  '(?<part>early|mid|middle of|late|beginning of|start of|end of|(?:the\\s+)?(?:end|start|beginning|middle) of(?:\\s+the)?)[\\s-]*';

/** The ways to write a date in English. */
export const ENGLISH_DATE_PATTERNS: readonly DatePattern[] = [
  // 5 March 2026, March 5th, 5 Mar
  {
    pattern: pattern(`${DAY_EN}\\s*(?:of\\s+)?-?${MONTH_EN}(?:-?${YEAR_EN})?`),
    read: (groups, today) => inMonth(groups, today, (year, month) => dayOf(year, month, Number(groups.day))),
  },
  {
    pattern: pattern(
      `${MONTH_EN}\\s*(?:the\\s+)?${DAY_EN}(?!\\s*(?:million|billion|%|points?|percent))(?:${YEAR_EN})?`,
    ),
    read: (groups, today) => inMonth(groups, today, (year, month) => dayOf(year, month, Number(groups.day))),
  },
  // end of March 2026, mid-June, June
  {
    pattern: pattern(`(?:${PART_EN})?${MONTH_EN}(?:${YEAR_EN})?`),
    read: (groups, today) =>
      inMonth(groups, today, (year, month) => monthPart(year, month, partOf(groups.part))),
  },
  {
    pattern: pattern(`${MONTH_EN}\\s*[-]?\\s*end\\b`),
    read: (groups, today) => inMonth(groups, today, (year, month) => monthPart(year, month, 'end')),
  },
  // Q3 2026, 2026 Q3, the third quarter, H1, first half of 2026, the first three quarters
  {
    pattern: pattern(
      `(?:(?<year>(?:19|20|21)\\d{2})[\\s-年]*)?(?<end>(?:the\\s+)?end of\\s+)?(?:q(?<q>[1-4])|h(?<h>[12]))\\b(?:[\\s-]*(?:of\\s+)?(?<year2>(?:19|20|21)\\d{2})\\b|\\s+(?:of\\s+)?(?<yearWord>last year|this year|next year)\\b)?`,
    ),
    read: (groups, today) =>
      inYear({ ...groups, year: groups.year ?? groups.year2 }, today, (year) =>
        endOf(
          groups.q ? quarterSpan(year, Number(groups.q)) : quarterSpan(year, groups.h === '1' ? 1 : 3, 2),
          partOf(groups.end),
        ),
      ),
  },
  {
    pattern: pattern(
      `(?:the\\s+)?(?<quarter>first|second|third|fourth|last|1st|2nd|3rd|4th)\\s+quarter\\s+of\\b(?:\\s+the\\s+year\\b)?(?:${YEAR_EN})?|(?:the\\s+)?(?<quarter2>first|second|third|fourth|1st|2nd|3rd|4th)\\s+quarter\\b(?:${YEAR_EN.replaceAll('year', 'yearB')})?`,
    ),
    read: (groups, today) =>
      inYear(
        { ...groups, year: groups.year ?? groups.yearB, yearWord: groups.yearWord ?? groups.yearBWord },
        today,
        (year) => quarterSpan(year, QUARTER_CHARACTERS[groups.quarter ?? groups.quarter2 ?? ''] ?? 0),
      ),
  },
  {
    pattern: pattern(`(?:the\\s+)?first\\s+(?<quarters>two|three|2|3)\\s+quarters\\b(?:${YEAR_EN})?`),
    read: (groups, today) =>
      inYear(groups, today, (year) =>
        quarterSpan(year, 1, COUNT_WORDS[groups.quarters ?? ''] ?? Number(groups.quarters)),
      ),
  },
  {
    pattern: pattern(`(?:the\\s+)?(?<half>first|second)\\s+half\\b(?:\\s+of\\s+the\\s+year|${YEAR_EN})?`),
    read: (groups, today) =>
      inYear(groups, today, (year) => quarterSpan(year, groups.half === 'first' ? 1 : 3, 2)),
  },
  // this month, last quarter, next week, end of the year, year end
  {
    pattern: pattern(
      `(?:${PART_EN.replace('(?:\\s+the)?)', ')')})?${STEP_EN}\\s+(?<unit>week|month|quarter|year)\\b`,
    ),
    read: (groups, today) => steppedPeriod(groups, today),
  },
  {
    pattern: pattern('(?:the\\s+)?year[\\s-]*end\\b'),
    read: (_groups, today) => yearSpan(yearOf(today), 'end'),
  },
  {
    pattern: pattern('(?:the\\s+)?month[\\s-]*end\\b'),
    read: (_groups, today) => endOf(stepMonth(today, 0), 'end'),
  },
  // next Friday, Monday
  {
    pattern: pattern(`(?:(?:on\\s+)?${STEP_EN}\\s+)?${WEEKDAY_EN}`),
    read: (groups, today) =>
      weekdayIn(
        today,
        groups.step === undefined ? 0 : stepOf(groups),
        WEEKDAY_NAMES[groups.weekday ?? ''] ?? 1,
        groups.step === undefined,
      ),
  },
  // the last 7 days, within two weeks, in 3 days, 5 days ago
  {
    pattern: pattern(
      `(?:the\\s+)?(?<way>last|past|previous|next|coming|following|within|within the next|in the next|in the last)\\s+${COUNT}\\s+${UNIT_EN}`,
    ),
    read: (groups, today) =>
      aroundToday(
        today,
        /last|past|previous/.test(groups.way ?? '') ? 'last' : groups.way === 'within' ? 'within' : 'next',
        countOf(groups),
        unitOf(groups),
      ),
  },
  {
    pattern: pattern(`in\\s+${COUNT}\\s+${UNIT_EN}(?:'?\\s*time)?`),
    read: (groups, today) => aroundToday(today, 'in', countOf(groups), unitOf(groups)),
  },
  {
    pattern: pattern(`${COUNT}\\s+${UNIT_EN}\\s+ago\\b`),
    read: (groups, today) => aroundToday(today, 'ago', countOf(groups), unitOf(groups)),
  },
  // in 2026
  {
    pattern: pattern(
      '(?:in\\s+|year\\s+)(?<year>(?:19|20|21)\\d{2})(?![\\d.,%-]|\\s*(?:亿|万|million|billion|yuan))',
    ),
    read: (groups) => yearSpan(Number(groups.year), undefined),
  },
];
