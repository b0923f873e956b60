import { formatFen, formatList } from '../messages/format.ts';
import { messagesFor } from '../messages/index.ts';
import { AMOUNT_FIELDS } from '../plan/records.ts';
import { isOneOf, type Language } from '../plan/terms.ts';
import { itemLabel } from './export/tables.ts';
import type { RowFault } from './faults.ts';
import type { ImportDraft, RecordChange } from './import/plan.ts';

const MOST_LINES = 20;

/** A fault as a sentence: where, what stood there, what was expected. */
export function describeFault(fault: RowFault, language: Language): string {
  const { ledger } = messagesFor(language);
  const place = ledger.place(fault.sheet, fault.row, fault.column);
  const expected = expectationOf(fault, language);
  return fault.value === '' ? ledger.faultRow(place, expected) : ledger.fault(place, fault.value, expected);
}

function expectationOf(fault: RowFault, language: Language): string {
  const message = messagesFor(language).ledger.faults[fault.code];
  return typeof message === 'string' ? message : message(fault.detail);
}

/** A preview in lines to show: the counts, then everything that a person should look at. */
export function describeImport(draft: ImportDraft, language: Language): string[] {
  const { ledger } = messagesFor(language);
  const lines = [
    ledger.summary({
      created: draft.created.length,
      changed: draft.changed.length,
      unchanged: draft.unchanged,
      errors: draft.errors.length,
    }),
    ...shortened(
      draft.errors.map((fault) => describeFault(fault, language)),
      language,
    ),
    ...shortened(
      draft.changed.flatMap((one) => describeChange(one, language)),
      language,
    ),
  ];
  const listed = (values: readonly string[], line: (list: string) => string): void => {
    if (values.length > 0) lines.push(line(formatList(shortened([...new Set(values)], language), language)));
  };
  listed(
    draft.changed.filter((one) => one.newerInStore).map(({ key }) => key),
    ledger.newerInStore,
  );
  listed(
    draft.unknownColumns.map(({ sheet, column, header }) => `${header} (${sheet} ${column})`),
    ledger.unknownColumns,
  );
  listed(
    draft.leftOut.map(({ sheet, row, text }) => `${sheet} ${row} “${text}”`),
    ledger.leftOut,
  );
  listed(draft.skippedSheets, ledger.skippedSheets);
  listed(
    draft.unmatchedPeople.map(({ name, candidates }) =>
      candidates.length === 0 ? name : ledger.ambiguousPerson(name, candidates.join(', ')),
    ),
    ledger.unmatchedPeople,
  );
  return lines;
}

/** One line for each field: `PRJ-001 progress: 40 → 45`. */
export function describeChange(change: RecordChange, language: Language): string[] {
  const { ledger } = messagesFor(language);
  return change.changes
    .filter(({ field }) => field !== 'amountTexts')
    .map(({ field, before, after }) =>
      ledger.change(
        `${change.key} ${itemLabel(LABELS[field] ?? field, language)}`,
        valueText(field, before, language),
        valueText(field, after, language),
      ),
    );
}

/** Fields whose label has another name in the catalogue. */
const LABELS: Readonly<Record<string, string>> = {
  classCode: 'class',
  supportingClassCodes: 'supportingClasses',
  parentCode: 'parent',
  servesCodes: 'serves',
  dueText: 'dueOn',
};

const TERM_FIELDS = {
  kind: 'kinds',
  stage: 'stages',
  nature: 'natures',
  light: 'lights',
  status: 'statuses',
  industry: 'industries',
  fundSource: 'fundSources',
  cities: 'cities',
  role: 'roles',
} as const;

function valueText(field: string, value: unknown, language: Language): string {
  const { ledger, terms } = messagesFor(language);
  if (value === undefined || value === null || value === '') return ledger.nothing;
  if (Array.isArray(value)) {
    if (value.length === 0) return ledger.nothing;
    return formatList(
      value.map((one) => valueText(field, one, language)),
      language,
    );
  }
  if (typeof value === 'boolean') return value ? ledger.yes : ledger.no;
  if (typeof value === 'number' && isOneOf(AMOUNT_FIELDS, field)) return formatFen(value, language);
  const list = field in TERM_FIELDS ? TERM_FIELDS[field as keyof typeof TERM_FIELDS] : undefined;
  const labels: Readonly<Record<string, string>> = list === undefined ? {} : terms[list];
  return labels[String(value)] ?? String(value);
}

function shortened(lines: readonly string[], language: Language): string[] {
  if (lines.length <= MOST_LINES) return [...lines];
  const rest = lines.length - MOST_LINES;
  return [...lines.slice(0, MOST_LINES), messagesFor(language).ledger.more(rest)];
}

/** The machine's form of a preview or of what was written. `created`, `updated` and `unchanged` are counts of records. */
export function importJson(
  draft: ImportDraft,
  { applied }: { readonly applied: boolean },
  language: Language,
): object {
  return {
    applied,
    created: draft.created.length,
    updated: draft.changed.length,
    unchanged: draft.unchanged,
    errors: draft.errors.map((fault) => ({
      sheet: fault.sheet,
      row: fault.row,
      column: fault.column ?? null,
      value: fault.value,
      code: fault.code,
      message: expectationOf(fault, language),
    })),
    changes: draft.changed,
    newerInStore: draft.changed.filter((one) => one.newerInStore).map(({ key }) => key),
    leftOut: draft.leftOut,
    unknownColumns: draft.unknownColumns,
    unmatchedPeople: draft.unmatchedPeople,
    skippedSheets: draft.skippedSheets,
  };
}
