import { addDays } from '../plan/dates.ts';
import type { NoticeStore } from '../plan/notices.ts';
import type { IsoWeek, Item } from '../plan/records.ts';

export const WAIVER_KIND = 'waiver';
/** A lead asked, with a reason, to be left alone with an item until the notice's `dueAt`. */
export const SNOOZE_KIND = 'snooze';

const LONGEST_SNOOZE_DAYS = 31;

/**
 * Which items are not to be chased now for a week: waived by the supervising official, or snoozed. A waiver without
 * items is for the whole class.
 */
export async function readWaivers(
  notices: NoticeStore,
  weeks: readonly IsoWeek[],
  now: Date,
): Promise<(item: Item, week: IsoWeek) => boolean> {
  const waivers = await notices.list({ kinds: [WAIVER_KIND], weeks });
  const since = new Date(`${addDays(now.toISOString().slice(0, 10), -LONGEST_SNOOZE_DAYS)}T00:00:00Z`);
  const snoozes = await notices.list({ kinds: [SNOOZE_KIND], since });
  const snoozed = new Set(
    snoozes.flatMap((one) => (one.dueAt !== undefined && one.dueAt > now ? one.itemCodes : [])),
  );
  return (item, week) =>
    snoozed.has(item.code) ||
    waivers.some(
      (one) =>
        one.week === week &&
        one.classCode === item.classCode &&
        (one.itemCodes.length === 0 || one.itemCodes.includes(item.code)),
    );
}
