import { LEXICON_EN } from './lexicon-en.ts';
import { LEXICON_ZH } from './lexicon-zh.ts';
import { distance } from './near.ts';
import { soundsIn } from './pinyin.ts';
import type { Meaning, Tag } from './tag.ts';
import { isHan, type ReadableText, readable, type Word } from './text.ts';

interface WordPhrase {
  readonly stems: readonly string[];
  readonly texts: readonly string[];
  readonly meanings: Meaning[];
}

/** English phrases by the stem of their first word. */
const byFirstStem = new Map<string, WordPhrase[]>();
/** Chinese phrases by length, longest first, to their meanings. */
const hanPhrases = new Map<string, Meaning[]>();
let longestHan = 1;

for (const [key, phrases] of Object.entries(LEXICON_EN)) {
  for (const phrase of phrases.split('|')) addWords(phrase, meaningOf(key));
}
for (const [key, phrases] of Object.entries(LEXICON_ZH)) {
  for (const phrase of phrases.split('|')) addHan(phrase, meaningOf(key));
}

/** Every place where the vocabulary has something to say; the places overlap. */
export function findVocabulary({ text, words }: ReadableText): Tag[] {
  const tags: Tag[] = [];
  for (const [index, word] of words.entries()) {
    for (const phrase of byFirstStem.get(word.stem) ?? []) {
      const last = words[index + phrase.stems.length - 1];
      if (last !== undefined && agrees(phrase, words, index, text)) {
        tags.push({ start: word.start, end: last.end, meanings: phrase.meanings });
      }
    }
  }
  for (let start = 0; start < text.length; start += 1) {
    const first = text[start] ?? '';
    if (!isHan(first) && first !== '"') continue;
    for (let length = Math.min(longestHan, text.length - start); length > 0; length -= 1) {
      const meanings = hanPhrases.get(text.slice(start, start + length));
      if (meanings) tags.push({ start, end: start + length, meanings });
    }
  }
  return tags;
}

/** The meanings of a phrase that is in the vocabulary as it stands. */
export function meaningsOf(phrase: string): readonly Meaning[] {
  const { text, words } = readable(phrase);
  const han = hanPhrases.get(text);
  if (han) return han;
  const found = (byFirstStem.get(words[0]?.stem ?? '') ?? []).find(
    (one) => one.stems.length === words.length && agrees(one, words, 0, text),
  );
  return found?.meanings ?? [];
}

let byPinyin: Map<string, readonly Meaning[]> | undefined;

/** "jindu" is 进度: what a Chinese word of the vocabulary means that is written in toneless syllables. */
export function spelledInPinyin(word: string): readonly Meaning[] {
  if (!/^[a-z]{4,}$/.test(word)) return [];
  if (byPinyin === undefined) {
    byPinyin = new Map();
    for (const [phrase, meanings] of hanPhrases) {
      if (phrase.length < 2 || phrase.length > 6 || meanings.every((one) => one.type === 'noise')) continue;
      const sounds = soundsIn(phrase);
      const spelled = sounds.join('');
      if (!sounds.includes(undefined) && !byPinyin.has(spelled)) byPinyin.set(spelled, meanings);
    }
  }
  return byPinyin.get(word) ?? [];
}

function agrees(phrase: WordPhrase, words: readonly Word[], from: number, text: string): boolean {
  return phrase.stems.every((stem, offset) => {
    const word = words[from + offset];
    if (word === undefined || (word.stem !== stem && word.text !== phrase.texts[offset])) return false;
    const before = words[from + offset - 1];
    return offset === 0 || before === undefined || /^[\s\-/'"]*$/.test(text.slice(before.end, word.start));
  });
}

function addWords(phrase: string, meaning: Meaning): void {
  const { words } = readable(phrase);
  const first = words[0];
  if (first === undefined) return;
  const stems = words.map((word) => word.stem);
  const known = byFirstStem.get(first.stem) ?? [];
  byFirstStem.set(first.stem, known);
  const same = known.find((one) => one.stems.join(' ') === stems.join(' '));
  if (same === undefined) known.push({ stems, texts: words.map((word) => word.text), meanings: [meaning] });
  else if (!same.meanings.some((one) => one.type === meaning.type && one.value === meaning.value))
    same.meanings.push(meaning);
}

function addHan(phrase: string, meaning: Meaning): void {
  longestHan = Math.max(longestHan, phrase.length);
  const known = hanPhrases.get(phrase) ?? [];
  hanPhrases.set(phrase, known);
  if (!known.some((one) => one.type === meaning.type && one.value === meaning.value)) known.push(meaning);
}

function meaningOf(key: string): Meaning {
  const [type = '', value = ''] = key.split(':');
  return { type, value };
}

/** The meanings of the one word of the vocabulary from which this one differs by a slip; none for short words. */
export function similarWord(word: string): readonly Meaning[] {
  if (word.length < 6 || !/^[a-z]+$/.test(word)) return [];
  for (const phrases of byFirstStem.values()) {
    for (const phrase of phrases) {
      const own = phrase.texts[0] ?? '';
      if (
        phrase.texts.length === 1 &&
        own[0] === word[0] &&
        Math.abs(own.length - word.length) <= 1 &&
        distance(own, word) === 1
      )
        return phrase.meanings;
    }
  }
  return [];
}
