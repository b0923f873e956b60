import { checkFigure, checkQuantity } from './clause-numbers.ts';
import { type Clause, linesOf, NUMBERS, named, type Report } from './clause-parts.ts';
import type { CheckEvidence } from './evidence.ts';
import { type KnownRecord, STATED } from './records.ts';
import type { Token } from './tokens.ts';
import { fold } from './vocabulary.ts';

export type { ClauseFault } from './clause-parts.ts';

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
