import { parseChineseNumber } from '../plan/chinese-number.ts';
import { type DateValue, parseDateText } from '../plan/date-text.ts';
import { parseAmount } from '../plan/money.ts';
import type { Fen, PlainDate } from '../plan/records.ts';
import type { Light, Stage } from '../plan/terms.ts';
import { alternatives } from '../plan/word-match.ts';
import { MOVED_FROM, MOVED_TO } from './statement-lexicon.ts';
import {
  BARE_LIGHTS,
  ENGLISH_NUMBERS,
  LIGHT_WORDS,
  LIGHT_WORDS_ALONE,
  PERCENT_WORDS,
  STAGE_WORDS,
} from './update-lexicon.ts';
import type { UpdateTextErrorCode } from './update-text.ts';

/** What one part of a text says. `code`: it is such a part, and cannot be taken as it is. */
export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: UpdateTextErrorCode; readonly assumed?: DateValue | undefined };

const PERCENT = `(?:(?<plain>\\d{1,6}(?:\\.\\d{1,4})?)\\s*(?:%|percent\\b|per cent\\b)|${PERCENT_WORDS.chinese}|${PERCENT_WORDS.tenths}|${PERCENT_WORDS.english})(?!\\s*(?:${PERCENT_WORDS.points}|of\\b|的(?!进度)))`;
/** The same without names, to stand twice in a pattern. */
const UNNAMED_PERCENT = PERCENT.replace(/\?<\w+>/g, '?:');
const LIGHT = alternatives(Object.keys(LIGHT_WORDS));
const LIGHT_ENDING = '(?:\\s+lights?\\b|了(?=[\\s,;]|$))?';
const BORDER_BEFORE = '(?<![a-z0-9\\u4e00-\\u9fff])';

export const AT_START = {
  light: new RegExp(`^(?<value>${LIGHT})${LIGHT_ENDING}(?![a-z-]|(?<=[${BARE_LIGHTS}])[\\u4e00-\\u9fff])`),
  percent: new RegExp(
    `^(?:(?:进度|完成率|已?完成|progress)\\s*(?:为|达到?|到|至|是|:)?\\s*)?(?<value>${UNNAMED_PERCENT})`,
  ),
  namedNumber:
    /^(?:进度|完成率|progress)\s*(?:为|达到?|到|至|是|:)?\s*(?<value>\d{1,3}(?:\.\d{1,4})?)(?=[\s,;])/,
} as const;

export const AT_END = {
  light: new RegExp(`${BORDER_BEFORE}(?:${LIGHT})$`),
  percent: new RegExp(`(?<![\\d.])${PERCENT}$`),
} as const;

export const IN_TEXT = {
  /** Whatever stands beside it: for a clause that says nothing else. */
  anyLight: new RegExp(`(?<![a-z])(?:${LIGHT})(?![a-z-])`, 'g'),
  percent: new RegExp(`(?<![\\d.])${PERCENT}`, 'g'),
  /** From one percentage to another, which is the value. */
  moved: new RegExp(
    `${MOVED_FROM}\\s*(?<![\\d.])${UNNAMED_PERCENT}\\s*${MOVED_TO}\\s*(?<value>${UNNAMED_PERCENT})`,
    'g',
  ),
} as const;

export function readLight(folded: string): Light | undefined {
  const word = folded.trim().replace(/\s+/g, ' ');
  return LIGHT_WORDS[word] ?? LIGHT_WORDS_ALONE[word];
}

export function readStage(folded: string): Stage | undefined {
  return STAGE_WORDS[folded.trim().replace(/\s+/g, ' ')];
}

/** `bare`: a number alone is a percentage too, as after "progress:". */
export function readPercent(folded: string, bare = false): Reading<number> | undefined {
  const text = folded.trim();
  const match =
    new RegExp(`^${PERCENT}$`).exec(text) ?? (bare ? /^(?<plain>\d{1,6}(?:\.\d{1,4})?)$/.exec(text) : null);
  if (!match) {
    const isNegative = /^-\d{1,6}(?:\.\d{1,4})?\s*%?$/.test(text) && (bare || text.endsWith('%'));
    return isNegative ? { ok: false, code: 'progress_out_of_range' } : undefined;
  }
  const { plain, n, tenths, half, tens, ones } = match.groups ?? {};
  const value =
    plain !== undefined
      ? Number(plain)
      : n !== undefined
        ? (wordNumber(n) ?? Number.NaN)
        : tens !== undefined
          ? (ENGLISH_NUMBERS[tens] ?? Number.NaN) + (ENGLISH_NUMBERS[ones ?? ''] ?? 0)
          : (wordNumber(tenths ?? '') ?? Number.NaN) * 10 + (half === undefined ? 0 : 5);
  return value >= 0 && value <= 100 ? { ok: true, value } : { ok: false, code: 'progress_out_of_range' };
}

export function readAmountPart(text: string): Reading<{ readonly fen: Fen; readonly text: string }> {
  const amount = parseAmount(text);
  if (amount.ok) return { ok: true, value: { fen: amount.value.fen, text: amount.value.text } };
  return { ok: false, code: amount.code };
}

export function readDatePart(text: string, today: PlainDate): Reading<DateValue> {
  const date = parseDateText(text, { today });
  return date.ok
    ? { ok: true, value: date.value }
    : { ok: false, code: date.code, assumed: date.detail.assumed };
}

function wordNumber(text: string): number | undefined {
  return /^[\d.]+$/.test(text) ? Number(text) : parseChineseNumber(text);
}
