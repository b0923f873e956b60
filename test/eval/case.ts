import type { Outcome } from '../../src/answers/answer.ts';

/** Rows by an SQL of the evaluation's own: nothing of the code under test takes part in what is expected. */
export type Sql = <Row = Record<string, unknown>>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;

export interface Expected {
  /** Without it: `answered`. */
  readonly outcome?: Outcome | readonly Outcome[];
  /** The items that the answer cites, all of them and no others. */
  readonly codes?: readonly string[];
  /** Items that must be among the cited ones. */
  readonly includes?: readonly string[];
  /** A figure that stands in a sentence. */
  readonly figures?: readonly { readonly value: number; readonly unit: string }[];
  /** What stands in the sentences, each in at least one of the given wordings. */
  readonly texts?: readonly (string | readonly string[])[];
  readonly offer?: string;
}

export interface Case {
  readonly form: string;
  readonly language: 'en' | 'zh';
  readonly text: string;
  /** Asked before it in the same thread. */
  readonly after?: readonly string[];
  readonly expected: Expected;
}
