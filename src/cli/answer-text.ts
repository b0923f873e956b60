import type { Answer, AnswerTable } from '../answers/answer.ts';
import { shownSentences } from '../answers/shown.ts';
import { formatInstant } from '../messages/format.ts';
import { type Messages, messagesFor } from '../messages/index.ts';

const CITES_IN_TEXT = 3;
const TITLED = 5;
const CODES = 12;

/** What the answer says, as plain text: sentences, table, choices, notes. */
export function answerText(answer: Answer): string {
  const blocks = [
    shownSentences(answer, { charts: false })
      .map((sentence) => withCitations(sentence.text, sentence.cites))
      .join('\n'),
    answer.table ? tableText(answer.table) : '',
    answer.choices.map((choice) => `  · ${choice.label}`).join('\n'),
    answer.notes.join('\n'),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** The answer with who may know, its sources and its time, as the terminal shows it: in the answer's own language. */
export function answerPage(answer: Answer, timeZone: string): string {
  const messages = messagesFor(answer.language);
  const { command } = messages;
  const parts = [answerText(answer)];
  if (answer.updateOffer) parts.push(command.updateOffer(answer.updateOffer.text));
  if (answer.mayKnow.length > 0)
    parts.push(command.mayKnow(answer.mayKnow.map((person) => person.name).join(messages.answers.separator)));
  if (answer.sources.length > 0)
    parts.push(`${command.sources}\n${sourceLines(answer, messages).join('\n')}`);
  parts.push(command.asOf(formatInstant(answer.asOf, timeZone, answer.language)));
  return `${parts.join('\n\n')}\n`;
}

/** By document: what it states is quoted once; of a few records the titles stand beside the codes, of many the codes. */
function sourceLines({ sources, table }: Answer, { command }: Messages): string[] {
  const titled = !table && sources.length <= TITLED;
  return [...new Set(sources.map((one) => one.document))].flatMap((document) => {
    const own = sources.filter((one) => one.document === document);
    const codes = own.flatMap((one) => (one.sentence === undefined ? [one.code] : []));
    const more = codes.length > CODES ? ` ${command.moreSources(codes.length - CODES)}` : '';
    return [
      ...(document === undefined ? [] : [`  ${document}`]),
      ...[...new Set(own.flatMap((one) => one.sentence ?? []))].map((sentence) => `    ${quoted(sentence)}`),
      ...(titled
        ? own.flatMap((one) => (one.sentence === undefined ? [`    ${one.code}  ${one.title}`] : []))
        : codes.length > 0
          ? [`    ${codes.slice(0, CODES).join(' ')}${more}`]
          : []),
    ];
  });
}

function quoted(sentence: string): string {
  return sentence.startsWith('“') ? sentence : `“${sentence}”`;
}

/** The codes of a few records, where the text names none of them; of many the sources tell. */
function withCitations(text: string, cites: readonly string[]): string {
  const named = cites.some((code) => text.includes(code));
  return named || cites.length === 0 || cites.length > CITES_IN_TEXT ? text : `${text} [${cites.join(', ')}]`;
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
