import { normalizeCode } from '../../plan/codes.ts';
import { findDates } from '../../plan/date-text.ts';
import type { MoneyUnit } from '../../plan/money.ts';
import type { PlainDate } from '../../plan/records.ts';
import { DERIVED_KEY, headerUnit, SERIAL_KEY, statedUnit, unitOf } from '../columns/header.ts';
import { UNIT_CELL } from '../columns/header-patterns-lexicon.ts';
import type { Row, Sheet } from '../read/index.ts';

/** Where a table begins, what its columns mean, and what the lines above it say. */
export interface TableHead {
  /** The row from which the records stand, from 0. */
  readonly firstRow: number;
  readonly columns: ReadonlyMap<number, HeadColumn>;
  readonly unknown: readonly { readonly column: number; readonly label: string }[];
  /** The texts above the header, each once. */
  readonly above: readonly string[];
}

export interface HeadColumn {
  readonly key: string;
  readonly label: string;
  readonly unit?: MoneyUnit | undefined;
  /** What else it may mean; what stands under it decides. */
  readonly others?: readonly string[] | undefined;
  /** Another column says this already; what it says is added to that. */
  readonly added?: boolean | undefined;
}

/** What a header's text means to the kind of table that is looked for. */
export type NameHeader = (text: string) => Omit<HeadColumn, 'label' | 'added'> | undefined;

const LOOKED_AT_ROWS = 30;
const MOST_HEADER_ROWS = 3;
const LEAST_COLUMNS = 2;

/**
 * Finds the header: the rows (one to three, merged or not) that name most columns. `isTable` says whether the columns
 * that were found are enough. Undefined when no rows are.
 */
export function findHead(
  sheet: Sheet,
  name: NameHeader,
  isTable: (keys: ReadonlySet<string>) => boolean,
  addable: ReadonlySet<string> = new Set(),
): TableHead | undefined {
  const indexes = [...sheet.rows.keys()].sort((a, b) => a - b).slice(0, LOOKED_AT_ROWS);
  let best: { readonly head: TableHead; readonly score: number } | undefined;
  // Fewer rows first: what stands above the header is not a part of it.
  for (let depth = 1; depth <= MOST_HEADER_ROWS; depth += 1) {
    for (let position = 0; position + depth <= indexes.length; position += 1) {
      const stack = indexes.slice(position, position + depth);
      if (stack.slice(1).some((index) => holdsRecord(sheet.rows.get(index)))) continue;
      const head = headAt(sheet, indexes.slice(0, position), stack, name, addable);
      const keys = new Set([...head.columns.values()].map(({ key }) => key));
      keys.delete(SERIAL_KEY);
      if (keys.size >= LEAST_COLUMNS && isTable(keys) && keys.size > (best?.score ?? 0)) {
        best = { head, score: keys.size };
      }
    }
  }
  return best && withUnitRow(sheet, best.head);
}

const PLAIN_DAY = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$/;

/** A code or a day stands in a record, and in no header below another. */
function holdsRecord(row: Row | undefined): boolean {
  return [...(row?.values() ?? [])].some(({ type, text }) => {
    const said = text.trim();
    return type === 'date' || normalizeCode(said) !== undefined || PLAIN_DAY.test(said);
  });
}

/** A row under the header that holds nothing but units belongs to the header. */
function withUnitRow(sheet: Sheet, head: TableHead): TableHead {
  const row = sheet.rows.get(head.firstRow);
  const cells = [...(row ?? [])];
  if (cells.length === 0 || !cells.every(([, { text }]) => UNIT_CELL.test(text.trim()))) return head;
  const columns = new Map(
    [...head.columns].map(([column, one]) => {
      const unit = unitOf(row?.get(column)?.text ?? '') ?? one.unit;
      return [column, { ...one, unit }];
    }),
  );
  return { ...head, columns, firstRow: head.firstRow + 1 };
}

function headAt(
  sheet: Sheet,
  before: readonly number[],
  stack: readonly number[],
  name: NameHeader,
  addable: ReadonlySet<string>,
): TableHead {
  const columns = new Map<number, HeadColumn>();
  const unknown: { column: number; label: string }[] = [];
  const taken = new Set<string>();
  const above = before.flatMap((index) => textsOf(sheet.rows.get(index) ?? new Map()));
  const sheetUnit = above.map(statedUnit).find((unit) => unit !== undefined);
  const labelled = labelsOf(sheet, stack).map((one) => ({ ...one, meaning: meaningOf(one.texts, name) }));
  // What can mean only one thing comes first, so that a doubtful header means something else.
  const doubtful = labelled.filter(({ meaning }) => meaning?.others !== undefined);
  for (const { column, texts, meaning } of [
    ...labelled.filter((one) => !doubtful.includes(one)),
    ...doubtful,
  ]) {
    const label = texts.join(' ').replace(/\s+/g, ' ');
    const key = meaning && [meaning.key, ...(meaning.others ?? [])].find((one) => !taken.has(one));
    const added = meaning !== undefined && key === undefined && addable.has(meaning.key);
    if (!meaning || meaning.key === DERIVED_KEY || (key === undefined && !added)) {
      unknown.push({ column, label });
      continue;
    }
    const unit = meaning.unit ?? texts.map(headerUnit).findLast((one) => one !== undefined) ?? sheetUnit;
    if (key === undefined) columns.set(column, { key: meaning.key, label, unit, added: true });
    else {
      taken.add(key);
      columns.set(column, { ...meaning, key, label, unit });
    }
  }
  unknown.sort((one, other) => one.column - other.column);
  const ordered = new Map([...columns].sort(([one], [other]) => one - other));
  return { firstRow: (stack.at(-1) ?? 0) + 1, columns: ordered, unknown, above: [...new Set(above)] };
}

/** The different texts that stand over each column, from above. */
function labelsOf(
  sheet: Sheet,
  stack: readonly number[],
): { readonly column: number; readonly texts: readonly string[] }[] {
  const width = Math.max(-1, ...stack.flatMap((index) => [...(sheet.rows.get(index)?.keys() ?? [])]));
  return Array.from({ length: width + 1 }, (_, column) => ({
    column,
    texts: [...new Set(stack.map((index) => sheet.rows.get(index)?.get(column)?.text.trim() ?? ''))].filter(
      (text) => text !== '',
    ),
  })).filter(({ texts }) => texts.length > 0);
}

/** The whole stack of headers, in either order, else its last word, else its first ("名称" above an empty cell). */
function meaningOf(texts: readonly string[], name: NameHeader): ReturnType<NameHeader> {
  const last = texts.at(-1) ?? '';
  const whole = [texts.join(''), texts.toReversed().join('')];
  for (const text of [...whole, texts.slice(-2).join(''), last, texts[0] ?? '']) {
    const meaning = name(text);
    if (meaning) return meaning;
  }
  return undefined;
}

function textsOf(row: Row): string[] {
  return [...row.values()].map(({ text }) => text.trim());
}

const AS_OF =
  /(?:截至|截止|填报(?:日期|时间)?|更新(?:日期|时间)?|统计(?:日期|时间)|日期|as of|date)\s*[:：]?\s*(\S.*)$/iu;

/** The day that the lines above the table say it stood at; undefined without one that names its year. */
export function statedAsOf(above: readonly string[], today: PlainDate): PlainDate | undefined {
  for (const text of above) {
    const said = AS_OF.exec(text.normalize('NFKC'))?.[1];
    const date = said === undefined ? undefined : findDates(said, { today }).find((one) => !one.yearAssumed);
    if (date) return date.to;
  }
  return undefined;
}
