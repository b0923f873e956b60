import type { PlainDate } from '../../plan/records.ts';
import type { Draft } from '../evidence/book.ts';
import type { Quantity } from './quantities.ts';
import { type Token, tokenize } from './tokens.ts';
import { type Dictionary, dictionaryOf, fieldOfLabel, fold, type Phrase } from './vocabulary.ts';

/** What one record holds under one label. */
export interface Line {
  readonly field: string;
  readonly values: ReadonlySet<string>;
  readonly dates: ReadonlySet<PlainDate>;
  readonly quantities: readonly Quantity[];
}

/** One record of the evidence, with the phrases by which a sentence may call it and quote it. */
export interface KnownRecord {
  readonly code: string;
  readonly lines: readonly Line[];
  /** Its code, titles and aliases as `name`; whole stored texts as `quote`, by their field. */
  readonly phrases: readonly Phrase[];
}

/** Fields whose whole text may be quoted beside their label. */
const QUOTED: ReadonlySet<string> = new Set([
  'class',
  'supportingClasses',
  'ownerEntity',
  'location',
  'landStatus',
  'operator',
  'services',
  'platformType',
  'documentNumber',
  'programme',
  'clause',
  'eligibility',
  'lastUpdatedAt',
]);
/** What the plan itself says is quoted without a label. */
export const STATED = 'statement';

export function knownRecord(draft: Draft, code: string, plan: Dictionary): KnownRecord {
  const phrases: Phrase[] = [{ text: code, kind: 'name', value: code }];
  const lines: Line[] = [];
  const names = (texts: readonly string[]): void => {
    for (const text of texts) if (fold(text).length > 1) phrases.push({ text, kind: 'name', value: code });
  };
  for (const source of draft.sources.filter((one) => one.code === code)) {
    if (source.kind === 'statement') phrases.push({ text: source.title, kind: 'quote', value: STATED });
    else names([source.title]);
    lines.push({ field: 'kind', values: new Set([`kind:${source.kind}`]), dates: new Set(), quantities: [] });
  }
  for (const [label, text] of draft.facts.get(code) ?? []) {
    const field = fieldOfLabel(label);
    if (field === undefined) continue;
    if (field === 'title') names(text.split(' / '));
    const line = lineOf(field, text, plan);
    lines.push(line);
    if (QUOTED.has(field)) phrases.push({ text, kind: 'quote', value: field });
    if (field.startsWith('role:')) phrases.push(...personOf(field, text));
  }
  return { code, lines, phrases };
}

function lineOf(field: string, text: string, plan: Dictionary): Line {
  const tokens = tokenize(fold(text), [plan]);
  return {
    field,
    values: new Set(tokens.flatMap((one) => (one.kind === 'value' ? [one.value] : []))),
    dates: new Set(tokens.flatMap((one) => (one.kind === 'date' ? [one.value] : []))),
    quantities: tokens.flatMap((one) => (one.kind === 'quantity' ? [one.quantity] : [])),
  };
}

/** Who holds a role now: the fact is a name with the day since when. One who held it until another day is left out. */
function personOf(field: string, text: string): Phrase[] {
  const folded = fold(text);
  const dates = tokenize(folded, []).filter((one) => one.kind === 'date');
  const [since] = dates;
  if (since === undefined || dates.length !== 1) return [];
  return [{ text: folded.slice(0, since.start), kind: 'quote', value: field }];
}

/** Values that a text which is understood as a whole says of everything that it cites. */
export function valuesSaid(text: string, plan: Dictionary, names: readonly Phrase[]): readonly string[] {
  const tokens: Token[] = tokenize(fold(text), [plan, dictionaryOf(names)]);
  if (tokens.some((one) => one.kind === 'unknown' || one.kind === 'strange_date')) return [];
  return tokens.flatMap((one) => (one.kind === 'value' ? [one.value] : []));
}
