import { readAmount } from './amount-reader.ts';
import {
  BETWEEN_AFTER,
  BETWEEN_BEFORE,
  COMPARISONS_AFTER,
  COMPARISONS_BEFORE,
  type Comparison,
  HEDGES_AFTER,
  HEDGES_BEFORE,
  LOOSE_JOINERS,
  SPAN_JOINERS,
  WRITTEN_UNITS,
} from './money-lexicon.ts';
import type { Range } from './query.ts';
import type { Fen } from './records.ts';
import { fail, ok, type Result } from './result.ts';
import { wordAfter, wordBefore } from './word-match.ts';

/** What a header may say that its column's numbers are in. */
export const MONEY_UNITS = {
  fen: 1n,
  yuan: 100n,
  thousand: 100_000n,
  wan: 1_000_000n,
  million: 100_000_000n,
  ten_million: 1_000_000_000n,
  yi: 10_000_000_000n,
  billion: 100_000_000_000n,
} as const;
export type MoneyUnit = keyof typeof MONEY_UNITS;

/** 约, 近, 余, 力争: kept, because "nearly" and "aims at" are no figures. */
export type MoneyHedge = 'about' | 'nearly' | 'more' | 'target';

export interface Amount {
  readonly fen: Fen;
  /** False where the unit was the caller's. */
  readonly unitWritten: boolean;
  readonly hedge?: MoneyHedge | undefined;
  /** As written. */
  readonly text: string;
}

/** `start` and `end` are places in the NFKC-normalised text; they take in hedge and comparison. */
export interface FoundAmount extends Amount {
  readonly start: number;
  readonly end: number;
  /** What the words around it compare with; without any, the amount itself at both ends. */
  readonly range: Range<Fen>;
  readonly compared: boolean;
  readonly currencyWritten: boolean;
}

export type AmountErrorCode = 'no_amount' | 'unit_missing' | 'finer_than_fen' | 'amount_too_large';

export function unitFen(unit: MoneyUnit): number {
  return Number(MONEY_UNITS[unit]);
}

/** Reads a text that is one amount and nothing else. `unit` is what a number without a unit is in, as a header says. */
export function parseAmount(
  text: string,
  options: { readonly unit?: MoneyUnit | undefined } = {},
): Result<Amount, AmountErrorCode> {
  const normal = text.normalize('NFKC').trim().toLowerCase();
  const hedgeBefore = wordBeforeAmount(normal);
  const amount = readAmount(normal, hedgeBefore.start);
  if (!amount) return fail('no_amount');
  const hedgeAfter = wordAfter(normal, amount.end, Object.keys(HEDGES_AFTER));
  if (normal.slice(hedgeAfter?.end ?? amount.end).trim() !== '') return fail('no_amount');
  const scale = amount.unitWritten ? 1n : options.unit && MONEY_UNITS[options.unit];
  if (scale === undefined) return fail('unit_missing');
  const fen = exactFen(amount.numerator * scale, amount.scale, amount.unitWritten ? 100n : 1n);
  if (typeof fen === 'string') return fail(fen);
  return ok({
    fen,
    unitWritten: amount.unitWritten,
    hedge:
      hedgeBefore.hedge ??
      (hedgeAfter && HEDGES_AFTER[hedgeAfter.word]) ??
      (amount.more ? 'more' : undefined),
    text: text.trim(),
  });
}

/** Every amount with a written unit, with what compares with it: 超过, 以上, "between … and". "3万人" is none. */
export function findAmounts(text: string): FoundAmount[] {
  const normal = text.normalize('NFKC');
  const lower = normal.toLowerCase();
  const found: FoundAmount[] = [];
  for (let at = 0; at < lower.length; at += 1) {
    const one = amountAt(lower, normal, at, found.at(-1)?.end ?? 0);
    if (!one) continue;
    found.push(one);
    at = one.end - 1;
  }
  return found;
}

/** Exact, and read back by `parseAmount`: `12.5亿元`, `3500万元`, `0.05元`. */
export function formatAmountText(fen: Fen): string {
  for (const { suffix, yuan } of WRITTEN_UNITS) {
    const unit = yuan * MONEY_UNITS.yuan;
    const shown = decimalText(BigInt(fen), unit);
    const isShort = BigInt(fen) >= unit && (shown.split('.')[1]?.length ?? 0) <= 4;
    if (isShort || yuan === 1n) return `${shown}${suffix}`;
  }
  throw new Error('the smallest unit takes every amount');
}

function amountAt(lower: string, normal: string, at: number, from: number): FoundAmount | undefined {
  const first = readAmount(lower, at, { inText: true });
  if (!first) return undefined;
  const span = spanFrom(lower, first.end);
  if (!first.unitWritten && !span) return undefined;
  const unitOfSpan = !first.unitWritten && span ? span.unitYuan : 1n;
  const fen = exactFen(first.numerator * unitOfSpan, first.scale, 100n);
  const upper = span ? exactFen(span.numerator, span.scale, 100n) : undefined;
  if (typeof fen === 'string' || typeof upper === 'string') return undefined;

  const amountEnd = span?.end ?? first.end;
  const hedged = wordBeforeAmount(lower, at);
  const between = span && wordBefore(lower, hedged.start, BETWEEN_BEFORE);
  const before = wordBefore(lower, hedged.start, Object.keys(COMPARISONS_BEFORE));
  const hedgeAfter = wordAfter(lower, amountEnd, Object.keys(HEDGES_AFTER));
  const after = wordAfter(lower, hedgeAfter?.end ?? amountEnd, Object.keys(COMPARISONS_AFTER));
  const betweenAfter = span && wordAfter(lower, amountEnd, BETWEEN_AFTER);
  const comparison =
    (after && COMPARISONS_AFTER[after.word]) ??
    (before && before.start >= from ? COMPARISONS_BEFORE[before.word] : undefined) ??
    (first.implied ? 'min' : undefined);
  const start = Math.max(
    from,
    Math.min(
      hedged.start,
      between?.start ?? at,
      before && before.start >= from && !after ? before.start : at,
    ),
  );
  const end = Math.max(after?.end ?? hedgeAfter?.end ?? amountEnd, betweenAfter?.end ?? amountEnd);
  return {
    start,
    end,
    fen,
    unitWritten: true,
    hedge: hedged.hedge ?? (hedgeAfter && HEDGES_AFTER[hedgeAfter.word]) ?? (first.more ? 'more' : undefined),
    text: normal.slice(at, amountEnd),
    range: upper === undefined ? rangeOf(fen, comparison) : { min: fen, max: upper },
    compared: upper !== undefined || comparison !== undefined,
    currencyWritten: first.currencyWritten || (span?.currencyWritten ?? false),
  };
}

/** The second end of "1-5亿", "between 1 and 5 million", where there is one. */
function spanFrom(text: string, end: number): ReturnType<typeof readAmount> {
  const joiner = wordAfter(text, end, SPAN_JOINERS);
  if (!joiner) return undefined;
  let from = joiner.end;
  while (text[from] === ' ') from += 1;
  const second = readAmount(text, from, { inText: true });
  if (!second?.unitWritten || second.implied) return undefined;
  // "5亿和3亿" names two amounts; only a word before or after makes them the ends of one span.
  const loose = LOOSE_JOINERS.includes(joiner.word);
  if (!loose) return second;
  const opened = BETWEEN_BEFORE.some((word) => text.slice(Math.max(0, end - 40), end).includes(word));
  const closed = wordAfter(text, second.end, BETWEEN_AFTER) !== undefined;
  return opened || closed ? second : undefined;
}

function wordBeforeAmount(
  text: string,
  at?: number,
): { readonly hedge?: MoneyHedge | undefined; readonly start: number } {
  if (at !== undefined) {
    const found = wordBefore(text, at, Object.keys(HEDGES_BEFORE));
    return found ? { hedge: HEDGES_BEFORE[found.word], start: found.start } : { start: at };
  }
  const found = wordAfter(text, 0, Object.keys(HEDGES_BEFORE));
  if (!found) return { start: 0 };
  let start = found.end;
  while (text[start] === ' ') start += 1;
  return { hedge: HEDGES_BEFORE[found.word], start };
}

function rangeOf(fen: Fen, comparison: Comparison | undefined): Range<Fen> {
  switch (comparison) {
    case 'min':
      return { min: fen };
    case 'min_exclusive':
      return { min: fen, minExclusive: true };
    case 'max':
      return { max: fen };
    case 'max_exclusive':
      return { max: fen, maxExclusive: true };
    default:
      return { min: fen, max: fen };
  }
}

function exactFen(
  numerator: bigint,
  scale: number,
  fenPer: bigint,
): Fen | 'finer_than_fen' | 'amount_too_large' {
  const denominator = 10n ** BigInt(scale);
  const whole = numerator * fenPer;
  if (whole % denominator !== 0n) return 'finer_than_fen';
  const fen = whole / denominator;
  return fen > BigInt(Number.MAX_SAFE_INTEGER) ? 'amount_too_large' : Number(fen);
}

function decimalText(fen: bigint, unit: bigint): string {
  const digits = unit.toString().length - 1;
  const fraction = (fen % unit).toString().padStart(digits, '0').replace(/0+$/, '');
  return fraction === '' ? `${fen / unit}` : `${fen / unit}.${fraction}`;
}
