import { type FoundDate, findDates } from '../../plan/date-text.ts';
import type { PlainDate } from '../../plan/records.ts';
import { findQuantities, type Quantity } from './quantities.ts';
import type { Dictionary, TokenKind } from './vocabulary.ts';

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type Token =
  | (Stretch & { readonly kind: TokenKind; readonly value: string })
  | (Stretch & { readonly kind: 'figure'; readonly value: string })
  | (Stretch & { readonly kind: 'date'; readonly value: PlainDate })
  | (Stretch & { readonly kind: 'quantity'; readonly quantity: Quantity })
  | (Stretch & { readonly kind: 'unknown' | 'strange_date' });

const FIGURE = /\{f\d{1,3}\}/y;
/** Marks that change nothing, unless a digit stands by them: `-5`, `.5`, `1:2`. */
const SILENT = /[\s()"'!·。]|[:.-](?!\d)/y;
const PARTS = /[,;、]/;
/** Any day: what would depend on it is not believed. */
const SOME_DAY = '2026-07-01';

/**
 * A folded text in pieces, each the longest that one of the dictionaries, a date or a number explains. What nothing
 * explains is `unknown`.
 */
export function tokenize(text: string, dictionaries: readonly Dictionary[]): Token[] {
  const dates = findDates(text, { today: SOME_DAY });
  const quantities = findQuantities(text, dates);
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text[at] ?? '';
    const found = figureAt(text, at) ?? longest(text, at, dictionaries, dates, quantities);
    if (found) {
      tokens.push(found);
      at = found.end;
    } else if (PARTS.test(char)) {
      tokens.push({ kind: 'parting', value: '', start: at, end: at + 1, text: char });
      at += 1;
    } else if (isSilent(text, at)) at += 1;
    else {
      const end = at + (/^[\p{L}\p{N}'_-]+/u.exec(text.slice(at))?.[0].length ?? 1);
      const stop = /\p{Script=Han}/u.test(char) ? at + 1 : Math.max(end, at + 1);
      tokens.push({ kind: 'unknown', start: at, end: stop, text: text.slice(at, stop) });
      at = stop;
    }
  }
  return tokens;
}

function isSilent(text: string, at: number): boolean {
  SILENT.lastIndex = at;
  return SILENT.test(text);
}

function figureAt(text: string, at: number): Token | undefined {
  FIGURE.lastIndex = at;
  const match = FIGURE.exec(text);
  if (!match) return undefined;
  const value = match[0].slice(1, -1).toUpperCase();
  return { kind: 'figure', value, start: at, end: at + match[0].length, text: match[0] };
}

function longest(
  text: string,
  at: number,
  dictionaries: readonly Dictionary[],
  dates: readonly FoundDate[],
  quantities: readonly Quantity[],
): Token | undefined {
  const candidates: Token[] = [];
  for (const dictionary of dictionaries) {
    const phrase = dictionary.get(text[at] ?? '')?.find((one) => stands(text, at, one.text));
    if (phrase)
      candidates.push({
        kind: phrase.kind,
        value: phrase.value,
        start: at,
        end: at + phrase.text.length,
        text: phrase.text,
      });
  }
  const date = dates.find((one) => one.start === at);
  if (date) candidates.push(dateToken(text, date));
  const quantity = quantities.find((one) => one.start === at);
  if (quantity)
    candidates.push({ kind: 'quantity', quantity, start: at, end: quantity.end, text: quantity.text });
  return candidates.reduce<Token | undefined>(
    (best, one) => (best === undefined || one.end > best.end ? one : best),
    undefined,
  );
}

function dateToken(text: string, date: FoundDate): Token {
  const written = text.slice(date.start, date.end);
  const stretch = { start: date.start, end: date.end, text: written };
  const plain =
    date.precision === 'day' && date.from === date.to && date.boundary === undefined && /\d{4}/.test(written);
  return plain ? { ...stretch, kind: 'date', value: date.from } : { ...stretch, kind: 'strange_date' };
}

/** Latin phrases stand between word boundaries. */
function stands(text: string, at: number, phrase: string): boolean {
  if (!text.startsWith(phrase, at)) return false;
  const latin = (char: string | undefined): boolean =>
    char !== undefined && /[\p{Script=Latin}\p{N}]/u.test(char);
  if (latin(phrase[0]) && latin(text[at - 1])) return false;
  return !(latin(phrase.at(-1)) && latin(text[at + phrase.length]));
}

/** Tokens between what parts them. */
export function clausesOf(tokens: readonly Token[]): (readonly Token[])[] {
  const clauses: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'parting') clauses.push([]);
    else clauses.at(-1)?.push(token);
  }
  return clauses.filter((clause) => clause.length > 0);
}
