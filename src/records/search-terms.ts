/** How names and questions become the terms that a search compares. */

const segmenters = {
  zh: new Intl.Segmenter('zh', { granularity: 'word' }),
};

const HAN = /\p{Script=Han}/u;

export interface NamedRecord {
  readonly code: string;
  readonly titleEn: string;
  readonly titleZh: string;
  readonly aliases: readonly string[];
  readonly description?: string | null | undefined;
}

/** The form in which texts are compared: NFKC, lower case, single spaces. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** The terms of one text: words, and pairs of neighbouring Chinese characters. */
export function termsOf(text: string): Set<string> {
  const terms = new Set<string>();
  for (const run of foldText(text).match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? []) {
    if (HAN.test(run)) addChinese(run, terms);
    else terms.add(stem(run));
  }
  return terms;
}

export function searchTermsOf(record: NamedRecord): string[] {
  const terms = new Set<string>();
  for (const text of [
    record.code,
    record.titleEn,
    record.titleZh,
    ...record.aliases,
    record.description ?? '',
  ]) {
    for (const term of termsOf(text)) terms.add(term);
  }
  return [...terms];
}

function addChinese(run: string, terms: Set<string>): void {
  const characters = [...run];
  if (characters.length === 1) terms.add(run);
  for (let index = 0; index + 1 < characters.length; index++) {
    terms.add(`${characters[index]}${characters[index + 1]}`);
  }
  for (const { segment } of segmenters.zh.segment(run)) if ([...segment].length > 1) terms.add(segment);
}

/** Plurals and a few common endings; enough that "platforms" finds "platform". */
function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1);
  return word;
}
