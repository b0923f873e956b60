import { createHash } from 'node:crypto';
import { PLAN_TIME_ZONE } from '../../plan/dates.ts';
import { SEES_EVERYTHING } from '../../plan/permissions.ts';
import type { Draft, RecordTypes } from '../../plan/records.ts';
import type { RecordPatch, SheetKind } from '../columns/record-columns.ts';
import { nameKey } from '../columns/value-lexicon.ts';
import type { FaultCode } from '../faults.ts';
import { NOBODY, type PlannedName, plannedName } from './ledger-names.ts';
import { changesBetween } from './merge.ts';
import type { ImportContext, Planned } from './plan.ts';
import { refuseRow } from './plan-items.ts';
import type { ParsedRow } from './rows.ts';

interface Flaw {
  readonly code: FaultCode;
  /** The column in which it stands. */
  readonly key: string;
}

/** What the planning of one kind of record needs besides its columns. */
interface RecordSpec<Kind extends SheetKind> {
  /** The stored records that the rows may mean, by number. */
  load(rows: readonly ParsedRow<RecordPatch<Kind>>[], context: ImportContext): Promise<RecordTypes[Kind][]>;
  keyOf(record: Draft<Kind>): string;
  /** What identifies a record whose row has no number. */
  naturalKey(record: Draft<Kind>): string;
  start(patch: RecordPatch<Kind>, context: ImportContext): Draft<Kind>;
  withKey(record: Draft<Kind>, key: string): Draft<Kind>;
  check(record: Draft<Kind>, context: ImportContext): Flaw | undefined;
  titleOf(record: Draft<Kind>): string;
  target(context: ImportContext): Planned<Kind>[];
}

const COMMON = { sample: false, withdrawn: false } as const;
const keyFrom = (prefix: string, ...parts: readonly string[]): string =>
  `${prefix}-${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)}`;
const itemCodesOf = (
  rows: readonly { readonly patch: { readonly itemCode?: string | undefined } }[],
): string[] => [...new Set(rows.flatMap(({ patch }) => patch.itemCode ?? []))];

const SPECS: { readonly [Kind in SheetKind]: RecordSpec<Kind> } = {
  class: {
    load: (_, { reader }) => reader.listClasses(),
    keyOf: ({ code }) => code,
    naturalKey: ({ code }) => code,
    withKey: (record) => record,
    start: () => ({
      code: '',
      nameEn: '',
      nameZh: '',
      aliases: [],
      language: 'zh',
      slotWeekday: 1,
      slotTime: '09:00',
      timeZone: PLAN_TIME_ZONE,
      active: true,
      paused: false,
      ...COMMON,
    }),
    check: ({ code, nameEn, nameZh }) => {
      if (!/^SC-\d{2,6}$/.test(code)) return { code: 'not_a_code', key: 'code' };
      return nameEn === '' && nameZh === '' ? { code: 'title_missing', key: 'className' } : undefined;
    },
    titleOf: ({ nameZh, nameEn }) => nameZh || nameEn,
    target: ({ draft }) => draft.plan.classes,
  },
  person: {
    load: (_, { reader }) => reader.listPeople(),
    keyOf: ({ id }) => id,
    naturalKey: ({ id }) => id,
    withKey: (record) => record,
    start: () => ({ id: '', name: '', ...COMMON }),
    check: ({ id, name }) => {
      if (!/^[UW][A-Z0-9]{2,20}$/.test(id)) return { code: 'id_missing', key: 'personId' };
      return name === '' ? { code: 'title_missing', key: 'name' } : undefined;
    },
    titleOf: ({ nameZh, name }) => nameZh ?? name,
    target: ({ draft }) => draft.plan.people,
  },
  assignment: {
    load: (_, { reader }) => reader.listAssignments({}),
    keyOf: ({ id }) => id,
    naturalKey: (one) =>
      [one.personId, one.role, one.classCode ?? '', one.itemCode ?? '', one.validFrom].join(' '),
    withKey: (record, id) => ({ ...record, id }),
    start: (_, { today }) => ({ id: '', personId: '', role: 'member', validFrom: today, ...COMMON }),
    check: (one, { classes }) => {
      if (one.personId === '') return { code: 'unknown_person', key: 'personId' };
      if (one.classCode !== undefined && classes.find(one.classCode).length === 0) {
        return { code: 'unknown_class', key: 'class' };
      }
      return one.validTo !== undefined && one.validTo < one.validFrom
        ? { code: 'validity_reversed', key: 'validTo' }
        : undefined;
    },
    titleOf: ({ personId, role }) => `${personId} ${role}`,
    target: ({ draft }) => draft.plan.assignments,
  },
  milestone: {
    load: (rows, { reader }) => reader.listMilestones(itemCodesOf(rows)),
    keyOf: ({ id }) => id,
    naturalKey: (one) => `${one.itemCode} ${nameKey(one.titleZh || one.titleEn)}`,
    withKey: (record, id) => ({ ...record, id }),
    start: () => ({ id: '', itemCode: '', position: 1, titleEn: '', titleZh: '', ...COMMON }),
    check: ({ titleZh, titleEn }) =>
      titleZh === '' && titleEn === '' ? { code: 'title_missing', key: 'titleZh' } : undefined,
    titleOf: ({ titleZh, titleEn }) => titleZh || titleEn,
    target: ({ draft }) => draft.plan.milestones,
  },
  issue: {
    load: (rows, { reader }) => reader.listIssues({ itemCodes: itemCodesOf(rows) }),
    keyOf: ({ id }) => id,
    naturalKey: (one) => `${one.itemCode} ${nameKey(one.description)}`,
    withKey: (record, id) => ({ ...record, id }),
    start: (_, { today }) => ({
      id: '',
      itemCode: '',
      type: 'other',
      description: '',
      raisedOn: today,
      ...COMMON,
    }),
    check: ({ description }) =>
      description === '' ? { code: 'title_missing', key: 'description' } : undefined,
    titleOf: ({ description }) => description,
    target: ({ draft }) => draft.plan.issues,
  },
  dependency: {
    load: (rows, { reader }) => reader.listDependencies({ itemCodes: itemCodesOf(rows) }),
    keyOf: ({ id }) => id,
    naturalKey: (one) => `${one.itemCode} ${one.waitsForItem ?? ''} ${one.waitsForClass ?? ''}`,
    withKey: (record, id) => ({ ...record, id }),
    start: () => ({ id: '', itemCode: '', ...COMMON }),
    check: ({ waitsForItem, waitsForClass }, { classes }) => {
      if ((waitsForItem === undefined) === (waitsForClass === undefined)) {
        return { code: 'subject_missing', key: 'waitsForItem' };
      }
      return waitsForClass !== undefined && classes.find(waitsForClass).length === 0
        ? { code: 'unknown_class', key: 'waitsForClass' }
        : undefined;
    },
    titleOf: ({ itemCode, waitsForItem, waitsForClass }) => `${itemCode} → ${waitsForItem ?? waitsForClass}`,
    target: ({ draft }) => draft.plan.dependencies,
  },
};

const PREFIXES: Readonly<Record<SheetKind, string>> = {
  class: 'SC',
  person: 'U',
  assignment: 'AS',
  milestone: 'MS',
  issue: 'IS',
  dependency: 'DP',
};

/** Plans what a sheet of classes, people, responsibilities, milestones, issues or dependencies changes. */
export async function planRecords<Kind extends SheetKind>(
  kind: Kind,
  rows: readonly ParsedRow<RecordPatch<Kind>>[],
  context: ImportContext,
): Promise<void> {
  if (rows.length === 0) return;
  const spec: RecordSpec<Kind> = SPECS[kind];
  const stored = await spec.load(rows, context);
  const byKey = new Map(stored.map((one) => [spec.keyOf(one), one]));
  const byNature = new Map(stored.map((one) => [spec.naturalKey(one), one]));
  const items = await knownItems(rows, context);
  const seen = new Set<string>();
  for (const row of rows) {
    const patch = withPeople(row, context);
    if (!patch) continue;
    const { personName, ownerName, ...plain } = patch;
    const fresh = { ...spec.start(patch, context), ...plain } as Draft<Kind>;
    const found = byKey.get(spec.keyOf(fresh)) ?? byNature.get(spec.naturalKey(fresh));
    const base = found === undefined ? undefined : withoutStored(found);
    const merged = base === undefined ? fresh : ({ ...base, ...plain } as Draft<Kind>);
    const key = spec.keyOf(merged) || keyFrom(PREFIXES[kind], spec.naturalKey(merged));
    const next = spec.withKey(named(merged), key);
    const flaw = subjectFlaw(next, items, context) ?? spec.check(next, context);
    if (flaw || seen.has(key)) {
      refuseRow(row, context, flaw?.code ?? 'code_twice', { candidates: [key] }, flaw?.key ?? 'id');
      continue;
    }
    seen.add(key);
    noteOwner(row, next as { itemCode?: string; ownerId?: string }, key, context);
    plan(spec, kind, row, { found, base, next, key }, context);
  }
}

function plan<Kind extends SheetKind>(
  spec: RecordSpec<Kind>,
  kind: Kind,
  row: ParsedRow<RecordPatch<Kind>>,
  one: {
    readonly found: RecordTypes[Kind] | undefined;
    readonly base: Draft<Kind> | undefined;
    readonly next: Draft<Kind>;
    readonly key: string;
  },
  context: ImportContext,
): void {
  const place = { kind, key: one.key, title: spec.titleOf(one.next), sheet: row.sheet, row: row.row };
  if (one.base === undefined || one.found === undefined) {
    context.draft.created.push(place);
    spec.target(context).push({ ...one.next, expectedVersion: 0 });
    return;
  }
  const changes = changesBetween(one.base, one.next);
  if (changes.length === 0) {
    context.draft.unchanged += 1;
    return;
  }
  context.draft.changed.push({ ...place, changes, newerInStore: false });
  spec.target(context).push({ ...one.next, expectedVersion: one.found.version });
}

/** One language's name stands for both where the other is missing. */
function named<Kind extends SheetKind>(record: Draft<Kind>): Draft<Kind> {
  const filled: Record<string, unknown> = { ...record };
  for (const [zh, en] of [
    ['nameZh', 'nameEn'],
    ['titleZh', 'titleEn'],
  ] as const) {
    if (!(zh in filled && en in filled)) continue;
    filled[zh] = filled[zh] || filled[en];
    filled[en] = filled[en] || filled[zh];
  }
  return filled as Draft<Kind>;
}

function withoutStored<Kind extends SheetKind>(record: RecordTypes[Kind]): Draft<Kind> {
  const { version, updatedAt, ...draft } = record;
  return draft as unknown as Draft<Kind>;
}

/** Finds the person that the row names. A responsibility without its person is left out until an admin settles who it is. */
function withPeople<Kind extends SheetKind>(
  row: ParsedRow<RecordPatch<Kind>>,
  context: ImportContext,
): RecordPatch<Kind> | undefined {
  const patch: RecordPatch<Kind> = row.patch;
  if (patch.ownerName !== undefined) {
    const ownerId = personNamed(row, patch.ownerName, { validFrom: context.today }, context);
    return typeof ownerId === 'string' && ownerId !== NOBODY ? { ...patch, ownerId } : patch;
  }
  if (patch.personName === undefined) return patch;
  const {
    role = 'member',
    classCode,
    itemCode,
    validFrom = context.today,
    validTo,
  }: Partial<Draft<'assignment'>> = patch;
  const subject = { role, classCode, itemCode, validFrom, validTo };
  const personId = personNamed(row, patch.personName, subject, context);
  if (personId === NOBODY) return undefined;
  if (typeof personId === 'string') return { ...patch, personId };
  noteName(row, 'personId', personId, context);
  return undefined;
}

/** Who a name is, by the people or by what was settled before; else the name as it is to be settled. */
function personNamed(
  row: ParsedRow<object>,
  name: string,
  subject: Parameters<typeof plannedName>[1],
  { people, names }: ImportContext,
): string | PlannedName {
  const match = people.match(name);
  if (match.found === 'one') return match.personId;
  const planned = plannedName(name, subject, `${row.sheet} ${row.row}`);
  return names.settledAs(planned, match.found === 'none') ?? planned;
}

/** An issue is an issue without its owner. */
function noteOwner(
  row: ParsedRow<{ readonly ownerName?: string }>,
  issue: { readonly itemCode?: string; readonly ownerId?: string | undefined },
  issueId: string,
  context: ImportContext,
): void {
  const { ownerName } = row.patch;
  if (ownerName === undefined || issue.ownerId !== undefined) return;
  const subject = { itemCode: issue.itemCode, issueId, validFrom: context.today };
  const owner = personNamed(row, ownerName, subject, context);
  if (typeof owner !== 'string') noteName(row, 'owner', owner, context);
}

function noteName(row: ParsedRow<object>, key: string, one: PlannedName, context: ImportContext): void {
  const match = context.people.match(one.name);
  const candidates = match.found === 'several' ? match.candidates.map((id) => context.people.label(id)) : [];
  const { sheet, row: number } = row;
  const column = row.places.get(key)?.column ?? '';
  context.draft.unmatchedPeople.push({ sheet, row: number, column, name: one.name, candidates });
  const place = `${sheet} ${column}${number}`;
  if (!context.names.waits(one)) context.draft.plan.names.push({ ...one, place });
}

interface KnownItems {
  readonly codes: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
}

async function knownItems<Kind extends SheetKind>(
  rows: readonly ParsedRow<RecordPatch<Kind>>[],
  context: ImportContext,
): Promise<KnownItems> {
  const wanted = new Set<string>();
  for (const { patch } of rows) {
    const { itemCode, waitsForItem } = patch as { itemCode?: string; waitsForItem?: string };
    if (itemCode !== undefined) wanted.add(itemCode);
    if (waitsForItem !== undefined) wanted.add(waitsForItem);
  }
  const all = await context.reader.getItems([...wanted], SEES_EVERYTHING);
  const seen = await context.reader.getItems([...wanted], context.visibility);
  const visible = new Set(seen.map(({ code }) => code));
  return {
    codes: new Set([...all, ...context.draft.plan.items].map(({ code }) => code)),
    hidden: new Set(all.map(({ code }) => code).filter((code) => !visible.has(code))),
  };
}

function subjectFlaw(
  record: object,
  { codes, hidden }: KnownItems,
  context: ImportContext,
): Flaw | undefined {
  const { itemCode, waitsForItem } = record as { itemCode?: string; waitsForItem?: string };
  if (itemCode === '') return { code: 'unknown_item', key: 'item' };
  for (const [code, key] of [
    [itemCode, 'item'],
    [waitsForItem, 'waitsForItem'],
  ] as const) {
    if (code === undefined) continue;
    if (!codes.has(code)) return { code: 'unknown_item', key };
    if (hidden.has(code) && key === 'item' && context.visibility.confidential !== 'all') {
      return { code: 'item_hidden', key };
    }
  }
  return undefined;
}
