import { findCodes } from '../../plan/codes.ts';
import { gramsOf, longGramsOf, trigramsOf } from './grams.ts';
import { soundPairsOf, typedSoundPairs } from './pinyin.ts';
import { fullName, letters, soundPair } from './search-terms.ts';
import { FUNCTION_WORDS } from './search-vocabulary.ts';
import { type Token, tokensOf } from './tokens.ts';

const MOST_CHARACTERS = 300;
const MOST_TOKENS = 80;
const LONGEST_NAME = 24;

/** A text that may hold names, taken apart. */
export interface SearchQuestion {
  readonly tokens: readonly Token[];
  readonly codes: readonly string[];
  readonly grams: ReadonlySet<string>;
  readonly longGrams: readonly string[];
  /** Every stretch of the text, as the term of a name that it would be in full. */
  readonly stretches: readonly string[];
  /** Syllable pairs typed in letters, and those of its Chinese characters: homophones are common slips. */
  readonly sounds: ReadonlySet<string>;
  /** Words that may be names typed with a slip. */
  readonly words: readonly string[];
  readonly trigrams: readonly string[];
}

export function questionOf(text: string): SearchQuestion {
  const short = [...text].slice(0, MOST_CHARACTERS).join('');
  const tokens = tokensOf(short).slice(0, MOST_TOKENS);
  const words = [
    ...new Set(
      tokens.filter((token) => !token.han && !FUNCTION_WORDS.has(token.text)).map((token) => token.text),
    ),
  ];
  const codes = findCodes(short).map(({ code }) => code);
  const sounds = new Set(typedSoundPairs(tokens));
  for (const pair of soundPairsOf(tokens)) if (pair !== undefined) sounds.add(pair);
  return {
    tokens,
    codes,
    grams: new Set(gramsOf(tokens)),
    longGrams: longGramsOf(tokens),
    stretches: [...stretchesOf(tokens), ...codes.map((code) => fullName(tokensOf(code)))],
    sounds,
    words,
    trigrams: words.flatMap(trigramsOf).map(letters),
  };
}

/** The terms of a question that name kinds of pieces in the index. */
export function termsOf(question: SearchQuestion): string[] {
  const grams = [...question.grams].filter((gram) => !FUNCTION_WORDS.has(gram));
  return [
    ...new Set([
      ...grams,
      ...question.longGrams,
      ...[...question.sounds].map(soundPair),
      ...question.trigrams,
    ]),
  ];
}

function stretchesOf(tokens: readonly Token[]): string[] {
  const stretches = new Set<string>();
  for (let start = 0; start < tokens.length; start++) {
    for (let end = start + 1; end <= Math.min(tokens.length, start + LONGEST_NAME); end++) {
      const stretch = tokens.slice(start, end);
      if (stretch.length > 1 || stretch[0]?.han === false) stretches.add(fullName(stretch));
    }
  }
  return [...stretches];
}
