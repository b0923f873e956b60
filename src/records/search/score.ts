import type { SearchQuestion } from './question.ts';
import type { ReadName } from './read-names.ts';
import { FUNCTION_WORDS } from './search-vocabulary.ts';
import { slipsBetween } from './slips.ts';
import type { TermStatistics } from './statistics.ts';
import type { Token } from './tokens.ts';

/** What a piece that sounds the same, or was typed with a slip, counts of one that is the same. */
const SAME_SOUND = 0.9;
const SLIP = 0.8;
const FUNCTION_WORD = 0.1;

/** How a name and a question meet. `found` are the question's pieces that the name has. */
export interface Match {
  /** The name's tokens stand in the question one after the other: where. */
  readonly span?: { readonly start: number; readonly end: number } | undefined;
  /** The share of the name that the question covers, the rare parts counting most; 0 to 1. */
  readonly coverage: number;
  readonly found: ReadonlySet<string>;
}

export type Weigh = (gram: string) => number;

/** The rarer a piece, the more it tells which record is meant. */
export function weighBy(statistics: TermStatistics): Weigh {
  return keeping((gram) => {
    const weight = Math.log(1 + (statistics.items + 1) / (statistics.frequencyOf(gram) + 0.5));
    return FUNCTION_WORDS.has(gram) ? weight * FUNCTION_WORD : weight;
  });
}

/** Candidates are made of the same few pieces: each is judged once. */
function keeping<Value>(judge: (text: string) => Value): (text: string) => Value {
  const kept = new Map<string, Value>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const value = judge(text);
    kept.set(text, value);
    return value;
  };
}

/** Compares names with one question. */
export function matchNames(question: SearchQuestion, weigh: Weigh): (name: ReadName) => Match {
  const slips = keeping((gram) => question.words.find((word) => slipsBetween(word, gram)) ?? NONE);
  return (name) => matchName(name, question, weigh, slips);
}

const NONE = '';

/** The question's word that a piece of a name is with a slip, or none. */
type Slips = (gram: string) => string;

function matchName(name: ReadName, question: SearchQuestion, weigh: Weigh, slips: Slips): Match {
  const span = findSpan(name.tokens, question.tokens);
  const found = new Set<string>();
  let whole = 0;
  let covered = 0;
  for (const gram of name.grams) {
    const weight = weigh(gram);
    whole += weight;
    covered += weight * likeness(gram, name.sounds.get(gram), question, slips, found);
  }
  return { span, coverage: whole === 0 ? 0 : covered / whole, found };
}

/** 1 for the same piece, less for one that only sounds or looks like it, 0 for none; notes the question's piece. */
function likeness(
  gram: string,
  sound: string | undefined,
  question: SearchQuestion,
  slips: Slips,
  found: Set<string>,
): number {
  if (question.grams.has(gram)) {
    found.add(gram);
    return 1;
  }
  if (sound !== undefined && question.sounds.has(sound)) {
    found.add(sound);
    return SAME_SOUND;
  }
  const slipped = slips(gram);
  if (slipped === NONE) return 0;
  found.add(slipped);
  return SLIP;
}

function findSpan(name: readonly Token[], text: readonly Token[]): Match['span'] {
  if (name.length === 0) return undefined;
  for (let start = 0; start + name.length <= text.length; start++) {
    if (name.every((token, index) => token.text === text[start + index]?.text)) {
      return { start, end: start + name.length };
    }
  }
  return undefined;
}
