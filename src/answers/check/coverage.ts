import type { CheckEvidence } from './evidence.ts';
import type { Token } from './tokens.ts';
import { fold } from './vocabulary.ts';

interface Said {
  readonly text: string;
  readonly cites: readonly string[];
}

const MOST = 8;

/** What the first sentence of the template states and the written answer leaves out: it must say what was asked. */
export function leftOut(
  sentences: readonly Said[],
  first: Said | undefined,
  evidence: CheckEvidence,
): readonly string[] {
  if (first === undefined) return [];
  const said = new Set(sentences.flatMap((one) => contentOf(one, evidence)));
  return contentOf(first, evidence)
    .slice(0, MOST)
    .filter((content) => !said.has(content));
}

function contentOf({ text, cites }: Said, evidence: CheckEvidence): string[] {
  return evidence.tokenize(fold(text), cites).flatMap((token: Token) => {
    if (token.kind === 'quantity') return [`${token.quantity.kind} ${token.quantity.value}`];
    if (token.kind === 'value') return token.value.startsWith('kind:') ? [] : [token.value];
    return token.kind === 'date' ? [token.value] : [];
  });
}
