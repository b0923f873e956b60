import type { GroupKey, Measure } from '../../plan/query.ts';
import type { AnswerFigure } from '../answer.ts';
import type { Asking } from '../evidence/asking.ts';

export function unitOf(measure: Measure): AnswerFigure['unit'] {
  if (measure === 'progress') return 'percent';
  if (measure === 'landMu') return 'mu';
  return measure === 'targetCount' || measure === 'recruitedCount' ? 'people' : 'fen';
}

/** Means are shown with two decimals, of amounts to the whole yuan. */
export function roundMean(mean: number, unit: AnswerFigure['unit']): number {
  return unit === 'fen' ? Math.round(mean / 100) * 100 : Math.round(mean * 10) / 10;
}

export async function registerSources(
  { reader, visibility, asOf, book }: Asking,
  codes: readonly string[],
): Promise<void> {
  for (const item of await reader.getItems(codes.slice(0, 50), visibility, asOf)) book.item(item);
  book.behind(codes);
}

/** A figure of a class may be cited by the class alone. */
export function withClass(
  by: GroupKey,
  key: string | undefined,
  codes: readonly string[],
): readonly string[] {
  return by === 'class' && key !== undefined && key !== 'none' ? [key, ...codes] : codes;
}

export function classOf({ classes, book }: Asking, key: string | undefined): void {
  const record = key === undefined ? undefined : classes.get(key);
  if (record) book.classRecord(record);
}
