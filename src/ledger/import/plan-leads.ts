import { addDays } from '../../plan/dates.ts';
import { isValidOn } from '../../plan/permissions.ts';
import type { Assignment } from '../../plan/records.ts';
import type { Role } from '../../plan/terms.ts';
import type { ItemPatch } from '../columns/item-columns.ts';
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
 * yesterday. Whoever cannot be matched is listed, and that responsibility for the item stays as it is.
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
  { role, names, key }: Holders,
  context: ImportContext,
  told: Map<string, number>,
): Promise<void> {
  const naming = rows.filter(({ row }) => (row.patch[names] ?? []).length > 0);
  if (naming.length === 0) return;
  const current = await currentHolders(
    naming.map(({ code }) => code),
    role,
    context,
  );
  const planned = plannedHolders(role, context);
  for (const one of naming) {
    const wanted = matched(one, one.row.patch[names] ?? [], key, context);
    if (!wanted) continue;
    const held = current.get(one.code) ?? [];
    const heldBy = held.map(({ personId }) => personId);
    // The ledger's own sheet of responsibilities has said it already.
    const said = planned.get(one.code) ?? [];
    const beginning = wanted.filter((id) => !heldBy.includes(id) && !said.includes(id));
    const ending = held.filter(({ personId }) => !wanted.includes(personId));
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
    addChange(one, context, told, { field: key, before: shown(heldBy), after: shown(wanted) });
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

function matched(
  { row }: ResolvedRow,
  names: readonly string[],
  key: string,
  context: ImportContext,
): string[] | undefined {
  const ids: string[] = [];
  let missing = false;
  for (const name of names.flatMap((one) => context.people.namesIn(one))) {
    const match = context.people.match(name);
    if (match.found === 'one') {
      ids.push(match.personId);
      continue;
    }
    missing = true;
    context.draft.unmatchedPeople.push({
      sheet: row.sheet,
      row: row.row,
      column: row.places.get(key)?.column ?? '',
      name,
      candidates: match.found === 'several' ? match.candidates.map((id) => context.people.label(id)) : [],
    });
  }
  return missing ? undefined : [...new Set(ids)];
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
