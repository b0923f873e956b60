/** The longest of the words that the text has right before `end`, spaces between allowed; a Latin word must begin there. */
export function wordBefore(
  text: string,
  end: number,
  words: readonly string[],
): { readonly word: string; readonly start: number } | undefined {
  let stop = end;
  while (stop > 0 && text[stop - 1] === ' ') stop -= 1;
  let best: { word: string; start: number } | undefined;
  for (const word of words) {
    const start = stop - word.length;
    if (start < 0 || (best && word.length <= best.word.length) || text.slice(start, stop) !== word) continue;
    if (/^[a-z]/.test(word) && /[A-Za-z0-9]/.test(text[start - 1] ?? '')) continue;
    best = { word, start };
  }
  return best;
}

/** The longest of the words that the text has right after `start`, spaces between allowed; a Latin word must end there. */
export function wordAfter(
  text: string,
  start: number,
  words: readonly string[],
): { readonly word: string; readonly end: number } | undefined {
  let from = start;
  while (text[from] === ' ') from += 1;
  let best: { word: string; end: number } | undefined;
  for (const word of words) {
    const end = from + word.length;
    if ((best && word.length <= best.word.length) || text.slice(from, end) !== word) continue;
    if (/[a-z]$/.test(word) && /[A-Za-z0-9]/.test(text[end] ?? '')) continue;
    best = { word, end };
  }
  return best;
}

/** Words as alternatives of a pattern, the longest first. */
export function alternatives(words: readonly string[]): string {
  return [...words]
    .sort((one, other) => other.length - one.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+'))
    .join('|');
}
