import { alternatives } from '../plan/word-match.ts';
import { NUMBER_START, PART_WORDS, type PartName } from './update-lexicon.ts';

/** A part's name with its colon, in folded text. `end` is behind the colon. */
export interface Label {
  readonly part: PartName;
  readonly start: number;
  readonly end: number;
}

const PARTS = new Map<string, PartName>(
  (Object.entries(PART_WORDS) as [PartName, readonly string[]][]).flatMap(([part, words]) =>
    words.map((word) => [word, part] as const),
  ),
);
const WORDS = alternatives([...PARTS.keys()]);
const LABEL = new RegExp(`(?<![a-z0-9\\u4e00-\\u9fff_/-])(${WORDS})\\s*:(?!//)`, 'g');
const PLAIN_LABEL = new RegExp(`^(${WORDS})\\s*(?=${NUMBER_START})`);
const QUOTED = /^\s*"(?:[^"\\\n]|\\.)*"/;

/** Every label outside of quoted values. */
export function findLabels(folded: string): Label[] {
  const labels: Label[] = [];
  let from = 0;
  LABEL.lastIndex = 0;
  for (let match = LABEL.exec(folded); match; match = LABEL.exec(folded)) {
    const part = PARTS.get((match[1] ?? '').replace(/\s+/g, ' '));
    const end = match.index + match[0].length;
    if (part === undefined || match.index < from) continue;
    labels.push({ part, start: match.index, end });
    from = end + (QUOTED.exec(folded.slice(end))?.[0].length ?? 0);
    LABEL.lastIndex = from;
  }
  return labels;
}

/** Where values stand in quotes behind their labels. */
export function quotedSpans(folded: string): { readonly start: number; readonly end: number }[] {
  return findLabels(folded).flatMap(({ end }) => {
    const length = QUOTED.exec(folded.slice(end))?.[0].length;
    return length === undefined ? [] : [{ start: end, end: end + length }];
  });
}

/** A part's name right before a number, without a colon: 本月完成投资300万. */
export function labelBeforeNumber(
  folded: string,
): { readonly part: PartName; readonly length: number } | undefined {
  const match = PLAIN_LABEL.exec(folded);
  const part = match ? PARTS.get((match[1] ?? '').replace(/\s+/g, ' ')) : undefined;
  return match && part ? { part, length: match[0].length } : undefined;
}

/** The value of a label: a quoted one is read as JSON writes strings, any other is taken as it stands. */
export function readValue(text: string): string {
  const trimmed = text.trim();
  if (trimmed.startsWith('"') && trimmed.endsWith('"') && trimmed.length > 1) {
    try {
      const value: unknown = JSON.parse(trimmed);
      if (typeof value === 'string') return value;
    } catch {
      return trimmed;
    }
  }
  return trimmed;
}
