import { formatDate, formatFen, formatList } from '../messages/format.ts';
import { messagesFor } from '../messages/index.ts';
import { isPlainDate } from '../plan/dates.ts';
import { AMOUNT_FIELDS, type Draft } from '../plan/records.ts';
import { isOneOf, type Language } from '../plan/terms.ts';
import { itemLabel } from './export/tables.ts';
import type { RowFault } from './faults.ts';
import type { ImportDraft, RecordChange } from './import/plan.ts';

const MOST_LINES = 20;
const MOST_CHARACTERS = 80;
const COLOURS_SHOWN = 6;
const PLACES_SHOWN = 4;
const MOST_CELLS = 12;

/** A part of a preview: what it tells of, and its lines. A line that begins with a space belongs to the one above. */
export interface ImportGroup {
  readonly title: string;
  readonly lines: readonly string[];
}

/** A fault as a sentence: where, what stood there, what was expected. */
export function describeFault(fault: RowFault, language: Language): string {
  return describeFaults([fault], language);
}

/** The same fault in several cells of a column is one sentence. */
function describeFaults(same: readonly [RowFault, ...RowFault[]], language: Language): string {
  const { ledger } = messagesFor(language);
  const [fault] = same;
  const cells = same.slice(0, MOST_CELLS).map(({ column, row }) => ledger.cell(row, column));
  if (same.length > MOST_CELLS) cells.push(ledger.more(same.length - MOST_CELLS));
  const place = ledger.place(fault.sheet, cells.join(ledger.listSeparator));
  const expected = expectationOf(fault, language);
  return fault.value === ''
    ? ledger.faultRow(place, expected)
    : ledger.fault(place, shortText(fault.value), expected);
}

function sameFaults(faults: readonly RowFault[]): [RowFault, ...RowFault[]][] {
  const groups = new Map<string, [RowFault, ...RowFault[]]>();
  for (const fault of faults) {
    const key = JSON.stringify([fault.sheet, fault.column, fault.value, fault.code, fault.detail]);
    const group = groups.get(key);
    if (group) group.push(fault);
    else groups.set(key, [fault]);
  }
  return [...groups.values()];
}

function expectationOf(fault: RowFault, language: Language): string {
  const message = messagesFor(language).ledger.faults[fault.code];
  return typeof message === 'string' ? message : message(fault.detail);
}

/** What a preview comes to, in one line. */
export function summarizeImport(draft: ImportDraft, language: Language): string {
  return messagesFor(language).ledger.summary({
    created: draft.created.length,
    changed: draft.changed.length,
    unchanged: draft.unchanged,
    errors: draft.errors.length,
  });
}

/** Everything of a preview that a person should look at, the faults first. */
export function importGroups(draft: ImportDraft, language: Language): ImportGroup[] {
  const { ledger } = messagesFor(language);
  const refused = sameFaults(draft.errors).map((same) => [describeFaults(same, language)]);
  const items = new Map(draft.plan.items.map((item) => [item.code, item]));
  const created = draft.created.map(({ key, title }) => {
    const item = items.get(key);
    const name = title.includes(key) ? title : `${key}  ${title}`;
    return [item === undefined ? name : [name, ...factsOf(item, language)].join(' · ')];
  });
  const changed = draft.changed.map((one) => [
    one.title.includes(one.key) ? one.title : `${one.key}  ${one.title}`,
    ...describeChange(one, language).map((line) => `  ${line}`),
  ]);
  const groups = [
    { title: ledger.groups.refused(draft.errors.length), blocks: refused },
    { title: ledger.groups.created(created.length), blocks: created },
    { title: ledger.groups.changed(changed.length), blocks: changed },
    { title: ledger.groups.notes, blocks: notesOf(draft, language).map((line) => [line]) },
  ];
  return groups
    .filter(({ blocks }) => blocks.length > 0)
    .map(({ title, blocks }) => ({ title, lines: shortened(blocks, language) }));
}

/** What was read of a new item, so that a misread column is seen. */
function factsOf(item: Draft<'item'>, language: Language): string[] {
  const amount = (['totalInvestmentFen', 'plannedFen'] as const).find((field) => item[field] !== undefined);
  const fields = ['classCode', ...(amount ? [amount] : []), 'dueOn', 'light', 'progress'] as const;
  return fields
    .filter((field) => item[field] !== undefined)
    .map((field) => valueText(field, item[field], language));
}

/** A preview in lines: the counts, then everything that a person should look at. */
export function describeImport(draft: ImportDraft, language: Language): string[] {
  const groups = importGroups(draft, language);
  return [
    summarizeImport(draft, language),
    ...groups.flatMap(({ title, lines }) => ['', title, ...lines.map((line) => `  ${line}`)]),
  ];
}

/** What was left out or is doubtful. */
function notesOf(draft: ImportDraft, language: Language): string[] {
  const { ledger } = messagesFor(language);
  const notes: string[] = [];
  const listed = (values: readonly string[], line: (list: string) => string): void => {
    const different = [...new Set(values)];
    const shown = different.slice(0, MOST_LINES);
    if (different.length > shown.length) shown.push(ledger.more(different.length - shown.length));
    if (shown.length > 0) notes.push(line(formatList(shown, language)));
  };
  listed(
    draft.changed.filter((one) => one.newerInStore).map(({ key }) => key),
    ledger.newerInStore,
  );
  listed(
    draft.secondPerson.map(({ key, field }) => `${key} ${itemLabel(field, language)}`),
    ledger.secondPerson,
  );
  listed(unmatchedNames(draft, language), ledger.unmatchedPeople);
  listed(
    draft.unknownColumns.map(({ sheet, column, header }) => `${header} (${sheet} ${column})`),
    ledger.unknownColumns,
  );
  listed(
    draft.leftOut.map(({ sheet, row, text }) => `${sheet} ${row} “${shortText(text)}”`),
    ledger.leftOut,
  );
  listed(draft.skippedSheets, ledger.skippedSheets);
  for (const { sheet, cells } of draft.colours) {
    const shown = cells.slice(0, COLOURS_SHOWN);
    const rest = cells.length - shown.length;
    notes.push(ledger.colours(sheet, formatList(rest > 0 ? [...shown, ledger.more(rest)] : shown, language)));
  }
  return notes;
}

/** Each name once, with all the places where it stands. */
function unmatchedNames(draft: ImportDraft, language: Language): string[] {
  const { ledger } = messagesFor(language);
  const names = new Map<string, { readonly places: string[]; readonly candidates: readonly string[] }>();
  for (const { sheet, row, column, name, candidates } of draft.unmatchedPeople) {
    const known = names.get(name) ?? { places: [], candidates };
    known.places.push(`${sheet} ${column}${row}`);
    names.set(name, known);
  }
  return [...names].map(([name, { places, candidates }]) => {
    const shown = places.slice(0, PLACES_SHOWN);
    const rest = places.length - shown.length;
    const where = formatList(rest > 0 ? [...shown, ledger.more(rest)] : shown, language);
    return candidates.length === 0
      ? ledger.unmatchedPerson(name, where)
      : ledger.ambiguousPerson(name, where, formatList(candidates, language));
  });
}

/** One line for each field: `progress: 40 → 45`. */
export function describeChange(change: RecordChange, language: Language): string[] {
  const { ledger } = messagesFor(language);
  const fields = new Set(change.changes.map(({ field }) => field));
  return change.changes
    .filter(({ field }) => field !== 'amountTexts' && !(field === 'dueText' && fields.has('dueOn')))
    .map(({ field, before, after }) =>
      ledger.change(
        itemLabel(LABELS[field] ?? field, language),
        shortText(valueText(field, before, language)),
        shortText(valueText(field, after, language)),
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
  if (typeof value === 'number' && field === 'progress') return `${value}%`;
  if (typeof value === 'string' && isPlainDate(value)) return formatDate(value, language);
  const list = field in TERM_FIELDS ? TERM_FIELDS[field as keyof typeof TERM_FIELDS] : undefined;
  const labels: Readonly<Record<string, string>> = list === undefined ? {} : terms[list];
  return labels[String(value)] ?? String(value);
}

/** The first blocks of lines, and how many more there are. */
function shortened(blocks: readonly (readonly string[])[], language: Language): string[] {
  const shown = blocks.slice(0, MOST_LINES).flat();
  const rest = blocks.length - MOST_LINES;
  return rest > 0 ? [...shown, messagesFor(language).ledger.more(rest)] : shown;
}

function shortText(text: string): string {
  const line = text.replace(/\s*\n\s*/g, ' ');
  const characters = [...line];
  return characters.length <= MOST_CHARACTERS ? line : `${characters.slice(0, MOST_CHARACTERS).join('')}…`;
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
    secondPerson: draft.secondPerson,
    skippedSheets: draft.skippedSheets,
    colours: draft.colours,
  };
}
