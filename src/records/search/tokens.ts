/** How texts become the tokens that a search compares: each Chinese character is one, each run of letters or digits is one. */

export interface Token {
  readonly text: string;
  readonly han: boolean;
  /** Tokens of one phrase stand next to each other; punctuation other than joiners ends a phrase. */
  readonly phrase: number;
}

const PARTS = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+|[^\p{L}\p{M}\p{N}]+/gu;
const HAN = /\p{Script=Han}/u;
/** Punctuation that people leave out or put in as they like. */
const JOINER = /^[\s\-_·・•"'“”‘’「」《》()[\]/.&]*$/u;

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let phrase = 0;
  for (const [part] of fold(text).matchAll(PARTS)) {
    if (HAN.test(part)) tokens.push({ text: part, han: true, phrase });
    else if (/[\p{L}\p{N}]/u.test(part)) tokens.push({ text: stem(part), han: false, phrase });
    else if (!JOINER.test(part)) phrase++;
  }
  return tokens;
}

/** NFKC and lower case, so that full-width forms and capitals make no difference. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Plurals only: "parks" finds "park". More would make different names alike. */
function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

/** One name for a sequence of tokens. */
export function keyOf(tokens: readonly Token[]): string {
  return tokens.map((token) => token.text).join(' ');
}
