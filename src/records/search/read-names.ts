import { gramsOf } from './grams.ts';
import { soundPairsOf } from './pinyin.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A stored name, taken apart for comparing. */
export interface ReadName {
  readonly tokens: readonly Token[];
  readonly grams: ReadonlySet<string>;
  /** How a gram of two Chinese characters sounds. */
  readonly sounds: ReadonlyMap<string, string>;
}

const MOST_KEPT = 20_000;

/** Reads names, and keeps the lately read: taking one apart costs more than comparing it, and questions come back to the same. */
export function createNameReader(): (name: string) => ReadName {
  const kept = new Map<string, ReadName>();
  return (name) => {
    const known = kept.get(name);
    if (known !== undefined) return known;
    // All at once: they come back within a few questions, and no order of use has to be kept.
    if (kept.size >= MOST_KEPT) kept.clear();
    const tokens = tokensOf(name);
    const read = { tokens, grams: new Set(gramsOf(tokens)), sounds: soundsByGram(tokens) };
    kept.set(name, read);
    return read;
  };
}

function soundsByGram(tokens: readonly Token[]): Map<string, string> {
  const sounds = new Map<string, string>();
  for (const [index, pair] of soundPairsOf(tokens).entries()) {
    if (pair !== undefined) sounds.set(`${tokens[index]?.text}${tokens[index + 1]?.text}`, pair);
  }
  return sounds;
}
