import type { SentenceListener } from '../answer.ts';
import { checkSentence } from '../check/check.ts';
import type { CheckEvidence } from '../check/evidence.ts';
import type { Draft } from '../evidence/book.ts';
import { splitSentences } from './sentences.ts';

/** A citation that is still being written belongs to the sentence before it. */
const BEGUN_CITE = /\s*\[[^\]\n]*$/;

/**
 * Tells a listener the sentences of a reply while the model still writes it: each once, when the next one has begun and
 * it has stood the check. At the first that does not stand nothing more is told, and the whole answer decides.
 */
export function releaseSentences(
  draft: Draft,
  evidence: CheckEvidence,
  listener: SentenceListener,
): (textSoFar: string) => void {
  const known = draft.sentences.map((one) => one.text);
  const told: string[] = [];
  let over = false;
  return (textSoFar) => {
    if (over) return;
    const whole = splitSentences(textSoFar.replace(BEGUN_CITE, ''), known).slice(0, -1);
    for (const [index, raw] of whole.entries()) {
      if (index < told.length) {
        // What has been told must still stand so; else the pieces were not what they seemed.
        if (raw !== told[index]) over = true;
      } else {
        const { sentence, faults } = checkSentence(raw, evidence);
        if (faults.length > 0) over = true;
        else {
          told.push(raw);
          listener(sentence);
        }
      }
      if (over) return;
    }
  };
}
