import type { Draft } from './evidence/book.ts';

/** A record is called by code and title where the answer first speaks of it, and by its code after that. */
export function nameOnce(draft: Draft, named: (code: string, title: string) => string): void {
  for (const { code, title } of draft.sources) {
    const name = named(code, title);
    let known = false;
    draft.sentences = draft.sentences.map((sentence) => {
      const [before = '', ...after] = sentence.text.split(name);
      if (after.length === 0) return sentence;
      const text = known ? [before, ...after].join(code) : [before, after.join(code)].join(name);
      known = true;
      return { ...sentence, text };
    });
  }
}
