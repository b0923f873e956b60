import { addDays, firstDayOfWeek, instantAt, isoWeekOf, PLAN_TIME_ZONE, plainDateIn } from '../plan/dates.ts';
import type { UpdateDraft } from '../plan/drafts.ts';
import { visibilityOf } from '../plan/permissions.ts';
import type { ItemFilter, Visibility } from '../plan/query.ts';
import type { IsoWeek, Item, PlainDate, StatusUpdate } from '../plan/records.ts';
import type { Role } from '../plan/terms.ts';
import type { WaitingRequest } from './change-request.ts';
import { type ClassOverview, readClassOverviews } from './class-overview.ts';
import { liveDrafts } from './live-drafts.ts';
import { type OwnItem, readOwnItems } from './own-items.ts';
import type { WiredDeps } from './updates.ts';
import { requestsOf, waitingFor } from './waiting-requests.ts';

export interface ItemList {
  readonly items: readonly Item[];
  /** How many there are in all. */
  readonly total: number;
}

/** What App Home shows to one person; only what the person may see. */
export interface Overview {
  readonly personId: string;
  readonly roles: readonly Role[];
  readonly at: Date;
  readonly today: PlainDate;
  readonly week: IsoWeek;
  readonly classes: readonly ClassOverview[];
  /** Not closed and past its due date, longest overdue first. */
  readonly late: ItemList;
  /** Reported this week, newest first. */
  readonly changed: ItemList & { readonly updates: readonly StatusUpdate[] };
  /** Open items that the person may update; without such a class, undefined. */
  readonly own?: { readonly items: readonly OwnItem[]; readonly total: number } | undefined;
  readonly drafts: readonly UpdateDraft[];
  /** What the person asked for: waiting, or decided in the last two weeks. */
  readonly requests: readonly WaitingRequest[];
  /** What waits for the person's decision. */
  readonly reviews: readonly WaitingRequest[];
  /** Anything shown is sample data. */
  readonly sample: boolean;
}

export interface OverviewOptions {
  /** Which part of each list; its beginning otherwise. */
  readonly own?: ListPage | undefined;
  readonly late?: ListPage | undefined;
  readonly changed?: ListPage | undefined;
}

export interface ListPage {
  readonly limit: number;
  readonly offset: number;
}

const FIRST: ListPage = { limit: 10, offset: 0 };

const DECIDED_DAYS = 14;

export async function readOverview(
  deps: WiredDeps,
  personId: string,
  options: OverviewOptions = {},
): Promise<Overview> {
  const { store, clock } = deps;
  const at = clock.now();
  const today = plainDateIn(PLAN_TIME_ZONE, at);
  const week = isoWeekOf(today);
  const assignments = await store.listAssignments({ personId, on: today });
  const visibility = visibilityOf({ kind: 'person', personId }, assignments, today);
  const weekStart = instantAt(firstDayOfWeek(week), '00:00', PLAN_TIME_ZONE);
  const [classes, late, changed, own, drafts, requests, reviews] = await Promise.all([
    readClassOverviews(store, visibility, today, week),
    list(deps, { overdueOn: today }, { by: 'dueOn', direction: 'ascending' }, options.late, visibility),
    list(
      deps,
      { updated: { min: weekStart } },
      { by: 'lastUpdatedAt', direction: 'descending' },
      options.changed,
      visibility,
    ),
    readOwnItems(deps, assignments, today, options.own ?? { ...FIRST, limit: 20 }),
    store.drafts.list(personId).then((kept) => liveDrafts(store, kept)),
    requestsOf(deps, personId, instantAt(addDays(today, -DECIDED_DAYS), '00:00', PLAN_TIME_ZONE)),
    waitingFor(deps, personId),
  ]);
  const updates = await store.latestUpdates(changed.items.map((item) => item.code));
  return {
    personId,
    roles: [...new Set(assignments.map((one) => one.role))],
    at,
    today,
    week,
    classes,
    late,
    changed: { ...changed, updates },
    own,
    drafts,
    requests,
    reviews,
    sample:
      classes.some((one) => one.class.sample) ||
      [...late.items, ...changed.items].some((item) => item.sample),
  };
}

async function list(
  deps: WiredDeps,
  filter: ItemFilter,
  sort: { readonly by: 'dueOn' | 'lastUpdatedAt'; readonly direction: 'ascending' | 'descending' },
  page: ListPage = FIRST,
  visibility: Visibility,
): Promise<ItemList> {
  const byCode = { by: 'code', direction: 'ascending' } as const;
  return deps.store.findItems(filter, { sort: [sort, byCode], ...page }, visibility);
}
