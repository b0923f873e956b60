import type { Answer, AnswerTable } from '../answers/answer.ts';
import { formatInstant } from '../messages/format.ts';
import type { Messages } from '../messages/index.ts';

/** What the answer says, as plain text: sentences, table, choices, notes. */
export function answerText(answer: Answer): string {
  const blocks = [
    answer.sentences.map((sentence) => withCitations(sentence.text, sentence.cites)).join('\n'),
    answer.table ? tableText(answer.table) : '',
    answer.choices.map((choice) => `  · ${choice.label}`).join('\n'),
    answer.notes.join('\n'),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** The answer with who may know, its sources and its time, as the terminal shows it. */
export function answerPage(answer: Answer, messages: Messages, timeZone: string): string {
  const { command } = messages;
  const sources = answer.sources.map((source) => {
    const statement = source.sentence === undefined ? '' : `\n      “${source.sentence}”`;
    const document = source.document === undefined ? '' : ` (${source.document})`;
    return `  ${source.code}  ${source.title}${document}${statement}`;
  });
  const parts = [answerText(answer)];
  if (answer.updateOffer) parts.push(command.updateOffer(answer.updateOffer.text));
  if (answer.mayKnow.length > 0)
    parts.push(command.mayKnow(answer.mayKnow.map((person) => person.name).join(', ')));
  if (sources.length > 0) parts.push(`${command.sources}\n${sources.join('\n')}`);
  parts.push(command.asOf(formatInstant(answer.asOf, timeZone, answer.language)));
  return `${parts.join('\n\n')}\n`;
}

function withCitations(text: string, cites: readonly string[]): string {
  const missing = cites.filter((code) => !text.includes(code));
  return missing.length === 0 ? text : `${text} [${missing.join(', ')}]`;
}

function tableText(table: AnswerTable): string {
  const cells = [
    table.columns.map((column) => column.label),
    ...table.rows.map((row) => row.map((cell) => cell.text)),
  ];
  const widths = table.columns.map((_, index) =>
    Math.max(...cells.map((row) => displayWidth(row[index] ?? ''))),
  );
  const lines = cells.map((row) =>
    row
      .map((text, index) => {
        const gap = ' '.repeat((widths[index] ?? 0) - displayWidth(text));
        return table.columns[index]?.align === 'right' ? gap + text : text + gap;
      })
      .join('  ')
      .trimEnd(),
  );
  return [table.caption, ...lines].join('\n');
}

/** Columns that a terminal gives the text: Chinese characters and full-width forms take two. */
function displayWidth(text: string): number {
  return [...text].reduce(
    (width, character) =>
      width +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
        character,
      )
        ? 2
        : 1),
    0,
  );
}
