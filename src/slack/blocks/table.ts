import type { AnswerTable } from '../../answers/answer.ts';
import { messagesFor } from '../../messages/index.ts';
import type { Language } from '../../plan/terms.ts';
import type { SlackCapabilities } from '../capabilities.ts';
import { escapeInline, escapePlain } from '../escape.ts';
import { cut, LIMITS } from '../limits.ts';
import { context, type SlackBlock, sections } from './block.ts';
import { lightMark } from './words.ts';

/** A list longer than this is cut, and the rest stands behind "show all". */
export const ROWS_SHOWN = 8;
const CELL_LENGTH = 60;
const RICH_CELL_LENGTH = 200;
const BARE = /^[\d,.]+$/;

type Row = AnswerTable['rows'][number];
type Cell = Row[number];

/** A table as a table where the workspace has them, else as a list of one line each. */
export function tableBlocks(
  table: AnswerTable,
  language: Language,
  capabilities: SlackCapabilities,
  rowsShown = ROWS_SHOWN,
): SlackBlock[] {
  const words = messagesFor(language).slack.answer;
  const rows = table.rows.slice(0, rowsShown);
  if (rows.length === 0) return [];
  const note = table.total > rows.length ? [context([words.moreRows(rows.length, table.total)])] : [];
  if (capabilities.blocks === 'rich') return [richTable(table, rows), ...note];
  return [...sections(listLines(table, rows)), ...note];
}

/** Every line: the light, the code or name in bold, and the rest in the order of the columns. */
export function listLines(table: AnswerTable, rows: readonly Row[]): string[] {
  return rows.map((row) => {
    const light = row.find((cell) => cell.light)?.light;
    const mark = light ? `${lightMark(light)} ` : table.rows.some(hasLight) ? `${lightMark(undefined)} ` : '';
    const [first, ...rest] = row.flatMap((cell, index) => {
      if (cell.text === '' || (index > 0 && cell.light)) return [];
      // A bare number says nothing without the head of its column.
      const label = index > 0 && BARE.test(cell.text) ? (table.columns[index]?.label ?? '') : '';
      return [cellText(label === '' ? cell : { text: `${label} ${cell.text}` })];
    });
    return `${mark}*${first ?? ''}*${rest.length > 0 ? `  ${rest.join(' · ')}` : ''}`;
  });
}

function hasLight(row: Row): boolean {
  return row.some((cell) => cell.light !== undefined);
}

function cellText(cell: Cell): string {
  return cut(escapeInline(cell.text), CELL_LENGTH);
}

function richTable(table: AnswerTable, rows: readonly Row[]): SlackBlock {
  const columns = table.columns.slice(0, LIMITS.tableColumns);
  const places = columns.length * (rows.length + 1);
  const most = Math.min(RICH_CELL_LENGTH, Math.floor(LIMITS.tableText / places));
  const raw = (text: string): { type: 'raw_text'; text: string } => ({
    type: 'raw_text',
    text: cut(escapePlain(text), most) || ' ',
  });
  return {
    type: 'table',
    column_settings: columns.map(({ align }) => ({ align, is_wrapped: true })),
    rows: [
      columns.map((column) => raw(column.label)),
      ...rows.map((row) =>
        columns.map((_, index) => {
          const cell = row[index];
          return raw(`${cell?.light ? `${lightMark(cell.light)} ` : ''}${cell?.text ?? ''}`);
        }),
      ),
    ],
  };
}
