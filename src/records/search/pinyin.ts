import { pinyin } from 'pinyin-pro';
import type { Token } from './tokens.ts';

/** How Chinese tokens sound, without tones; undefined for other tokens. Readings that depend on the word are respected. */
export function soundsOf(tokens: readonly Token[]): (string | undefined)[] {
  const sounds: (string | undefined)[] = tokens.map(() => undefined);
  for (let start = 0; start < tokens.length; start++) {
    let end = start;
    while (tokens[end]?.han === true) end++;
    if (end === start) continue;
    const run = tokens.slice(start, end).map((token) => token.text);
    const syllables = pinyin(run.join(''), { toneType: 'none', type: 'array', v: true });
    for (let index = 0; index < run.length; index++) sounds[start + index] = plain(syllables[index] ?? '');
    start = end;
  }
  return sounds;
}

/** Pairs of neighbouring syllables, by the place of the first. */
export function soundPairsOf(tokens: readonly Token[]): (string | undefined)[] {
  const sounds = soundsOf(tokens);
  return tokens.slice(0, -1).map((token, index) => {
    const left = sounds[index];
    const right = sounds[index + 1];
    return left === undefined || right === undefined || token.phrase !== tokens[index + 1]?.phrase
      ? undefined
      : `${left}-${right}`;
  });
}

/**
 * Pairs of syllables that letters may stand for: "bolan zhongxin", "bo lan zhong xin". A word that is no pinyin
 * has none; one that can be cut in two ways gives the pairs of both.
 */
export function typedSoundPairs(tokens: readonly Token[]): Set<string> {
  const pairs = new Set<string>();
  let endings: ReadonlySet<string> = new Set();
  let phrase: number | undefined;
  for (const token of tokens) {
    if (token.phrase !== phrase) endings = new Set();
    phrase = token.phrase;
    // A number ends a run of syllables: 中心1期 is typed "zhongxin1qi".
    for (const letters of token.han ? [''] : token.text.split(/[0-9]+/)) {
      const cuts = cutsOf(letters);
      for (const cut of cuts) {
        for (const before of endings) pairs.add(`${before}-${cut[0]}`);
        for (let index = 0; index + 1 < cut.length; index++) pairs.add(`${cut[index]}-${cut[index + 1]}`);
      }
      endings = new Set(cuts.flatMap((cut) => cut.at(-1) ?? []));
    }
  }
  return pairs;
}

/** A long name in one word. */
const MOST_LETTERS = 80;
const MOST_CUTS = 8;

function cutsOf(word: string): string[][] {
  if (word.length > MOST_LETTERS || !/^[a-z]+$/.test(word)) return [];
  const known = syllables();
  const cutsFrom: string[][][] = [];
  cutsFrom[word.length] = [[]];
  for (let start = word.length - 1; start >= 0; start--) {
    const cuts: string[][] = [];
    // The longest syllable first: it is the likelier reading.
    for (let end = Math.min(word.length, start + 6); end > start && cuts.length < MOST_CUTS; end--) {
      const syllable = word.slice(start, end);
      if (known.has(plain(syllable)))
        for (const rest of cutsFrom[end] ?? []) cuts.push([plain(syllable), ...rest]);
    }
    cutsFrom[start] = cuts.slice(0, MOST_CUTS);
  }
  return cutsFrom[0] ?? [];
}

let known: ReadonlySet<string> | undefined;

/** Every syllable that a character of the basic block has. */
function syllables(): ReadonlySet<string> {
  if (known === undefined) {
    const found = new Set<string>();
    for (let code = 0x4e00; code <= 0x9fa5; code++) {
      const syllable = plain(pinyin(String.fromCharCode(code), { toneType: 'none', v: true }));
      if (/^[a-z]{2,6}$|^[aeo]$/.test(syllable)) found.add(syllable);
    }
    known = found;
  }
  return known;
}

/** ü is typed as v or u. */
function plain(syllable: string): string {
  return syllable.replace(/ü|v/gu, 'u');
}
