import { addDays } from '../../plan/dates.ts';
import { isValidOn } from '../../plan/permissions.ts';
import type { Assignment } from '../../plan/records.ts';
import type { Role } from '../../plan/terms.ts';
import type { ItemPatch } from '../columns/item-columns.ts';
import { NOBODY, type PlannedName, plannedName } from './ledger-names.ts';
import type { ImportContext } from './plan.ts';
import type { ResolvedRow } from './plan-items.ts';

const CHUNK = 1000;

/** The columns that name people, with the responsibility that they give. */
const HOLDERS = [
  { role: 'lead', names: 'leadNames', key: 'lead' },
  { role: 'supervising_official', names: 'supervisorNames', key: 'supervisor' },
] as const satisfies readonly {
  readonly role: Role;
  readonly names: keyof ItemPatch;
  readonly key: string;
}[];
type Holders = (typeof HOLDERS)[number];

/**
 * The people whom rows name as responsible hold that from today on; those whom they no longer name stop holding it
 * yesterday. Whoever cannot be matched is listed for an admin to settle, and until then nobody stops holding it.
 */
export async function planLeads(
  rows: readonly ResolvedRow[],
  context: ImportContext,
  told: Map<string, number>,
): Promise<void> {
  for (const holders of HOLDERS) await planHolders(rows, holders, context, told);
}

async function planHolders(
  rows: readonly ResolvedRow[],
  holders: Holders,
  context: ImportContext,
  told: Map<string, number>,
): Promise<void> {
  const { role, names, key } = holders;
  const naming = rows.filter(({ row }) => (row.patch[names] ?? []).length > 0);
  if (naming.length === 0) return;
  const current = await currentHolders(
    naming.map(({ code }) => code),
    role,
    context,
  );
  const planned = plannedHolders(role, context);
  for (const one of naming) {
    const { ids: wanted, waiting } = matched(one, one.row.patch[names] ?? [], holders, context);
    const held = current.get(one.code) ?? [];
    const heldBy = held.map(({ personId }) => personId);
    // The ledger's own sheet of responsibilities has said it already.
    const said = planned.get(one.code) ?? [];
    const beginning = wanted.filter((id) => !heldBy.includes(id) && !said.includes(id));
    const unnamed = held.filter(({ personId }) => !wanted.includes(personId));
    const replaces = unnamed.map(({ personId }) => personId);
    noteNames(
      one,
      role,
      waiting.map((name) => ({ ...name, replaces })),
      context,
    );
    const ending = waiting.length > 0 || wanted.length === 0 ? [] : unnamed;
    if (beginning.length === 0 && ending.length === 0) continue;
    context.draft.plan.held.push({ itemCode: one.code, role, on: context.today, personIds: heldBy });
    for (const personId of beginning) {
      context.draft.plan.assignments.push({
        id: `AS-${personId}-${role}-${one.code}-${context.today}`,
        personId,
        role,
        itemCode: one.code,
        validFrom: context.today,
        sample: one.draft.sample,
        withdrawn: false,
      });
    }
    for (const { version, updatedAt, ...assignment } of ending) {
      const validTo = addDays(context.today, -1);
      context.draft.plan.assignments.push(
        // What began today never held for a day.
        validTo < assignment.validFrom
          ? { ...assignment, withdrawn: true, expectedVersion: version }
          : { ...assignment, validTo, expectedVersion: version },
      );
    }
    if (!one.stored) continue;
    const shown = (ids: readonly string[]): string[] => ids.map((id) => context.people.label(id));
    const ended = ending.map(({ personId }) => personId);
    const holding = [...new Set([...heldBy, ...wanted])].filter((id) => !ended.includes(id));
    addChange(one, context, told, { field: key, before: shown(heldBy), after: shown(holding) });
  }
}

/**
 * Adds a change beside the item's own fields to those told of it. `told`: where each item stands among the changed ones.
 * The item is planned as it stands, so that one that is newer by the time of writing ends the import.
 */
export function addChange(
  { row, code, draft, stored, base }: ResolvedRow,
  context: ImportContext,
  told: Map<string, number>,
  change: { readonly field: string; readonly before: unknown; readonly after: unknown },
): void {
  const { changed } = context.draft;
  const at = told.get(code);
  const known = at === undefined ? undefined : changed[at];
  if (known && at !== undefined) {
    changed[at] = { ...known, changes: [...known.changes, change] };
    return;
  }
  told.set(code, changed.length);
  if (stored && base) context.draft.plan.items.push({ ...base, expectedVersion: stored.version });
  changed.push({
    kind: 'item',
    key: code,
    title: draft.titleZh,
    sheet: row.sheet,
    row: row.row,
    changes: [change],
    newerInStore: false,
  });
}

/** Whom the names mean, and those of them that are nobody or several. */
function matched(
  { row, code }: ResolvedRow,
  names: readonly string[],
  { role, key }: Holders,
  context: ImportContext,
): { readonly ids: readonly string[]; readonly waiting: readonly PlannedName[] } {
  const ids: string[] = [];
  const waiting: PlannedName[] = [];
  const column = row.places.get(key)?.column ?? '';
  for (const name of names.flatMap((one) => context.people.namesIn(one))) {
    const match = context.people.match(name);
    const subject = { role, itemCode: code, validFrom: context.today };
    const planned = plannedName(name, subject, `${row.sheet} ${column}${row.row}`);
    const known =
      match.found === 'one' ? match.personId : context.names.settledAs(planned, match.found === 'none');
    if (known !== undefined) {
      if (known !== NOBODY) ids.push(known);
      continue;
    }
    waiting.push(planned);
    const candidates =
      match.found === 'several' ? match.candidates.map((id) => context.people.label(id)) : [];
    context.draft.unmatchedPeople.push({ sheet: row.sheet, row: row.row, column, name, candidates });
  }
  return { ids: [...new Set(ids)], waiting };
}

/** Notes what is new to wait for an admin, and that what waited there waits no longer. */
function noteNames(
  { code }: ResolvedRow,
  role: Role,
  waiting: readonly PlannedName[],
  { names, draft }: ImportContext,
): void {
  const here = new Set(waiting.map(({ id }) => id));
  draft.plan.names.push(...waiting.filter((one) => !names.waits(one)));
  for (const { notedBy, notedAt, ...one } of names.waitingFor(code, role)) {
    if (!here.has(one.id)) draft.plan.names.push({ ...one, withdrawn: true });
  }
}

function plannedHolders(role: Role, { draft, today }: ImportContext): Map<string, string[]> {
  const held = new Map<string, string[]>();
  for (const one of draft.plan.assignments) {
    if (one.role !== role || one.itemCode === undefined || !isValidOn(one, today)) continue;
    held.set(one.itemCode, [...(held.get(one.itemCode) ?? []), one.personId]);
  }
  return held;
}

async function currentHolders(
  codes: readonly string[],
  role: Role,
  { reader, today }: ImportContext,
): Promise<Map<string, Assignment[]>> {
  const held = new Map<string, Assignment[]>();
  for (let start = 0; start < codes.length; start += CHUNK) {
    const found = await reader.listAssignments({
      itemCodes: codes.slice(start, start + CHUNK),
      roles: [role],
      on: today,
    });
    for (const one of found) {
      if (one.itemCode === undefined) continue;
      held.set(one.itemCode, [...(held.get(one.itemCode) ?? []), one]);
    }
  }
  return held;
}
