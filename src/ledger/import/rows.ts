import type { Column, ReadContext } from '../columns/column.ts';
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

/** A column whose "—" and "无" say that there is nothing, though they could be read. */
const NOTHING_KEYS: ReadonlySet<string> = new Set(['lead', 'aliases', 'serves', 'parent', 'code', 'dueText']);

/** Reads a table's rows. A row with a refused cell is left out of `rows`; its faults say why. */
export function readRows<Patch extends object>(
  sheet: Sheet,
  head: TableHead,
  columns: ReadonlyMap<string, Column<Patch, never>>,
  context: ReadContext,
  add: (into: Patch, patch: Patch) => void,
  empty: () => Patch,
): ParsedTable<Patch> {
  const table: ParsedTable<Patch> = { rows: [], faults: [], leftOut: [] };
  let section: string | undefined;
  for (const [index, cells] of [...sheet.rows].sort(([a], [b]) => a - b)) {
    if (index < head.firstRow) continue;
    const other = otherThanRecord(cells, head);
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
      places.set(headColumn.key, {
        column: columnLetters(at),
        header: headColumn.label,
        value: cell.text.trim(),
      });
      const read = readCell(cell, headColumn, column, context);
      if (read === undefined) continue;
      if ('patch' in read) add(patch, read.patch);
      else faults.push(faultAt(sheet.name, index + 1, places.get(headColumn.key), read.code, read.detail));
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
  if (NOTHING_KEYS.has(head.key) && meansNothing(cell.text)) return undefined;
  const read = column.read(cell, { ...context, moneyUnit: head.unit });
  if (read.ok) return { patch: read.value };
  return meansNothing(cell.text) ? undefined : { code: read.code, detail: read.detail };
}

const NUMBERED_HEADING =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]|[IVX]{1,4}\.\s)/u;
const NOTE = /^(?:注|备注|说明|填表|制表|填报|审核|联系人|note|remarks?|prepared by)[\s:：人单]/iu;
const SPANNED_COLUMNS = 3;

/** Why a row is no record: a sum, the heading of a section, a note under the table, the header once more. */
function otherThanRecord(cells: Row, head: TableHead): { text: string; why: LeftOutRow['why'] } | undefined {
  const words = [...cells].filter(([, cell]) => cell.type === 'text');
  for (const [at, cell] of words) {
    const key = head.columns.get(at)?.key;
    if ((key === undefined || SUMMED_KEYS.has(key)) && isSubtotal(cell.text)) {
      return { text: cell.text.trim(), why: 'subtotal' };
    }
  }
  const texts = new Set([...cells.values()].map(({ text }) => text.trim()));
  const [text] = texts;
  if (text === undefined) return undefined;
  const repeated = [...head.columns].filter(([at, { label }]) => cells.get(at)?.text.trim() === label).length;
  if (repeated >= Math.min(SPANNED_COLUMNS, head.columns.size)) return { text, why: 'header' };
  if (texts.size !== 1) return undefined;
  if (NOTE.test(text)) return { text, why: 'note' };
  const [only] = cells.keys();
  const named = only !== undefined && TITLE_KEYS.has(head.columns.get(only)?.key ?? '');
  if (cells.size >= SPANNED_COLUMNS || NUMBERED_HEADING.test(text) || !named) return { text, why: 'section' };
  return undefined;
}

const TITLE_KEYS: ReadonlySet<string> = new Set([
  'title',
  'titleZh',
  'titleEn',
  'code',
  'className',
  'name',
  'id',
]);
const SUMMED_KEYS: ReadonlySet<string> = new Set([
  ...TITLE_KEYS,
  'serial',
  'class',
  'cities',
  'industry',
  'kind',
]);
