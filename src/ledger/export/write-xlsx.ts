import writeExcelFile from 'write-excel-file/node';
import type { OutCell } from '../columns/column.ts';
import type { OutTable } from './tables.ts';

const DATE_FORMAT = 'yyyy-mm-dd';
const LEAST_WIDTH = 8;
const MOST_WIDTH = 40;
/** What a spreadsheet's cell can hold. */
const MAX_CELL_CHARACTERS = 32_767;

/** A workbook with one sheet for each table. Texts are stored as texts: one that begins with `=` is no formula. */
export async function writeXlsx(tables: readonly OutTable[]): Promise<Buffer> {
  const sheets = tables.map(({ name, headers, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    columns: headers.map((header, column) => ({ width: widthOf(header, rows, column) })),
    data: [
      headers.map((value) => ({ value, type: String, fontWeight: 'bold' as const, wrap: true })),
      ...rows.map((row) => row.map(cellOf)),
    ],
  }));
  return writeExcelFile(sheets).toBuffer();
}

function cellOf(cell: OutCell | undefined) {
  if (cell === undefined) return null;
  if ('number' in cell) return { value: cell.number, type: Number };
  if ('date' in cell) return { value: new Date(`${cell.date}T00:00:00Z`), type: Date, format: DATE_FORMAT };
  return { value: storableText(cell.text), type: String, wrap: cell.text.includes('\n') };
}

/**
 * XML has no place for most control characters, nor for half of a pair. Workbooks read `_x000D_` as a control
 * character, so a text that is written so has its first underscore spelled out.
 */
function storableText(text: string): string {
  return text
    .replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .slice(0, MAX_CELL_CHARACTERS);
}

/** Chinese characters are twice as wide as others. */
function widthOf(header: string, rows: OutTable['rows'], column: number): number {
  let most = textWidth(header);
  for (const row of rows.slice(0, 200)) {
    const cell = row[column];
    const text =
      cell === undefined ? '' : 'text' in cell ? cell.text : 'date' in cell ? cell.date : String(cell.number);
    most = Math.max(most, textWidth(text));
  }
  return Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, most + 2));
}

function textWidth(text: string): number {
  let width = 0;
  for (const character of text.slice(0, 80)) width += (character.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1;
  return width;
}
