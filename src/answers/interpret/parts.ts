import { findVocabulary } from './lexicon.ts';
import { PART_JOINERS, SENTENCE_ENDS } from './parts-lexicon.ts';
import { means } from './tag.ts';
import { readable } from './text.ts';

const MAX_PARTS = 3;

/**
 * The questions that a message asks one after the other: "how many projects are there and who leads them?" is two.
 * What joins two of them parts them only when something is asked on both sides.
 */
export function questionParts(text: string): string[] {
  const parts: string[] = [];
  for (const sentence of split(text, SENTENCE_ENDS)) {
    let open = '';
    for (const piece of split(sentence, PART_JOINERS)) {
      if (open === '' || (asks(open) && asks(piece))) {
        if (open !== '') parts.push(open);
        open = piece;
      } else open += piece;
    }
    parts.push(open);
  }
  const asking = parts.filter((part) => asks(part));
  return asking.length > 1 ? asking.slice(0, MAX_PARTS) : [text];
}

/** Cuts after every match; nothing is lost. */
function split(text: string, pattern: RegExp): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    pieces.push(text.slice(from, end));
    from = end;
  }
  pieces.push(text.slice(from));
  return pieces.filter((piece) => piece.trim() !== '');
}

function asks(piece: string): boolean {
  return findVocabulary(readable(piece)).some((tag) => means(tag, 'q') && !means(tag, 'q', 'yes_no'));
}
