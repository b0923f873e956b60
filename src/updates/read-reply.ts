import { normalizeCode } from '../plan/codes.ts';
import { type DateValue, findDates } from '../plan/date-text.ts';
import type { PlainDate } from '../plan/records.ts';
import { findLabels, labelBeforeNumber } from './labels.ts';
import { IN_TEXT, readAmountPart, readLight, readPercent, readStage } from './part-readers.ts';
import { readParts } from './read-parts.ts';
import {
  AFTER_PROGRESS,
  CLAUSE_BORDER,
  COMPLETION_AFTER,
  COMPLETION_BEFORE,
  FROM_TO,
  LIGHT_DENIED,
  LIGHT_SAID,
  NEXT_CLAUSE,
  PROBLEM_CLAUSE,
  PROGRESS_FILLERS,
  SUPPORT_CLAUSE,
} from './reply-lexicon.ts';
import { foldWidth } from './text-fold.ts';
import type { UpdateFields } from './update.ts';
import { AMOUNT_PARTS, type AmountPart, OPENING, type TextPart } from './update-lexicon.ts';
import type { UpdateTextErrorCode } from './update-text.ts';

/** What a plain reply says of one item. Nothing in it is stored before the person agrees. */
export interface ReplyReading {
  readonly fields: UpdateFields;
  /** A day by which the writer says it will be done. */
  readonly dueOn?: DateValue | undefined;
  /** What has to be asked: an amount without a unit, a light said twice. */
  readonly questions: readonly { readonly code: UpdateTextErrorCode; readonly word: string }[];
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

/** Reads what a text in plain words says of an item, clause by clause. */
export function readReply(itemCode: string, text: string, today: PlainDate): ReplyReading {
  const folded = foldWidth(text);
  if (findLabels(folded).length > 0) {
    const strict = readParts({ text, folded, start: 0, itemCode, today });
    if (strict.ok) return { fields: strict.value.fields, dueOn: strict.value.dueOn, questions: [] };
  }
  const reading = createReading(today);
  for (const { start, end } of clausesOf(folded))
    reading.add(text.slice(start, end), folded.slice(start, end));
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
  const set = (
    field: 'light' | 'progress' | 'stage',
    value: UpdateFields[typeof field],
    word: string,
  ): void => {
    if (fields[field] !== undefined && fields[field] !== value) questions.push({ code: 'said_twice', word });
    else Object.assign(fields, { [field]: value });
  };

  const readAmount = (folded: string, clause: string): boolean => {
    for (let at = 0; at < folded.length; at += 1) {
      if (at > 0 && !/[\s,]/.test(folded[at - 1] ?? '') && /[a-z]/.test(folded[at] ?? '')) continue;
      const label = labelBeforeNumber(folded.slice(at));
      if (!label || !isAmountPart(label.part)) continue;
      const written = clause.slice(at + label.length).trim();
      const amount = readAmountPart(written);
      if (amount.ok) {
        fields[label.part] = amount.value.fen;
        amountTexts[label.part] = amount.value.text;
        return at === 0;
      }
      if (amount.code === 'unit_missing') questions.push({ code: 'unit_missing', word: written });
    }
    return false;
  };

  return {
    add(clause, folded) {
      const stage = readStage(folded);
      if (stage !== undefined) return set('stage', stage, clause);
      const light = lightIn(folded);
      if (light !== undefined) set('light', light, clause);
      const percent = progressIn(folded);
      if (percent) set('progress', percent.value, clause);
      const isOnlyAmount = readAmount(folded, clause);
      const date = promisedDate(clause, folded, today);
      dueOn ??= date;
      const rest = (percent ? folded.replace(IN_TEXT.percent, '') : folded).replace(PROGRESS_FILLERS, '');
      const isOnlyProgress = percent !== undefined && !/[\p{L}\d]/u.test(rest);
      const withoutLight = folded.replace(LIGHT_SAID, '').replace(PROGRESS_FILLERS, '');
      const isOnlyLight = light !== undefined && !/[\p{L}\d]/u.test(withoutLight);
      if (isOnlyAmount || isOnlyProgress || isOnlyLight || readLight(folded) !== undefined) return;
      const part = partOf(folded, date !== undefined);
      texts.set(part, [...(texts.get(part) ?? []), clause.trim()]);
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
  const whole = readLight(folded);
  if (whole !== undefined) return whole;
  if (LIGHT_DENIED.test(folded)) return undefined;
  const match = LIGHT_SAID.exec(folded);
  const word = match?.slice(1).find((group) => group !== undefined);
  return word === undefined ? undefined : readLight(word);
}

function progressIn(folded: string): { readonly value: number } | undefined {
  const found = [...folded.matchAll(IN_TEXT.percent)].filter(
    (match) => !FROM_TO.test(folded.slice(0, match.index)),
  );
  const [only, ...others] = found;
  if (!only || others.length > 0 || !AFTER_PROGRESS.test(folded.slice(only.index + only[0].length)))
    return undefined;
  const percent = readPercent(only[0]);
  return percent?.ok ? { value: percent.value } : undefined;
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

function isAmountPart(part: string): part is AmountPart {
  return (AMOUNT_PARTS as readonly string[]).includes(part);
}
