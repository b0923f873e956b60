import { pinyin } from 'pinyin-pro';

/** Names come back with every question, and to read one takes longer than to compare it many times. */
const MOST_KEPT = 20_000;
const kept = new Map<string, readonly (string | undefined)[]>();

/** The toneless syllable of each Chinese character of a text, at its place; undefined where there is none. */
export function soundsIn(text: string): readonly (string | undefined)[] {
  const known = kept.get(text);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const sounds: (string | undefined)[] = Array.from({ length: text.length });
  for (const { 0: run, index } of text.matchAll(/\p{Script=Han}+/gu)) {
    const syllables = syllablesOf(run);
    // Characters beyond the basic plane take two places: their runs have no sounds.
    if (syllables?.length !== run.length) continue;
    for (const [place, syllable] of syllables.entries()) sounds[index + place] = syllable;
  }
  kept.set(text, sounds);
  return sounds;
}

/** The toneless syllables of Chinese characters, one for each; undefined when a character has none. */
function syllablesOf(text: string): string[] | undefined {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true }).map((one) =>
    one.toLowerCase().replace(/[üv]/g, 'u'),
  );
  return syllables.length === [...text].length && syllables.every((one) => /^[a-z]+$/.test(one))
    ? syllables
    : undefined;
}
