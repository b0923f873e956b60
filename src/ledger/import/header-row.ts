import { findDates } from '../../plan/date-text.ts';
import type { MoneyUnit } from '../../plan/money.ts';
import type { PlainDate } from '../../plan/records.ts';
import { headerUnit, SERIAL_KEY, statedUnit } from '../columns/header-lexicon.ts';
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
}

/** What a header's text means to the kind of table that is looked for. */
export type NameHeader = (
  text: string,
) => { readonly key: string; readonly unit?: MoneyUnit | undefined } | undefined;

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
): TableHead | undefined {
  const indexes = [...sheet.rows.keys()].sort((a, b) => a - b).slice(0, LOOKED_AT_ROWS);
  let best: { readonly head: TableHead; readonly score: number } | undefined;
  // Fewer rows first: what stands above the header is not a part of it.
  for (let depth = 1; depth <= MOST_HEADER_ROWS; depth += 1) {
    for (let position = 0; position + depth <= indexes.length; position += 1) {
      const stack = indexes.slice(position, position + depth);
      const head = headAt(sheet, indexes.slice(0, position), stack, name);
      const keys = new Set([...head.columns.values()].map(({ key }) => key));
      keys.delete(SERIAL_KEY);
      if (keys.size >= LEAST_COLUMNS && isTable(keys) && keys.size > (best?.score ?? 0)) {
        best = { head, score: keys.size };
      }
    }
  }
  return best?.head;
}

function headAt(
  sheet: Sheet,
  before: readonly number[],
  stack: readonly number[],
  name: NameHeader,
): TableHead {
  const columns = new Map<number, HeadColumn>();
  const unknown: { column: number; label: string }[] = [];
  const taken = new Set<string>();
  const above = before.flatMap((index) => textsOf(sheet.rows.get(index) ?? new Map()));
  const sheetUnit = above.map(statedUnit).find((unit) => unit !== undefined);
  const width = Math.max(-1, ...stack.flatMap((index) => [...(sheet.rows.get(index)?.keys() ?? [])]));
  for (let column = 0; column <= width; column += 1) {
    const texts = [
      ...new Set(stack.map((index) => sheet.rows.get(index)?.get(column)?.text.trim() ?? '')),
    ].filter((text) => text !== '');
    if (texts.length === 0) continue;
    const label = texts.join(' ').replace(/\s+/g, ' ');
    const meaning = meaningOf(texts, name);
    if (!meaning || taken.has(meaning.key)) {
      unknown.push({ column, label });
      continue;
    }
    taken.add(meaning.key);
    const unit = meaning.unit ?? texts.map(headerUnit).findLast((one) => one !== undefined) ?? sheetUnit;
    columns.set(column, { key: meaning.key, label, unit });
  }
  return { firstRow: (stack.at(-1) ?? 0) + 1, columns, unknown, above: [...new Set(above)] };
}

/** The whole stack of headers, else its last word, else its first ("名称" above an empty cell). */
function meaningOf(texts: readonly string[], name: NameHeader): ReturnType<NameHeader> {
  for (const text of [texts.join(''), texts.at(-1) ?? '', texts.slice(-2).join(''), texts[0] ?? '']) {
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
