import type { Databases } from './databases.ts';

/** One thing that is measured. It may be run alone and cleans up after itself. */
export interface Bench {
  readonly name: string;
  readonly title: string;
  run(context: BenchContext): Promise<Findings>;
}

export interface BenchContext {
  /** Fewer and shorter rounds, smaller plans: says whether it runs, not how fast. */
  readonly quick: boolean;
  readonly databases: Databases;
  /** What is going on, for whoever waits. */
  note(line: string): void;
}

export interface Findings {
  readonly goals: readonly Goal[];
  readonly tables: readonly Table[];
  /** Said under the tables: what limits a figure, what was left out. */
  readonly remarks?: readonly string[] | undefined;
}

export interface Goal {
  readonly goal: string;
  readonly measured: string;
  readonly met: boolean;
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}
