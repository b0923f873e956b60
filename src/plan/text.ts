/**
 * One form of the many ways to type the same thing: full-width forms, dashes and quotes become their plain ones,
 * invisible and control characters go, runs of spaces become one. Line breaks stay. Never longer than NFKC makes it.
 */
export function normalizeText(text: string): string {
  return stripInvisible(text.normalize('NFKC'))
    .replace(/[‐-―−﹘]/g, '-')
    .replace(/[、，]/g, ',')
    .replace(/[。]/g, '.')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** Without characters that nobody sees: control characters other than line breaks and tabs, joiners, direction marks. */
export function stripInvisible(text: string): string {
  return text.replace(/(?![\n\r\t\u2028\u2029])[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '');
}

/** The number of characters as people count them; a pair of surrogates is one. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
