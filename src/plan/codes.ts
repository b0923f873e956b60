import { ITEM_KINDS, type ItemKind } from './terms.ts';

/** The prefix of each kind's codes: `KT-07` is a key task, `PRJ-001` a project. */
export const CODE_PREFIXES: Readonly<Record<ItemKind, string>> = {
  task: 'KT',
  project: 'PRJ',
  platform: 'PLT',
  fund: 'FND',
  policy: 'POL',
  talent: 'TAL',
};

export const CLASS_PREFIX = 'SC';

const DIGITS: Readonly<Record<string, number>> = { KT: 2, SC: 2 };
const CODE_PATTERN = /^([A-Z]{2,3})[-_ ]?0*(\d{1,6})$/;

/** The stored form of a code as typed ("kt-7", "ＫＴ０７", "prj 1"), or undefined when it is not one of ours. */
export function normalizeCode(text: string): string | undefined {
  const match = CODE_PATTERN.exec(
    text
      .normalize('NFKC')
      .replace(/[‐-―−]/g, '-')
      .trim()
      .toUpperCase(),
  );
  const prefix = match?.[1];
  const number = match?.[2];
  if (prefix === undefined || number === undefined) return undefined;
  if (prefix !== CLASS_PREFIX && kindOfPrefix(prefix) === undefined) return undefined;
  return `${prefix}-${number.padStart(DIGITS[prefix] ?? 3, '0')}`;
}

export function kindOfCode(code: string): ItemKind | undefined {
  return kindOfPrefix(code.split('-')[0] ?? '');
}

export function isClassCode(code: string): boolean {
  return code.startsWith(`${CLASS_PREFIX}-`);
}

const CODES_IN_TEXT = /(?<![A-Za-z0-9])(?:KT|PRJ|PLT|FND|POL|TAL|SC)[-‐-―−_ ]?\d{1,6}(?![A-Za-z0-9])/giu;

/** Every code that a text names, in stored form, with its place in the NFKC-normalised text. */
export function findCodes(
  text: string,
): { readonly code: string; readonly start: number; readonly end: number }[] {
  return [...text.normalize('NFKC').matchAll(CODES_IN_TEXT)].flatMap((match) => {
    const code = normalizeCode(match[0]);
    return code === undefined ? [] : [{ code, start: match.index, end: match.index + match[0].length }];
  });
}

function kindOfPrefix(prefix: string): ItemKind | undefined {
  return ITEM_KINDS.find((kind) => CODE_PREFIXES[kind] === prefix);
}
