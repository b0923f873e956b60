import { type ClauseFault, checkClause } from './clause.ts';
import type { CheckEvidence } from './evidence.ts';
import { clausesOf } from './tokens.ts';
import { fold } from './vocabulary.ts';

export interface CheckedSentence {
  readonly text: string;
  readonly cites: readonly string[];
}

export type FaultCode = ClauseFault | 'uncited' | 'unknown_record' | 'word' | 'markup' | 'empty';

export interface Fault {
  readonly code: FaultCode;
  readonly detail: string;
}

const CITE = /\[([A-Za-z0-9][A-Za-z0-9._:-]{0,63})\]/g;
const FIGURE = /\{(F\d{1,3})\}/g;
const MARKUP = /[<>`*_~|\\#{}[\]?？]|@\w|@[\p{Script=Han}]|https?:|www\.|\bU0[A-Z0-9]{4,}\b/u;

/**
 * Checks one sentence of a model against the evidence. It is a closed world: a sentence is made of the names of the
 * records that it cites, the plan's own labels and values, dates, numbers, whole stored texts beside their label, and
 * words that state nothing; each number, date and value must be held by every cited record under the field that the
 * clause names, or be a figure called by its whole label. Whatever else is in it is a fault. A copy of a template's
 * sentence stands.
 */
export function checkSentence(
  raw: string,
  evidence: CheckEvidence,
): { readonly sentence: CheckedSentence; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const report = (code: FaultCode, detail: string): undefined => {
    faults.push({ code, detail });
  };
  const cites = [...new Set([...raw.matchAll(CITE)].map((one) => one[1] ?? ''))];
  const bare = raw
    .replace(CITE, '')
    .replace(/\s+([.,;:。，；：！？!?])/g, '$1')
    .replace(/\s{2,}/g, ' ')
    .trim();
  const text = bare.replace(FIGURE, (whole, id: string) => evidence.figure(id)?.text ?? whole);
  const sentence = { text, cites };
  if (evidence.saysVerbatim(text, cites)) return { sentence, faults };
  if (cites.length === 0) report('uncited', raw);
  for (const cite of cites) if (!evidence.record(cite)) report('unknown_record', cite);
  if (text === '') report('empty', raw);
  const stated = bare.replace(FIGURE, ' ');
  if (MARKUP.test(stated)) report('markup', MARKUP.exec(stated)?.[0] ?? '');
  const records = cites.flatMap((cite) => evidence.record(cite) ?? []);
  const tokens = evidence.tokenize(fold(bare), cites);
  for (const token of tokens) {
    if (token.kind === 'unknown') report('word', token.text);
    if (token.kind === 'strange_date') report('date', token.text);
  }
  let before: readonly string[] = [];
  for (const clause of clausesOf(tokens)) {
    const own = clause.flatMap((one) => (one.kind === 'field' ? [one.value] : []));
    const fields = own.length > 0 ? own : before;
    checkClause({ tokens: clause, fields, records, evidence }, report);
    before = fields;
  }
  return { sentence, faults };
}
