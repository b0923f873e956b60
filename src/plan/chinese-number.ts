import { CHINESE_DIGITS, CHINESE_GROUPS, CHINESE_TENS } from './number-lexicon.ts';

/**
 * The whole number that Chinese numerals write: 三, 十二, 两百零五, 一万二千, 二〇二六, 三千五 (3500).
 * Undefined when the text is anything else, or beyond what a number holds exactly.
 */
export function parseChineseNumber(text: string): number | undefined {
  const characters = [...text.normalize('NFKC').trim()];
  if (characters.length === 0) return undefined;
  const value = characters.every((one) => one in CHINESE_DIGITS)
    ? readDigits(characters)
    : readMultiplied(characters);
  return value !== undefined && Number.isSafeInteger(value) ? value : undefined;
}

/** 二〇二六: digit by digit. */
function readDigits(characters: readonly string[]): number {
  return Number(characters.map((one) => CHINESE_DIGITS[one]).join(''));
}

/** 两百零五万: groups of at most four digits, each multiplier smaller than the one before it. */
function readMultiplied(characters: readonly string[]): number | undefined {
  let total = 0;
  let group = 0;
  let digit: number | undefined;
  let afterZero = false;
  let lastTen = Number.POSITIVE_INFINITY;
  let lastGroup = Number.POSITIVE_INFINITY;
  let lastMultiplier = 1;
  for (const one of characters) {
    const asDigit = CHINESE_DIGITS[one];
    const asTen = CHINESE_TENS[one];
    const asGroup = CHINESE_GROUPS[one];
    if (asDigit === 0) {
      if (digit !== undefined) return undefined;
      afterZero = true;
    } else if (asDigit !== undefined) {
      if (digit !== undefined) return undefined;
      digit = asDigit;
    } else if (asTen !== undefined) {
      if (asTen >= lastTen || (digit === undefined && (asTen !== 10 || group !== 0))) return undefined;
      group += (digit ?? 1) * asTen;
      digit = undefined;
      lastTen = asTen;
      lastMultiplier = asTen;
      afterZero = false;
    } else if (asGroup !== undefined) {
      const all = group + (digit ?? 0);
      if (all === 0 && !(asGroup === 1e8 && lastGroup === 1e4)) return undefined;
      if (asGroup < lastGroup) total += all * asGroup;
      else if (asGroup === 1e8 && lastGroup === 1e4) total = (total + all) * asGroup;
      else return undefined;
      group = 0;
      digit = undefined;
      lastTen = Number.POSITIVE_INFINITY;
      lastGroup = asGroup;
      lastMultiplier = asGroup;
      afterZero = false;
    } else {
      return undefined;
    }
  }
  // 三千五 is 3500 and 一万二 is 12000, but 三千零五 is 3005 and 十五 is 15.
  const last = digit ?? 0;
  return total + group + (lastMultiplier > 10 && !afterZero ? last * (lastMultiplier / 10) : last);
}
