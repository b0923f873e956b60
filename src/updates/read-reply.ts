import { normalizeCode } from '../plan/codes.ts';
import { type DateValue, findDates } from '../plan/date-text.ts';
import type { PlainDate } from '../plan/records.ts';
import { findLabels } from './labels.ts';
import {
  IN_TEXT,
  type Reading,
  readAmountPart,
  readDatePart,
  readLight,
  readPercent,
  readStage,
} from './part-readers.ts';
import { readParts } from './read-parts.ts';
import { readSignals } from './read-signals.ts';
import {
  AFTER_PROGRESS,
  CLAUSE_BORDER,
  COMPLETION_AFTER,
  COMPLETION_BEFORE,
  LIGHT_DENIED,
  LIGHT_SAID,
  NEXT_CLAUSE,
  PROBLEM_CLAUSE,
  SUPPORT_CLAUSE,
} from './reply-lexicon.ts';
import {
  ACKNOWLEDGED,
  CLOSING,
  FILLERS,
  NO_CHANGE,
  OTHER_PERCENTAGE,
  OTHER_PERCENTAGE_AFTER,
  STANDS_AT,
} from './statement-lexicon.ts';
import { foldWidth } from './text-fold.ts';
import type { UpdateFields } from './update.ts';
import { AMOUNT_PARTS, type AmountPart, OPENING, type PartName, type TextPart } from './update-lexicon.ts';
import type { UpdateTextErrorCode } from './update-text.ts';

/** What a plain reply says of one item. Nothing in it is stored before the person agrees. */
export interface ReplyReading {
  readonly fields: UpdateFields;
  /** A day by which the writer says it will be done. */
  readonly dueOn?: DateValue | undefined;
  /** What has to be asked: an amount without a unit, a light said twice. */
  readonly questions: readonly { readonly code: UpdateTextErrorCode; readonly word: string }[];
  /** The writer said that nothing changed, and nothing else. */
  readonly noChange?: true | undefined;
}

/** Where a text turns to an item. `at` is the place in the text; `end` is behind the code. */
export interface CodeMention {
  readonly code: string;
  readonly at: number;
  readonly end: number;
}

const CODE = /(?<![a-z0-9])(?:kt|prj|plt|fnd|pol|tal)[-_ ]?\d{1,6}(?![a-z0-9])/g;

/** The codes with which a statement begins; those inside a sentence are only mentioned. */
export function findOpeningCodes(text: string): CodeMention[] {
  const folded = foldWidth(text);
  return [...folded.matchAll(CODE)].flatMap((match) => {
    const code = normalizeCode(match[0]);
    if (code === undefined || !OPENING.test(folded.slice(0, match.index))) return [];
    return [{ code, at: match.index, end: match.index + match[0].length }];
  });
}

export function findAnyCodes(text: string): string[] {
  return [...foldWidth(text).matchAll(CODE)].flatMap((match) => normalizeCode(match[0]) ?? []);
}

/** The text without the code and the word that ties it to the sentence: "no change on KT-03". */
export function withoutCode(text: string, itemCode: string): string {
  const folded = foldWidth(text);
  const spans = [...folded.matchAll(new RegExp(`(?:\\b(?:on|for|of|with)\\s+)?${CODE.source}`, 'g'))].filter(
    (match) => findAnyCodes(match[0]).includes(itemCode),
  );
  return spans
    .toReversed()
    .reduce((left, { 0: found, index }) => left.slice(0, index) + left.slice(index + found.length), text)
    .trim();
}

/** Reads what a text in plain words says of an item, clause by clause. */
export function readReply(itemCode: string, text: string, today: PlainDate): ReplyReading {
  const folded = foldWidth(text);
  if (findLabels(folded).length > 0) {
    const strict = readParts({ text, folded, start: 0, itemCode, today });
    if (strict.ok) return { fields: strict.value.fields, dueOn: strict.value.dueOn, questions: [] };
  }
  const clauses = clausesOf(folded).filter(({ start, end }) => !ACKNOWLEDGED.test(folded.slice(start, end)));
  const [only, ...others] = clauses;
  if (only && others.length === 0 && NO_CHANGE.test(folded.slice(only.start, only.end)))
    return { fields: {}, questions: [], noChange: true };
  const reading = createReading(today);
  for (const { start, end } of clauses) reading.add(text.slice(start, end), folded.slice(start, end));
  return reading.result();
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

function createReading(today: PlainDate): {
  add(clause: string, folded: string): void;
  result(): ReplyReading;
} {
  const fields: Mutable<UpdateFields> = {};
  const amountTexts: Partial<Record<AmountPart, string>> = {};
  const questions: { code: UpdateTextErrorCode; word: string }[] = [];
  const texts = new Map<TextPart, string[]>();
  let dueOn: DateValue | undefined;
  const ask = (code: UpdateTextErrorCode, word: string): void => void questions.push({ code, word });
  const set = (
    field: 'light' | 'progress' | 'stage',
    value: UpdateFields[typeof field],
    word: string,
  ): void => {
    if (fields[field] !== undefined && fields[field] !== value) ask('said_twice', word);
    else Object.assign(fields, { [field]: value });
  };
  const setPercent = (read: Reading<number> | undefined, word: string): void => {
    if (read?.ok) set('progress', read.value, word);
    else if (read) ask(read.code, word);
  };

  const takeSignal = (part: PartName, value: string, clause: string): void => {
    const folded = foldWidth(value);
    if (part === 'light') set('light', readLight(folded), clause);
    else if (part === 'stage') set('stage', readStage(folded), clause);
    else if (part === 'progress') setPercent(readPercent(folded, true), clause);
    else if (part === 'dueOn') {
      const date = readDatePart(value, today);
      if (date.ok) dueOn ??= date.value;
      else if (date.assumed) dueOn ??= date.assumed;
    } else if (isAmountPart(part)) {
      const amount = readAmountPart(value);
      if (amount.ok) {
        fields[part] = amount.value.fen;
        amountTexts[part] = amount.value.text;
      } else ask(amount.code, value);
    }
  };

  /** What a sentence says of the item beside what it tells; the sentence itself is kept as it is. */
  const addSentence = (clause: string, folded: string): void => {
    const light = lightIn(folded);
    if (light !== undefined) set('light', light, clause);
    const percent = progressIn(folded);
    setPercent(percent, clause);
    const date = promisedDate(clause, folded, today);
    dueOn ??= date;
    const withoutPercent = (percent ? folded.replace(IN_TEXT.percent, '') : folded).replace(FILLERS, '');
    if (percent !== undefined && !/[\p{L}\d]/u.test(withoutPercent)) return;
    const withoutLight = folded.replace(LIGHT_SAID, '').replace(FILLERS, '');
    if (light !== undefined && !/[\p{L}\d]/u.test(withoutLight)) return;
    const isTrouble = light === 'amber' || light === 'red';
    const part = isTrouble && date === undefined ? 'problems' : partOf(folded, date !== undefined);
    texts.set(part, [...(texts.get(part) ?? []), clause.trim()]);
  };

  return {
    add(clause, folded) {
      if (/^\d{1,3}(?:\.\d+)?$/.test(folded)) return ask('number_unclear', clause);
      if (CLOSING.test(folded)) return ask('closing_is_asked', clause);
      const { signals, fault, rest } = readSignals(folded, today);
      if (fault) ask(fault.code, clause.slice(fault.at, fault.at + fault.length));
      for (const { part, at, length } of signals) takeSignal(part, clause.slice(at, at + length), clause);
      // An unclear amount is kept in the words that hold it.
      const spans = fault ? [{ start: 0, end: clause.length }] : rest;
      for (const { start, end } of spans) addSentence(clause.slice(start, end), folded.slice(start, end));
    },
    result() {
      for (const [part, clauses] of texts)
        fields[part] = clauses.join(/[\u4e00-\u9fff]/.test(clauses.join('')) ? '；' : '; ');
      if (Object.keys(amountTexts).length > 0) fields.amountTexts = amountTexts;
      return { fields, dueOn, questions };
    },
  };
}

function lightIn(folded: string): UpdateFields['light'] {
  if (LIGHT_DENIED.test(folded)) return undefined;
  const match = LIGHT_SAID.exec(folded);
  const word = match?.slice(1).find((group) => group !== undefined);
  return word === undefined ? undefined : readLight(word);
}

/** The one percentage of a sentence, where its words say that the item stands there. */
function progressIn(folded: string): Reading<number> | undefined {
  const [only, ...others] = [...folded.matchAll(IN_TEXT.percent)];
  if (!only || others.length > 0) return undefined;
  const before = folded.slice(0, only.index);
  const after = folded.slice(only.index + only[0].length);
  const isOther = OTHER_PERCENTAGE.test(before) || OTHER_PERCENTAGE_AFTER.test(after);
  if (isOther || !(before.trim() === '' || STANDS_AT.test(before)) || !AFTER_PROGRESS.test(after))
    return undefined;
  return readPercent(only[0]);
}

/** A day that the writer bounds a completion with: "done by 10 December", 12月10日前办完. */
function promisedDate(clause: string, folded: string, today: PlainDate): DateValue | undefined {
  const normal = clause.normalize('NFKC').toLowerCase();
  for (const date of findDates(clause, { today })) {
    const isAfter = COMPLETION_AFTER.test(normal.slice(date.end));
    const isBefore = COMPLETION_BEFORE.test(normal.slice(0, date.start));
    if ((isAfter || isBefore) && date.to >= today && folded !== '') {
      const { start: _start, end: _end, ...value } = date;
      return value;
    }
  }
  return undefined;
}

function partOf(folded: string, hasPromise: boolean): TextPart {
  if (SUPPORT_CLAUSE.test(folded)) return 'supportNeeded';
  if (hasPromise) return 'nextSteps';
  if (PROBLEM_CLAUSE.test(folded)) return 'problems';
  return NEXT_CLAUSE.test(folded) ? 'nextSteps' : 'done';
}

function clausesOf(folded: string): { readonly start: number; readonly end: number }[] {
  const clauses: { start: number; end: number }[] = [];
  let from = 0;
  for (const match of [...folded.matchAll(CLAUSE_BORDER), { index: folded.length, 0: '' }]) {
    const raw = folded.slice(from, match.index);
    const start = from + raw.length - raw.trimStart().length;
    const end = from + raw.trimEnd().length;
    if (/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(folded.slice(start, end))) clauses.push({ start, end });
    from = match.index + match[0].length;
  }
  return clauses;
}

function isAmountPart(part: PartName): part is AmountPart {
  return (AMOUNT_PARTS as readonly string[]).includes(part);
}
