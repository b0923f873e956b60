import { createHash } from 'node:crypto';
import { PLAN_TIME_ZONE, plainDateIn } from '../../plan/dates.ts';
import type { Visibility } from '../../plan/query.ts';
import type { Draft } from '../../plan/records.ts';
import type { PlanReader } from '../../plan/store.ts';
import type { RecordPatch, SheetKind } from '../columns/record-columns.ts';
import type { Sheet, Workbook } from '../read/index.ts';
import { createKnownNames } from './ledger-names.ts';
import { createPeopleDirectory } from './people.ts';
import { createClassDirectory, emptyDraft, type ImportContext, type ImportDraft } from './plan.ts';
import { type ItemLedgerRow, planBesideItems, planItems } from './plan-items.ts';
import { planRecords } from './plan-records.ts';
import { readItemSheet, readRecordSheet, sheetKindOf } from './read-sheets.ts';
import type { ParsedRow } from './rows.ts';

export interface PreviewRequest {
  readonly reader: PlanReader;
  readonly now: Date;
  readonly personId: string;
  readonly visibility: Visibility;
  /** Everybody in the Slack workspace, stored or not. */
  readonly workspacePeople?: readonly Draft<'person'>[] | undefined;
  readonly onMatched?: ((done: number, total: number) => void) | undefined;
}

/** Records are looked up before those that name them. */
const ORDER = ['class', 'person'] as const satisfies readonly SheetKind[];
const AFTER_ITEMS = [
  'milestone',
  'issue',
  'dependency',
  'assignment',
] as const satisfies readonly SheetKind[];

/** What a workbook would change, with every fault; nothing is written. Undefined when no sheet holds a ledger. */
export async function planImport(
  workbook: Workbook,
  request: PreviewRequest,
): Promise<ImportDraft | undefined> {
  const { reader, now, personId, visibility, onMatched } = request;
  const stored = await reader.listPeople();
  const known = new Set(stored.map(({ id }) => id));
  const newcomers = (request.workspacePeople ?? []).filter(({ id }) => !known.has(id));
  const context: ImportContext = {
    reader,
    now,
    today: plainDateIn(PLAN_TIME_ZONE, now),
    personId,
    visibility,
    people: createPeopleDirectory([...stored, ...newcomers]),
    names: createKnownNames(await reader.listLedgerNames()),
    classes: createClassDirectory(await reader.listClasses()),
    savedOn: workbook.savedAt && plainDateIn(PLAN_TIME_ZONE, workbook.savedAt),
    draft: emptyDraft(),
  };
  const total = workbook.sheets.reduce((sum, sheet) => sum + sheet.rows.size, 0);
  const shown = workbook.sheets.filter(({ hidden, rows }) => !hidden || rows.size === 0);
  for (const { name } of workbook.sheets.filter((sheet) => !shown.includes(sheet))) {
    context.draft.skippedSheets.push(name);
  }
  const bySheetKind = groupSheets(shown);
  let found = 0;
  for (const kind of ORDER) found += await importRecords(kind, bySheetKind.get(kind) ?? [], context);
  const rows: ItemLedgerRow[] = [];
  for (const sheet of bySheetKind.get('item') ?? []) {
    const read = readItemSheet(sheet, context);
    if (!read) context.draft.skippedSheets.push(sheet.name);
    else found += 1;
    for (const row of read ?? []) rows.push(row);
    onMatched?.(rows.length, total);
  }
  const items = await planItems(rows, context);
  for (const kind of AFTER_ITEMS) found += await importRecords(kind, bySheetKind.get(kind) ?? [], context);
  await planBesideItems(items, context);
  planNewcomers(newcomers, context);
  onMatched?.(total, total);
  return found === 0 ? undefined : context.draft;
}

/** Whom the ledger gives something to do is known from then on. */
function planNewcomers(newcomers: readonly Draft<'person'>[], { draft }: ImportContext): void {
  const { assignments, issues, people } = draft.plan;
  const named = new Set([
    ...assignments.map(({ personId }) => personId),
    ...issues.map(({ ownerId }) => ownerId),
  ]);
  const said = new Set(people.map(({ id }) => id));
  people.push(...newcomers.filter(({ id }) => named.has(id) && !said.has(id)));
}

function groupSheets(sheets: readonly Sheet[]): Map<SheetKind | 'item', Sheet[]> {
  const groups = new Map<SheetKind | 'item', Sheet[]>();
  for (const sheet of sheets) {
    if (sheet.rows.size === 0) continue;
    const kind = sheetKindOf(sheet);
    groups.set(kind, [...(groups.get(kind) ?? []), sheet]);
  }
  return groups;
}

async function importRecords<Kind extends SheetKind>(
  kind: Kind,
  sheets: readonly Sheet[],
  context: ImportContext,
): Promise<number> {
  const rows: ParsedRow<RecordPatch<Kind>>[] = [];
  let found = 0;
  for (const sheet of sheets) {
    const read = readRecordSheet(kind, sheet, context);
    if (read) found += 1;
    else context.draft.skippedSheets.push(sheet.name);
    rows.push(...(read ?? []));
  }
  await planRecords(kind, rows, context);
  // What the file brings itself can be named in its other sheets.
  for (const one of context.draft.plan.classes) context.classes.put(one);
  for (const one of context.draft.plan.people) context.people.add(one);
  return found;
}

/** The same for the same file against the same records, whoever looked at it and when. */
export function fingerprintOf(draft: ImportDraft): string {
  const plan = {
    ...draft.plan,
    updates: draft.plan.updates.map(({ recordedAt, authorId, ...update }) => update),
  };
  return createHash('sha256')
    .update(JSON.stringify([plan, draft.errors]))
    .digest('hex')
    .slice(0, 32);
}
