import { parseChineseNumber } from './chinese-number.ts';
import {
  COUNT_WORDS,
  partOf,
  QUARTER_CHARACTERS,
  RELATIVE_DAYS,
  RELATIVE_STEPS,
  RELATIVE_YEARS,
  WEEKDAY_CHARACTERS,
  yearPartOf,
} from './date-lexicon.ts';
import {
  countOf,
  type DatePattern,
  endOf,
  inMonth,
  inYear,
  numberOf,
  pattern,
  stepOf,
  unitOf,
  yearIn,
} from './date-pattern.ts';
import {
  aroundToday,
  dayOf,
  daySpan,
  monthPart,
  quarterSpan,
  stepQuarter,
  stepWeek,
  weekdayIn,
  yearSpan,
} from './date-spans.ts';
import { alternatives } from './word-match.ts';

const YEAR_ZH = `(?:(?<year>(?:19|20|21)\\d{2}|[〇零○一二三四五六七八九]{4})\\s*年度?|(?<yearWord>${alternatives(Object.keys(RELATIVE_YEARS).filter((word) => word.endsWith('年')))})度?)[的,]?\\s*`;
const NUMBER_ZH = '(?:\\d{1,2}|[〇零一二三四五六七八九十]{1,3})';
const MONTH_ZH = `(?<month>${NUMBER_ZH})\\s*月份?`;
const STEP_ZH = `(?<step>${alternatives(Object.keys(RELATIVE_STEPS).filter((word) => !/[a-z]/.test(word)))})`;
const COUNT = `(?<count>\\d{1,3}|[一二两三四五六七八九十百半]{1,4}|${alternatives(Object.keys(COUNT_WORDS).filter((word) => /[a-z]/.test(word)))})`;
const UNIT_ZH = '个?(?<unit>天|日|周|星期|礼拜|月|季度|年)';

/** 十五 ended in 2005, 十一五 in 2010. */
const FIRST_PLAN_END = 2005;

/** The ways to write a date in Chinese. */
export const CHINESE_DATE_PATTERNS: readonly DatePattern[] = [
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
    read: (groups, today) =>
      inMonth(groups, today, (year, month) => monthPart(year, month, partOf(groups.part))),
  },
  // (2026年)第一季度, 前三季度, 上半年, 本季度
  {
    pattern: pattern(`(?:${YEAR_ZH})?第?(?<quarter>[一二三四1234首末])个?季度(?<end>底|末)?`),
    read: (groups, today) =>
      inYear(groups, today, (year) =>
        endOf(quarterSpan(year, QUARTER_CHARACTERS[groups.quarter ?? ''] ?? 0), partOf(groups.end)),
      ),
  },
  {
    pattern: pattern(`(?:${YEAR_ZH})?前(?<quarters>[一二两三1-3])个?季度`),
    read: (groups, today) => inYear(groups, today, (year) => quarterSpan(year, 1, numberOf(groups.quarters))),
  },
  {
    pattern: pattern(`${STEP_ZH}个?季度(?<end>底|末)?`),
    read: (groups, today) => endOf(stepQuarter(today, stepOf(groups)), partOf(groups.end)),
  },
  {
    pattern: pattern(`(?:${YEAR_ZH})?(?<half>上|下)半年(?<end>底|末)?`),
    read: (groups, today) =>
      inYear(groups, today, (year) =>
        endOf(quarterSpan(year, groups.half === '上' ? 1 : 3, 2), partOf(groups.end)),
      ),
  },
  // 2026年, 今年底, 年内, 年底
  {
    pattern: pattern(
      `(?:${YEAR_ZH}|(?<here>本|当)?年(?=[底末内初中终]))(?<part>年?[底末终]|年?之?内|年?初|年?中|全年)?`,
    ),
    read: (groups, today) => yearSpan(yearIn(groups, today).year, yearPartOf(groups.part)),
  },
  // 十四五期间, 十五五末: the years of a five-year plan
  {
    pattern: pattern(
      '(?<![一二三四五六七八九])十(?<plan>[一二三四五六])五(?!\\d)(?:规划)?(?:时期|期间|期)?(?<end>末|底)?',
    ),
    read: (groups) => {
      const last = FIRST_PLAN_END + 5 * (parseChineseNumber(groups.plan ?? '') ?? 0);
      const to = `${last}-12-31`;
      return { from: groups.end === undefined ? `${last - 4}-01-01` : to, to, precision: 'span' };
    },
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
    read: (groups, today) => endOf(stepWeek(today, stepOf(groups)), partOf(groups.part)),
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
    // 五月以后 begins in June; only 五个月以后 counts months.
    pattern: pattern(
      `${COUNT}${UNIT_ZH.replace('月', '(?<=[个半])月')}(?<way>之?内|以内|之?后|以后|之?前|以前)`,
    ),
    read: (groups, today) =>
      aroundToday(
        today,
        /内/.test(groups.way ?? '') ? 'within' : /后/.test(groups.way ?? '') ? 'in' : 'ago',
        countOf(groups),
        unitOf(groups),
      ),
  },
];
