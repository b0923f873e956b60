/** Cuts what a model wrote into sentences, each with the citations that stand in or right after it. */
export function splitSentences(text: string): string[] {
  const clean = text
    .replace(/\r/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
  const pattern = /(?:[^.。！？!?\n]|\.(?=[\dA-Za-z]))+[.。！？!?]*(?:[ \t]*\[[^\]\n]{1,64}\])*[.。]?/gu;
  return [...clean.matchAll(pattern)]
    .map((match) => match[0].trim())
    .filter((sentence) => /[\p{L}\p{N}{]/u.test(sentence));
}
