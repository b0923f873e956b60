import { type Messages, messagesFor } from '../../messages/index.ts';
import { kindOfCode, normalizeCode } from '../../plan/codes.ts';
import { ITEM_KINDS, type ItemKind } from '../../plan/terms.ts';
import { headerNamed, SERIAL_KEY } from '../columns/header.ts';
import { ITEM_COLUMNS, type ItemColumn, type ItemPatch } from '../columns/item-columns.ts';
import { RECORD_COLUMNS, type RecordPatch, type SheetKind } from '../columns/record-columns.ts';
import { RECORD_HEADERS, SHEET_NAMES } from '../columns/record-header-lexicon.ts';
import { nameKey, termNamed } from '../columns/value-lexicon.ts';
import { columnLetters, type Sheet } from '../read/index.ts';
import { findHead, type NameHeader, statedAsOf, type TableHead } from './header-row.ts';
import { ADDABLE_KEYS, addToPatch } from './merge.ts';
import { withPaintedLights } from './painted-lights.ts';
import { type ImportContext, readContext } from './plan.ts';
import type { ItemLedgerRow } from './plan-items.ts';
import { type ParsedRow, type ParsedTable, readRows } from './rows.ts';
import { settleHead } from './settle-head.ts';

const SHEET_KINDS = Object.keys(RECORD_COLUMNS) as SheetKind[];
const ITEM_COLUMN_BY_KEY = new Map<string, ItemColumn>(ITEM_COLUMNS.map((column) => [column.key, column]));

/**
 * The kind of record that a sheet holds: what its name says, else classes where the codes are those of classes, else what
 * its headers fit when they do not name items.
 */
export function sheetKindOf(sheet: Sheet): SheetKind | 'item' {
  const key = nameKey(sheet.name);
  const named = SHEET_KINDS.find((kind) =>
    [...bothLanguages(({ ledger }) => ledger.sheets[kind]), ...SHEET_NAMES[kind]].some(
      (name) => nameKey(name) === key,
    ),
  );
  if (named) return named;
  if (holdsClasses(sheet)) return 'class';
  if (findHead(sheet, headerNamed, namesItems, ADDABLE_KEYS)) return 'item';
  const fitting = SHEET_KINDS.map((kind) => ({ kind, columns: recordHead(kind, sheet)?.columns.size ?? 0 }));
  const best = fitting.reduce((most, one) => (one.columns > most.columns ? one : most));
  return best.columns > LEAST_FITTING_COLUMNS ? best.kind : 'item';
}

/** Two columns are found in many a table. */
const LEAST_FITTING_COLUMNS = 2;

function holdsClasses(sheet: Sheet): boolean {
  const head = recordHead('class', sheet);
  const place = [...(head?.columns ?? [])].find(([, { key }]) => key === 'code')?.[0];
  if (head === undefined || place === undefined) return false;
  const codes = [...sheet.rows]
    .filter(([row]) => row >= head.firstRow)
    .flatMap(([, cells]) => normalizeCode(cells.get(place)?.text ?? '') ?? []);
  return codes.length > 0 && codes.every((code) => code.startsWith('SC-'));
}

function recordHead(kind: SheetKind, sheet: Sheet): TableHead | undefined {
  return findHead(sheet, headersOf(kind), () => true);
}

const HEADERS = new Map<SheetKind, ReadonlyMap<string, string>>();

function headersOf(kind: SheetKind): NameHeader {
  const known = HEADERS.get(kind) ?? new Map(recordHeaders(kind));
  HEADERS.set(kind, known);
  return (text) => {
    const key = known.get(nameKey(text));
    return key === undefined ? undefined : { key };
  };
}

/** The labels come last: what an export writes counts more than what a district may call something else. */
function* recordHeaders(kind: SheetKind): Generator<readonly [string, string]> {
  for (const [key, variants] of Object.entries(RECORD_HEADERS[kind]))
    for (const variant of variants) yield [nameKey(variant), key];
  for (const { key } of RECORD_COLUMNS[kind])
    for (const language of ['zh', 'en'] as const) yield [nameKey(labelOf(key, language)), key];
}

function bothLanguages(text: (messages: Messages) => string): string[] {
  return (['zh', 'en'] as const).map((language) => text(messagesFor(language)));
}

/** Reads a sheet of one kind of records. Undefined when it has no such table. */
export function readRecordSheet<Kind extends SheetKind>(
  kind: Kind,
  sheet: Sheet,
  context: ImportContext,
): ParsedRow<RecordPatch<Kind>>[] | undefined {
  const columns = RECORD_COLUMNS[kind];
  const head = recordHead(kind, sheet);
  if (!head) return undefined;
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const table = readRows<RecordPatch<Kind>>(
    sheet,
    head,
    byKey,
    readContext(context),
    (into, patch) => void Object.assign(into, patch),
    () => ({}),
  );
  note(sheet, head, table, context);
  return table.rows;
}

/** The label of a column in the sheets of records. */
export function labelOf(key: string, language: 'en' | 'zh'): string {
  const { ledger, terms } = messagesFor(language);
  const own: Readonly<Record<string, string>> = ledger.columns;
  const fields: Readonly<Record<string, string>> = terms.fields;
  return own[key] ?? fields[key] ?? key;
}

/** Reads a sheet of items. Undefined when it has no table of them. */
export function readItemSheet(sheet: Sheet, context: ImportContext): ItemLedgerRow[] | undefined {
  const found = findHead(sheet, headerNamed, namesItems, ADDABLE_KEYS);
  if (!found) return undefined;
  const { sheet: painted, unread } = withPaintedLights(sheet, found);
  if (unread.length > 0) context.draft.colours.push({ sheet: sheet.name, cells: unread });
  const head = settleHead(painted, found, context);
  const table = readRows<ItemPatch>(
    painted,
    head,
    ITEM_COLUMN_BY_KEY,
    readContext(context),
    addToPatch,
    () => ({}),
  );
  note(sheet, head, table, context);
  const above = [sheet.name, ...head.above];
  const kind = kindOfSheet(sheet, head);
  const ownClass = above.map((text) => context.classes.namedIn(text)).find((one) => one !== undefined);
  const statedOn = statedAsOf(head.above, context.today) ?? context.savedOn;
  return table.rows.map((row) => ({
    ...row,
    kind: row.patch.code === undefined ? kind : (kindOfCode(row.patch.code) ?? kind),
    classCode: (row.section && context.classes.namedIn(row.section)?.code) || ownClass?.code,
    statedOn: row.patch.asOf ?? statedOn,
  }));
}

/** What a table of items names them by. */
const NAMING_KEYS = ['title', 'titleZh', 'titleEn', 'code', 'programme'];

function namesItems(keys: ReadonlySet<string>): boolean {
  return NAMING_KEYS.some((key) => keys.has(key));
}

function note(sheet: Sheet, head: TableHead, table: ParsedTable<object>, context: ImportContext): void {
  const { draft } = context;
  draft.errors.push(...table.faults);
  draft.leftOut.push(...table.leftOut);
  for (const { column, label } of head.unknown) {
    draft.unknownColumns.push({ sheet: sheet.name, column: columnLetters(column), header: label });
  }
}

/** Columns that only one kind of item has. */
const TELLING_COLUMNS: readonly (readonly [ItemKind, readonly string[]])[] = [
  ['fund', ['fundSource', 'plannedFen', 'receivedFen', 'paidFen']],
  ['policy', ['documentNumber', 'clause', 'eligibility', 'validFrom']],
  ['talent', ['targetCount', 'recruitedCount', 'programme']],
  ['platform', ['platformType', 'operator', 'services']],
  [
    'project',
    ['totalInvestmentFen', 'yearPlanFen', 'investedYearFen', 'investedTotalFen', 'nature', 'landMu', 'stage'],
  ],
];

/** What kind of items a sheet holds: by its name, its name column, its own columns, or the title above the table. */
function kindOfSheet(sheet: Sheet, head: TableHead): ItemKind | undefined {
  const named = termNamed('kinds', sheet.name) ?? exportedKind(sheet.name);
  if (named) return named;
  const labels = [...head.columns.values()];
  const title = labels.find(({ key }) => key === 'title' || key === 'titleZh')?.label ?? '';
  const byTitle = termNamed('kinds', title.replace(/名称$/u, '').replace(/ ?name$/iu, ''));
  if (byTitle) return byTitle;
  const keys = new Set(labels.map(({ key }) => key).filter((key) => key !== SERIAL_KEY));
  const byColumns = TELLING_COLUMNS.find(([, telling]) => telling.some((key) => keys.has(key)))?.[0];
  return byColumns ?? [sheet.name, ...head.above].map(kindIn).find((kind) => kind !== undefined);
}

function exportedKind(name: string): ItemKind | undefined {
  return ITEM_KINDS.find((kind) =>
    (['zh', 'en'] as const).some(
      (language) => nameKey(messagesFor(language).ledger.sheets[kind]) === nameKey(name),
    ),
  );
}

/** The kind that a title such as "2026年重点项目推进台账" names; the longest name counts. */
function kindIn(text: string): ItemKind | undefined {
  const normal = nameKey(text).slice(0, 60);
  let best: { kind: ItemKind; length: number } | undefined;
  for (let start = 0; start < normal.length; start += 1) {
    for (let end = normal.length; end - start > (best?.length ?? 1); end -= 1) {
      const kind = termNamed('kinds', normal.slice(start, end));
      if (kind) best = { kind, length: end - start };
    }
  }
  return best?.kind;
}
