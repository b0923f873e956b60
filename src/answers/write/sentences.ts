const CITES = String.raw`((?:[ \t]*\[[^\]\n]{1,64}\])*)`;
const SENTENCE = new RegExp(
  String.raw`(?:[^.。！？!?\n]|\.(?=[\p{N}A-Za-z]))+[.。！？!?]*${CITES}[.。]?`,
  'gu',
);
/** Stands for a known sentence while the rest is cut. */
const MARK = 0xe000;
const MOST_KNOWN = 200;

/**
 * Cuts what a model wrote into sentences, each with the citations that stand in or right after it. A known sentence
 * stays whole, whatever it quotes.
 */
export function splitSentences(text: string, known: readonly string[] = []): string[] {
  let clean = text
    .replace(/[\r\ue000-\uf8ff]/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
  const whole = [...new Set(known.map((one) => one.replace(/[ \t]+/g, ' ').trim()))]
    .filter((one) => /[.。！？!?\n]/.test(one.slice(0, -1)))
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_KNOWN);
  for (const [index, sentence] of whole.entries())
    clean = clean.replaceAll(sentence, `\n${String.fromCharCode(MARK + index)}`);
  clean = clean.replace(new RegExp(`([\\ue000-\\uf8ff])${CITES}[.。]?`, 'g'), '$1$2\n');
  return [...clean.matchAll(SENTENCE)]
    .map((match) =>
      match[0].replace(/[\ue000-\uf8ff]/g, (mark) => whole[mark.charCodeAt(0) - MARK] ?? '').trim(),
    )
    .filter((sentence) => /[\p{L}\p{N}{]/u.test(sentence));
}
