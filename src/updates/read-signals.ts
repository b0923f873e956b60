import { findAmounts, parseAmount } from '../plan/money.ts';
import type { PlainDate } from '../plan/records.ts';
import { alternatives } from '../plan/word-match.ts';
import { IN_TEXT, readDatePart, readLight, readPercent, readStage } from './part-readers.ts';
import {
  AMOUNT_LINKS,
  AMOUNT_OPENERS,
  DUE_MOVED,
  FILLERS,
  POSTPONED,
  SOME_AMOUNT,
} from './statement-lexicon.ts';
import { AMOUNT_PARTS, NUMBER_START, PART_WORDS, type PartName, STAGE_WORDS } from './update-lexicon.ts';
import type { UpdateTextErrorCode } from './update-text.ts';

/** A part that a clause states without a colon. Places are in the clause. */
export interface Signal {
  readonly part: PartName;
  readonly at: number;
  readonly length: number;
}

export interface ClauseSignals {
  readonly signals: readonly Signal[];
  /** It is such a part and has to be asked about. */
  readonly fault?:
    | { readonly code: UpdateTextErrorCode; readonly at: number; readonly length: number }
    | undefined;
  /** What nothing was read from, in order. */
  readonly rest: readonly { readonly start: number; readonly end: number }[];
}

const AMOUNT_NAMES = new Map(
  AMOUNT_PARTS.flatMap((part) => PART_WORDS[part].map((word) => [word, part] as const)),
);
const NAMED_AMOUNT = new RegExp(
  `(?<=^|[\\s,;])${AMOUNT_OPENERS}(${alternatives([...AMOUNT_NAMES.keys()])})\\s*${AMOUNT_LINKS}\\s*(?=${NUMBER_START})`,
  'g',
);
const STAGE = new RegExp(`(?:${alternatives(Object.keys(STAGE_WORDS))})`, 'g');
const NAMED_NUMBER = new RegExp(
  `(?<![a-z])(?:${alternatives(PART_WORDS.progress)})\\s*(?<value>\\d{1,3}(?:\\.\\d+)?)(?=\\s*$|\\s+[^\\d\\s%])`,
  'g',
);
const NEGATIVE_PERCENT = /(?<=^|\s)-\d+(?:\.\d+)?\s*%/g;

/**
 * What one clause states outright: amounts behind their names, another due date, and a light, a percentage or a stage
 * that nothing but filler words stand beside. A percentage inside a sentence about something else is none.
 * `folded` is `text` in plain width and lower case, place for place.
 */
export function readSignals(folded: string, today: PlainDate): ClauseSignals {
  const signals: Signal[] = [];
  let left = folded;
  const take = (part: PartName, value: Span, whole: Span = value): void => {
    signals.push({ part, at: value.start, length: value.end - value.start });
    left = blanked(left, whole);
  };

  for (const match of folded.matchAll(NAMED_AMOUNT)) {
    const part = AMOUNT_NAMES.get((match[1] ?? '').replace(/\s+/g, ' '));
    const start = match.index + match[0].length;
    if (part === undefined) continue;
    const end = start + lengthOfAmount(folded.slice(start));
    if (end > start) take(part, { start, end }, { start: match.index, end });
  }
  const unclear = unclearAmount(left);
  if (unclear) return { signals, fault: unclear, rest: spansOf(left) };

  const due = DUE_MOVED.exec(left.trimStart()) ?? POSTPONED.exec(left.trimStart());
  if (due) {
    const start = left.length - left.trimStart().length + due[0].length;
    const date = readDatePart(left.slice(start), today);
    if (date.ok || date.code === 'year_missing' || date.code === 'no_such_day')
      take(
        'dueOn',
        { start, end: start + left.slice(start).trimEnd().length },
        { start: 0, end: left.length },
      );
  }
  takeStated(left, take);
  return { signals, rest: spansOf(left) };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Lights, percentages and stages, where the clause says nothing else. */
function takeStated(left: string, take: (part: PartName, value: Span, whole?: Span) => void): void {
  if (left.trim() === '') return;
  const found: { readonly part: PartName; readonly span: Span }[] = [];
  let rest = left;
  const collect = (part: PartName, pattern: RegExp, accept: (word: string) => boolean): void => {
    for (const match of rest.matchAll(pattern)) {
      const { value = match[0] } = match.groups ?? {};
      if (!accept(value)) continue;
      const end = match.index + match[0].length;
      found.push({ part, span: { start: end - value.length, end } });
      rest = blanked(rest, { start: match.index, end });
    }
  };
  collect('progress', NEGATIVE_PERCENT, () => true);
  collect('progress', IN_TEXT.moved, (value) => readPercent(value) !== undefined);
  collect('progress', IN_TEXT.percent, () => true);
  collect('progress', NAMED_NUMBER, () => true);
  const stage = readStage(rest.replace(FILLERS, ' ').trim()) ?? readStage(rest.trim());
  if (stage !== undefined) collect('stage', STAGE, (word) => readStage(word) === stage);
  collect('light', IN_TEXT.anyLight, (word) => readLight(word) !== undefined);
  if (found.length === 0 || /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(rest.replace(FILLERS, ' '))) return;
  const whole = { start: 0, end: left.length };
  for (const { part, span } of found.toSorted((one, other) => one.span.start - other.span.start))
    take(part, span, whole);
}

/** How much of the text's beginning is an amount; a number that ends it is one too, its unit to be asked for. */
function lengthOfAmount(text: string): number {
  const whole = parseAmount(text);
  if (whole.ok || whole.code !== 'no_amount') return text.trimEnd().length;
  if (text.normalize('NFKC').length !== text.length) return 0;
  const [first] = findAmounts(text);
  if (first?.start === 0 && !first.compared) return first.end;
  const bare = /^[\d,.]*\d(?=\s|$)/.exec(text)?.[0];
  return bare !== undefined &&
    (new RegExp(NAMED_AMOUNT, '').exec(text.slice(bare.length).trim())?.index ?? 1) === 0
    ? bare.length
    : 0;
}

function unclearAmount(left: string): ClauseSignals['fault'] {
  const start = left.length - left.trimStart().length;
  const opener = SOME_AMOUNT.exec(left.slice(start));
  if (!opener) return undefined;
  const at = start + opener[0].length;
  const text = left.slice(at).trimEnd();
  const amount = parseAmount(text);
  if (amount.ok) return { code: 'amount_unclear', at, length: text.length };
  return amount.code === 'no_amount' ? undefined : { code: amount.code, at, length: text.length };
}

function blanked(text: string, { start, end }: Span): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

/** Runs of text that blanks of two or more part: what was read left longer ones. */
function spansOf(left: string): Span[] {
  return [...left.matchAll(/\S+(?:\s\S+)*/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
