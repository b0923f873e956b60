/** One thing that a stretch of the question may mean: `kind:project`, `period:2026-11-23/2026-11-29`. */
export interface Meaning {
  readonly type: string;
  readonly value: string;
}

/** A stretch of the question that was understood. A stretch may mean several things; composing decides. */
export interface Tag {
  readonly start: number;
  readonly end: number;
  readonly meanings: readonly Meaning[];
  /** What a found amount, date or record carries beyond its meaning. */
  readonly detail?: unknown;
}

export function means(tag: Tag, type: string, value?: string): boolean {
  return tag.meanings.some((one) => one.type === type && (value === undefined || one.value === value));
}

export function isNoise(tag: Tag): boolean {
  return tag.meanings.every((one) => one.type === 'noise');
}
