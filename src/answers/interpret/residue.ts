import type { Residue } from './cover.ts';
import { BEGINS_NAMES, BELONGS_TO_WORDS } from './residue-lexicon.ts';
import { isNoise, means, type Tag } from './tag.ts';
import { isHan } from './text.ts';

/** Leaves the residues that may carry meaning: no adverbs, no stray letters. */
export function meaningfulResidues(residues: readonly Residue[]): Residue[] {
  return residues.filter(({ text }) => {
    const han = [...text].filter(isHan).length;
    if (han > 0) return true;
    const words = text.split(/[^a-z0-9À-ɏ]+/).filter((word) => word !== '');
    return words.some((word) =>
      /^\d+$/.test(word) ? word.length >= 2 : word.length >= 3 && !word.endsWith('ly'),
    );
  });
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * The residue as it was written, with the rest of the word that it is cut from: what the vocabulary takes for a word of
 * no meaning may belong to it, as in 专精特新 or "data centre".
 */
export function wholeWord(written: string, residue: Residue, tags: readonly Tag[] = []): string {
  let { start, end } = residue;
  if (isHan(residue.text[0] ?? ''))
    for (const { segment, index, isWordLike } of segmenter.segment(written)) {
      if (!isWordLike || index >= residue.end || index + segment.length <= residue.start) continue;
      start = Math.min(start, index);
      end = Math.max(end, index + segment.length);
    }
  // A single character is the end of a longer word: 园 of 产业园.
  const stem = tags.find((tag) => tag.end === start && tag.end - tag.start === 2);
  if (end - start === 1 && isHan(residue.text[0] ?? '') && stem && !means(stem, 'q')) start = stem.start;
  const first = tags.find((tag) => tag.end === start && BEGINS_NAMES.has(written.slice(tag.start, tag.end)));
  if (end - start === 1 && isHan(residue.text[0] ?? '') && first && isNoise(first)) start = first.start;
  const rest = tags.find((tag) => tag.start === end && means(tag, 'item'));
  if (end - start === 1 && isHan(residue.text[0] ?? '') && rest) end = rest.end;
  const gap = isHan(residue.text[0] ?? '') ? /^$/ : /^[ -]$/;
  const belongs = (tag: Tag): boolean =>
    isNoise(tag) && BELONGS_TO_WORDS.has(written.slice(tag.start, tag.end).toLowerCase());
  for (const tag of [...tags].reverse())
    if (belongs(tag) && tag.end <= start && gap.test(written.slice(tag.end, start))) start = tag.start;
  for (const tag of tags)
    if (belongs(tag) && tag.start >= end && gap.test(written.slice(end, tag.start))) end = tag.end;
  return written.slice(start, end);
}
