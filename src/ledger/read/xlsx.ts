import { addDays } from '../../plan/dates.ts';
import type { CellColour } from './colours.ts';
import { plainDecimal } from './numbers.ts';
import { FileRefused, type ReadLimits } from './refusal.ts';
import { type Cell, cellAddress, type Row, type Sheet, type Workbook } from './sheet.ts';
import {
  type CellStyle,
  openParts,
  type Parts,
  readIndex,
  readSavedAt,
  readSharedTexts,
  readStyles,
  type SheetPart,
} from './workbook-parts.ts';
import { attributeOf, type XmlEvent } from './xml.ts';

export interface ReadOptions {
  readonly limits: ReadLimits;
  /** Only this sheet; its name as people would type it. */
  readonly sheet?: string | undefined;
  /** Called after each piece with the number of rows read so far. */
  readonly onRows?: ((rows: number) => void) | undefined;
}

/** @throws FileRefused for anything that is not a plain, whole and reasonably large workbook. */
export async function readXlsx(bytes: Uint8Array, options: ReadOptions): Promise<Workbook> {
  const parts = openParts(bytes, options.limits);
  const index = await readIndex(parts);
  if (index.sheets.length === 0) throw new FileRefused('damaged_workbook');
  const wanted = index.sheets.filter(
    ({ name }) => options.sheet === undefined || sameName(name, options.sheet),
  );
  if (wanted.length === 0) throw new FileRefused('no_such_sheet');
  const book: BookContext = {
    texts: (await readSharedTexts(parts)).map(textCell),
    styles: await readStyles(parts),
    from1904: index.from1904,
    budget: { rows: options.limits.rows, cells: options.limits.cells },
  };
  const sheets: Sheet[] = [];
  for (const part of wanted) sheets.push(await readSheet(parts, part, book, options));
  return { sheets, savedAt: await readSavedAt(parts) };
}

export function sameName(one: string, other: string): boolean {
  return one.normalize('NFKC').trim().toLowerCase() === other.normalize('NFKC').trim().toLowerCase();
}

interface BookContext {
  /** One cell for all that hold the same text. */
  readonly texts: readonly (Cell | undefined)[];
  readonly styles: readonly CellStyle[];
  readonly from1904: boolean;
  /** What may still be read, of all sheets together. */
  readonly budget: { rows: number; cells: number };
}

async function readSheet(
  parts: Parts,
  part: SheetPart,
  book: BookContext,
  { onRows }: ReadOptions,
): Promise<Sheet> {
  const reader = createSheetReader(book);
  for await (const events of parts.events(part.path)) {
    for (const event of events) reader.take(event);
    onRows?.(reader.rows.size);
  }
  reader.fillMerged();
  return { name: part.name, rows: reader.rows, hidden: part.hidden, colours: reader.colours };
}

function createSheetReader(book: BookContext) {
  const rows = new Map<number, Map<number, Cell>>();
  const colours = new Map<number, Map<number, CellColour>>();
  const painted = book.styles.some(({ colour }) => colour !== undefined);
  const merged: string[] = [];
  let row = -1;
  let column = -1;
  let attributes = '';
  let value: string | undefined;
  let collecting = false;
  let phonetic = false;

  const open = (event: Extract<XmlEvent, { type: 'open' }>): void => {
    switch (event.name) {
      case 'row':
        row = numberOr(attributeOf(event.attributes, 'r'), row + 2) - 1;
        column = -1;
        break;
      case 'c': {
        const address = cellAddress(attributeOf(event.attributes, 'r') ?? '');
        column = address?.column ?? column + 1;
        row = address?.row ?? row;
        attributes = event.attributes;
        if (painted) paint();
        value = undefined;
        break;
      }
      case 'rPh':
        phonetic = !event.empty;
        break;
      case 'v':
      case 't':
        collecting = !event.empty && !phonetic;
        break;
      case 'mergeCell':
        merged.push(attributeOf(event.attributes, 'ref') ?? '');
        break;
    }
  };

  const paint = (): void => {
    const colour = book.styles[Number(attributeOf(attributes, 's') ?? 0)]?.colour;
    if (colour === undefined) return;
    const inRow = colours.get(row) ?? new Map<number, CellColour>();
    colours.set(row, inRow.set(column, colour));
  };

  const close = (name: string): void => {
    if (name === 'v' || name === 't') collecting = false;
    if (name === 'rPh') phonetic = false;
    if (name !== 'c' || value === undefined) return;
    const cell = cellOf(value, attributes, book);
    if (cell) put(row, column, cell);
    value = undefined;
  };

  const put = (atRow: number, atColumn: number, cell: Cell): void => {
    let cells = rows.get(atRow);
    if (!cells) {
      cells = new Map();
      rows.set(atRow, cells);
      book.budget.rows -= 1;
    }
    cells.set(atColumn, cell);
    book.budget.cells -= 1;
    if (book.budget.rows < 0 || book.budget.cells < 0) throw new FileRefused('too_many_rows');
  };

  return {
    rows: rows as ReadonlyMap<number, Row>,
    colours: colours as ReadonlyMap<number, ReadonlyMap<number, CellColour>>,
    take(event: XmlEvent): void {
      if (event.type === 'text') {
        if (collecting) value = (value ?? '') + event.text;
      } else if (event.type === 'open') open(event);
      else close(event.name);
    },
    /** Within what the sheet uses: areas are often merged far beyond. */
    fillMerged(): void {
      const lastRow = Math.max(-1, ...rows.keys());
      const lastColumn = Math.max(-1, ...[...rows.values()].map((cells) => Math.max(...cells.keys())));
      for (const reference of merged) {
        const [from, to] = reference.split(':').map(cellAddress);
        const cell = from && rows.get(from.row)?.get(from.column);
        if (!from || !to || !cell) continue;
        for (let atRow = from.row; atRow <= Math.min(to.row, lastRow); atRow += 1) {
          for (let atColumn = from.column; atColumn <= Math.min(to.column, lastColumn); atColumn += 1)
            put(atRow, atColumn, cell);
        }
      }
    },
  };
}

function cellOf(raw: string, attributes: string, book: BookContext): Cell | undefined {
  const type = attributeOf(attributes, 't') ?? 'n';
  if (type === 's') return book.texts[Number(raw)];
  if (type === 'inlineStr' || type === 'str') return textCell(raw);
  if (type === 'b') return { type: 'boolean', text: raw.trim() === '1' ? 'true' : 'false' };
  if (type === 'e') return { type: 'error', text: raw };
  if (type === 'd') return { type: 'date', text: raw.slice(0, 10) };
  const decimal = plainDecimal(raw);
  if (decimal === undefined) return raw.trim() === '' ? undefined : { type: 'error', text: raw };
  const format = book.styles[Number(attributeOf(attributes, 's') ?? 0)]?.format ?? 'plain';
  if (format === 'date') {
    const date = dateOfSerial(decimal, book.from1904);
    if (date !== undefined) return { type: 'date', text: date };
  }
  return { type: 'number', text: decimal, percent: format === 'percent' };
}

function textCell(text: string): Cell | undefined {
  // Workbooks write control characters as _x000D_.
  const plain = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return character === '\r' ? '' : character;
  });
  return plain.trim() === '' ? undefined : { type: 'text', text: plain };
}

const LAST_SERIAL = 2_958_465;

/**
 * The day of a spreadsheet's serial number. Those that count from 1900 hold a 29 February 1900 that never was, so that
 * serials above 60 are counted from 30 December 1899.
 */
export function dateOfSerial(decimal: string, from1904: boolean): string | undefined {
  const serial = Math.floor(Number(decimal));
  if (!(serial >= 1 && serial <= LAST_SERIAL)) return undefined;
  if (from1904) return addDays('1904-01-01', serial);
  return addDays(serial > 60 ? '1899-12-30' : '1899-12-31', serial);
}

function numberOr(text: string | undefined, fallback: number): number {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : fallback;
}
