import { AMOUNT_FIELDS } from '../../plan/records.ts';
import type { CheckEvidence } from './evidence.ts';
import type { KnownRecord, Line } from './records.ts';
import type { Token } from './tokens.ts';

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

export const AMOUNTS: ReadonlySet<string> = new Set([...AMOUNT_FIELDS, 'left']);
export const PEOPLE: ReadonlySet<string> = new Set(['targetCount', 'recruitedCount']);
export const NUMBERS: ReadonlySet<string> = new Set([...AMOUNTS, ...PEOPLE, 'progress', 'landMu']);

/** The fields among those that are named, each once. */
export function named(fields: readonly string[], among: ReadonlySet<string>): readonly string[] {
  return [...new Set(fields.filter((field) => among.has(field)))];
}

export function linesOf(record: KnownRecord, field: string): readonly Line[] {
  return record.lines.filter((line) => line.field === field);
}
