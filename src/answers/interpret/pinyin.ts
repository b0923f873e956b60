import { pinyin } from 'pinyin-pro';

/** The toneless syllables of Chinese characters, one for each; undefined when a character has none. */
export function syllablesOf(text: string): string[] | undefined {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true }).map((one) =>
    one.toLowerCase().replace(/[üv]/g, 'u'),
  );
  return syllables.length === [...text].length && syllables.every((one) => /^[a-z]+$/.test(one))
    ? syllables
    : undefined;
}
