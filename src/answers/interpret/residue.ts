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
