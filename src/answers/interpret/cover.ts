import { isNoise, type Tag } from './tag.ts';
import { isHan, type ReadableText } from './text.ts';

/** What was understood of a text, without overlaps and in order, and the stretches that were not. */
export interface Cover {
  readonly tags: readonly Tag[];
  readonly residues: readonly Residue[];
}

/** Words that neither the vocabulary nor the records explain. */
export interface Residue {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Chooses the tags that explain most of the text, preferring the longer and the more specific. */
export function coverText(readableText: ReadableText, tags: readonly Tag[]): Cover {
  const { text } = readableText;
  const best: number[] = new Array(text.length + 1).fill(0);
  const choice: (Tag | undefined)[] = new Array(text.length + 1).fill(undefined);
  const byEnd = new Map<number, Tag[]>();
  for (const tag of tags) byEnd.set(tag.end, [...(byEnd.get(tag.end) ?? []), tag]);
  const edges = wordEdges(text);
  for (let end = 1; end <= text.length; end += 1) {
    best[end] = best[end - 1] ?? 0;
    for (const tag of byEnd.get(end) ?? []) {
      const score = (best[tag.start] ?? 0) + weightOf(tag, text) + fitOf(tag, edges);
      if (score > (best[end] ?? 0)) {
        best[end] = score;
        choice[end] = tag;
      }
    }
  }
  const chosen: Tag[] = [];
  for (let end = text.length; end > 0; ) {
    const tag = choice[end];
    if (tag === undefined) end -= 1;
    else {
      chosen.push(tag);
      end = tag.start;
    }
  }
  chosen.reverse();
  return { tags: chosen, residues: residuesOf(readableText, chosen) };
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Where words begin or end: 项目|的|负责人 is not 项|目的|负责人. */
function wordEdges(text: string): ReadonlySet<number> {
  return new Set(
    [...segmenter.segment(text)].flatMap(({ index, segment }) => [index, index + segment.length]),
  );
}

const MISFIT = 0.25;

/** Decides between readings that explain equally much. */
function fitOf(tag: Tag, edges: ReadonlySet<number>): number {
  return (edges.has(tag.start) ? 0.05 : -MISFIT) + (edges.has(tag.end) ? 0.05 : -MISFIT);
}

const RECORD_TYPES = new Set([
  'code',
  'item',
  'class',
  'person',
  'amount',
  'date',
  'duration',
  'percent',
  'mu',
  'days',
  'turn',
  'compared',
  'lit_for',
]);

function weightOf(tag: Tag, text: string): number {
  const span = text.slice(tag.start, tag.end);
  const han = [...span].filter(isHan).length;
  const latin = span.match(/[a-z0-9]+/g)?.length ?? 0;
  const units = han + latin * 2;
  if (tag.meanings.some((one) => RECORD_TYPES.has(one.type))) return units * 1.6 + 1;
  // A field's long name beats the period that stands in it: 今年完成投资.
  if (units >= 4 && han >= 4 && tag.meanings.some((one) => one.type === 'field')) return units * 1.7;
  if (units >= 5 && tag.meanings.some((one) => one.type === 'field' || one.type === 'rate'))
    return units * 1.7;
  return units + 0.3 * (units - 1) - (isNoise(tag) ? 0.2 : 0);
}

function residuesOf({ text, words }: ReadableText, chosen: readonly Tag[]): Residue[] {
  const covered = new Uint8Array(text.length);
  for (const tag of chosen) covered.fill(1, tag.start, tag.end);
  const residues: Residue[] = [];
  const open = (index: number): boolean => covered[index] === 0;
  for (const word of words) if (open(word.start)) residues.push(word);
  for (let index = 0; index < text.length; index += 1) {
    if (!isHan(text[index] ?? '') || !open(index)) continue;
    let end = index + 1;
    while (end < text.length && open(end) && isHan(text[end] ?? '')) end += 1;
    residues.push({ text: text.slice(index, end), start: index, end });
    index = end;
  }
  return joined(
    residues.sort((a, b) => a.start - b.start),
    text,
  );
}

/** Neighbouring Latin words are one residue: most likely they are one name. */
function joined(residues: readonly Residue[], text: string): Residue[] {
  const result: Residue[] = [];
  for (const residue of residues) {
    const last = result.at(-1);
    if (last !== undefined && /^[\s\-'&.]*$/.test(text.slice(last.end, residue.start))) {
      result[result.length - 1] = {
        text: text.slice(last.start, residue.end),
        start: last.start,
        end: residue.end,
      };
    } else result.push(residue);
  }
  return result;
}
