import { parseDateText } from '../plan/date-text.ts';
import { parseAmount } from '../plan/money.ts';
import { fail, ok, type Result } from '../plan/result.ts';
import { labelBeforeNumber } from './labels.ts';
import { AT_END, AT_START, readLight, readPercent, readStage } from './part-readers.ts';
import type { Block, FoundPart } from './read-parts.ts';
import type { PartName } from './update-lexicon.ts';
import type { UpdateTextErrorCode, UpdateTextErrorDetail } from './update-text.ts';

export interface Head {
  readonly parts: readonly FoundPart[];
  /** What is left: the writer's own words, as typed. */
  readonly text: string;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const SEPARATOR = /[,;](?!\d{3})|[,;](?=\d{3}\d)/g;
const EDGE_BEFORE = /^[\s,;.。:!-]+/;
const EDGE_AFTER = /[\s,;:]+$/;

/**
 * Reads the unnamed parts. A light or percentage counts at the beginning or the end of the whole, or as a piece of
 * its own between commas; inside the writer's sentence it stays the writer's sentence.
 */
export function readHead(
  block: Block,
  end: number,
): Result<Head, UpdateTextErrorCode, UpdateTextErrorDetail> {
  const reader = createHeadReader(block);
  const pieces = piecesOf(block.folded, block.start, end);
  const left: Span[] = [];
  for (const [index, piece] of pieces.entries()) {
    const isFirst = index === 0;
    const isLast = index === pieces.length - 1;
    const rest = reader.read(piece, isFirst, isLast);
    if ('code' in rest) return fail(rest.code, rest.detail);
    if (rest.start < rest.end) left.push(rest);
  }
  return ok({ parts: reader.parts, text: textOf(block, left) });
}

interface Fault {
  readonly code: UpdateTextErrorCode;
  readonly detail: UpdateTextErrorDetail;
}

function createHeadReader(block: Block): {
  readonly parts: FoundPart[];
  read(piece: Span, isFirst: boolean, isLast: boolean): Span | Fault;
} {
  const parts: FoundPart[] = [];
  const has = (part: PartName): boolean => parts.some((found) => found.part === part);
  const take = (part: PartName, at: number, length: number): void => {
    parts.push({ part, text: block.text.slice(at, at + length).trim(), at, named: false });
  };
  const fault = (code: UpdateTextErrorCode, at: number, length: number, suggestion?: string): Fault => ({
    code,
    detail: {
      itemCode: block.itemCode,
      word: block.text
        .slice(at, at + length)
        .trim()
        .slice(0, 80),
      position: at + 1,
      suggestion,
    },
  });

  const wholePiece = (piece: Span): 'taken' | Fault | undefined => {
    const folded = block.folded.slice(piece.start, piece.end);
    const length = folded.length;
    const label = labelBeforeNumber(folded);
    if (label && label.part !== 'done' && label.part !== 'problems') {
      const value = folded.slice(label.length);
      const isPercent = label.part === 'progress' && readPercent(value, true) !== undefined;
      const amount = label.part.endsWith('Fen') ? parseAmount(value) : undefined;
      if (isPercent || (amount && (amount.ok || amount.code !== 'no_amount'))) {
        parts.push({
          part: label.part,
          text: block.text.slice(piece.start + label.length, piece.end).trim(),
          at: piece.start + label.length,
          named: true,
        });
        return 'taken';
      }
    }
    if (readLight(folded) !== undefined) return takeOnce('light', piece);
    if (readStage(folded) !== undefined) return takeOnce('stage', piece);
    if (readPercent(folded) !== undefined) return takeOnce('progress', piece);
    if (/^\d[\d,.]*$/.test(folded)) {
      const asPercent = readPercent(folded, true);
      return asPercent?.ok
        ? fault('number_unclear', piece.start, length, `${folded}%`)
        : fault('unit_missing', piece.start, length);
    }
    const date = parseDateText(folded, { today: block.today });
    if (date.ok || date.code === 'year_missing' || date.code === 'no_such_day')
      return takeOnce('dueOn', piece);
    const amount = parseAmount(folded);
    if (amount.ok) return fault('amount_unclear', piece.start, length);
    return undefined;
  };
  const takeOnce = (part: PartName, piece: Span): 'taken' => {
    take(part, piece.start, piece.end - piece.start);
    return 'taken';
  };

  const fromStart = (piece: Span, isFirst: boolean): Span | Fault => {
    let { start } = piece;
    for (;;) {
      start += EDGE_BEFORE.exec(block.folded.slice(start, piece.end))?.[0].length ?? 0;
      const whole = start < piece.end ? wholePiece({ start, end: piece.end }) : undefined;
      if (whole === 'taken') return { start: piece.end, end: piece.end };
      if (whole) return whole;
      if (!isFirst) return { start, end: piece.end };
      const folded = block.folded.slice(start, piece.end);
      const light = has('light') ? undefined : AT_START.light.exec(folded)?.[0];
      const percent = has('progress') ? undefined : AT_START.percent.exec(folded)?.[0];
      const number = /^\d+(?:\.\d+)?(?=\s)(?!\s*[a-z\u4e00-\u9fff]{2})/.exec(folded)?.[0];
      if (light) take('light', start, light.length);
      else if (percent) take('progress', start, percent.length);
      else if (number && /^\d+(?:\.\d+)?\s+\S/.test(folded) && structuredAfter(folded.slice(number.length))) {
        return readPercent(number, true)?.ok
          ? fault('number_unclear', start, number.length, `${number}%`)
          : fault('unit_missing', start, number.length);
      } else return { start, end: piece.end };
      start += (light ?? percent ?? '').length;
    }
  };

  const fromEnd = (piece: Span): Span => {
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

  return {
    parts,
    read(piece, isFirst, isLast) {
      const rest = fromStart(piece, isFirst);
      if ('code' in rest) return rest;
      return isLast && rest.start < rest.end ? fromEnd(rest) : rest;
    },
  };
}

/** A light or percentage comes next, so that the number before it was meant as a part too. */
function structuredAfter(folded: string): boolean {
  const rest = folded.trimStart();
  return AT_START.light.test(rest) || AT_START.percent.test(rest);
}

function piecesOf(folded: string, start: number, end: number): Span[] {
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
    const isBeside = last !== undefined && /^[\s,;]*$/.test(between);
    text += last === undefined ? '' : isBeside ? block.text.slice(last.end, span.start) : ', ';
    text += block.text.slice(span.start, span.end);
    last = span;
  }
  return text.trim();
}
