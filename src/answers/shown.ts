import type { Answer, AnswerChart, AnswerTable } from './answer.ts';
import { JOINING } from './talk-lexicon.ts';

type Sentence = Answer['sentences'][number];

const HEAD = /^[^:：]*[:：]/u;

/**
 * The sentences to show beside the answer's table, or its chart where one is drawn. One of the template's that only
 * reads out rows of it is left to it, and so is one that reads out all of them after a head; where nothing else is
 * said that head stays: "Total investment by city:".
 */
export function shownSentences(
  answer: Pick<Answer, 'sentences' | 'table' | 'chart' | 'writer'>,
  { charts }: { readonly charts: boolean },
): readonly Sentence[] {
  const { sentences, table, chart, writer } = answer;
  if (writer !== 'template') return sentences;
  const kept = sentences.filter(
    ({ text }, index) =>
      !(table && (readsOutAll(text, table) || (index > 0 && readsOut(text, cellsOf(table))))) &&
      !(charts && chart && drawsAll(text, chart)),
  );
  const [first] = sentences;
  return kept.length > 0 || first === undefined
    ? kept
    : [{ ...first, text: HEAD.exec(first.text)?.[0] ?? first.text }];
}

/** A head, and after it every row: "Lowest progress:" with one row of several after it says which. */
function readsOutAll(text: string, table: AnswerTable): boolean {
  const head = HEAD.exec(text)?.[0];
  if (head === undefined || table.rows.length < 2) return false;
  const list = text.slice(head.length);
  const all = table.rows.every(([first]) => first !== undefined && list.includes(first.text));
  return all && readsOut(list, cellsOf(table));
}

/** A head, and after it one entry with a number for each point of the line. */
function drawsAll(text: string, { kind, labels, series }: AnswerChart): boolean {
  const head = HEAD.exec(text)?.[0];
  const [values] = series;
  if (head === undefined || kind !== 'line' || labels.length < 3 || series.length !== 1) return false;
  const entries = text.slice(head.length).split(/、|, /);
  return entries.length === labels.length && entries.every((_, index) => values?.values[index] !== undefined);
}

/** Whether nothing is left of a text without the table's cells. */
function readsOut(text: string, cells: readonly string[]): boolean {
  let rest = text;
  for (const cell of cells) rest = rest.replaceAll(cell, '');
  return rest !== text && rest.replace(JOINING, '') === '';
}

/** Longest first: a name may hold another one. */
function cellsOf(table: AnswerTable): string[] {
  const texts = table.rows.flatMap((row) => row.flatMap((cell) => [cell.text, cell.code ?? '']));
  return [...new Set(texts)].filter((text) => text !== '').sort((a, b) => b.length - a.length);
}
