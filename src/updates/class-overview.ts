import type { ItemFilter, Visibility } from '../plan/query.ts';
import type { IsoWeek, PlainDate, SpecialClass } from '../plan/records.ts';
import type { PlanReader } from '../plan/store.ts';
import { LIGHTS, type Light } from '../plan/terms.ts';

/** One special class in numbers of its open items that the reader may see. */
export interface ClassOverview {
  readonly class: SpecialClass;
  readonly open: number;
  readonly closed: number;
  readonly lights: Readonly<Record<Light, number>>;
  /** Open items without a declared light. */
  readonly unlit: number;
  readonly overdue: number;
  /** Open items without a report for this week. */
  readonly silent: number;
}

/** Every class, also one without items, in the order of their codes. A handful of queries whatever their number. */
export async function readClassOverviews(
  reader: PlanReader,
  visibility: Visibility,
  today: PlainDate,
  week: IsoWeek,
): Promise<ClassOverview[]> {
  const count = async (filter: ItemFilter): Promise<ReadonlyMap<string, number>> => {
    const groups = await reader.aggregateItems(filter, { measures: [], groupBy: 'class' }, visibility);
    return new Map(groups.map((group) => [group.key ?? '', group.count]));
  };
  const open = { statuses: ['open'] as const };
  const [classes, opened, closed, overdue, silent, ...lit] = await Promise.all([
    reader.listClasses(),
    count(open),
    count({ statuses: ['closed'] }),
    count({ overdueOn: today }),
    count({ silentIn: week }),
    ...LIGHTS.map((light) => count({ ...open, lights: [light] })),
  ]);
  return classes.map((one) => {
    const [green = 0, amber = 0, red = 0] = lit.map((counts) => counts.get(one.code) ?? 0);
    const all = opened.get(one.code) ?? 0;
    return {
      class: one,
      open: all,
      closed: closed.get(one.code) ?? 0,
      lights: { green, amber, red },
      unlit: all - green - amber - red,
      overdue: overdue.get(one.code) ?? 0,
      silent: silent.get(one.code) ?? 0,
    };
  });
}
