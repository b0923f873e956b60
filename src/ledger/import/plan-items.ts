import { CODE_PREFIXES, kindOfCode } from '../../plan/codes.ts';
import { PLAN_TIME_ZONE, plainDateIn } from '../../plan/dates.ts';
import { checkItem, type Violation } from '../../plan/invariants.ts';
import { decide, isVisible } from '../../plan/permissions.ts';
import type { Draft, Item, PlainDate } from '../../plan/records.ts';
import { needsSecondPerson } from '../../plan/second-person.ts';
import type { ItemKind } from '../../plan/terms.ts';
import type { ItemPatch } from '../columns/item-columns.ts';
import { nameKey } from '../columns/value-lexicon.ts';
import type { FaultCode, FaultDetail } from '../faults.ts';
import { type ItemIndex, readItemIndex } from './item-index.ts';
import { applyPatch, changesBetween, draftOf } from './merge.ts';
import type { ImportContext } from './plan.ts';
import { planLeads } from './plan-leads.ts';
import { planReports } from './plan-reports.ts';
import { faultAt, type ParsedRow } from './rows.ts';

/** A row of items with what its sheet says of all of them. */
export interface ItemLedgerRow extends ParsedRow<ItemPatch> {
  readonly kind?: ItemKind | undefined;
  readonly classCode?: string | undefined;
  /** What the row, the sheet or the file says it stood at. */
  readonly statedOn?: PlainDate | undefined;
}

/** A row whose item is known. */
export interface ResolvedRow {
  readonly row: ItemLedgerRow;
  readonly code: string;
  readonly stored?: Item | undefined;
  /** The stored item as a draft; `draft` is the same object while nothing changes. */
  readonly base?: Draft<'item'> | undefined;
  draft: Draft<'item'>;
}

/** The rows without faults, and where each item that is told of stands among the changed ones (-1: it is new). */
export interface PlannedItems {
  readonly rows: readonly ResolvedRow[];
  readonly told: Map<string, number>;
}

/** Plans what the rows change. Rows with faults are left out of the plan and told in `context.draft.errors`. */
export async function planItems(
  rows: readonly ItemLedgerRow[],
  context: ImportContext,
): Promise<PlannedItems> {
  const told = new Map<string, number>();
  if (rows.length === 0) return { rows: [], told };
  const index = await readItemIndex(context.reader, codesIn(rows), rows.some(needsNames));
  const resolved = await resolveRows(rows, index, context);
  linkRows(resolved, index, context);
  const asking = await readAsking(context);
  const sound = resolved.filter((one) => isSound(one, context) && isAgreed(one, asking, context));
  for (const one of sound) tell(one, context, told);
  return { rows: sound, told };
}

/** Plans what the rows say beside their items: who leads them, and how they stand. Comes after all other sheets. */
export async function planBesideItems({ rows, told }: PlannedItems, context: ImportContext): Promise<void> {
  await planLeads(rows, context, told);
  await planReports(rows, context, told);
  context.draft.unchanged += rows.filter(({ code }) => !told.has(code)).length;
}

function codesIn(rows: readonly ItemLedgerRow[]): string[] {
  return rows.flatMap(({ patch }) => [
    ...(patch.code === undefined ? [] : [patch.code]),
    ...[...(patch.parentNames ?? []), ...(patch.servesNames ?? [])].filter(
      (name) => kindOfCode(name) !== undefined,
    ),
  ]);
}

function needsNames({ patch }: ItemLedgerRow): boolean {
  return (
    patch.code === undefined ||
    [...(patch.parentNames ?? []), ...(patch.servesNames ?? [])].some(
      (name) => kindOfCode(name) === undefined,
    )
  );
}

async function resolveRows(
  rows: readonly ItemLedgerRow[],
  index: ItemIndex,
  context: ImportContext,
): Promise<ResolvedRow[]> {
  const nextNumbers = new Map<string, number>();
  const takenCodes = new Set(codesIn(rows));
  const nextCode = async (kind: ItemKind): Promise<string> => {
    const prefix = CODE_PREFIXES[kind];
    let number = nextNumbers.get(prefix) ?? (await context.reader.lastCodeNumber(prefix));
    let code: string;
    do {
      number += 1;
      code = `${prefix}-${String(number).padStart(prefix === 'KT' ? 2 : 3, '0')}`;
    } while (takenCodes.has(code));
    nextNumbers.set(prefix, number);
    return code;
  };
  const resolved: ResolvedRow[] = [];
  for (const row of withoutDoubles(rows, context)) {
    const stored = findStored(row, index, context);
    if (stored === 'refused') continue;
    if (stored) {
      const base = draftOf(stored);
      resolved.push({ row, code: stored.code, stored, base, draft: patched(base, row, context) });
      continue;
    }
    const kind = row.patch.kind ?? (row.patch.code === undefined ? row.kind : kindOfCode(row.patch.code));
    if (kind === undefined) {
      refuseRow(row, context, 'kind_missing', {}, 'kind');
      continue;
    }
    const code = row.patch.code ?? (await nextCode(kind));
    resolved.push({ row, code, draft: patched(newItem(code, kind, row, context), row, context) });
  }
  return resolved;
}

/** Two rows with one code, or with one name in one class, contradict each other: both are refused. */
function withoutDoubles(rows: readonly ItemLedgerRow[], context: ImportContext): ItemLedgerRow[] {
  const groups = new Map<string, ItemLedgerRow[]>();
  for (const row of rows) {
    const key = row.patch.code ?? `${classOf(row)} ${nameKey(titleOf(row) ?? `${row.sheet} ${row.row}`)}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (group.length === 1 && first) return [first];
    const candidates = group.map(({ sheet, row }) => `${sheet} ${row}`);
    for (const row of group) {
      if (row.patch.code !== undefined) refuseRow(row, context, 'code_twice', { candidates }, 'code');
      else refuseRow(row, context, 'name_twice', { candidates }, titleKey(row));
    }
    return [];
  });
}

/** By code, else by name within the class (where the row says which), and of the row's kind (where it says which). */
function findStored(
  row: ItemLedgerRow,
  index: ItemIndex,
  context: ImportContext,
): Item | undefined | 'refused' {
  const { patch } = row;
  let stored: Item | undefined;
  if (patch.code !== undefined) stored = index.byCode(patch.code);
  else {
    const title = titleOf(row);
    if (title === undefined) {
      refuseRow(row, context, 'title_missing', {}, titleKey(row));
      return 'refused';
    }
    const classCode = classOf(row);
    const kind = patch.kind ?? row.kind;
    const found = index
      .named(title)
      .filter((item) => classCode === '' || item.classCode === classCode)
      .filter((item) => kind === undefined || item.kind === kind);
    if (found.length > 1) {
      const candidates = found.map(({ code, titleZh }) => `${code} ${titleZh}`);
      refuseRow(row, context, 'name_ambiguous', { candidates }, titleKey(row));
      return 'refused';
    }
    stored = found[0];
  }
  if (stored && !isVisible(stored, context.visibility)) {
    refuseRow(row, context, 'item_hidden', {}, patch.code === undefined ? titleKey(row) : 'code');
    return 'refused';
  }
  return stored;
}

function newItem(code: string, kind: ItemKind, row: ItemLedgerRow, context: ImportContext): Draft<'item'> {
  return {
    code,
    kind,
    titleEn: '',
    titleZh: '',
    aliases: [],
    classCode: classOf(row),
    supportingClassCodes: [],
    cities: [],
    status: 'open',
    confidential: false,
    asOf: row.statedOn ?? context.today,
    servesCodes: [],
    amountTexts: {},
    sample: false,
    withdrawn: false,
  };
}

function patched(base: Draft<'item'>, row: ItemLedgerRow, context: ImportContext): Draft<'item'> {
  const { title, parentNames, servesNames, leadNames, supervisorNames, report, code, ...plain } = row.patch;
  const titles = title === undefined ? {} : titlesFrom(title, base, plain);
  const next = applyPatch(base, { ...plain, ...titles });
  if (next === base) return base;
  return {
    ...next,
    titleZh: next.titleZh === '' ? next.titleEn : next.titleZh,
    titleEn: next.titleEn === '' ? next.titleZh : next.titleEn,
    asOf: plain.asOf ?? row.statedOn ?? context.today,
  };
}

/** One name in a ledger of one language: its letters say which of the two it is. */
function titlesFrom(
  title: string,
  base: Draft<'item'>,
  patch: Pick<ItemPatch, 'titleZh' | 'titleEn'>,
): Pick<ItemPatch, 'titleZh' | 'titleEn'> {
  const same = base.titleEn === base.titleZh;
  if (nameKey(title) === nameKey(base.titleZh) || nameKey(title) === nameKey(base.titleEn)) return {};
  const chinese = /\p{Script=Han}/u.test(title);
  return chinese
    ? { titleZh: title, ...(same && patch.titleEn === undefined && { titleEn: title }) }
    : { titleEn: title, ...(same && patch.titleZh === undefined && { titleZh: title }) };
}

/** Finds the items that rows name: what they are a part of, and what they serve. */
function linkRows(rows: readonly ResolvedRow[], index: ItemIndex, context: ImportContext): void {
  const inFile = new Map<string, string[]>();
  for (const { code, draft } of rows) {
    for (const name of new Set([draft.titleZh, draft.titleEn, code].map(nameKey))) {
      inFile.set(name, [...(inFile.get(name) ?? []), code]);
    }
  }
  const find = (name: string): string[] => {
    const codes = [...(inFile.get(nameKey(name)) ?? []), ...index.named(name).map(({ code }) => code)];
    const byCode = index.byCode(name);
    return [...new Set(byCode ? [byCode.code] : codes)];
  };
  for (const one of rows) {
    const { parentNames, servesNames } = one.row.patch;
    const parents = parentNames && codesNamed(one, parentNames, find, context, 'parent');
    const serves = servesNames && codesNamed(one, servesNames, find, context, 'serves');
    const { draft } = one;
    if (parents) one.draft = applyPatch(draft, { parentCode: parents[0] } as Partial<Draft<'item'>>);
    if (serves) one.draft = applyPatch(one.draft, { servesCodes: serves } as Partial<Draft<'item'>>);
  }
  refuseCircles(rows, index, context);
}

function codesNamed(
  one: ResolvedRow,
  names: readonly string[],
  find: (name: string) => string[],
  context: ImportContext,
  key: string,
): string[] | undefined {
  const codes: string[] = [];
  for (const name of names) {
    const found = find(name);
    const [first] = found;
    if (first === undefined) {
      refuseRow(one.row, context, 'unknown_item', {}, key, name);
      return undefined;
    }
    if (found.length > 1) {
      refuseRow(one.row, context, 'name_ambiguous', { candidates: found }, key, name);
      return undefined;
    }
    codes.push(first);
  }
  return [...new Set(codes)];
}

function refuseCircles(rows: readonly ResolvedRow[], index: ItemIndex, context: ImportContext): void {
  const drafts = new Map(rows.map((one) => [one.code, one.draft]));
  for (const one of rows) {
    const seen = new Set([one.code]);
    let parent = one.draft.parentCode;
    while (parent !== undefined && !seen.has(parent)) {
      seen.add(parent);
      parent = (drafts.get(parent) ?? index.byCode(parent))?.parentCode;
    }
    if (parent === one.code && one.draft.parentCode !== one.code) {
      refuseRow(one.row, context, 'own_ancestor', {}, 'parent');
    }
  }
}

function isSound(one: ResolvedRow, context: ImportContext): boolean {
  const { row, draft } = one;
  const before = context.draft.errors.length;
  if (row.patch.kind !== undefined && row.patch.kind !== draft.kind) {
    refuseRow(row, context, 'code_of_another_kind', {}, 'kind');
  }
  const told = new Set<string>();
  for (const { code, field } of checkItem(draft)) {
    const key = columnKeyOf(field, row);
    if (told.has(`${code} ${key}`)) continue;
    told.add(`${code} ${key}`);
    refuseRow(row, context, code, {}, key);
  }
  return context.draft.errors.length === before;
}

const DECIDED_FIELDS = { close: 'status', due_date: 'dueOn', light_green: 'light' } as const;

/** Whether the importer is one of those who lead an item, and so has to ask another for some changes. */
async function readAsking({ reader, personId, today }: ImportContext): Promise<(item: Item) => boolean> {
  const own = await reader.listAssignments({ personId, on: today });
  return ({ classCode, code }) =>
    decide(personId, 'request_change', { classCode, itemCode: code }, own, today).allowed;
}

/** Who imports agrees as the second person to what a lead may not change alone, unless it is the lead who imports. */
function isAgreed(one: ResolvedRow, isAsking: (item: Item) => boolean, context: ImportContext): boolean {
  const { stored, draft, row, code } = one;
  const kinds = stored === undefined ? [] : needsSecondPerson(stored, draft);
  if (stored === undefined || kinds.length === 0) return true;
  for (const kind of kinds) {
    const field = DECIDED_FIELDS[kind];
    if (isAsking(stored)) refuseRow(row, context, 'second_person', {}, field);
    else context.draft.secondPerson.push({ key: code, field });
  }
  return !isAsking(stored);
}

/** Plans the item where it is new or changed, and tells of it. */
function tell(one: ResolvedRow, context: ImportContext, told: Map<string, number>): void {
  const { row, stored, base, draft, code } = one;
  const place = { kind: 'item', key: code, title: draft.titleZh, sheet: row.sheet, row: row.row } as const;
  if (!stored || !base) {
    context.draft.created.push(place);
    context.draft.plan.items.push({ ...draft, expectedVersion: 0 });
    told.set(code, -1);
    return;
  }
  if (draft === base) return;
  const changes = changesBetween(base, draft);
  const newerInStore = isNewer(stored, row);
  told.set(code, context.draft.changed.length);
  context.draft.changed.push({ ...place, changes, newerInStore });
  context.draft.plan.items.push({ ...draft, expectedVersion: stored.version });
}

/** The store was brought up to date, or changed, after the day that the file stands at. */
function isNewer(stored: Item, row: ItemLedgerRow): boolean {
  if (row.statedOn === undefined) return false;
  return stored.asOf > row.statedOn || plainDateIn(PLAN_TIME_ZONE, stored.updatedAt) > row.statedOn;
}

function classOf(row: ItemLedgerRow): string {
  return row.patch.classCode ?? row.classCode ?? '';
}

function titleOf({ patch }: ItemLedgerRow): string | undefined {
  return [patch.title, patch.titleZh, patch.titleEn].find((title) => title !== undefined && title !== '');
}

function titleKey({ places }: ItemLedgerRow): string {
  return ['title', 'titleZh', 'titleEn'].find((key) => places.has(key)) ?? 'title';
}

function columnKeyOf(field: Violation['field'], row: ItemLedgerRow): string {
  if (field === 'titleZh' || field === 'titleEn') return row.places.has(field) ? field : titleKey(row);
  const keys: Partial<Record<Violation['field'], string>> = {
    classCode: 'class',
    parentCode: 'parent',
    supportingClassCodes: 'supportingClasses',
    dueText: 'dueOn',
  };
  return keys[field] ?? field;
}

export function refuseRow(
  row: Pick<ItemLedgerRow, 'sheet' | 'row' | 'places'>,
  context: ImportContext,
  code: FaultCode,
  detail: FaultDetail,
  key: string,
  value?: string,
): void {
  const fault = faultAt(row.sheet, row.row, row.places.get(key), code, detail);
  context.draft.errors.push(value === undefined ? fault : { ...fault, value });
}
