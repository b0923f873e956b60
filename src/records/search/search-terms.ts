import { gramsOf, longGramsOf, trigramsOf } from './grams.ts';
import { soundPairsOf } from './pinyin.ts';
import { keyOf, type Token, tokensOf } from './tokens.ts';

/** Changes whenever the terms below do: a store made with other terms is indexed again when it is opened. */
export const TERMS_VERSION = 3;

const MOST_DESCRIPTION_TOKENS = 300;

export interface NamedRecord {
  readonly code: string;
  readonly titleEn: string;
  readonly titleZh: string;
  readonly aliases: readonly string[];
  readonly description?: string | null | undefined;
}

/** Marks keep kinds of terms apart: a name in full, a pair of syllables, three letters of a word. */
export const fullName = (tokens: readonly Token[]) => `=${keyOf(tokens)}`;
export const soundPair = (pair: string) => `/${pair}`;
export const letters = (trigram: string) => `~${trigram}`;

/**
 * A term as the number that is stored for it. Two terms may share one, about once in a thousand plans' worth of words:
 * a record more is looked at then, and its names tell.
 */
export function numberOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < term.length; index++) {
    hash = Math.imul(hash ^ term.charCodeAt(index), 0x01000193);
  }
  // The last bits of a short term would be much alike.
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) | 0;
}

/** What a search finds a record by. */
export function searchTermsOf(record: NamedRecord): number[] {
  const terms = new Set<string>();
  for (const name of namesOf(record)) addName(tokensOf(name), terms);
  const described = tokensOf(record.description ?? '').slice(0, MOST_DESCRIPTION_TOKENS);
  for (const gram of gramsOf(described)) terms.add(gram);
  return [...new Set([...terms].map(numberOf))];
}

export function namesOf(record: NamedRecord): string[] {
  return [record.code, record.titleEn, record.titleZh, ...record.aliases].filter(
    (name) => name.trim() !== '',
  );
}

function addName(tokens: readonly Token[], terms: Set<string>): void {
  if (tokens.length === 0) return;
  terms.add(fullName(tokens));
  for (const gram of gramsOf(tokens)) terms.add(gram);
  for (const gram of longGramsOf(tokens)) terms.add(gram);
  for (const token of tokens)
    if (!token.han) for (const trigram of trigramsOf(token.text)) terms.add(letters(trigram));
  for (const pair of soundPairsOf(tokens)) if (pair !== undefined) terms.add(soundPair(pair));
}
