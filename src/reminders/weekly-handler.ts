import type { WorkCalendar } from '../plan/calendar.ts';
import { plainDateIn } from '../plan/dates.ts';
import { WEEKLY_KIND } from './plan-reminders.ts';
import type { ReminderStore } from './ports.ts';
import { isQuiet } from './quiet-hours.ts';
import type { SlotHandler } from './reconcile-slots.ts';
import type { ReminderPoster } from './reminder.ts';
import type { ReminderSettings } from './settings.ts';
import { type Composer, codesOf, nothingToSay } from './weekly-posts.ts';

const HOUR_MS = 3_600_000;

/** How a weekly slot whose post is in doubt is looked up and, if it never arrived, posted again. */
export function createWeeklyHandler(deps: {
  readonly store: ReminderStore;
  readonly calendar: WorkCalendar;
  readonly poster: ReminderPoster;
  readonly settings: ReminderSettings;
  readonly compose: Composer;
}): SlotHandler {
  const { store, calendar, poster, settings, compose } = deps;
  return {
    handles: (kind) => kind === WEEKLY_KIND,
    async find(slot, since) {
      return slot.channelId === undefined ? 'unknown' : poster.find(slot.channelId, slot.postId, since);
    },
    async renew(slot, now) {
      const one = await store.findClass(slot.classCode);
      if (one === undefined || !one.active)
        return { action: 'settle', state: 'skipped', reason: 'class_inactive' };
      if (one.paused) return { action: 'settle', state: 'skipped', reason: 'paused' };
      const { channelId } = slot;
      if (channelId === undefined) return { action: 'settle', state: 'skipped', reason: 'no_channel' };
      if (now.getTime() - slot.dueAt.getTime() > settings.maxLateHours * HOUR_MS)
        return { action: 'settle', state: 'missed', reason: 'too_late' };
      if (isQuiet(now, one.timeZone, settings.quietHours, calendar)) return { action: 'later' };
      const on = plainDateIn(one.timeZone, now);
      const [reminder] = await compose([{ class: one, week: slot.week, on }]);
      if (reminder === undefined) return { action: 'later' };
      const silent = nothingToSay(reminder, settings);
      if (silent !== undefined) return { action: 'settle', state: 'skipped', reason: silent };
      return {
        action: 'post',
        post: {
          ...slot,
          channelId,
          itemCodes: codesOf(reminder),
          post: (postId) => poster.post(channelId, postId, reminder),
        },
      };
    },
  };
}
