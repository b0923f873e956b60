import type { Residue } from './cover.ts';
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

/** The residue as it was written, with the rest of the Chinese word that it is cut from. */
export function wholeWord(written: string, residue: Residue): string {
  if (!isHan(residue.text[0] ?? '')) return written.slice(residue.start, residue.end);
  let { start, end } = residue;
  for (const { segment, index, isWordLike } of segmenter.segment(written)) {
    if (!isWordLike || index >= residue.end || index + segment.length <= residue.start) continue;
    start = Math.min(start, index);
    end = Math.max(end, index + segment.length);
  }
  return written.slice(start, end);
}
