/** Chinese digits, everyday and financial. */
export const CHINESE_DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};

/** Multipliers inside a group of four digits. */
export const CHINESE_TENS: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1000,
  拾: 10,
  佰: 100,
  仟: 1000,
};

/** Multipliers of a whole group. */
export const CHINESE_GROUPS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** The decimal point when a number is written in words: 一点二. */
export const CHINESE_POINT = '点';

export const CHINESE_DIGIT_CLASS = Object.keys(CHINESE_DIGITS).join('');
export const CHINESE_TEN_CLASS = Object.keys(CHINESE_TENS).join('');

/** 十 may begin a number: 十二. */
export const CHINESE_TEN_START = '十拾';
