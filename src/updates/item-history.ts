import { PLAN_TIME_ZONE, plainDateIn } from '../plan/dates.ts';
import { SEES_EVERYTHING, visibilityOf } from '../plan/permissions.ts';
import type { AuditEntry, Item, PersonName, StatusUpdate } from '../plan/records.ts';
import type { ChangeRequest } from '../plan/requests.ts';
import { fail, ok, type Result } from '../plan/result.ts';
import type { ChangeVia } from '../plan/terms.ts';
import { changedFields } from './conflict.ts';
import type { ChangedField } from './update.ts';
import type { WiredDeps } from './updates.ts';

interface HistoryBase {
  readonly at: Date;
  readonly byId: string;
  readonly by: PersonName;
  readonly via?: ChangeVia | undefined;
  readonly permalink?: string | undefined;
}

/** One thing that happened to an item. */
export type HistoryEntry = HistoryBase &
  (
    | {
        readonly kind: 'update';
        readonly update: StatusUpdate;
        readonly fields: readonly ChangedField[];
        /** Another update stands in its place. */
        readonly superseded: boolean;
      }
    | { readonly kind: 'created' }
    | { readonly kind: 'change'; readonly fields: readonly ChangedField[] }
    | { readonly kind: 'asked' | 'decided'; readonly request: ChangeRequest }
  );

export interface ItemHistory {
  readonly item: Item;
  /** Newest first. */
  readonly entries: readonly HistoryEntry[];
  /** There is more than was asked for. */
  readonly cut: boolean;
}

export type HistoryResult = Result<ItemHistory, 'unknown_item', { readonly itemCode: string }>;

/**
 * Who did what to an item, when, from what to what and through which door, for a person who may see it; for the operator
 * of the machine (undefined) whatever it is.
 */
export async function readItemHistory(
  deps: WiredDeps,
  itemCode: string,
  personId: string | undefined,
  options: { readonly limit?: number | undefined } = {},
): Promise<HistoryResult> {
  const { store } = deps;
  const limit = options.limit ?? 30;
  const on = plainDateIn(PLAN_TIME_ZONE, deps.clock.now());
  const visibility =
    personId === undefined
      ? SEES_EVERYTHING
      : visibilityOf({ kind: 'person', personId }, await store.listAssignments({ personId, on }), on);
  const [item] = await store.getItems([itemCode], visibility);
  if (!item) return fail('unknown_item', { itemCode });
  const [updates, audit, requests] = await Promise.all([
    store.listUpdates({ itemCodes: [itemCode], includeSuperseded: true, limit: limit + 1 }),
    store.listAudit({ recordKind: 'item', recordKeys: [itemCode], limit: limit + 1 }),
    store.listRequests({ itemCodes: [itemCode] }),
  ]);
  const entries = [...updatesAndChanges(updates, audit), ...requests.flatMap(requestEntries)].toSorted(
    (one, other) => other.at.getTime() - one.at.getTime(),
  );
  const people = await store.listPeople([...new Set(entries.map((entry) => entry.byId))]);
  const named = entries.slice(0, limit).map((entry) => ({
    ...entry,
    by: people.find((person) => person.id === entry.byId) ?? { name: entry.byId },
  }));
  return ok({ item, entries: named, cut: entries.length > limit });
}

/** An update and the change that it made are one entry: they have the same time, author and door. */
function updatesAndChanges(updates: readonly StatusUpdate[], audit: readonly AuditEntry[]): HistoryEntry[] {
  const rest = new Set(audit);
  const replaced = new Set(updates.flatMap((update) => update.supersedes ?? []));
  const said = updates.map((update): HistoryEntry => {
    const change = audit.find(
      (entry) =>
        rest.has(entry) &&
        entry.before !== undefined &&
        entry.at.getTime() === update.recordedAt.getTime() &&
        entry.actorId === update.authorId &&
        entry.via === update.via,
    );
    if (change) rest.delete(change);
    return {
      kind: 'update',
      at: update.recordedAt,
      byId: update.authorId,
      by: { name: update.authorId },
      via: update.via,
      permalink: update.permalink,
      update,
      fields: change ? changedFields(change.before ?? {}, change.after) : [],
      superseded: replaced.has(update.id),
    };
  });
  const changed = [...rest].map((entry): HistoryEntry => {
    const base = {
      at: entry.at,
      byId: entry.actorId,
      by: { name: entry.actorId },
      via: entry.via,
      permalink: entry.permalink,
    };
    if (entry.before === undefined) return { ...base, kind: 'created' };
    return { ...base, kind: 'change', fields: changedFields(entry.before, entry.after) };
  });
  return [...said, ...changed];
}

function requestEntries(request: ChangeRequest): HistoryEntry[] {
  const { requestedBy, requestedAt, decidedBy, decidedAt, via, permalink } = request;
  const asked: HistoryEntry = {
    kind: 'asked',
    at: requestedAt,
    byId: requestedBy,
    by: { name: requestedBy },
    via,
    permalink,
    request,
  };
  if (decidedBy === undefined || decidedAt === undefined) return [asked];
  return [asked, { kind: 'decided', at: decidedAt, byId: decidedBy, by: { name: decidedBy }, request }];
}
