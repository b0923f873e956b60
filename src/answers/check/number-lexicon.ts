/** Number words that state something; "one" and 一 are too often mere grammar and are left to the words beside them. */
export const NUMBER_WORDS_LONG: Readonly<Record<string, number>> = {
  zero: 0,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  dozen: 12,
  dozens: 24,
  twice: 2,
  double: 2,
  triple: 3,
  both: 2,
  tens: 20,
  hundreds: 200,
  thousands: 2000,
  millions: 2e6,
  billions: 2e9,
};

export const FRACTION_WORDS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:a |one )?half\b|一半|半数|过半/g, 50],
  [/\b(?:a |one )third\b|三分之一/g, 100 / 3],
  [/\btwo[\s-]thirds\b|三分之二/g, 200 / 3],
  [/\b(?:a |one )quarter\b(?! of (?:19|20)\d\d)|四分之一/g, 25],
  [/\bthree[\s-]quarters\b|四分之三/g, 75],
  [/多数|大部分|绝大多数|\bmost of\b|\bmajority\b|\bnearly all\b|\balmost all\b|全部都|\ball of\b|几乎/g, -1],
];

export const LARGE_UNITS: Readonly<Record<string, number>> = {
  'hundred million': 1e8,
  billion: 1e9,
  bn: 1e9,
  million: 1e6,
  thousand: 1e3,
  hundred: 100,
  亿: 1e8,
  千万: 1e7,
  百万: 1e6,
  万: 1e4,
  千: 1e3,
  dozen: 12,
};

/** What stands after percentage points. */
export const POINT_WORDS = String.raw`个百分点|percentage points?|points?\b`;
/** Before what stands after the decimal point in words. */
export const POINT_ZH = '点';
export const PERCENT_ZH = /百分之([零〇一二两三四五六七八九十百点]+|\d+(?:\.\d+)?)/g;
/** Digits in words: before what they count, or two and more of them. */
export const WORDS_ZH =
  /[零〇一二两三四五六七八九十百千万亿]+(?=[\s]*(?:个|项|家|条|名|位|件|座|类|笔|支|人|天|亩|周|次|户|批|成|倍|处|所|份|分之|大|城|家))|[零〇一二两三四五六七八九十百千万亿]{2,}/g;
/** They look like numbers and state none. */
export const NO_NUMBERS: ReadonlySet<string> = new Set(['一', '万一', '一一']);
