import { ITEM_COLUMNS, type ItemColumn } from '../columns/item-columns.ts';
import { meansNothing } from '../columns/value-lexicon.ts';
import type { Cell, Sheet } from '../read/index.ts';
import type { HeadColumn, TableHead } from './header-row.ts';
import { type ImportContext, readContext } from './plan.ts';

/** Faults of cells that are not even of a column's sort; 120 % is a percentage, though a wrong one. */
const OF_ANOTHER_SORT: ReadonlySet<string> = new Set(['not_one_of', 'not_a_percentage', 'unknown_class']);
const LOOKED_AT_ROWS = 300;
const FITTING_SHARE = 0.5;
const COLUMNS = new Map<string, ItemColumn>(ITEM_COLUMNS.map((column) => [column.key, column]));

/**
 * Settles what a table's doubtful headers mean by what stands under them: 状态 may hold lights or stages, 牵头单位
 * classes or offices. A header under which nothing fits is none that anybody knows.
 */
export function settleHead(sheet: Sheet, head: TableHead, context: ImportContext): TableHead {
  const columns = new Map(head.columns);
  const unknown = [...head.unknown];
  for (const [at, one] of head.columns) {
    if (one.others === undefined) continue;
    const taken = new Set([...columns].filter(([column]) => column !== at).map(([, { key }]) => key));
    const candidates = [one.key, ...one.others].filter((key) => !taken.has(key));
    const key = best(cellsUnder(sheet, head, at), candidates, one, context);
    if (key !== undefined) columns.set(at, { ...one, key });
    else {
      columns.delete(at);
      unknown.push({ column: at, label: one.label });
    }
  }
  return { ...head, columns: named(columns), unknown };
}

/** A table of 人才计划 that has no other name column is named by that. */
function named(columns: ReadonlyMap<number, HeadColumn>): ReadonlyMap<number, HeadColumn> {
  const keys = new Set([...columns.values()].map(({ key }) => key));
  if (['title', 'titleZh', 'titleEn', 'code'].some((key) => keys.has(key))) return columns;
  return new Map(
    [...columns].map(([at, one]) => [at, one.key === 'programme' ? { ...one, key: 'title' } : one]),
  );
}

function cellsUnder(sheet: Sheet, head: TableHead, at: number): Cell[] {
  const cells: Cell[] = [];
  for (const [row, columns] of sheet.rows) {
    const cell = row < head.firstRow ? undefined : columns.get(at);
    if (cell && !meansNothing(cell.text)) cells.push(cell);
    if (cells.length >= LOOKED_AT_ROWS) break;
  }
  return cells;
}

function best(
  cells: readonly Cell[],
  candidates: readonly string[],
  head: HeadColumn,
  context: ImportContext,
): string | undefined {
  const [first] = candidates;
  if (cells.length === 0) return first;
  const shares = candidates.map((key) => {
    const share = cells.filter((cell) => fits(key, cell, head, context)).length / cells.length;
    return { key, share };
  });
  const fitting = shares.find(({ share }) => share >= FITTING_SHARE);
  if (fitting) return fitting.key;
  const most = shares.toSorted((one, other) => other.share - one.share)[0];
  return most && most.share > 0 ? most.key : undefined;
}

function fits(key: string, cell: Cell, head: HeadColumn, context: ImportContext): boolean {
  if (key === 'ownerEntity' && head.others?.includes('lead')) return !looksLikePerson(cell.text, context);
  if (key === 'lead') return looksLikePerson(cell.text, context);
  const read = COLUMNS.get(key)?.read(cell, { ...readContext(context), moneyUnit: head.unit });
  return read !== undefined && (read.ok || !OF_ANOTHER_SORT.has(read.code));
}

const OFFICE =
  /公司|集团|局$|委$|办$|院$|中心|部$|厂$|银行|街道|company|group|bureau|office|bank|ltd|inc\b|co\./iu;
const NAME = /^(?:\p{Script=Han}{2,4}|[A-Z][\p{L}'’-]+(?: [A-Z][\p{L}'’-]+){1,2})$/u;

function looksLikePerson(text: string, { people }: ImportContext): boolean {
  const plain = text.normalize('NFKC').trim();
  if (people.match(plain).found !== 'none' || /\S@\S/.test(plain)) return true;
  return NAME.test(plain) && !OFFICE.test(plain);
}
