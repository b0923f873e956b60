import type { WorkCalendar } from '../plan/calendar.ts';
import { addWeeks, isoWeekOf, plainDateIn } from '../plan/dates.ts';
import type { Notice } from '../plan/notices.ts';
import type { SpecialClass } from '../plan/records.ts';
import type { Slot } from '../plan/store.ts';
import { partsOfChase } from './chase-rungs.ts';
import { chaseTimes } from './chase-schedule.ts';
import { isReported } from './compose-reminder.ts';
import { planChaseTimes } from './plan-series.ts';
import type { ReminderStore } from './ports.ts';
import type { ReminderSettings } from './settings.ts';
import { textOf } from './slot-delivery.ts';

const CHASE_PREFIX = 'chase:';

/** Keeps the notices (督办单) in step with what was posted and reported. */
export function createNoticeBook(deps: {
  readonly store: ReminderStore;
  readonly calendar: WorkCalendar;
  readonly settings: ReminderSettings;
}) {
  const { store, calendar, settings } = deps;

  async function closeAnswered(open: readonly Notice[], at: Date): Promise<void> {
    const codes = [...new Set(open.flatMap((notice) => notice.itemCodes))];
    const items = new Map(
      (await store.getItems(codes, { confidential: 'all' })).map((item) => [item.code, item]),
    );
    const answered = open.filter((notice) =>
      notice.itemCodes.every((code) => {
        const item = items.get(code);
        return item === undefined || item.status === 'closed' || isReported(item, notice.week);
      }),
    );
    if (answered.length > 0)
      await store.notices.close(
        answered.map((notice) => notice.id),
        { at },
      );
  }

  /** A person's chaser is one notice for each class that it names; the leading group's list is one of the plan. */
  async function codesByClass(slot: Slot): Promise<Map<string, string[]>> {
    if (partsOfChase(slot.kind) === undefined) return new Map([[slot.classCode, [...slot.itemCodes]]]);
    const groups = new Map<string, string[]>();
    for (const item of await store.getItems(slot.itemCodes, { confidential: 'all' }))
      groups.set(item.classCode, [...(groups.get(item.classCode) ?? []), item.code]);
    return groups;
  }

  return {
    /** Issues the notice of every chaser that was sent, whoever sent it and whatever ended them right after. */
    async catchUp(classes: readonly SpecialClass[], now: Date): Promise<void> {
      const week = isoWeekOf(plainDateIn(settings.timeZone, now));
      const weeks = [addWeeks(week, -1), week, addWeeks(week, 1)];
      const sent = (await store.slots.list({ weeks, states: ['sent'] })).filter((slot) =>
        slot.kind.startsWith(CHASE_PREFIX),
      );
      const known = new Set((await store.notices.list({ weeks })).map((notice) => notice.id));
      const byCode = new Map(classes.map((one) => [one.code, one]));
      for (const slot of sent) {
        const [, rung = '', personId] = slot.kind.split(':');
        const kind = `${CHASE_PREFIX}${rung}`;
        for (const [classCode, itemCodes] of await codesByClass(slot)) {
          const id = textOf({
            classCode,
            kind: personId === undefined ? kind : `${kind}:${personId}`,
            week: slot.week,
          });
          if (known.has(id)) continue;
          const one = byCode.get(classCode);
          const times = one
            ? chaseTimes(one, slot.week, calendar, settings)
            : planChaseTimes(slot.week, calendar, settings);
          await store.notices.issue({
            id,
            kind,
            classCode,
            week: slot.week,
            personId,
            itemCodes,
            issuedAt: slot.updatedAt,
            dueAt: times?.deadlineAt,
            sample: one?.sample ?? false,
          });
        }
      }
    },

    /** Closes the notices of an item's class that this report answers. */
    async afterUpdate(itemCode: string, now: Date): Promise<void> {
      const open = (await store.notices.list({ open: true })).filter(
        (notice) => notice.kind.startsWith(CHASE_PREFIX) && notice.itemCodes.includes(itemCode),
      );
      if (open.length > 0) await closeAnswered(open, now);
    },
  };
}
