import { PLAN_TIME_ZONE, plainDateIn } from '../../plan/dates.ts';
import { isValidOn, isVisible, SEES_EVERYTHING } from '../../plan/permissions.ts';
import type { Visibility } from '../../plan/query.ts';
import type { Assignment, Item, StatusUpdate } from '../../plan/records.ts';
import type { PlanReader } from '../../plan/store.ts';
import { ITEM_KINDS, type Language, type Role } from '../../plan/terms.ts';
import type { ItemRow } from '../columns/item-columns.ts';
import { createWriteContext, itemTable, type OutTable, recordTable } from './tables.ts';

export interface ExportRequest {
  readonly reader: PlanReader;
  readonly now: Date;
  readonly visibility: Visibility;
  readonly language: Language;
  readonly classCode?: string | undefined;
  readonly asOf?: Date | undefined;
}

const PAGE = 1000;

/** The plan as tables, and only what `visibility` allows: confidential items and what hangs on them are left out. */
export async function exportTables(
  request: ExportRequest,
): Promise<{ readonly tables: OutTable[]; readonly itemCount: number }> {
  const { reader, visibility, classCode, asOf, now } = request;
  const at = { at: asOf };
  const people = await reader.listPeople();
  const context = createWriteContext(request.language, plainDateIn(PLAN_TIME_ZONE, now), people);
  const items = await readItems(request);
  const codes = items.map(({ code }) => code);
  const classes = (await reader.listClasses(at)).filter(({ code }) => !classCode || code === classCode);
  const assignments = await visibleAssignments(request, new Set(codes));
  const rows = await itemRows(items, assignments, request);
  const known = new Set(people.map(({ id }) => id));
  const named = new Set(assignments.map(({ personId }) => personId).filter((id) => known.has(id)));
  const milestones = await inChunks(codes, (chunk) => reader.listMilestones(chunk));
  const issues = await inChunks(codes, (chunk) => reader.listIssues({ itemCodes: chunk }));
  const dependencies = await inChunks(codes, (chunk) => reader.listDependencies({ itemCodes: chunk }));
  const waitedFor = dependencies.flatMap(({ waitsForItem }) => waitsForItem ?? []);
  const shown = new Set((await reader.getItems(waitedFor, visibility)).map(({ code }) => code));
  const tables = [
    recordTable('class', classes, context),
    recordTable('person', classCode ? people.filter(({ id }) => named.has(id)) : people, context),
    ...ITEM_KINDS.map((kind) =>
      itemTable(
        kind,
        rows.filter(({ item }) => item.kind === kind),
        context,
      ),
    ),
    recordTable('milestone', milestones, context),
    recordTable('issue', issues, context),
    recordTable(
      'dependency',
      dependencies.filter(({ waitsForItem }) => waitsForItem === undefined || shown.has(waitsForItem)),
      context,
    ),
    recordTable('assignment', assignments, context),
  ];
  return { tables: tables.filter((table) => table.rows.length > 0), itemCount: items.length };
}

async function readItems({ reader, visibility, classCode, asOf }: ExportRequest): Promise<Item[]> {
  const items: Item[] = [];
  for (;;) {
    const page = await reader.findItems(
      classCode === undefined ? {} : { classCodes: [classCode] },
      { sort: [{ by: 'code', direction: 'ascending' }], limit: PAGE, offset: items.length },
      visibility,
      { at: asOf },
    );
    items.push(...page.items);
    if (page.items.length < PAGE) return items;
  }
}

async function visibleAssignments(
  { reader, visibility, classCode, asOf }: ExportRequest,
  codes: ReadonlySet<string>,
): Promise<Assignment[]> {
  const all = await reader.listAssignments({}, { at: asOf });
  const elsewhere = all.flatMap(({ itemCode }) =>
    itemCode === undefined || codes.has(itemCode) ? [] : [itemCode],
  );
  const others = classCode === undefined ? await reader.getItems(elsewhere, SEES_EVERYTHING) : [];
  const allowed = new Set(others.filter((item) => isVisible(item, visibility)).map(({ code }) => code));
  return all
    .filter(({ itemCode, classCode: ofClass }) => {
      if (itemCode !== undefined) return codes.has(itemCode) || allowed.has(itemCode);
      return classCode === undefined || ofClass === classCode;
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function itemRows(
  items: readonly Item[],
  assignments: readonly Assignment[],
  { reader, asOf, now }: ExportRequest,
): Promise<ItemRow[]> {
  const on = plainDateIn(PLAN_TIME_ZONE, asOf ?? now);
  const holders = (role: Role): Map<string, string[]> => {
    const held = new Map<string, string[]>();
    for (const one of assignments) {
      if (one.itemCode === undefined || one.role !== role || !isValidOn(one, on)) continue;
      held.set(one.itemCode, [...(held.get(one.itemCode) ?? []), one.personId]);
    }
    return held;
  };
  const leads = holders('lead');
  const supervisors = holders('supervising_official');
  const codes = items.map(({ code }) => code);
  const updates = await inChunks(codes, (chunk) => reader.latestUpdates(chunk, { at: asOf }));
  const reports = new Map<string, StatusUpdate>(updates.map((update) => [update.itemCode, update]));
  return items.map((item) => ({
    item,
    leadIds: leads.get(item.code) ?? [],
    supervisorIds: supervisors.get(item.code) ?? [],
    report: reports.get(item.code),
  }));
}

async function inChunks<Value>(
  codes: readonly string[],
  read: (chunk: readonly string[]) => Promise<Value[]>,
): Promise<Value[]> {
  const values: Value[] = [];
  for (let start = 0; start < codes.length; start += PAGE) {
    values.push(...(await read(codes.slice(start, start + PAGE))));
  }
  return values;
}
