import { parseChineseNumber } from './chinese-number.ts';
import {
  COUNT_WORDS,
  MONTH_NAMES,
  QUARTER_CHARACTERS,
  RELATIVE_DAYS,
  RELATIVE_STEPS,
  RELATIVE_YEARS,
  UNIT_WORDS,
  WEEKDAY_CHARACTERS,
  WEEKDAY_NAMES,
} from './date-lexicon.ts';
import {
  aroundToday,
  dayOf,
  daySpan,
  monthPart,
  monthSpan,
  quarterSpan,
  type RawDate,
  stepMonth,
  stepQuarter,
  stepWeek,
  weekdayIn,
  yearSpan,
} from './date-spans.ts';
import type { PlainDate } from './records.ts';
import { alternatives } from './word-match.ts';

/** One way to write a date: where it fits, what it means. An answer of undefined: not this way after all. */
export interface DatePattern {
  readonly pattern: RegExp;
  read(
    groups: Readonly<Record<string, string | undefined>>,
    today: PlainDate,
  ): RawDate | 'no_such_day' | undefined;
}

const YEAR = `(?:(?<year>(?:19|20|21)\\d{2}|[〇零○一二三四五六七八九]{4})\\s*年?度?|(?<yearWord>${alternatives(Object.keys(RELATIVE_YEARS).filter((word) => word.endsWith('年')))})度?)[的,]?\\s*`;
const YEAR_ZH = YEAR.replace('年?度?', '年度?');
const NUMBER_ZH = '(?:\\d{1,2}|[〇零一二三四五六七八九十]{1,3})';
const MONTH_ZH = `(?<month>${NUMBER_ZH})\\s*月份?`;
const STEP_ZH = `(?<step>${alternatives(Object.keys(RELATIVE_STEPS).filter((word) => !/[a-z]/.test(word)))})`;
const STEP_EN = `(?<step>${alternatives(Object.keys(RELATIVE_STEPS).filter((word) => /[a-z]/.test(word)))})`;
const MONTH_EN = `(?<monthName>${alternatives(Object.keys(MONTH_NAMES))})\\b\\.?`;
const YEAR_EN =
  '(?:,?\\s*(?:of\\s+)?(?<year>(?:19|20|21)\\d{2})(?![\\d.%])|\\s+(?:of\\s+)?(?<yearWord>last year|this year|next year))';
const DAY_EN = '(?<day>\\d{1,2})(?:st|nd|rd|th)?(?![\\d.%:])';
const WEEKDAY_EN = `(?<weekday>${alternatives(Object.keys(WEEKDAY_NAMES))})\\b`;
const COUNT = `(?<count>\\d{1,3}|[一二两三四五六七八九十百半]{1,4}|${alternatives(Object.keys(COUNT_WORDS).filter((word) => /[a-z]/.test(word)))})`;
const UNIT_ZH = '个?(?<unit>天|日|周|星期|礼拜|月|季度|年)';
const UNIT_EN = '(?<unit>days?|weeks?|months?|quarters?|years?)\\b';
const PART_EN =
  '(?<part>early|mid|middle of|late|beginning of|start of|end of|(?:the\\s+)?(?:end|start|beginning|middle) of(?:\\s+the)?)[\\s-]*';

const pattern = (source: string): RegExp => new RegExp(source, 'y');

export const DATE_PATTERNS: readonly DatePattern[] = [
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
    pattern: pattern('(?<year>(?:19|20|21)\\d{2})[-/.](?<month>\\d{1,2})(?![\\d/.%-]|\\s*(?:亿|万|%))'),
    read: (groups) => monthSpan(Number(groups.year), Number(groups.month)),
  },
  // 3/5: month first, as Chinese writers have it
  {
    pattern: pattern('(?<month>\\d{1,2})/(?<day>\\d{1,2})(?![\\d/.])'),
    read: (groups, today) => assumed(dayOf(yearOf(today), Number(groups.month), Number(groups.day))),
  },
  // (2026年)3月5日
  {
    pattern: pattern(
      `(?:${YEAR_ZH})?(?:${MONTH_ZH}|${STEP_ZH}个?月)(?:(?<day>${NUMBER_ZH})\\s*[日号]|(?<bareDay>\\d{1,2})(?!\\d|[.%]\\d|\\s*[月亿万千个家人名项年天周%]))`,
    ),
    read: (groups, today) =>
      inMonth(groups, today, (year, month) => dayOf(year, month, numberOf(groups.day ?? groups.bareDay))),
  },
  // 3月上旬, 3月底, 3月初, 3月
  {
    pattern: pattern(
      `(?:${YEAR_ZH})?(?:${MONTH_ZH}|${STEP_ZH}个?月份?|(?<bare>月)(?=[底末初]))(?<part>上旬|中旬|下旬|上半月|下半月|底|末|初|中)?(?!\\d)`,
    ),
    read: (groups, today) => inMonth(groups, today, (year, month) => monthPart(year, month, groups.part)),
  },
  // (2026年)第一季度, 前三季度, 上半年, 本季度
  {
    pattern: pattern(`(?:${YEAR_ZH})?第?(?<quarter>[一二三四1234首末])个?季度(?<end>底|末)?`),
    read: (groups, today) =>
      inYear(groups, today, (year) =>
        endOf(quarterSpan(year, QUARTER_CHARACTERS[groups.quarter ?? ''] ?? 0), groups.end),
      ),
  },
  {
    pattern: pattern(`(?:${YEAR_ZH})?前(?<quarters>[一二两三1-3])个?季度`),
    read: (groups, today) => inYear(groups, today, (year) => quarterSpan(year, 1, numberOf(groups.quarters))),
  },
  {
    pattern: pattern(`${STEP_ZH}个?季度(?<end>底|末)?`),
    read: (groups, today) => endOf(stepQuarter(today, stepOf(groups)), groups.end),
  },
  {
    pattern: pattern(`(?:${YEAR_ZH})?(?<half>上|下)半年(?<end>底|末)?`),
    read: (groups, today) =>
      inYear(groups, today, (year) => endOf(quarterSpan(year, groups.half === '上' ? 1 : 3, 2), groups.end)),
  },
  // 2026年, 今年底, 年内, 年底
  {
    pattern: pattern(
      `(?:${YEAR_ZH}|(?<here>本|当)?年(?=[底末内初中终]))(?<part>年?[底末终]|年?之?内|年?初|年?中|全年)?`,
    ),
    read: (groups, today) => yearSpan(yearIn(groups, today).year, groups.part),
  },
  // 上周五, 本周, 周五
  {
    pattern: pattern(`(?:${STEP_ZH}个?)?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天1-7])(?!\\d|[周个])`),
    read: (groups, today) =>
      weekdayIn(
        today,
        groups.step === undefined ? 0 : stepOf(groups),
        WEEKDAY_CHARACTERS[groups.weekday ?? ''] ?? 1,
        groups.step === undefined,
      ),
  },
  {
    pattern: pattern(`${STEP_ZH}一?个?(?:周|星期|礼拜)(?<part>末|底)?内?`),
    read: (groups, today) => endOf(stepWeek(today, stepOf(groups)), groups.part),
  },
  // 今天, 近7天, 3天后, 两周内
  {
    pattern: pattern(`(?<relative>${alternatives(Object.keys(RELATIVE_DAYS))})(?![a-z])`),
    read: (groups, today) => daySpan(today, RELATIVE_DAYS[groups.relative ?? ''] ?? 0),
  },
  {
    pattern: pattern(`(?<way>近|最近|过去|前|未来|今后|接下来|往后)的?${COUNT}${UNIT_ZH}内?`),
    read: (groups, today) =>
      aroundToday(
        today,
        /近|过去|前/.test(groups.way ?? '') ? 'last' : 'next',
        countOf(groups),
        unitOf(groups),
      ),
  },
  {
    pattern: pattern(`${COUNT}${UNIT_ZH}(?<way>之?内|以内|之?后|以后|之?前|以前)`),
    read: (groups, today) =>
      aroundToday(
        today,
        /内/.test(groups.way ?? '') ? 'within' : /后/.test(groups.way ?? '') ? 'in' : 'ago',
        countOf(groups),
        unitOf(groups),
      ),
  },
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
    read: (groups, today) => inMonth(groups, today, (year, month) => monthPart(year, month, groups.part)),
  },
  {
    pattern: pattern(`${MONTH_EN}\\s*[-]?\\s*end\\b`),
    read: (groups, today) => inMonth(groups, today, (year, month) => monthPart(year, month, 'end of')),
  },
  // Q3 2026, 2026 Q3, the third quarter, H1, first half of 2026, the first three quarters
  {
    pattern: pattern(
      `(?:(?<year>(?:19|20|21)\\d{2})[\\s-年]*)?(?<end>(?:the\\s+)?end of\\s+)?(?:q(?<q>[1-4])|h(?<h>[12]))\\b(?:[\\s-]*(?:of\\s+)?(?<year2>(?:19|20|21)\\d{2})\\b)?`,
    ),
    read: (groups, today) =>
      inYear({ ...groups, year: groups.year ?? groups.year2 }, today, (year) =>
        endOf(
          groups.q ? quarterSpan(year, Number(groups.q)) : quarterSpan(year, groups.h === '1' ? 1 : 3, 2),
          groups.end,
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
    read: (_groups, today) => yearSpan(yearOf(today), '底'),
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

function steppedPeriod(groups: Groups, today: PlainDate): RawDate {
  const step = stepOf(groups);
  const part = groups.part;
  if (groups.unit === 'week') return endOf(stepWeek(today, step), part);
  if (groups.unit === 'quarter') return endOf(stepQuarter(today, step), part);
  if (groups.unit === 'year')
    return yearSpan(yearOf(today) + step, part && /end|late/.test(part) ? '底' : undefined);
  const month = stepMonth(today, step);
  const found = monthPart(yearOf(month.from), Number(month.from.slice(5, 7)), part);
  return found === 'no_such_day' ? month : found;
}

type Groups = Readonly<Record<string, string | undefined>>;

function inMonth(
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

function inYear(groups: Groups, today: PlainDate, read: (year: number) => RawDate): RawDate {
  const { year, written } = yearIn(groups, today);
  const found = read(year);
  return written ? found : { ...found, yearAssumed: true };
}

function yearIn(groups: Groups, today: PlainDate): { readonly year: number; readonly written: boolean } {
  if (groups.year !== undefined) return { year: numberOf(groups.year), written: true };
  if (groups.yearWord !== undefined)
    return { year: yearOf(today) + (RELATIVE_YEARS[groups.yearWord] ?? 0), written: true };
  return { year: yearOf(today), written: false };
}

function assumed<Found extends RawDate | 'no_such_day'>(found: Found): Found | RawDate {
  return found === 'no_such_day' ? found : { ...(found as RawDate), yearAssumed: true };
}

function endOf(span: RawDate, part: string | undefined): RawDate {
  return part !== undefined && /底|末|end/.test(part) ? { ...span, from: span.to, precision: 'day' } : span;
}

function stepOf(groups: Groups): number {
  return RELATIVE_STEPS[(groups.step ?? '').replace(/\s+/g, ' ')] ?? 0;
}

function countOf(groups: Groups): number {
  const count = groups.count ?? '';
  return COUNT_WORDS[count] ?? numberOf(count);
}

function unitOf(groups: Groups): 'day' | 'week' | 'month' | 'quarter' | 'year' {
  return UNIT_WORDS[groups.unit ?? ''] ?? 'day';
}

function numberOf(text: string | undefined): number {
  if (text === undefined) return 0;
  return /^\d+$/.test(text) ? Number(text) : (parseChineseNumber(text) ?? 0);
}

function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}
