/** What a search is told of a record. */
export interface Document {
  readonly code: string;
  readonly titleEn: string;
  readonly titleZh: string;
  readonly aliases: readonly string[];
  readonly description: string;
}

/** A search over the same records, opened and ready. */
export interface Contender {
  /** Codes, best first, ten at most. */
  search(text: string): Promise<string[]>;
  close(): Promise<void>;
}

export const CONTENDERS = ['linkage, PostgreSQL', 'linkage, embedded', 'MiniSearch', 'Orama'] as const;
export type ContenderName = (typeof CONTENDERS)[number];

/** What a process is told to measure, on its standard input. */
export interface Order {
  readonly contender: ContenderName;
  /** A database, a folder, or a file with the documents. */
  readonly source: string;
  readonly queries: readonly string[];
  /** Then no more are asked: the recall is that of those that were. */
  readonly secondsAtMost: number;
}

export interface Run {
  /** From the records as they are kept to the first answer. */
  readonly startMs: number;
  /** More resident memory than before, after collecting garbage. */
  readonly memoryMb: number;
  readonly found: readonly (readonly string[])[];
  readonly timesMs: readonly number[];
}
