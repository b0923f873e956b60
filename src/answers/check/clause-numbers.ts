import { AMOUNTS, type Clause, linesOf, NUMBERS, named, PEOPLE, type Report } from './clause-parts.ts';
import type { KnownFigure } from './evidence.ts';
import { close, fits, type Quantity } from './quantities.ts';
import type { Token } from './tokens.ts';
import { POLITE_COUNTER } from './writing-lexicon.ts';

export function checkFigure(clause: Clause, figure: KnownFigure, report: Report): undefined {
  const { tokens, records } = clause;
  if (!records.every((one) => figure.codes.includes(one.code)) || records.length === 0)
    return report('foreign_figure', `{${figure.id}} (${figure.label})`);
  if (figure.verbatimOnly) return report('field', `{${figure.id}}: copy the draft's sentence`);
  checkBeside(clause, figure, report);
  checkUnit(
    tokens,
    tokens.find((one) => one.kind === 'figure' && one.value === figure.id),
    figure.unit,
    report,
  );
}

/** A figure is called by its label, all of it; one that is computed over records stands beside nothing else. */
function checkBeside(clause: Clause, figure: KnownFigure, report: Report): undefined {
  const { tokens, fields } = clause;
  const numbers = named(fields, NUMBERS);
  const own = named([...figure.fields], NUMBERS);
  const other = [...figure.fields].filter((one) => !NUMBERS.has(one) && !fields.includes(one));
  if (numbers.join() !== own.join() || other.length > 0) report('field', `{${figure.id}}: ${figure.label}`);
  const values = new Set(tokens.flatMap((one) => (one.kind === 'value' ? [one.value] : [])));
  const names = new Set(tokens.flatMap((one) => (one.kind === 'name' ? [one.value] : [])));
  const lacks = [...figure.values].filter((one) => !values.has(one));
  const more = figure.overall ? [...values].filter((one) => !figure.values.has(one)) : [];
  if (lacks.length + more.length > 0)
    report('value', `{${figure.id}}: ${figure.label} (${[...lacks, ...more].join()})`);
  if (!figure.overall) return;
  if ([...names].some((one) => !figure.names.has(one)) || [...figure.names].some((one) => !names.has(one)))
    report('subject', `{${figure.id}}: ${figure.label}`);
}

/** A number without a figure's id: a record's own, or a figure written out. */
export function checkQuantity(clause: Clause, quantity: Quantity, end: number, report: Report): undefined {
  const { tokens, fields, records, evidence } = clause;
  if (quantity.hedged) return report('number', quantity.text);
  const figure = evidence.figures.find(
    (one) =>
      !one.verbatimOnly && records.every((record) => one.codes.includes(record.code)) && fits(one, quantity),
  );
  const [field, ...others] = named(fields, fieldsFor(quantity));
  const held =
    field !== undefined &&
    others.length === 0 &&
    records.every((record) =>
      linesOf(record, field).some((line) => line.quantities.some((one) => same(one, quantity, field))),
    );
  if (held)
    return checkUnit(
      tokens,
      tokens.find((one) => one.end === end),
      unitOf(field),
      report,
    );
  if (figure === undefined) return report(field === undefined ? 'field' : 'number', quantity.text);
  checkBeside(clause, figure, report);
  checkUnit(
    tokens,
    tokens.find((one) => one.end === end),
    figure.unit,
    report,
  );
}

function fieldsFor({ kind, value }: Quantity): ReadonlySet<string> {
  if (kind === 'amount') return AMOUNTS;
  if (kind === 'percent') return new Set(['progress']);
  if (kind === 'points') return new Set();
  return new Set([...PEOPLE, 'landMu', ...(value >= 1e6 ? AMOUNTS : [])]);
}

function unitOf(field: string): KnownFigure['unit'] {
  if (AMOUNTS.has(field)) return 'fen';
  if (field === 'progress') return 'percent';
  return field === 'landMu' ? 'mu' : 'people';
}

function same(one: Quantity, other: Quantity, field: string): boolean {
  if (one.kind === other.kind) return close(one.value, other.value);
  // A bare number may be an amount in yuan.
  return (
    AMOUNTS.has(field) &&
    one.kind === 'amount' &&
    other.kind === 'number' &&
    close(one.value, other.value * 100)
  );
}

/** The word after a number fits what it counts; days and points are never left without. */
function checkUnit(
  tokens: readonly Token[],
  token: Token | undefined,
  unit: KnownFigure['unit'],
  report: Report,
): undefined {
  const next = token && tokens[tokens.indexOf(token) + 1];
  const written = next?.kind === 'unit' ? next.value : undefined;
  const right =
    written === unit ||
    (written === undefined && unit !== 'days' && unit !== 'points') ||
    (written === 'people' && unit === 'count' && POLITE_COUNTER.has(next?.text ?? '')) ||
    (unit === 'points' && token?.kind === 'quantity' && token.quantity.kind === 'points');
  if (!right) report('number', `${token?.text ?? ''} ${next?.text ?? ''}`.trim());
}
