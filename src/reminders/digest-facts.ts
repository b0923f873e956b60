import type { ItemGroup, Visibility } from '../plan/query.ts';
import type { IsoWeek, Item, SpecialClass, StatusUpdate } from '../plan/records.ts';
import type { AsOf } from '../plan/store.ts';
import type { DigestPeriod } from './digest-period.ts';
import type { ReminderStore, ReviewReader, WaitingRequest } from './ports.ts';

/** Everything a digest is computed from. */
export interface DigestFacts {
  readonly classes: readonly SpecialClass[];
  /** As the store stood at `period.asOf`, and when the period began. */
  readonly items: readonly Item[];
  readonly itemsBefore: readonly Item[];
  /** By week: what was open when the plan's reports of the week were due. A week whose deadline is to come has none. */
  readonly openAtDeadline: ReadonlyMap<IsoWeek, readonly Item[]>;
  /** Reports for the weeks of the period, corrected ones included, newest first. */
  readonly reports: readonly StatusUpdate[];
  /** Recorded within the period, newest first. */
  readonly updates: readonly StatusUpdate[];
  readonly investment: {
    readonly total: readonly ItemGroup[];
    readonly byClass: readonly ItemGroup[];
    readonly byCity: readonly ItemGroup[];
  };
  readonly waiting: readonly WaitingRequest[];
}

const PAGE_SIZE = 5_000;
const MEASURES = ['yearPlanFen', 'investedYearFen'] as const;

/** What a project's share of the plan is read from. */
export const INVESTMENT_FILTER = { kinds: ['project'] } as const;

export async function readDigestFacts(
  store: ReminderStore,
  period: DigestPeriod,
  visibility: Visibility,
  options: {
    readonly reviews: ReviewReader | undefined;
    readonly deadlineOf: (week: IsoWeek) => Date | undefined;
  },
): Promise<DigestFacts> {
  const asOf = { at: period.asOf };
  const aggregate = (groupBy?: 'class' | 'city') =>
    store.aggregateItems(INVESTMENT_FILTER, { measures: MEASURES, groupBy }, visibility, asOf);
  const classes = (await store.listClasses()).filter((one) => one.active);
  const items = await readItems(store, visibility, asOf);
  const itemsBefore = await readItems(store, visibility, { at: period.startsAt });
  const openAtDeadline = new Map<IsoWeek, readonly Item[]>();
  for (const week of period.weeks) {
    const deadline = options.deadlineOf(week);
    if (deadline === undefined || deadline > period.asOf) continue;
    const then = await readItems(store, visibility, { at: deadline });
    openAtDeadline.set(
      week,
      then.filter((item) => item.status === 'open'),
    );
  }
  const seen = new Set([...items, ...[...openAtDeadline.values()].flat()].map((item) => item.code));
  const isSeen = (update: { readonly itemCode: string }) => seen.has(update.itemCode);
  const reports = await readReports(store, period.weeks, asOf);
  const updates = await store.listUpdates({ since: period.startsAt, until: period.asOf }, asOf);
  const waiting = (await options.reviews?.listWaiting(classes.map((one) => one.code))) ?? [];
  return {
    classes,
    items,
    itemsBefore,
    openAtDeadline,
    reports: reports.filter(isSeen),
    updates: updates.filter(isSeen),
    investment: {
      total: await aggregate(),
      byClass: await aggregate('class'),
      byCity: await aggregate('city'),
    },
    waiting: waiting.filter(isSeen),
  };
}

async function readItems(store: ReminderStore, visibility: Visibility, asOf: AsOf): Promise<Item[]> {
  const items: Item[] = [];
  for (;;) {
    const page = await store.findItems(
      {},
      { sort: [{ by: 'code', direction: 'ascending' }], limit: PAGE_SIZE, offset: items.length },
      visibility,
      asOf,
    );
    items.push(...page.items);
    if (page.items.length < PAGE_SIZE || items.length >= page.total) return items;
  }
}

function readReports(store: ReminderStore, weeks: readonly IsoWeek[], asOf: AsOf): Promise<StatusUpdate[]> {
  return weeks.length === 0
    ? Promise.resolve([])
    : store.listUpdates({ periods: weeks, includeSuperseded: true }, asOf);
}
