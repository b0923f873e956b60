import type { Clock } from '../../plan/clock.ts';
import { plainDateIn } from '../../plan/dates.ts';
import { isValidOn, visibilityOf } from '../../plan/permissions.ts';
import type { Visibility } from '../../plan/query.ts';
import type { Assignment, Item, PlainDate } from '../../plan/records.ts';
import type { PlanStore } from '../../plan/store.ts';

/** What one person may see and report today. */
export interface Access {
  readonly personId: string;
  readonly today: PlainDate;
  readonly assignments: readonly Assignment[];
  readonly visibility: Visibility;
  /** Classes and single items whose updates are theirs. */
  readonly classCodes: readonly string[];
  readonly itemCodes: readonly string[];
}

const REPORTING_ROLES: readonly string[] = ['lead', 'head', 'deputy'];

export async function readAccess(
  deps: { readonly store: PlanStore; readonly clock: Clock; readonly timeZone: string },
  personId: string,
): Promise<Access> {
  const today = plainDateIn(deps.timeZone, deps.clock.now());
  const assignments = await deps.store.listAssignments({ personId, on: today });
  const reporting = assignments.filter((one) => REPORTING_ROLES.includes(one.role) && isValidOn(one, today));
  return {
    personId,
    today,
    assignments,
    visibility: visibilityOf({ kind: 'person', personId }, assignments, today),
    classCodes: unique(reporting.map((one) => one.classCode)),
    itemCodes: unique(reporting.map((one) => one.itemCode)),
  };
}

/** The open items that the person reports on, those that are due first in front. */
export async function listOwnItems(store: PlanStore, access: Access, limit: number): Promise<Item[]> {
  const page = {
    sort: [
      { by: 'dueOn', direction: 'ascending' },
      { by: 'code', direction: 'ascending' },
    ],
    limit,
  } as const;
  const [byClass, byItem] = await Promise.all([
    access.classCodes.length > 0
      ? store.findItems({ classCodes: access.classCodes, statuses: ['open'] }, page, access.visibility)
      : undefined,
    access.itemCodes.length > 0
      ? store.findItems({ codes: access.itemCodes, statuses: ['open'] }, page, access.visibility)
      : undefined,
  ]);
  const items = [...(byItem?.items ?? []), ...(byClass?.items ?? [])];
  return [...new Map(items.map((item) => [item.code, item])).values()].slice(0, limit);
}

function unique(codes: readonly (string | undefined)[]): string[] {
  return [...new Set(codes.filter((code) => code !== undefined))];
}
