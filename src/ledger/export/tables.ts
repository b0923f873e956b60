import { messagesFor } from '../../messages/index.ts';
import { parseDateText } from '../../plan/date-text.ts';
import type { Person, PlainDate, RecordTypes } from '../../plan/records.ts';
import type { ItemKind, Language } from '../../plan/terms.ts';
import { isOngoing } from '../columns/cells.ts';
import type { OutCell, WriteContext } from '../columns/column.ts';
import { columnsFor, type ItemRow } from '../columns/item-columns.ts';
import { RECORD_COLUMNS, type SheetKind } from '../columns/record-columns.ts';
import { personLabel } from '../import/people.ts';
import { labelOf } from '../import/read-sheets.ts';

export interface OutTable {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly (OutCell | undefined)[])[];
}

/** The items of one kind as a sheet. */
export function itemTable(kind: ItemKind, rows: readonly ItemRow[], context: WriteContext): OutTable {
  const columns = columnsFor(kind, rows, context);
  const { ledger } = messagesFor(context.language);
  return {
    name: ledger.sheets[kind],
    headers: columns.map(({ key, money }) => {
      const label = itemLabel(key, context.language);
      return money ? ledger.inTenThousandYuan(label) : label;
    }),
    rows: rows.map((row) => columns.map((column) => column.write(row, context))),
  };
}

/** Labels of fields before those of the other records: 完成时限 of an item is its own. */
export function itemLabel(key: string, language: Language): string {
  const { terms, ledger } = messagesFor(language);
  const fields: Readonly<Record<string, string>> = terms.fields;
  const own: Readonly<Record<string, string>> = ledger.columns;
  return fields[key] ?? own[key] ?? key;
}

export function recordTable<Kind extends SheetKind>(
  kind: Kind,
  records: readonly RecordTypes[Kind][],
  context: WriteContext,
): OutTable {
  const columns = RECORD_COLUMNS[kind];
  return {
    name: messagesFor(context.language).ledger.sheets[kind],
    headers: columns.map(({ key }) => labelOf(key, context.language)),
    rows: records.map((record) => columns.map((column) => column.write(record, context))),
  };
}

export function createWriteContext(
  language: Language,
  today: PlainDate,
  people: readonly Person[],
): WriteContext {
  const byId = new Map(people.map((person) => [person.id, person]));
  const { ledger, terms } = messagesFor(language);
  return {
    language,
    today,
    personLabel: (id) => personLabel(byId.get(id), id),
    termLabel: (list, term) => {
      const labels: Readonly<Record<string, string>> = terms[list];
      return labels[term] ?? term;
    },
    yesNo: (value) => (value ? ledger.yes : ledger.no),
    weekday: (day) => ledger.weekdays[day - 1] ?? String(day),
    due(date, text) {
      if (date === undefined) return text !== undefined && isOngoing(text) ? { text } : undefined;
      const read = text === undefined ? undefined : parseDateText(text, { today });
      return text !== undefined && read?.ok && read.value.to === date ? { text } : { date };
    },
  };
}
