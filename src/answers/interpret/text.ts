/** A question as the interpreter reads it. Offsets of everything found in it are offsets of `text`. */
export interface ReadableText {
  readonly text: string;
  readonly words: readonly Word[];
}

/** A Latin word or number. Chinese is matched by its characters instead. */
export interface Word {
  readonly text: string;
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

/** Full-width forms, quotes, dashes and case made the same; what cannot be seen becomes a space. */
export function readable(raw: string): ReadableText {
  const text = [...raw.normalize('NFKC')]
    .map((char) => {
      if (/[\p{Cc}\p{Cf}\p{Zs}]/u.test(char)) return ' '.repeat(char.length);
      if (/[‘’ʼ`´]/.test(char)) return "'";
      if (/[“”„«»「」『』]/.test(char)) return '"';
      if (/[‐-―−]/.test(char)) return '-';
      const lower = char.toLowerCase();
      return lower.length === char.length ? lower : char;
    })
    .join('');
  const words = [...text.matchAll(/[a-z0-9À-ɏ]+(?:'[a-z]+)?/g)].map((match) => ({
    text: match[0],
    stem: stemOf(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
  return { text, words };
}

/** Takes possessive and plural endings off an English word. */
export function stemOf(word: string): string {
  // "hasn't" is typed as "hasnt" as well.
  const bare = word
    .toLowerCase()
    .replace(/n't$/, 'nt')
    .replace(/'(s|re|ll|d|ve|m)?$/, '');
  if (bare.length <= 3 || bare === 'news') return bare;
  if (bare.endsWith('ies') && bare.length > 4) return `${bare.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh|z)es$/.test(bare)) return bare.slice(0, -2);
  if (/[^siu]s$/.test(bare)) return bare.slice(0, -1);
  return bare;
}

/** Whether there is Chinese in it. Most of what is asked is a single character of the two plain cases. */
export function isHan(text: string): boolean {
  if (text.length === 1) {
    const code = text.charCodeAt(0);
    if (code < 0x2e80) return false;
    if (code >= 0x4e00 && code <= 0x9fff) return true;
  }
  return /\p{Script=Han}/u.test(text);
}
