import type { Token } from './tokens.ts';

/** The pieces by which names are compared: words, and pairs of neighbouring tokens of which one is Chinese. */
export function gramsOf(tokens: readonly Token[]): string[] {
  const [only] = tokens;
  if (tokens.length === 1 && only !== undefined) return [only.text];
  const grams = tokens.filter((token) => !token.han).map((token) => token.text);
  for (const [left, right] of neighbours(tokens)) {
    if (left.han || right.han) grams.push(`${left.text}${right.text}`);
  }
  return grams;
}

/** Longer pieces, rarer than grams: three Chinese characters, two words. They find names of common words. */
export function longGramsOf(tokens: readonly Token[]): string[] {
  const grams = neighbours(tokens)
    .filter(([left, right]) => !left.han && !right.han)
    .map(([left, right]) => `${left.text} ${right.text}`);
  for (let index = 0; index + 2 < tokens.length; index++) {
    const three = tokens.slice(index, index + 3);
    if (three.every((token) => token.han && token.phrase === three[0]?.phrase)) {
      grams.push(three.map((token) => token.text).join(''));
    }
  }
  return grams;
}

/** Triples of letters of a word, with its beginning and end marked; words of fewer than four letters have none. */
export function trigramsOf(word: string): string[] {
  if (word.length < 4 || !/\p{L}/u.test(word)) return [];
  const marked = `^${word}$`;
  return Array.from({ length: marked.length - 2 }, (_, index) => marked.slice(index, index + 3));
}

function neighbours(tokens: readonly Token[]): [Token, Token][] {
  return tokens.flatMap((token, index): [Token, Token][] => {
    const next = tokens[index + 1];
    return next !== undefined && next.phrase === token.phrase ? [[token, next]] : [];
  });
}
