import { parseChineseNumber } from './chinese-number.ts';
import {
  BARE_UNIT_FOLLOWERS,
  BARE_UNIT_WORDS,
  COUNTED_THINGS,
  CURRENCY_AFTER,
  CURRENCY_BEFORE,
  FOREIGN_CURRENCY,
  MONEY_UNIT_WORDS,
  MORE_CLASS,
  SHORT_UNIT_WORDS,
  SOME_CLASS,
  YUAN_CHARACTER,
} from './money-lexicon.ts';
import {
  CHINESE_DIGIT_CLASS,
  CHINESE_POINT,
  CHINESE_TEN_CLASS,
  CHINESE_TEN_START,
} from './number-lexicon.ts';
import { alternatives } from './word-match.ts';

/** An amount in yuan, exact: `numerator` / 10^`scale`. Without a written unit, just the number. */
export interface RawAmount {
  readonly end: number;
  readonly numerator: bigint;
  readonly scale: number;
  /** The multiple of yuan that its last part was in. */
  readonly unitYuan: bigint;
  readonly unitWritten: boolean;
  readonly currencyWritten: boolean;
  /** 余 or 多 stands after its number. */
  readonly more: boolean;
  /** No number at all: 亿元以上. */
  readonly implied: boolean;
}

const CURRENCY_START = new RegExp(`${CURRENCY_BEFORE}\\s*`, 'y');
const PLAIN_NUMBER = /(?:\d{1,3}(?:,\d{3})+|\d{1,18})(?:\.\d{1,18})?/y;
const WORD_NUMBER = new RegExp(
  `[${CHINESE_TEN_START}${CHINESE_DIGIT_CLASS}][${CHINESE_DIGIT_CLASS}${CHINESE_TEN_CLASS}]{0,12}(?:${CHINESE_POINT}[${CHINESE_DIGIT_CLASS}]{1,8})?`,
  'y',
);
const MORE = new RegExp(`\\s*[${MORE_CLASS}]`, 'y');
const MORE_BEFORE_YUAN = new RegExp(`[${MORE_CLASS}](?=${YUAN_CHARACTER})`, 'y');
const NUMBER_BEFORE = new RegExp(`[${CHINESE_DIGIT_CLASS}${CHINESE_TEN_CLASS}${SOME_CLASS}\\d]$`);
const UNIT = new RegExp(`\\s*(?:(${alternatives(Object.keys(MONEY_UNIT_WORDS))})(?![a-z]))`, 'y');
const SHORT_UNIT = new RegExp(`(${Object.keys(SHORT_UNIT_WORDS).join('|')})(?![a-z0-9])`, 'y');
const CURRENCY_END = new RegExp(`\\s*${CURRENCY_AFTER}`, 'y');
const FOREIGN = new RegExp(`\\s*${FOREIGN_CURRENCY}`, 'y');
const COUNTED = new RegExp(`\\s*${COUNTED_THINGS}`, 'y');
const BARE_UNIT = new RegExp(`(${alternatives([...BARE_UNIT_WORDS])})(?=${BARE_UNIT_FOLLOWERS})`, 'y');
const JOINED_BEFORE = /[A-Za-z0-9_.,]$|[A-Za-z]-$/;

/**
 * Reads the amount that begins at a place of a lower-case NFKC text. `inText`: other words stand around it, so that
 * a number inside a code or before a counted thing is none.
 */
export function readAmount(
  text: string,
  at: number,
  options: { readonly inText?: boolean } = {},
): RawAmount | undefined {
  if (options.inText && JOINED_BEFORE.test(text.slice(Math.max(0, at - 2), at))) return undefined;
  const currency = matchAt(CURRENCY_START, text, at);
  let end = at + (currency?.[0].length ?? 0);
  const bare = currency ? undefined : readBareUnit(text, end);
  if (bare) return bare;

  let numerator = 0n;
  let scale = 0;
  let lastUnit = 0n;
  let unitYuan = 1n;
  let more = false;
  let terms = 0;
  for (;;) {
    const number = readNumber(text, end);
    if (!number) break;
    let next = number.end;
    const moreHere = matchAt(MORE, text, next);
    const unitAfterMore = moreHere && matchAt(UNIT, text, next + moreHere[0].length);
    const unit = unitAfterMore ?? matchAt(UNIT, text, next) ?? (currency && matchAt(SHORT_UNIT, text, next));
    if (unitAfterMore && moreHere) next += moreHere[0].length;
    const yuan = unit ? (MONEY_UNIT_WORDS[wordOf(unit)] ?? SHORT_UNIT_WORDS[wordOf(unit)] ?? 1n) : 1n;
    if (terms > 0 && yuan >= lastUnit) break;
    // 3亿5000 is read as 3亿 with something after it, 3亿5000元 as one amount.
    if (terms > 0 && !unit && !matchAt(CURRENCY_END, text, next)) break;
    [numerator, scale] = addDecimal(numerator, scale, number.numerator * yuan, number.scale);
    more ||= unitAfterMore !== undefined;
    end = next + (unit?.[0].length ?? 0);
    lastUnit = yuan;
    unitYuan = yuan;
    terms += 1;
    if (!unit || number.scale > 0) break;
  }
  if (terms === 0) return undefined;
  const trailingMore = matchAt(MORE_BEFORE_YUAN, text, end);
  if (trailingMore) end += trailingMore[0].length;
  if (matchAt(FOREIGN, text, end)) return undefined;
  const currencyEnd = matchAt(CURRENCY_END, text, end);
  end += currencyEnd?.[0].length ?? 0;
  const currencyWritten = currency !== undefined || currencyEnd !== undefined;
  if (options.inText && !currencyEnd && matchAt(COUNTED, text, end)) return undefined;
  return {
    end,
    numerator,
    scale,
    unitYuan,
    unitWritten: lastUnit > 1n || currencyWritten,
    currencyWritten,
    more: more || trailingMore !== undefined,
    implied: false,
  };
}

function readBareUnit(text: string, at: number): RawAmount | undefined {
  const unit = matchAt(BARE_UNIT, text, at);
  if (!unit || NUMBER_BEFORE.test(text.slice(Math.max(0, at - 1), at))) return undefined;
  const yuan = MONEY_UNIT_WORDS[unit[0]] ?? 1n;
  const currency = matchAt(CURRENCY_END, text, at + unit[0].length);
  const end = at + unit[0].length + (currency?.[0].length ?? 0);
  return {
    end,
    numerator: yuan,
    scale: 0,
    unitYuan: yuan,
    unitWritten: true,
    currencyWritten: currency !== undefined,
    more: false,
    implied: true,
  };
}

function readNumber(
  text: string,
  at: number,
): { readonly end: number; readonly numerator: bigint; readonly scale: number } | undefined {
  const plain = matchAt(PLAIN_NUMBER, text, at);
  if (plain) {
    const [whole = '', fraction = ''] = plain[0].replaceAll(',', '').split('.');
    return { end: at + plain[0].length, numerator: BigInt(whole + fraction), scale: fraction.length };
  }
  const words = matchAt(WORD_NUMBER, text, at);
  if (!words) return undefined;
  const [wholeWords = '', fractionWords = ''] = words[0].split(CHINESE_POINT);
  const whole = parseChineseNumber(wholeWords);
  if (whole === undefined) return undefined;
  const fraction = [...fractionWords].map((one) => String(parseChineseNumber(one) ?? 0)).join('');
  return { end: at + words[0].length, numerator: BigInt(`${whole}${fraction}`), scale: fraction.length };
}

function addDecimal(one: bigint, oneScale: number, other: bigint, otherScale: number): [bigint, number] {
  const scale = Math.max(oneScale, otherScale);
  return [one * 10n ** BigInt(scale - oneScale) + other * 10n ** BigInt(scale - otherScale), scale];
}

function wordOf(unit: RegExpExecArray): string {
  return (unit[1] ?? '').replace(/\s+/g, ' ');
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
