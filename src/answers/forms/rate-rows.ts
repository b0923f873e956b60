import type { GroupKey, ItemFilter } from '../../plan/query.ts';
import type { Asking } from '../evidence/asking.ts';
import { figureText } from '../evidence/book.ts';
import { narrowTo } from './by-heading.ts';
import { groupName } from './group-names.ts';
import { withClass } from './measures.ts';
import type { Rate } from './rates.ts';

export const round = (value: number): number => Math.round(value * 10) / 10;

export interface RateRow {
  readonly key: string;
  readonly name: string;
  readonly value: number;
  readonly codes: readonly string[];
  readonly of: string;
}

export async function rowsByGroup(
  asking: Asking,
  base: ItemFilter,
  by: GroupKey,
  rate: (filter: ItemFilter, key: string) => Promise<Rate>,
): Promise<RateRow[]> {
  const { reader, visibility, asOf, language } = asking;
  const groups = await reader.aggregateItems(base, { measures: [], groupBy: by }, visibility, asOf);
  const rows: RateRow[] = [];
  for (const { key, codes } of groups) {
    if (key === undefined || key === 'none') continue;
    const found = await rate(narrowTo(base, by, key), key);
    if (found.denominator === 0) continue;
    const value = round((found.numerator / found.denominator) * 100);
    const of = `${figureText(found.numerator, found.unit, language)}/${figureText(found.denominator, found.unit, language)}`;
    rows.push({
      key,
      name: groupName(asking, by, key),
      value,
      codes: found.codes.length > 0 ? found.codes : codes,
      of,
    });
  }
  return rows;
}

export async function sayRows(
  asking: Asking,
  rows: RateRow[],
  label: string,
  by: GroupKey | undefined,
): Promise<void> {
  const { reading, book, messages, language } = asking;
  if (rows.length === 0) {
    book.draft.outcome = 'not_recorded';
    book.say(messages.answers.share.noBase(label));
    return;
  }
  rows.sort(
    (a, b) =>
      (reading.direction === 'ascending' ? a.value - b.value : b.value - a.value) ||
      (a.name < b.name ? -1 : 1),
  );
  const first = rows[0];
  const tied = rows.filter((row) => row.value === first?.value);
  for (const row of rows) {
    book.figure(
      row.value,
      'percent',
      `${row.name} ${label}`,
      by === undefined ? row.codes : withClass(by, row.key, row.codes),
    );
    const record = by === 'class' ? asking.classes.get(row.key) : undefined;
    if (record) book.classRecord(record);
  }
  const cited = (some: readonly RateRow[]): string[] =>
    [...(by === 'class' ? some.map((row) => row.key) : []), ...some.flatMap((row) => row.codes)].slice(
      0,
      200,
    );
  if (reading.direction !== undefined && first) {
    const text = `${figureText(first.value, 'percent', language)} (${first.of})`;
    const names = tied.map((row) => row.name).join(messages.answers.separator);
    const lowest = reading.direction === 'ascending';
    book.say(
      tied.length > 1
        ? messages.answers.group.tied(names, label, text, lowest)
        : messages.answers.group.first(names, label, text, lowest),
      cited(tied),
    );
  }
  const heading =
    by === undefined ? messages.answers.item : messages.terms.fields[by === 'city' ? 'cities' : by];
  if (by !== undefined || reading.direction === undefined) {
    const list = rows
      .map((row) =>
        messages.answers.rank.entry(`${row.name} ${figureText(row.value, 'percent', language)}`, row.of),
      )
      .join(messages.answers.separator);
    book.say(messages.answers.group.lines(label, heading, list), cited(rows));
  }
  book.draft.chart = {
    kind: 'bar',
    title: label,
    labels: rows.slice(0, 20).map((row) => row.name),
    series: [{ name: label, values: rows.slice(0, 20).map((row) => row.value) }],
    unit: 'percent',
  };
  book.draft.table = {
    caption: label,
    columns: [
      { label: heading, align: 'left' },
      { label, align: 'right' },
      { label: '', align: 'right' },
    ],
    rows: rows
      .slice(0, 50)
      .map((row) => [
        { text: row.name, ...(by === undefined || by === 'class' ? { code: row.key } : {}) },
        { text: figureText(row.value, 'percent', language), number: row.value },
        { text: row.of },
      ]),
    total: rows.length,
  };
}
