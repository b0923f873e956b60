import type { AnswerFigure } from '../answer.ts';
import { COMPARATORS } from '../interpret/number-lexicon.ts';
import { readable } from '../interpret/text.ts';
import { BOUND_FIELDS } from './bound-fields.ts';
import { type Claims, claimsOf } from './claims.ts';
import type { CheckEvidence } from './evidence.ts';
import type { Quantity } from './quantities.ts';
import { WRITING_WORDS } from './writing-lexicon.ts';

export interface CheckedSentence {
  readonly text: string;
  readonly cites: readonly string[];
}

export type FaultCode =
  | 'uncited'
  | 'unknown_record'
  | 'unknown_figure'
  | 'foreign_figure'
  | 'hedged_figure'
  | 'number'
  | 'date'
  | 'code'
  | 'value'
  | 'comparison'
  | 'field'
  | 'word'
  | 'markup'
  | 'empty';

export interface Fault {
  readonly code: FaultCode;
  readonly detail: string;
}

type Report = (code: FaultCode, detail: string) => void;

const CITE = /\[([A-Za-z0-9][A-Za-z0-9._:-]{0,63})\]/g;
const FIGURE = /\{(F\d{1,3})\}/g;
const MARKUP = /[<>`*_~|\\#{}[\]]|@\w|@[\p{Script=Han}]|https?:|www\.|\bU0[A-Z0-9]{4,}\b/u;

/**
 * Checks one sentence of a model against the evidence: what it cites, counts, dates and names. Nothing is believed
 * that the cited records, or a figure computed from all of them, do not hold. A copy of a template's sentence stands.
 */
export function checkSentence(
  raw: string,
  evidence: CheckEvidence,
): { readonly sentence: CheckedSentence; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const report: Report = (code, detail) => {
    faults.push({ code, detail });
  };
  const cites = [...new Set([...raw.matchAll(CITE)].map((one) => one[1] ?? ''))];
  if (cites.length === 0) report('uncited', raw);
  for (const cite of cites) if (!evidence.codes.has(cite)) report('unknown_record', cite);
  const bare = raw
    .replace(CITE, '')
    .replace(/\s+([.,;:。，；：！？!?])/g, '$1')
    .replace(/\s{2,}/g, ' ')
    .trim();
  const text = bare.replace(FIGURE, (whole, id: string) => evidence.figures.get(id)?.text ?? whole);
  const sentence = { text, cites };
  if (faults.length === 0 && evidence.saysVerbatim(text, cites)) return { sentence, faults };
  if (text === '') report('empty', raw);
  const figures = checkFigures(bare, cites, evidence, report);
  const stated = bare.replace(FIGURE, ' ');
  if (MARKUP.test(stated)) report('markup', MARKUP.exec(stated)?.[0] ?? '');
  const claims = claimsOf(stated);
  checkNames(figures, claims, report);
  checkClaims(claims, cites, evidence, report);
  checkWords(claims, evidence.wordsKnown(cites), report);
  return { sentence, faults };
}

/** Every figure is known, was computed from all the records that the sentence cites, and is not hedged or scaled. */
function checkFigures(
  bare: string,
  cites: readonly string[],
  evidence: CheckEvidence,
  report: Report,
): AnswerFigure[] {
  return [...bare.matchAll(FIGURE)].flatMap((match) => {
    const figure = evidence.figures.get(match[1] ?? '');
    if (!figure) {
      report('unknown_figure', match[0]);
      return [];
    }
    if (!belongs(figure, cites)) report('foreign_figure', `${match[0]} (${figure.label})`);
    for (const word of hedges(bare, match.index, match.index + match[0].length))
      report('hedged_figure', `${word} ${match[0]}`);
    return [figure];
  });
}

function belongs(figure: AnswerFigure, cites: readonly string[]): boolean {
  return cites.length > 0 && cites.every((cite) => figure.codes.includes(cite));
}

/** Words around a figure that would change what it says: over, nearly, 不到, or a second unit. */
function hedges(text: string, start: number, end: number): string[] {
  const words: string[] = [];
  const found = (word: string): void => {
    words.push(word);
  };
  const lead = readable(text.slice(0, start)).text;
  const rest = readable(text.slice(end)).text;
  for (const { before, after } of COMPARATORS) {
    const opening = before && new RegExp(`(?:${before})\\s*$`).exec(lead);
    const closing = after && new RegExp(`^\\s*(?:${after})`).exec(rest);
    if (opening) found(opening[0].trim());
    if (closing) found(closing[0].trim());
  }
  const vague =
    /(?:nearly|almost|about|around|roughly|some|approximately|近|约|大约|将近|接近|几乎|not|no|非|不是|不)\s*$/.exec(
      lead,
    );
  if (vague) found(vague[0].trim());
  const unit =
    /^\s*(?:亿|万|千|%|percent|billion|million|thousand|hundred|bn|个百分点|percentage|倍|times|余|多|左右|上下)/.exec(
      rest,
    );
  if (unit) found(unit[0].trim());
  return words;
}

/** Dates, numbers, codes and closed values: held by each of the cited records, under a label that agrees. */
function checkClaims(
  claims: Claims,
  cites: readonly string[],
  evidence: CheckEvidence,
  report: Report,
): void {
  const named = [...claims.fields].filter((field) => BOUND_FIELDS.has(field));
  const held = cites.map((cite) => evidence.linesOf(cite, named));
  const byAll = (holds: (claims: Claims) => boolean): boolean =>
    held.length > 0 && held.every((lines) => lines.some((line) => holds(line.claims)));
  const figures = [...evidence.figures.values()].filter((one) => belongs(one, cites) && agrees(one, named));
  for (const quantity of claims.quantities) {
    if (byAll((own) => own.quantities.some((one) => same(one, quantity)))) continue;
    if (figures.some((figure) => fits(figure, quantity))) continue;
    if (held.every((lines) => lines.some((line) => partOfName(line.text, quantity.text)))) continue;
    report('number', quantity.text);
  }
  for (const date of claims.dates) if (!byAll((own) => own.dates.has(date))) report('date', date);
  for (const code of claims.codes)
    if (!cites.includes(code) && !byAll((own) => own.codes.has(code))) report('code', code);
  const said = evidence.valuesSaidOf(cites);
  for (const value of claims.values)
    if (!said.has(value) && !byAll((own) => own.values.has(value))) report('value', value);
  for (const comparison of claims.comparisons) report('comparison', comparison);
}

function same(one: Quantity, other: Quantity): boolean {
  return one.kind === other.kind && close(one.value, other.value);
}

function close(one: number, other: number): boolean {
  return Math.abs(one - other) <= Math.abs(one) * 1e-9;
}

function fits({ unit, value }: AnswerFigure, quantity: Quantity): boolean {
  switch (quantity.kind) {
    case 'amount':
      return unit === 'fen' && close(value, quantity.value);
    case 'percent':
      return unit === 'percent' && close(value, quantity.value);
    case 'points':
      return unit === 'points' && close(value, quantity.value);
    default:
      // A bare number of at least a million may be an amount in yuan.
      if (unit === 'fen') return quantity.value >= 1e6 && close(value, quantity.value * 100);
      return unit !== 'percent' && unit !== 'points' && close(value, quantity.value);
  }
}

/** A number word that is part of a name, such as 二期 or "phase two". */
function partOfName(facts: string, text: string): boolean {
  return /^[零〇一二两三四五六七八九十百千a-z\s-]+$/.test(text) && readable(facts).text.includes(text);
}

/** A sentence that calls a figure by another field's name is wrong, even with the right number. */
function checkNames(figures: readonly AnswerFigure[], claims: Claims, report: Report): void {
  const named = [...claims.fields].filter((field) => BOUND_FIELDS.has(field));
  for (const figure of figures) if (!agrees(figure, named)) report('field', `${figure.id}: ${figure.label}`);
}

function agrees(figure: AnswerFigure, named: readonly string[]): boolean {
  const own = [...claimsOf(figure.label).fields].filter((field) => BOUND_FIELDS.has(field));
  return named.length === 0 || own.length === 0 || own.some((field) => named.includes(field));
}

/** Words that neither the evidence nor plain writing explains. */
function checkWords(claims: Claims, known: string, report: Report): void {
  for (const run of claims.words) {
    for (const word of run.split(/[^\p{L}\p{N}]+/u)) {
      if (word.length < 2 || known.includes(word) || WRITING_WORDS.has(word) || /^\d+$/.test(word)) continue;
      if (
        /^[a-z]+$/.test(word) &&
        (word.length < 4 || WRITING_WORDS.has(word.replace(/(?:ed|ing|s|ly)$/, '')))
      )
        continue;
      if (/\p{Script=Han}/u.test(word) && pairsOf(word).every((pair) => known.includes(pair))) continue;
      report('word', word);
    }
  }
}

function pairsOf(word: string): string[] {
  const chars = [...word];
  return chars.slice(1).map((char, index) => `${chars[index]}${char}`);
}
