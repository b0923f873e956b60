import type { Language } from '../../plan/terms.ts';
import type { AnswerFigure } from '../answer.ts';
import type { Draft } from '../evidence/book.ts';
import { fits } from './quantities.ts';
import { type KnownRecord, knownRecord, valuesSaid } from './records.ts';
import { type Token, tokenize } from './tokens.ts';
import { type Dictionary, dictionaryOf, fold, type Phrase, planDictionary } from './vocabulary.ts';

/** A figure, with what must be said beside it. */
export interface KnownFigure extends AnswerFigure {
  /** Computed over records; else it is one record's own number. */
  readonly overall: boolean;
  readonly fields: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  /** Its label says more than can be told again in other words. */
  readonly verbatimOnly: boolean;
}

/** What sentences may rest on: the records, the figures, and the template's own sentences. */
export interface CheckEvidence {
  record(code: string): KnownRecord | undefined;
  figure(id: string): KnownFigure | undefined;
  readonly figures: readonly KnownFigure[];
  tokenize(text: string, cites: readonly string[]): Token[];
  /** What the template says of a set of records that contains the cited ones. */
  valuesSaidOf(cites: readonly string[]): ReadonlySet<string>;
  /** Whether the template says just this, of at least these records. */
  saysVerbatim(text: string, cites: readonly string[]): boolean;
}

export function checkEvidence(draft: Draft, language: Language): CheckEvidence {
  const plan = planDictionary(language);
  const codes = new Set(draft.sources.map((one) => one.code));
  const record = kept((code: string): KnownRecord | undefined =>
    codes.has(code) ? knownRecord(draft, code, plan) : undefined,
  );
  const namesOf = (cites: readonly string[]): Phrase[] =>
    cites.flatMap((cite) => record(cite)?.phrases ?? []);
  const namesDictionary = kept((cites: string): Dictionary => dictionaryOf(namesOf(cites.split(','))));
  const figures = draft.figures.map((one) =>
    knownFigure(one, { draft, plan, names: namesDictionary(one.codes.join()), record }),
  );
  const said = draft.sentences.map((one) => ({ ...one, folded: foldSentence(one.text) }));
  const valuesOf = kept((index: number) => {
    const one = draft.sentences[index];
    return one ? valuesSaid(one.text, plan, namesOf(one.cites)) : [];
  });
  return {
    record,
    figures,
    figure: (id) => figures.find((one) => one.id === id),
    tokenize: (text, cites) => tokenize(text, [namesDictionary(cites.join()), plan]),
    valuesSaidOf: (cites) =>
      new Set([
        ...draft.sentences.flatMap((one, index) =>
          cites.every((cite) => one.cites.includes(cite)) ? valuesOf(index) : [],
        ),
        ...figures
          .filter(
            (one) =>
              one.unit === 'count' &&
              one.fields.size === 0 &&
              cites.every((cite) => one.codes.includes(cite)),
          )
          .flatMap((one) => (one.verbatimOnly ? [] : [...one.values])),
      ]),
    saysVerbatim: (text, cites) => {
      const folded = foldSentence(text);
      return said.some(
        (one) =>
          one.folded === folded &&
          (cites.length > 0 || one.cites.length === 0) &&
          cites.every((cite) => one.cites.includes(cite)),
      );
    },
  };
}

/**
 * A figure may be put in other words when it is a record's own stored number, called by its field, or when the form
 * that computed it says that its label with the scope tells all. Any other stands only in the template's own sentence.
 */
function knownFigure(
  figure: AnswerFigure,
  {
    draft,
    plan,
    names,
    record,
  }: {
    readonly draft: Draft;
    readonly plan: Dictionary;
    readonly names: Dictionary;
    readonly record: (code: string) => KnownRecord | undefined;
  },
): KnownFigure {
  const [code = ''] = figure.codes;
  const overall = figure.codes.length !== 1 || !fold(figure.label).startsWith(fold(code));
  const scope = overall ? (draft.retold.get(figure.id) ?? '') : '';
  const tokens = tokenize(fold(`${figure.label} ${scope}`), [names, plan]);
  const fields = tokens.flatMap((one) => (one.kind === 'field' ? [one.value] : []));
  const own =
    fields.length === 1 &&
    (record(code)?.lines ?? []).some(
      (line) => line.field === fields[0] && line.quantities.some((one) => fits(figure, one)),
    );
  const those = (kind: Token['kind']): ReadonlySet<string> =>
    new Set(tokens.flatMap((one) => (one.kind === kind && 'value' in one ? [one.value] : [])));
  return {
    ...figure,
    overall,
    fields: those('field'),
    values: those('value'),
    names: those('name'),
    verbatimOnly:
      !(draft.retold.has(figure.id) || (own && !overall)) ||
      tokens.some((one) => ['unknown', 'strange_date', 'date', 'quantity', 'quote'].includes(one.kind)),
  };
}

/** What was worked out once for an argument. */
function kept<Argument, Value>(work: (argument: Argument) => Value): (argument: Argument) => Value {
  const known = new Map<Argument, Value>();
  return (argument) => {
    if (!known.has(argument)) known.set(argument, work(argument));
    return known.get(argument) as Value;
  };
}

function foldSentence(text: string): string {
  return fold(text.replace(/[\s.。;；]+/g, ' '));
}
