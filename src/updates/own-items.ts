import { daysBetween, isoWeekOf, PLAN_TIME_ZONE, plainDateIn } from '../plan/dates.ts';
import { computeLight, type LightReason } from '../plan/lights.ts';
import { decide, SEES_EVERYTHING } from '../plan/permissions.ts';
import type { Assignment, Item, PlainDate } from '../plan/records.ts';
import type { Light } from '../plan/terms.ts';
import type { WiredDeps } from './updates.ts';

/** An open item that the person may update, with what is to be done about it. */
export interface OwnItem {
  readonly item: Item;
  /** Reported this week already. */
  readonly reported: boolean;
  readonly daysOverdue?: number | undefined;
  readonly daysLeft?: number | undefined;
  /** The light by due date, pace and silence, where it differs from the declared one. */
  readonly computedLight?: Light | undefined;
  readonly computedReasons: readonly LightReason[];
}

const MOST_ITEMS = 2_000;

/** Undefined for a person who may update nothing. Not reported first, then by due date. */
export async function readOwnItems(
  deps: WiredDeps,
  assignments: readonly Assignment[],
  today: PlainDate,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly items: readonly OwnItem[]; readonly total: number } | undefined> {
  const may = assignments.filter(
    ({ personId, classCode, itemCode }) =>
      decide(personId, 'update', { classCode, itemCode }, assignments, today).allowed,
  );
  const classCodes = may.flatMap((one) => one.classCode ?? []);
  const codes = may.flatMap((one) => one.itemCode ?? []);
  if (classCodes.length === 0 && codes.length === 0) return undefined;
  const read = async (filter: object): Promise<Item[]> => {
    const sort = [
      { by: 'dueOn', direction: 'ascending' },
      { by: 'code', direction: 'ascending' },
    ] as const;
    const found = await deps.store.findItems(
      { ...filter, statuses: ['open'] },
      { sort, limit: MOST_ITEMS },
      SEES_EVERYTHING,
    );
    return found.items;
  };
  const [ofClasses, named] = await Promise.all([
    classCodes.length > 0 ? read({ classCodes }) : [],
    codes.length > 0 ? read({ codes }) : [],
  ]);
  const all = [...new Map([...ofClasses, ...named].map((item) => [item.code, item])).values()];
  const week = isoWeekOf(today);
  const own = all.map((item): OwnItem => {
    const lastReportedOn = item.lastUpdatedAt && plainDateIn(PLAN_TIME_ZONE, item.lastUpdatedAt);
    const computed = computeLight(item, { today, lastReportedOn }, deps.thresholds);
    const differs = computed.light !== undefined && computed.light !== item.light;
    const days = item.dueOn === undefined ? undefined : daysBetween(today, item.dueOn);
    return {
      item,
      reported: item.lastUpdatePeriod === week,
      daysOverdue: days !== undefined && days < 0 ? -days : undefined,
      daysLeft: days !== undefined && days >= 0 ? days : undefined,
      computedLight: differs ? computed.light : undefined,
      computedReasons: differs ? computed.reasons : [],
    };
  });
  const ordered = own.toSorted((one, other) => Number(one.reported) - Number(other.reported));
  return { items: ordered.slice(page.offset, page.offset + page.limit), total: own.length };
}
