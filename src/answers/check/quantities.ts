import { parseChineseNumber } from '../../plan/chinese-number.ts';
import type { FoundDate } from '../../plan/date-text.ts';
import { findAmounts } from '../../plan/money.ts';
import type { AnswerFigure } from '../answer.ts';
import {
  FRACTION_WORDS,
  LARGE_UNITS,
  NO_NUMBERS,
  NUMBER_WORDS_LONG,
  PERCENT_ZH,
  POINT_WORDS,
  POINT_ZH,
  WORDS_ZH,
} from './number-lexicon.ts';

/** `amount` in fen; `percent` and `points` in percent; `number` as it stands. */
export interface Quantity {
  readonly kind: 'amount' | 'percent' | 'points' | 'number';
  readonly value: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Something around it makes it more or less than it says: 近, over, at least. */
  readonly hedged: boolean;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const NUMBER = String.raw`(\d+(?:,\d{3})*(?:\.\d+)?)`;
const UNITS = Object.keys(LARGE_UNITS)
  .sort((a, b) => b.length - a.length)
  .join('|');
const NUMBER_WORDS = Object.keys(NUMBER_WORDS_LONG).join('|');
const POINTS = new RegExp(`${NUMBER}\\s*(?:${POINT_WORDS})`, 'g');
const PERCENT = new RegExp(`${NUMBER}\\s*(?:%|percent\\b|per cent\\b)`, 'g');
const SCALED = new RegExp(`${NUMBER}\\s*(${UNITS})(?![a-z])`, 'g');
const PLAIN = new RegExp(`(?<![a-z\\d-])${NUMBER}(?:st|nd|rd|th)?`, 'g');
const WORDS = new RegExp(`\\b(?:${NUMBER_WORDS})(?:[\\s-]+(?:and\\s+)?(?:${NUMBER_WORDS}))*\\b`, 'g');

/** Every number that a text states, in digits or in words of either language, outside the given dates. */
export function findQuantities(text: string, dates: readonly FoundDate[]): Quantity[] {
  const found: Quantity[] = [];
  const free = ({ start, end }: Stretch): boolean =>
    ![...dates, ...found].some((one) => one.start < end && start < one.end);
  const add = (
    kind: Quantity['kind'],
    value: number | undefined,
    start: number,
    length: number,
    hedged = false,
  ): void => {
    const stretch = { start, end: start + length };
    if (value !== undefined && Number.isFinite(value) && free(stretch))
      found.push({ kind, value, ...stretch, text: text.slice(start, start + length), hedged });
  };
  for (const { fen, start, end, compared, hedge } of findAmounts(text))
    add('amount', fen, start, end - start, compared || hedge !== undefined);
  for (const match of text.matchAll(POINTS)) add('points', digits(match[1]), match.index, match[0].length);
  for (const match of text.matchAll(PERCENT)) add('percent', digits(match[1]), match.index, match[0].length);
  for (const match of text.matchAll(PERCENT_ZH))
    add('percent', anyNumber(match[1] ?? ''), match.index, match[0].length);
  for (const match of text.matchAll(SCALED))
    add('number', (digits(match[1]) ?? 0) * (LARGE_UNITS[match[2] ?? ''] ?? 1), match.index, match[0].length);
  for (const match of text.matchAll(PLAIN)) add('number', digits(match[1]), match.index, match[0].length);
  for (const [pattern, value] of FRACTION_WORDS)
    for (const match of text.matchAll(pattern)) add('percent', value, match.index, match[0].length);
  for (const match of text.matchAll(WORDS)) add('number', wordsValue(match[0]), match.index, match[0].length);
  for (const match of text.matchAll(WORDS_ZH)) {
    const value = parseChineseNumber(match[0]);
    if (!NO_NUMBERS.has(match[0])) add('number', value, match.index, match[0].length);
  }
  return found;
}

function digits(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text.replaceAll(',', ''));
}

function anyNumber(text: string): number | undefined {
  return /^\d/.test(text) ? Number(text) : parseChineseNumber(text.split(POINT_ZH)[0] ?? '');
}

/** "one hundred and twenty-three". */
function wordsValue(text: string): number | undefined {
  let total = 0;
  let group = 0;
  for (const word of text.split(/[\s-]+/)) {
    if (word === 'and') continue;
    const value = NUMBER_WORDS_LONG[word];
    if (value === undefined) return undefined;
    if (value === 100) group = Math.max(1, group) * 100;
    else if (value >= 1000) {
      total += Math.max(1, group) * value;
      group = 0;
    } else group += value;
  }
  return total + group;
}

export function close(one: number, other: number): boolean {
  return Math.abs(one - other) <= Math.abs(one) * 1e-9;
}

/** Whether a figure is the number that was written. */
export function fits({ unit, value }: Pick<AnswerFigure, 'unit' | 'value'>, quantity: Quantity): boolean {
  if (quantity.kind === 'amount') return unit === 'fen' && close(value, quantity.value);
  if (quantity.kind === 'percent' || quantity.kind === 'points')
    return unit === quantity.kind && close(value, quantity.value);
  if (unit === 'fen') return quantity.value >= 1e6 && close(value, quantity.value * 100);
  return unit !== 'percent' && unit !== 'points' && close(value, quantity.value);
}
