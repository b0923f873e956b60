import type { CheckEvidence, KnownFigure } from './evidence.ts';
import { close, fits, type Quantity } from './quantities.ts';
import { type KnownRecord, type Line, STATED } from './records.ts';
import type { Token } from './tokens.ts';
import { fold } from './vocabulary.ts';

export type ClauseFault =
  | 'number'
  | 'date'
  | 'value'
  | 'field'
  | 'foreign_figure'
  | 'unknown_figure'
  | 'subject'
  | 'tense';
/** Notes a fault. */
export type Report = (code: ClauseFault, detail: string) => undefined;

/** What a clause says, and of which records. */
export interface Clause {
  readonly tokens: readonly Token[];
  /** Fields named in it, or else in the clause before. */
  readonly fields: readonly string[];
  readonly records: readonly KnownRecord[];
  readonly evidence: CheckEvidence;
}

const AMOUNTS: ReadonlySet<string> = new Set([
  'totalInvestmentFen',
  'yearPlanFen',
  'investedMonthFen',
  'investedYearFen',
  'investedTotalFen',
  'plannedFen',
  'receivedFen',
  'paidFen',
  'left',
]);
const PEOPLE: ReadonlySet<string> = new Set(['targetCount', 'recruitedCount']);
const NUMBERS: ReadonlySet<string> = new Set([...AMOUNTS, ...PEOPLE, 'progress', 'landMu']);
const DATES: ReadonlySet<string> = new Set([
  'startOn',
  'dueOn',
  'closedOn',
  'validFrom',
  'validTo',
  'asOf',
  'lastUpdatedAt',
]);
/** The state of a record, which changes: in the past tense it reads as over. */
const STATE = /^(?:light|stage|status|cond):/;
/** Things beside the record that a sentence could be taken to be about. */
const ABOUT = /^(?:cities|industry):/;

/** Checks one clause: every number, date, value and quotation is held by every cited record, under the field named. */
export function checkClause(clause: Clause, report: Report): undefined {
  const { tokens, records, evidence } = clause;
  const figures = tokens.flatMap((one) => (one.kind === 'figure' ? [evidence.figure(one.value)] : []));
  for (const token of tokens)
    if (token.kind === 'figure' && !evidence.figure(token.value)) report('unknown_figure', token.text);
  const known = figures.filter((one) => one !== undefined);
  for (const figure of known) checkFigure(clause, figure, report);
  for (const token of tokens)
    if (token.kind === 'quantity') checkQuantity(clause, token.quantity, token.end, report);
    else if (token.kind === 'date') checkDate(clause, token, report);
    else if (token.kind === 'quote') checkQuote(clause, token, report);
  const overall = known.find((one) => one.overall);
  if (overall === undefined) checkValues(clause, report);
  for (const token of tokens)
    if (token.kind === 'field' && !tokens.some((one) => tells(one, token.value, evidence)))
      report('field', token.text);
  if (
    tokens.some((one) => one.kind === 'past') &&
    tokens.some((one) => one.kind === 'value' && STATE.test(one.value))
  )
    report('tense', tokens.map((one) => one.text).join(' '));
  const names = new Set(tokens.flatMap((one) => (one.kind === 'name' ? [one.value] : [])));
  if (names.size > 1) report('subject', [...names].join());
  if (overall === undefined) checkSubject(tokens, report);
  if (records.length === 0) report('value', '');
}

/** Whether a token says something of the field: a label beside which nothing of its kind stands is misplaced. */
function tells(token: Token, field: string, evidence: CheckEvidence): boolean {
  switch (token.kind) {
    case 'figure':
      return NUMBERS.has(field) || evidence.figure(token.value)?.fields.has(field) === true;
    case 'quantity':
      return NUMBERS.has(field);
    case 'date':
      return DATES.has(field);
    case 'quote':
      return token.value === field;
    case 'value':
      return token.value.startsWith(field === 'computed' ? 'light:' : `${field}:`);
    default:
      return false;
  }
}

function named(fields: readonly string[], among: ReadonlySet<string>): readonly string[] {
  return [...new Set(fields.filter((field) => among.has(field)))];
}

function checkFigure(clause: Clause, figure: KnownFigure, report: Report): undefined {
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
function checkQuantity(clause: Clause, quantity: Quantity, end: number, report: Report): undefined {
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
    (written === 'people' && unit === 'count' && next?.text === '位') ||
    (unit === 'points' && token?.kind === 'quantity' && token.quantity.kind === 'points');
  if (!right) report('number', `${token?.text ?? ''} ${next?.text ?? ''}`.trim());
}

function checkDate(clause: Clause, token: Token & { readonly kind: 'date' }, report: Report): undefined {
  const [field, ...others] = named(clause.fields, DATES);
  if (field === undefined || others.length > 0) return report('field', token.text);
  if (!clause.records.every((one) => linesOf(one, field).some((line) => line.dates.has(token.value))))
    report('date', token.text);
}

function checkQuote({ fields, records }: Clause, token: Token, report: Report): undefined {
  if (!('value' in token) || token.value === STATED) return;
  const field = token.value;
  const asked = fields.filter(
    (one) => !NUMBERS.has(one) && one !== 'light' && DATES.has(one) === DATES.has(field),
  );
  if (!asked.includes(field) || new Set(asked).size > 1) return report('field', token.text);
  const holds = ({ phrases }: KnownRecord): boolean =>
    phrases.some((one) => one.kind === 'quote' && one.value === field && fold(one.text) === token.text);
  if (!records.every(holds)) report('value', token.text);
}

function checkValues({ tokens, fields, records, evidence }: Clause, report: Report): undefined {
  const said = evidence.valuesSaidOf(records.map((one) => one.code));
  for (const token of tokens) {
    if (token.kind !== 'value') continue;
    const [type = ''] = token.value.split(':');
    const field = type === 'light' && fields.includes('computed') ? 'computed' : type;
    const held = records.every((one) => linesOf(one, field).some((line) => line.values.has(token.value)));
    if (!held && (field === 'computed' || !said.has(token.value))) report('value', token.text);
  }
}

/** A city or an industry that opens a clause would be taken for what the clause is about. */
function checkSubject(tokens: readonly Token[], report: Report): undefined {
  const about = tokens.findIndex((one) => one.kind === 'value' && ABOUT.test(one.value));
  if (about < 0) return;
  const before = tokens.slice(0, about).some((one) => one.kind === 'name' || one.kind === 'field');
  const states = tokens.some(
    (one) =>
      ['figure', 'quantity', 'date'].includes(one.kind) || (one.kind === 'value' && STATE.test(one.value)),
  );
  if (!before && states) report('subject', tokens[about]?.text ?? '');
}

function linesOf(record: KnownRecord, field: string): readonly Line[] {
  return record.lines.filter((line) => line.field === field);
}
