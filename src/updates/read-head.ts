import { parseDateText } from '../plan/date-text.ts';
import { parseAmount } from '../plan/money.ts';
import { fail, ok, type Result } from '../plan/result.ts';
import { AT_END, AT_START, readPercent } from './part-readers.ts';
import type { Block, FoundPart } from './read-parts.ts';
import { readSignals } from './read-signals.ts';
import { CLOSING, GAP, NO_CHANGE } from './statement-lexicon.ts';
import { type PartName, PROBLEM_STARTS } from './update-lexicon.ts';
import type { UpdateTextErrorCode, UpdateTextErrorDetail } from './update-text.ts';

export interface Head {
  readonly parts: readonly FoundPart[];
  /** What is left: the writer's own words, as typed. */
  readonly text: string;
  /** Nothing but that nothing changed. */
  readonly noChange: boolean;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

const SEPARATOR = /[,;。](?!\d{3})|[,;](?=\d{3}\d)/g;
const EDGE_AFTER = /[\s,;。]+$|(?<![a-z_]):$/;
/** A number that could have been meant as a percentage. */
const LEADING_NUMBER = /^\d+(?:\.\d+)?(?=\s)/;

/**
 * Reads the unnamed parts. A light or percentage counts at the beginning or the end of the whole, or where a piece
 * between commas says nothing else; inside the writer's sentence it stays the writer's sentence.
 */
export function readHead(
  block: Block,
  spans: readonly Span[],
): Result<Head, UpdateTextErrorCode, UpdateTextErrorDetail> {
  const reader = createHeadReader(block);
  const pieces = spans.flatMap(({ start, end }) => piecesOf(block.folded, start, end));
  const [only, ...others] = pieces;
  if (only && others.length === 0) {
    const whole = block.folded.slice(only.start, only.end).replace(/[.!！~～]+$/, '');
    if (NO_CHANGE.test(whole)) return ok({ parts: [], text: '', noChange: true });
    if (CLOSING.test(whole)) {
      const { itemCode } = block;
      return fail('closing_is_asked', { itemCode, word: whole });
    }
  }
  const left: Span[] = [];
  for (const [index, piece] of pieces.entries()) {
    const rest = reader.read(piece, left.length === 0, index === pieces.length - 1);
    if ('code' in rest) return fail(rest.code, rest.detail);
    left.push(...rest);
  }
  return ok({ parts: reader.parts, text: textOf(block, left), noChange: false });
}

interface Fault {
  readonly code: UpdateTextErrorCode;
  readonly detail: UpdateTextErrorDetail;
}

function createHeadReader(block: Block): {
  readonly parts: FoundPart[];
  read(piece: Span, isFirst: boolean, isLast: boolean): Span[] | Fault;
} {
  const parts: FoundPart[] = [];
  const has = (part: PartName): boolean => parts.some((found) => found.part === part);
  const take = (part: PartName, at: number, length: number, named = false): void => {
    parts.push({ part, text: block.text.slice(at, at + length).trim(), named });
  };
  const fault = (code: UpdateTextErrorCode, at: number, length: number, suggestion?: string): Fault => ({
    code,
    detail: {
      itemCode: block.itemCode,
      word: block.text
        .slice(at, at + length)
        .trim()
        .slice(0, 80),
      suggestion,
    },
  });
  const numberFault = (at: number, number: string): Fault =>
    readPercent(number, true)?.ok
      ? fault('number_unclear', at, number.length, `${number}%`)
      : fault('unit_missing', at, number.length);

  /** A piece that is a number, a date or an amount and nothing else. */
  const bareValue = (piece: Span): 'taken' | Fault | undefined => {
    const folded = block.folded.slice(piece.start, piece.end);
    if (/^\d[\d,.]*$/.test(folded)) return numberFault(piece.start, folded);
    const date = parseDateText(folded, { today: block.today });
    if (date.ok || date.code === 'year_missing' || date.code === 'no_such_day') {
      take('dueOn', piece.start, folded.length);
      return 'taken';
    }
    return parseAmount(folded).ok ? fault('amount_unclear', piece.start, folded.length) : undefined;
  };

  /** What a light or a percentage at the beginning leaves over. */
  const afterStart = (piece: Span): Span | Fault | undefined => {
    const folded = block.folded.slice(piece.start, piece.end);
    const light = has('light') ? undefined : AT_START.light.exec(folded);
    const percent = has('progress') ? undefined : AT_START.percent.exec(folded);
    const number = has('progress') ? undefined : AT_START.namedNumber.exec(folded);
    const found = light ?? percent ?? number;
    if (found) {
      const value = found.groups?.value ?? found[0];
      take(light ? 'light' : 'progress', piece.start + found[0].lastIndexOf(value), value.length, true);
      return { start: piece.start + found[0].length, end: piece.end };
    }
    const bare = LEADING_NUMBER.exec(folded)?.[0];
    return bare !== undefined && !has('progress') && wasMeantAsPart(folded.slice(bare.length))
      ? numberFault(piece.start, bare)
      : undefined;
  };

  const beforeEnd = (piece: Span): Span => {
    let { end } = piece;
    for (;;) {
      end -= EDGE_AFTER.exec(block.folded.slice(piece.start, end))?.[0].length ?? 0;
      const folded = block.folded.slice(piece.start, end);
      const light = has('light') ? undefined : AT_END.light.exec(folded)?.[0];
      const percent = has('progress') ? undefined : AT_END.percent.exec(folded)?.[0];
      const found = light ?? percent;
      if (found === undefined) return { start: piece.start, end };
      take(light === undefined ? 'progress' : 'light', end - found.length, found.length);
      end -= found.length;
    }
  };

  const read = (piece: Span, isFirst: boolean, isLast: boolean): Span[] | Fault => {
    const start = piece.start + (GAP.exec(block.folded.slice(piece.start, piece.end))?.[0].length ?? 0);
    if (start >= piece.end) return [];
    const rest = { start, end: piece.end };
    const {
      signals,
      fault: asks,
      rest: spans,
    } = readSignals(block.folded.slice(start, piece.end), block.today);
    if (asks) return fault(asks.code, start + asks.at, asks.length);
    for (const { part, at, length } of signals) take(part, start + at, length, true);
    if (signals.length > 0) {
      const left: Span[] = [];
      for (const [index, span] of spans.entries()) {
        const inner = { start: start + span.start, end: start + span.end };
        const one = read(inner, isFirst && index === 0, isLast && index === spans.length - 1);
        if ('code' in one) return one;
        left.push(...one);
      }
      return left;
    }
    const bare = bareValue(rest);
    if (bare) return bare === 'taken' ? [] : bare;
    const next = isFirst ? afterStart(rest) : undefined;
    if (next && 'code' in next) return next;
    if (next) return read(next, true, isLast);
    const whole = isLast ? beforeEnd(rest) : rest;
    return whole.start < whole.end ? [whole] : [];
  };
  return { parts, read };
}

/** What follows a bare number shows that it was meant as a percentage: a light, a percentage, or what is in the way. */
function wasMeantAsPart(folded: string): boolean {
  const rest = folded.trimStart();
  return AT_START.light.test(rest) || AT_START.percent.test(rest) || PROBLEM_STARTS.test(rest);
}

export function piecesOf(folded: string, start: number, end: number): Span[] {
  const pieces: Span[] = [];
  let from = start;
  SEPARATOR.lastIndex = start;
  for (let match = SEPARATOR.exec(folded); match && match.index < end; match = SEPARATOR.exec(folded)) {
    pieces.push({ start: from, end: match.index });
    from = match.index + 1;
  }
  pieces.push({ start: from, end });
  return pieces.map((piece) => trimmed(folded, piece)).filter((piece) => piece.start < piece.end);
}

function trimmed(folded: string, piece: Span): Span {
  const text = folded.slice(piece.start, piece.end);
  return {
    start: piece.start + text.length - text.trimStart().length,
    end: piece.end - (text.length - text.trimEnd().length),
  };
}

/** Pieces that stood side by side keep what stood between them. */
function textOf(block: Block, left: readonly Span[]): string {
  let text = '';
  let last: Span | undefined;
  for (const span of left) {
    const between = last === undefined ? '' : block.folded.slice(last.end, span.start);
    const isBeside = last !== undefined && /^[\s,;。]*$/.test(between);
    text += last === undefined ? '' : isBeside ? block.text.slice(last.end, span.start) : ', ';
    text += block.text.slice(span.start, span.end);
    last = span;
  }
  return text.trim();
}
