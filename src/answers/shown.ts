import type { Answer, AnswerTable } from './answer.ts';

type Sentence = Answer['sentences'][number];

/** Joins what a list names, in either language; it says nothing. */
const JOINING = /\band\b|[和与及]|[\p{P}\p{S}\s]/gu;
const HEAD = /^[^:：]*[:：]/u;

/**
 * The sentences to show beside the answer's table. One of the template's that only reads out rows of it is left to the
 * table, and so is one that reads out all of them after a head; if that one opens the answer, its head stays: "Total
 * investment by city:".
 */
export function shownSentences(answer: Pick<Answer, 'sentences' | 'table' | 'writer'>): readonly Sentence[] {
  const { sentences, table, writer } = answer;
  if (!table || table.rows.length === 0 || writer !== 'template') return sentences;
  const cells = cellsOf(table);
  return sentences.flatMap((sentence, index): Sentence[] => {
    const head = HEAD.exec(sentence.text)?.[0] ?? '';
    const list = sentence.text.slice(head.length);
    if (head !== '' && namesAll(list, table) && readsOut(list, cells))
      return index === 0 ? [{ ...sentence, text: head }] : [];
    return index > 0 && readsOut(sentence.text, cells) ? [] : [sentence];
  });
}

/** Whether nothing is left of a text without the table's cells. */
function readsOut(text: string, cells: readonly string[]): boolean {
  let rest = text;
  for (const cell of cells) rest = rest.replaceAll(cell, '');
  return rest !== text && rest.replace(JOINING, '') === '';
}

/** "Lowest progress:" with one row of several after it says which; a list of all says nothing of any. */
function namesAll(text: string, { rows }: AnswerTable): boolean {
  return rows.length > 1 && rows.every(([first]) => first !== undefined && text.includes(first.text));
}

/** Longest first: a name may hold another one. */
function cellsOf(table: AnswerTable): string[] {
  const texts = table.rows.flatMap((row) => row.flatMap((cell) => [cell.text, cell.code ?? '']));
  return [...new Set(texts)].filter((text) => text !== '').sort((a, b) => b.length - a.length);
}
