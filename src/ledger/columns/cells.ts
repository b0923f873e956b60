import { parseChineseNumber } from '../../plan/chinese-number.ts';
import { findDates, parseDateText } from '../../plan/date-text.ts';
import { addDays, isPlainDate } from '../../plan/dates.ts';
import { MAX_TEXT_CHARACTERS } from '../../plan/invariants.ts';
import { MONEY_UNITS, type MoneyUnit, parseAmount } from '../../plan/money.ts';
import type { Fen, PlainDate } from '../../plan/records.ts';
import { ok, type Result } from '../../plan/result.ts';
import { stripInvisible } from '../../plan/text.ts';
import type { FaultCode, FaultDetail } from '../faults.ts';
import type { Cell } from '../read/index.ts';
import { type ReadContext, refuse } from './column.ts';
import { TENTHS } from './header-patterns-lexicon.ts';
import { type TermList, type TermOf, termNamed, termNames, yesOrNo } from './value-lexicon.ts';

export type Reading<Value> = Result<Value, FaultCode, FaultDetail>;

const DATE_FAULTS = {
  no_date: 'not_a_date',
  year_missing: 'year_missing',
  vague: 'vague_date',
  no_such_day: 'no_such_day',
} as const satisfies Record<string, FaultCode>;

/** Text as written, without what nobody sees; line breaks stay. */
export function readText(cell: Cell): Reading<string> {
  if (cell.type === 'error') return refuse('formula_failed');
  const text = stripInvisible(cell.text.replace(/\r\n?/g, '\n')).trim();
  return text.length > MAX_TEXT_CHARACTERS ? refuse('text_too_long') : ok(text);
}

const ONGOING =
  /^(?:长期|长期坚持|长期推进|长期任务|持续|持续推进|持续开展|常态化|常态化推进|常态化开展|常年|常年坚持|贯穿全年|ongoing|continuous|rolling|permanent)$/iu;

/** "长期坚持": work without an end. It has no day, and that is what is written. */
export function isOngoing(text: string): boolean {
  return ONGOING.test(text.normalize('NFKC').trim());
}

/** A day, and the text where it was written in words ("2026年3月底"). A span means its last day. */
export function readDate(
  cell: Cell,
  context: ReadContext,
  edge: 'from' | 'to' = 'to',
): Reading<{ date: PlainDate; text?: string }> {
  if (cell.type === 'date') return isPlainDate(cell.text) ? ok({ date: cell.text }) : refuse('not_a_date');
  if (cell.type === 'error') return refuse('formula_failed');
  const text = cell.text.normalize('NFKC').replace(/["“”]/g, '').trim();
  // "2026-03-05 00:00:00": how exports of other systems write a day.
  const day = text.replace(/^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/, '$1');
  const parsed = parseDateText(day, { today: context.today });
  if (!parsed.ok) return refuse(DATE_FAULTS[parsed.code]);
  const date = parsed.value[edge];
  return ok(isNumeric(day) ? { date } : { date, text });
}

const YEARS = /^((?:19|20|21)\d{2})年?度?\s*(?:[-‐-―−~～/]|至|到)+\s*((?:19|20|21)\d{2})年?度?(?:[底末])?$/u;
const IN_FORCE_YEARS = /有效期限?(?:为|：|:)?\s*(\d{1,2}|[一二三四五六七八九十])\s*年/u;

/**
 * A span of days from one cell: "2025-2027", "2026.3—2026.12", "2026年4月开工，2027年底竣工". One day alone is the last;
 * "自2026年1月1日起施行，有效期三年" is counted on.
 */
export function readSpan(cell: Cell, context: ReadContext): Reading<{ from?: PlainDate; to?: PlainDate }> {
  if (cell.type === 'date') return ok({ to: cell.text });
  if (cell.type === 'error') return refuse('formula_failed');
  const text = cell.text
    .normalize('NFKC')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
  const years = YEARS.exec(text);
  if (years) return ok({ from: `${years[1]}-01-01`, to: `${years[2]}-12-31` });
  const { today } = context;
  const whole = parseDateText(text, { today });
  if (whole.ok && whole.value.precision === 'span') return ok({ from: whole.value.from, to: whole.value.to });
  const [first, second] = spanParts(text).flatMap((part) => findDates(part, { today, assumeYear: false }));
  if (first === undefined) return refuse(whole.ok ? 'not_a_date' : DATE_FAULTS[whole.code]);
  if (second !== undefined) return ok({ from: first.from, to: second.to });
  const inForce = IN_FORCE_YEARS.exec(text)?.[1];
  if (inForce !== undefined) {
    const count = parseChineseNumber(inForce) ?? Number(inForce);
    const end = `${Number(first.from.slice(0, 4)) + count}${first.from.slice(4)}`;
    return ok({ from: first.from, to: addDays(isPlainDate(end) ? end : `${end.slice(0, 4)}-03-01`, -1) });
  }
  return ok(
    first.boundary === 'since' || first.boundary === 'after' ? { from: first.from } : { to: first.to },
  );
}

/** "2026.3/2027.10" and "2026.3-2027.10" hold two dates that one pattern would take for one. */
function spanParts(text: string): string[] {
  return text.split(/(?<=\d[.年月]\d{0,2}月?)\s*[-‐-―−~～/]+\s*(?=(?:19|20|21)\d{2})/u);
}

/** Digits and separators only: nothing would be lost by storing the day alone. */
function isNumeric(text: string): boolean {
  return /^\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|\d{4}|年\d{1,2}月\d{1,2}日)$/.test(text);
}

const UNIT_WORDS: Readonly<Record<MoneyUnit, string>> = {
  fen: '分',
  yuan: '元',
  thousand: '千元',
  wan: '万元',
  million: '百万元',
  ten_million: '千万元',
  yi: '亿元',
  billion: '十亿元',
};

/** Exact fen and the amount with its unit as written. A number finer than a fen (a quotient) is rounded to the fen. */
export function readAmount(cell: Cell, context: ReadContext): Reading<{ fen: Fen; text: string }> {
  if (cell.type === 'error') return refuse('formula_failed');
  const text = cell.text.normalize('NFKC').trim();
  if (/^[-−(（]\s*[\d.]/.test(text)) return refuse('amount_negative');
  const unit = context.moneyUnit;
  const parsed = parseAmount(text, { unit });
  if (parsed.ok) {
    const { fen, unitWritten } = parsed.value;
    return ok({
      fen,
      text: unitWritten || unit === undefined ? cell.text.trim() : `${text}${UNIT_WORDS[unit]}`,
    });
  }
  if (parsed.code === 'no_amount') return refuse('not_an_amount');
  if (parsed.code === 'finer_than_fen' && cell.type === 'number' && unit !== undefined) {
    const fen = roundedFen(text, unit);
    return ok({ fen, text: `${text}${UNIT_WORDS[unit]}` });
  }
  return refuse(parsed.code);
}

function roundedFen(decimal: string, unit: MoneyUnit): Fen {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const scaled = BigInt(whole + fraction) * MONEY_UNITS[unit] * 2n;
  const scale = 10n ** BigInt(fraction.length);
  return Number((scaled + scale) / (scale * 2n));
}

export function readDecimal(cell: Cell, suffix: RegExp): Reading<number> {
  if (cell.type === 'error') return refuse('formula_failed');
  const text = cell.text.normalize('NFKC').replace(suffix, '').replaceAll(',', '').trim();
  return /^-?\d{1,12}(?:\.\d{1,9})?$/.test(text) ? ok(Number(text)) : refuse('not_a_number');
}

export function readCount(cell: Cell): Reading<number> {
  const value = readDecimal(cell, /[人名个家户]$/u);
  if (!value.ok) return value.code === 'formula_failed' ? value : refuse('not_a_count');
  if (!Number.isInteger(value.value)) return refuse('not_a_count');
  return value.value < 0 ? refuse('count_negative') : value;
}

/**
 * 60, 60%, 六成; a cell that is formatted in percent shows 0.6 as 60 %. A bare 0.6 may be either, and "about 60%" is no
 * figure.
 */
export function readPercent(cell: Cell): Reading<number> {
  if (cell.type === 'error') return refuse('formula_failed');
  const written = cell.text.normalize('NFKC').trim();
  const tenths = TENTHS.exec(written)?.groups;
  if (tenths) return ok((digitOf(tenths.tenths ?? '') + (tenths.half ? 0.5 : 0)) * 10);
  const text = written.replace(/\s*%$/, '');
  if (!cell.percent && text === written && /^0?\.\d*[1-9]\d*$/.test(text)) return refuse('percent_unclear');
  if (!/^-?\d{1,6}(?:\.\d{1,15})?$/.test(text)) return refuse('not_a_percentage');
  const value = cell.percent ? Number((Number(text) * 100).toFixed(10)) : Number(text);
  return value < 0 || value > 100 ? refuse('progress_out_of_range') : ok(value);
}

function digitOf(text: string): number {
  return parseChineseNumber(text) ?? Number(text);
}

export function readTerm<List extends TermList>(list: List, cell: Cell): Reading<TermOf<List>> {
  if (cell.type === 'error') return refuse('formula_failed');
  const term = termNamed(list, cell.text);
  return term === undefined ? refuse('not_one_of', { allowed: termNames(list) }) : ok(term);
}

export function readTerms<List extends TermList>(list: List, cell: Cell): Reading<TermOf<List>[]> {
  const terms: TermOf<List>[] = [];
  for (const part of splitList(cell.text)) {
    const term = termNamed(list, part);
    if (term === undefined) return refuse('not_one_of', { allowed: termNames(list) });
    if (!terms.includes(term)) terms.push(term);
  }
  return ok(terms);
}

export function readYesNo(cell: Cell): Reading<boolean> {
  const value = yesOrNo(cell.text);
  return value === undefined ? refuse('not_yes_or_no') : ok(value);
}

/** Parts of a list as people write it in one cell; of several lines, each line is a part. */
export function splitList(text: string): string[] {
  return text
    .split(text.includes('\n') ? '\n' : SEPARATORS)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** How a list is written so that it is split the same way again. */
export function joinList(parts: readonly string[]): string {
  return parts.some((part) => SEPARATORS.test(part))
    ? parts.map((part) => `${part}\n`).join('')
    : parts.join('、');
}

const SEPARATORS = /[、,，;；|]|\s\/\s/;
