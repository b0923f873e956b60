import type { Column, ReadContext } from '../columns/column.ts';
import { SERIAL_KEY } from '../columns/header.ts';
import { isSubtotal, meansClear, meansNothing } from '../columns/value-lexicon.ts';
import type { FaultCode, FaultDetail, RowFault } from '../faults.ts';
import { type Cell, columnLetters, type Row, type Sheet } from '../read/index.ts';
import type { HeadColumn, TableHead } from './header-row.ts';

/** Where a value of a record stood. */
export interface CellPlace {
  readonly column: string;
  readonly header: string;
  readonly value: string;
}

export interface ParsedRow<Patch> {
  readonly sheet: string;
  /** As a spreadsheet counts, from 1. */
  readonly row: number;
  readonly patch: Patch;
  readonly places: ReadonlyMap<string, CellPlace>;
  /** The heading of the section that the row stands in ("一、汽车零部件产业专班"). */
  readonly section?: string | undefined;
}

export interface LeftOutRow {
  readonly sheet: string;
  readonly row: number;
  readonly text: string;
  readonly why: 'subtotal' | 'section' | 'note' | 'header';
}

export interface ParsedTable<Patch> {
  readonly rows: ParsedRow<Patch>[];
  readonly faults: RowFault[];
  readonly leftOut: LeftOutRow[];
}

/** Reads a table's rows. A row with a refused cell is left out of `rows`; its faults say why. */
export function readRows<Patch extends object>(
  sheet: Sheet,
  head: TableHead,
  columns: ReadonlyMap<string, Column<Patch, never>>,
  context: ReadContext,
  add: (into: Patch, patch: Patch, under: HeadColumn) => void,
  empty: () => Patch,
): ParsedTable<Patch> {
  const numbered = hasNumberedRows(sheet, head);
  const table: ParsedTable<Patch> = { rows: [], faults: [], leftOut: [] };
  let section: string | undefined;
  for (const [index, cells] of [...sheet.rows].sort(([a], [b]) => a - b)) {
    if (index < head.firstRow) continue;
    const other = otherThanRecord(cells, head, numbered);
    if (other) {
      table.leftOut.push({ sheet: sheet.name, row: index + 1, ...other });
      if (other.why === 'section') section = other.text;
      continue;
    }
    const places = new Map<string, CellPlace>();
    const faults: RowFault[] = [];
    const patch = empty();
    for (const [at, headColumn] of head.columns) {
      const cell = cells.get(at);
      const column = columns.get(headColumn.key);
      if (!cell || !column) continue;
      const place = { column: columnLetters(at), header: headColumn.label, value: cell.text.trim() };
      if (!headColumn.added) places.set(headColumn.key, place);
      const read = readCell(cell, headColumn, column, context);
      if (read === undefined) continue;
      if ('patch' in read) add(patch, read.patch, headColumn);
      else faults.push(faultAt(sheet.name, index + 1, place, read.code, read.detail));
    }
    if (faults.length > 0) table.faults.push(...faults);
    else if (places.size > 0) table.rows.push({ sheet: sheet.name, row: index + 1, patch, places, section });
  }
  return table;
}

export function faultAt(
  sheet: string,
  row: number,
  place: CellPlace | undefined,
  code: FaultCode,
  detail: FaultDetail = {},
): RowFault {
  return {
    sheet,
    row,
    column: place?.column,
    header: place?.header,
    value: place?.value ?? '',
    code,
    detail,
  };
}

function readCell<Patch>(
  cell: Cell,
  head: HeadColumn,
  column: Column<Patch, never>,
  context: ReadContext,
): { readonly patch: Patch } | { readonly code: FaultCode; readonly detail: FaultDetail } | undefined {
  if (meansClear(cell.text)) return column.cleared === undefined ? undefined : { patch: column.cleared };
  if (meansNothing(cell.text) && !READ_ANYWAY.has(head.key)) return undefined;
  const read = column.read(cell, { ...context, moneyUnit: head.unit });
  if (read.ok) return { patch: read.value };
  return { code: read.code, detail: read.detail };
}

const NUMBERED_HEADING =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]|[IVX]{1,4}\.\s)/u;
const CHINESE_SERIAL = /^[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?$/u;
const NOTE =
  /^(?:注|备注|说明|填表|制表|填报|审核|审批|联系人|联系电话|note|remarks?|prepared by|reviewed by)[\s:：人单部日]/iu;
const SPANNED_COLUMNS = 3;
const LEAST_NUMBERED_COLUMNS = 4;

/** Rows are counted 1, 2, 3, so that one counted 一 or （二） is a heading between them. */
function hasNumberedRows(sheet: Sheet, head: TableHead): boolean {
  const at = columnOf(head, SERIAL_KEY);
  if (at === undefined) return false;
  return [...sheet.rows].some(
    ([index, cells]) => index >= head.firstRow && /^\d+$/.test(cells.get(at)?.text.trim() ?? ''),
  );
}

function columnOf(head: TableHead, key: string): number | undefined {
  return [...head.columns].find(([, one]) => one.key === key)?.[0];
}

/** Why a row is no record: a sum, the heading of a section, a note under the table, the header once more. */
function otherThanRecord(
  cells: Row,
  head: TableHead,
  numbered: boolean,
): { text: string; why: LeftOutRow['why'] } | undefined {
  const words = [...cells].filter(([, cell]) => cell.type === 'text');
  for (const [at, cell] of words) {
    const key = head.columns.get(at)?.key;
    if ((key === undefined || SUMMED_KEYS.has(key)) && isSubtotal(cell.text)) {
      return { text: cell.text.trim(), why: 'subtotal' };
    }
  }
  if (countsColumns(cells)) return { text: '1 2 3 …', why: 'header' };
  const texts = new Set([...cells.values()].map(({ text }) => text.trim()));
  const [text] = texts;
  if (text === undefined) return undefined;
  const repeated = [...head.columns].filter(([at, { label }]) => cells.get(at)?.text.trim() === label).length;
  if (repeated >= Math.min(SPANNED_COLUMNS, head.columns.size)) return { text, why: 'header' };
  if (NOTE.test(text)) return { text: [...texts].join(' '), why: 'note' };
  const serial = cells.get(columnOf(head, SERIAL_KEY) ?? -1)?.text.trim() ?? '';
  if (numbered && CHINESE_SERIAL.test(serial)) {
    return { text: [...texts].slice(0, 2).join(' '), why: 'section' };
  }
  if (texts.size !== 1) return undefined;
  const [only] = cells.keys();
  const named = only !== undefined && TITLE_KEYS.has(head.columns.get(only)?.key ?? '');
  if (cells.size >= SPANNED_COLUMNS || NUMBERED_HEADING.test(text) || !named) return { text, why: 'section' };
  return undefined;
}

/** The line under a header that numbers its columns: 1, 2, 3 …, or 甲, 乙, 1, 2 … */
function countsColumns(cells: Row): boolean {
  const texts = [...cells].sort(([a], [b]) => a - b).map(([, { text }]) => text.trim());
  const numbers = texts.filter((text) => !/^[甲乙丙丁戊]$/u.test(text));
  return (
    numbers.length >= LEAST_NUMBERED_COLUMNS && numbers.every((text, index) => text === String(index + 1))
  );
}

const TITLE_KEYS: ReadonlySet<string> = new Set(['title', 'titleZh', 'titleEn', 'code', 'className', 'name']);
/** Where "无" is a name, or a no. */
const READ_ANYWAY: ReadonlySet<string> = new Set([
  ...TITLE_KEYS,
  'confidential',
  'sample',
  'active',
  'paused',
]);
const SUMMED_KEYS: ReadonlySet<string> = new Set([
  ...TITLE_KEYS,
  'serial',
  'class',
  'cities',
  'industry',
  'kind',
]);
