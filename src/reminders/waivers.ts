import type { NoticeStore } from '../plan/notices.ts';
import type { IsoWeek, Item } from '../plan/records.ts';

export const WAIVER_KIND = 'waiver';

/** Which items are not to be chased in these weeks. A waiver without items is for the whole class. */
export async function readWaivers(
  notices: NoticeStore,
  weeks: readonly IsoWeek[],
): Promise<(item: Item, week: IsoWeek) => boolean> {
  const waivers = await notices.list({ kinds: [WAIVER_KIND], weeks });
  return (item, week) =>
    waivers.some(
      (one) =>
        one.week === week &&
        one.classCode === item.classCode &&
        (one.itemCodes.length === 0 || one.itemCodes.includes(item.code)),
    );
}
