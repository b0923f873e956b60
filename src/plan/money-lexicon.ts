import type { MoneyHedge } from './money.ts';

/** Words for a multiple of yuan, with the number of yuan. The longest that fits is read. */
export const MONEY_UNIT_WORDS: Readonly<Record<string, bigint>> = {
  万亿: 1_000_000_000_000n,
  千亿: 100_000_000_000n,
  百亿: 10_000_000_000n,
  十亿: 1_000_000_000n,
  亿: 100_000_000n,
  千万: 10_000_000n,
  百万: 1_000_000n,
  十万: 100_000n,
  万: 10_000n,
  千: 1_000n,
  百: 100n,
  trillion: 1_000_000_000_000n,
  'hundred million': 100_000_000n,
  'hundred millions': 100_000_000n,
  billion: 1_000_000_000n,
  billions: 1_000_000_000n,
  bn: 1_000_000_000n,
  million: 1_000_000n,
  millions: 1_000_000n,
  mn: 1_000_000n,
  'ten thousand': 10_000n,
  wan: 10_000n,
  yi: 100_000_000n,
  thousand: 1_000n,
};

/** Letters that stand for a multiple only beside a currency: "CNY 3m", but "3 m" is a length. */
export const SHORT_UNIT_WORDS: Readonly<Record<string, bigint>> = {
  b: 1_000_000_000n,
  m: 1_000_000n,
  k: 1_000n,
};

export const CURRENCY_BEFORE = '(?:人民币|rmb|cny|yuan|¥)';
export const CURRENCY_AFTER = '(?:元(?:人民币)?|人民币|块钱|rmb\\b|cny\\b|yuan\\b)';
/** Another country's money is no amount of ours. */
export const FOREIGN_CURRENCY =
  '(?:美元|美金|欧元|港元|港币|日元|英镑|韩元|卢布|us dollars?|usd|eur|hkd|jpy|dollars?|euros?)';

/** Counted things: "3万人" is no amount of money. */
export const COUNTED_THINGS =
  '(?:人|名|位|户|亩|平方|平米|公里|公顷|千米|米|吨|公斤|辆|台|套|家|个|件|次|千瓦|兆瓦|度|株|棵|头|只|羽|册|份|张|条|项|座|栋|间|床|股|字|年|天|日|多人|余人|m2|km|kw|mw|people|persons?|visitors?|tourists?|jobs?|households?|square|sq|mu\\b|tons?|tonnes?|vehicles?|cars?|units?|sets?|users?|talents?|times?|years?|days?|%)';

/** Said before an amount. */
export const HEDGES_BEFORE: Readonly<Record<string, MoneyHedge>> = {
  近: 'nearly',
  将近: 'nearly',
  接近: 'nearly',
  约: 'about',
  约为: 'about',
  大约: 'about',
  大概: 'about',
  约合: 'about',
  力争: 'target',
  预计: 'target',
  nearly: 'nearly',
  almost: 'nearly',
  'close to': 'nearly',
  about: 'about',
  around: 'about',
  approximately: 'about',
  approx: 'about',
  'approx.': 'about',
  roughly: 'about',
  '~': 'about',
  '≈': 'about',
};

/** Said after the number (余, 多) or after the whole amount. */
export const HEDGES_AFTER: Readonly<Record<string, MoneyHedge>> = {
  左右: 'about',
  上下: 'about',
  余: 'more',
  多: 'more',
  'or so': 'about',
};

export type Comparison = 'min' | 'min_exclusive' | 'max' | 'max_exclusive';

export const COMPARISONS_BEFORE: Readonly<Record<string, Comparison>> = {
  超过: 'min_exclusive',
  超: 'min_exclusive',
  大于: 'min_exclusive',
  高于: 'min_exclusive',
  多于: 'min_exclusive',
  逾: 'min_exclusive',
  突破: 'min_exclusive',
  不低于: 'min',
  不少于: 'min',
  不小于: 'min',
  大于等于: 'min',
  大于或等于: 'min',
  至少: 'min',
  最少: 'min',
  达到: 'min',
  不满: 'max_exclusive',
  不足: 'max_exclusive',
  不到: 'max_exclusive',
  未达: 'max_exclusive',
  未达到: 'max_exclusive',
  低于: 'max_exclusive',
  小于: 'max_exclusive',
  少于: 'max_exclusive',
  不超过: 'max',
  不高于: 'max',
  不大于: 'max',
  不多于: 'max',
  小于等于: 'max',
  小于或等于: 'max',
  至多: 'max',
  最多: 'max',
  '>': 'min_exclusive',
  '>=': 'min',
  '≥': 'min',
  '<': 'max_exclusive',
  '<=': 'max',
  '≤': 'max',
  over: 'min_exclusive',
  above: 'min_exclusive',
  exceeding: 'min_exclusive',
  exceeds: 'min_exclusive',
  'more than': 'min_exclusive',
  'greater than': 'min_exclusive',
  'higher than': 'min_exclusive',
  'larger than': 'min_exclusive',
  'bigger than': 'min_exclusive',
  'at least': 'min',
  'no less than': 'min',
  'not less than': 'min',
  'a minimum of': 'min',
  under: 'max_exclusive',
  below: 'max_exclusive',
  'less than': 'max_exclusive',
  'fewer than': 'max_exclusive',
  'lower than': 'max_exclusive',
  'smaller than': 'max_exclusive',
  'at most': 'max',
  'no more than': 'max',
  'not more than': 'max',
  'not over': 'max',
  'not exceeding': 'max',
  'up to': 'max',
  within: 'max',
  'a maximum of': 'max',
};

export const COMPARISONS_AFTER: Readonly<Record<string, Comparison>> = {
  以上: 'min',
  及以上: 'min',
  或以上: 'min',
  含以上: 'min',
  起: 'min',
  以下: 'max',
  及以下: 'max',
  或以下: 'max',
  以内: 'max',
  之内: 'max',
  'or more': 'min',
  'or above': 'min',
  'or over': 'min',
  'and above': 'min',
  'and over': 'min',
  'and up': 'min',
  'or higher': 'min',
  'or larger': 'min',
  'or less': 'max',
  'or below': 'max',
  'or under': 'max',
  'and below': 'max',
  'or lower': 'max',
};

/** Between the two ends of a span of amounts. */
export const SPAN_JOINERS = ['到', '至', '-', '~', '–', '—', '和', '与', 'to', 'and'] as const;
/** Words that make 和 / "and" a span instead of two amounts. */
export const BETWEEN_BEFORE = ['between', 'from', '从', '介于', '在'] as const;
export const BETWEEN_AFTER = ['之间', '间'] as const;

/** 亿元以上, 千万元级: the unit alone, meaning one of it and more. */
export const BARE_UNIT_WORDS = ['亿', '十亿', '百亿', '千亿', '万亿', '千万', '百万'] as const;
export const BARE_UNIT_FOLLOWERS = '(?:元|级|以上|及以上)';

/** Right after a number: somewhat more than it. */
export const MORE_CLASS = '余多';
export const YUAN_CHARACTER = '元';
/** Numbers that say only "some". */
export const SOME_CLASS = '几数';
/** Joiners that make a span only with a word before or after. */
export const LOOSE_JOINERS: readonly string[] = ['和', '与', 'and'];

/** The units in which an amount is written, from the greatest. */
export const WRITTEN_UNITS = [
  { suffix: '亿元', yuan: 100_000_000n },
  { suffix: '万元', yuan: 10_000n },
  { suffix: '元', yuan: 1n },
] as const;
