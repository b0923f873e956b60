import type { Questions } from './questions.ts';

/** What is asked in a thread after another question. */
export async function followUpCases(questions: Questions): Promise<void> {
  const { both, codes, pick, classes } = questions;
  const [one, two] = classes;
  const [a, b] = await pick('progress IS NOT NULL', 2);
  if (one && two) {
    const list = await codes('"classCode" = $1 AND light = $2', [two.code, 'red']);
    both(
      'follow_up',
      [`and the ${two.aliases[0]}?`, `what about ${two.code}?`],
      [`那${two.nameZh}呢？`],
      { figures: [{ value: list.length, unit: 'count' }] },
      { en: [`How many red items does ${one.code} have?`], zh: [`${one.nameZh}有几个红灯事项？`] },
    );
  }
  if (a && b)
    both(
      'follow_up',
      [`and ${b.code}?`],
      [`那${b.code}呢？`],
      { codes: [b.code], figures: [{ value: Number(b.progress), unit: 'percent' }] },
      { en: [`What is the progress of ${a.code}?`], zh: [`${a.code}进度多少？`] },
    );
}
