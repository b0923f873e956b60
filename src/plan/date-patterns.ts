import { AMOUNT_AHEAD } from './date-lexicon.ts';
import { assumed, type DatePattern, pattern, yearOf } from './date-pattern.ts';
import { ENGLISH_DATE_PATTERNS } from './date-patterns-en-lexicon.ts';
import { CHINESE_DATE_PATTERNS } from './date-patterns-zh-lexicon.ts';
import { dayOf, monthSpan } from './date-spans.ts';

const NUMERIC_DATE_PATTERNS: readonly DatePattern[] = [
  // 2026-03-05, 2026/3/5, 2026.3.5, 20260305
  {
    pattern: pattern(
      '(?<year>(?:19|20|21)\\d{2})(?:(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>(?<day>\\d{1,2})|(?<month2>[01]\\d)(?<day2>[0-3]\\d))(?![\\d])',
    ),
    read: (groups) =>
      dayOf(Number(groups.year), Number(groups.month ?? groups.month2), Number(groups.day ?? groups.day2)),
  },
  // 2026-03, 2026.3
  {
    pattern: pattern(
      `(?<year>(?:19|20|21)\\d{2})[-/.](?<month>\\d{1,2})(?![\\d/.%-]|\\s*(?:%|${AMOUNT_AHEAD}))`,
    ),
    read: (groups) => monthSpan(Number(groups.year), Number(groups.month)),
  },
  // 3/5: month first, as Chinese writers have it
  {
    pattern: pattern('(?<month>\\d{1,2})/(?<day>\\d{1,2})(?![\\d/.])'),
    read: (groups, today) => assumed(dayOf(yearOf(today), Number(groups.month), Number(groups.day))),
  },
];

/** Every way to write a date. Of those that fit at a place, the longest is meant. */
export const DATE_PATTERNS: readonly DatePattern[] = [
  ...NUMERIC_DATE_PATTERNS,
  ...CHINESE_DATE_PATTERNS,
  ...ENGLISH_DATE_PATTERNS,
];
