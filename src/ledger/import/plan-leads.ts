import { addDays } from '../../plan/dates.ts';
import { isValidOn } from '../../plan/permissions.ts';
import type { Assignment } from '../../plan/records.ts';
import type { ImportContext } from './plan.ts';
import type { ResolvedRow } from './plan-items.ts';

const CHUNK = 1000;

/**
 * The people whom rows name as responsible become the items' leads from today on; those whom they no longer name stop
 * being it yesterday. Whoever cannot be matched is listed, and the leads of that item stay as they are.
 */
export async function planLeads(
  rows: readonly ResolvedRow[],
  context: ImportContext,
  told: Map<string, number>,
): Promise<void> {
  const naming = rows.filter(({ row }) => (row.patch.leadNames ?? []).length > 0);
  const current = await currentLeads(
    naming.map(({ code }) => code),
    context,
  );
  const planned = plannedLeads(context);
  for (const one of naming) {
    const wanted = matched(one, context);
    if (!wanted) continue;
    const held = current.get(one.code) ?? [];
    const heldBy = held.map(({ personId }) => personId);
    // The ledger's own sheet of responsibilities has said it already.
    const said = planned.get(one.code) ?? [];
    const beginning = wanted.filter((id) => !heldBy.includes(id) && !said.includes(id));
    const ending = held.filter(({ personId }) => !wanted.includes(personId));
    if (beginning.length === 0 && ending.length === 0) continue;
    for (const personId of beginning) {
      context.draft.plan.assignments.push({
        id: `AS-${personId}-lead-${one.code}-${context.today}`,
        personId,
        role: 'lead',
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
    addChange(one, context, told, { field: 'lead', before: heldBy, after: wanted });
  }
}

/** Adds a change to those told of the row's item. `told`: where each item stands among the changed ones. */
export function addChange(
  { row, code, draft }: ResolvedRow,
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

function matched({ row }: ResolvedRow, context: ImportContext): string[] | undefined {
  const ids: string[] = [];
  let missing = false;
  for (const name of row.patch.leadNames ?? []) {
    const match = context.people.match(name);
    if (match.found === 'one') {
      ids.push(match.personId);
      continue;
    }
    missing = true;
    context.draft.unmatchedPeople.push({
      sheet: row.sheet,
      row: row.row,
      column: row.places.get('lead')?.column ?? '',
      name,
      candidates: match.found === 'several' ? match.candidates : [],
    });
  }
  return missing ? undefined : [...new Set(ids)];
}

function plannedLeads({ draft, today }: ImportContext): Map<string, string[]> {
  const leads = new Map<string, string[]>();
  for (const one of draft.plan.assignments) {
    if (one.role !== 'lead' || one.itemCode === undefined || !isValidOn(one, today)) continue;
    leads.set(one.itemCode, [...(leads.get(one.itemCode) ?? []), one.personId]);
  }
  return leads;
}

async function currentLeads(
  codes: readonly string[],
  { reader, today }: ImportContext,
): Promise<Map<string, Assignment[]>> {
  const leads = new Map<string, Assignment[]>();
  for (let start = 0; start < codes.length; start += CHUNK) {
    const found = await reader.listAssignments({
      itemCodes: codes.slice(start, start + CHUNK),
      roles: ['lead'],
      on: today,
    });
    for (const one of found) {
      if (one.itemCode === undefined) continue;
      leads.set(one.itemCode, [...(leads.get(one.itemCode) ?? []), one]);
    }
  }
  return leads;
}
