import type { AnswerFigure } from '../answer.ts';
import type { Draft } from '../evidence/book.ts';
import { readable } from '../interpret/text.ts';
import { BOUND_FIELDS } from './bound-fields.ts';
import { type Claims, claimsOf } from './claims.ts';

/** One thing that a record holds, with the fields that its label names. */
interface Line {
  readonly fields: readonly string[];
  readonly claims: Claims;
  readonly text: string;
}

/** What sentences may rest on: the records by code, the figures by id, and the template's own sentences. */
export interface CheckEvidence {
  readonly codes: ReadonlySet<string>;
  readonly figures: ReadonlyMap<string, AnswerFigure>;
  /** What one record holds under labels that agree with the named fields. */
  linesOf(code: string, named: readonly string[]): readonly Line[];
  /** What the template says of a set of records that contains the cited ones. */
  valuesSaidOf(cites: readonly string[]): ReadonlySet<string>;
  /** Whether the template says just this, of at least these records. */
  saysVerbatim(text: string, cites: readonly string[]): boolean;
  /** All texts of the cited records and of the template, folded. */
  wordsKnown(cites: readonly string[]): string;
}

export function checkEvidence(draft: Draft): CheckEvidence {
  const lines = new Map<string, Line[]>();
  const linesFor = (code: string): readonly Line[] => {
    const known = lines.get(code);
    if (known) return known;
    const own = [...(draft.facts.get(code)?.entries() ?? [])].map(([label, text]) =>
      lineOf(label, `${label} ${text}`),
    );
    const said = draft.sentences
      .filter((one) => one.cites.length === 1 && one.cites[0] === code)
      .map((one) => lineOf(one.text, one.text));
    const all = [lineOf('', code), ...own, ...said];
    lines.set(code, all);
    return all;
  };
  return {
    codes: new Set(draft.sources.map((one) => one.code)),
    figures: new Map(draft.figures.map((one) => [one.id, one])),
    linesOf: (code, named) =>
      linesFor(code).filter(
        (line) =>
          line.fields.length === 0 ||
          named.length === 0 ||
          line.fields.some((field) => named.includes(field)),
      ),
    valuesSaidOf: (cites) =>
      new Set(
        draft.sentences
          .filter((one) => one.cites.length > 1 && cites.every((cite) => one.cites.includes(cite)))
          .flatMap((one) => [...claimsOf(one.text).values]),
      ),
    saysVerbatim: (text, cites) =>
      cites.length > 0 &&
      draft.sentences.some(
        (one) => fold(one.text) === fold(text) && cites.every((cite) => one.cites.includes(cite)),
      ),
    wordsKnown: (cites) =>
      readable(
        [
          ...cites.flatMap((code) => linesFor(code).map((line) => line.text)),
          ...draft.sentences.map((one) => one.text),
        ].join('\n'),
      ).text,
  };
}

function lineOf(label: string, text: string): Line {
  return {
    fields: [...claimsOf(label).fields].filter((field) => BOUND_FIELDS.has(field)),
    claims: claimsOf(text),
    text,
  };
}

function fold(text: string): string {
  return readable(text)
    .text.replace(/[\s.。;；]+/g, ' ')
    .trim();
}
