import type { Clock } from '../plan/clock.ts';
import { isoWeekOf, plainDateIn } from '../plan/dates.ts';
import type { PlanStore } from '../plan/store.ts';
import type { ReminderPoster } from '../reminders/reminder.ts';
import type { Reminders } from '../reminders/reminders.ts';

/**
 * Puts this week's reminders into the local workspace: those that were posted before, because the workspace forgets
 * its messages when it ends, and those of classes that have none yet, whatever the hour is.
 * Answers how many stand in the channels now.
 */
export async function postTrialReminders(deps: {
  readonly store: PlanStore;
  readonly reminders: Reminders;
  readonly poster: ReminderPoster;
  readonly clock: Clock;
}): Promise<number> {
  const restored = await restoreForgottenPosts(deps);
  const { due } = await deps.reminders.remindNow();
  return restored + due.filter(({ outcome }) => outcome === 'sent').length;
}

async function restoreForgottenPosts({
  store,
  reminders,
  poster,
  clock,
}: Parameters<typeof postTrialReminders>[0]): Promise<number> {
  let restored = 0;
  for (const one of await store.listClasses()) {
    const week = isoWeekOf(plainDateIn(one.timeZone, clock.now()));
    for (const slot of await store.slots.list({ classCode: one.code, weeks: [week], states: ['sent'] })) {
      if (slot.kind !== 'weekly' || slot.channelId === undefined) continue;
      const reminder = await reminders.preview(one.code);
      if (reminder === undefined) continue;
      const posted = await poster.post(slot.channelId, slot.postId, reminder);
      if (posted.outcome !== 'sent') continue;
      await store.slots.move(slot, ['sent'], {
        state: 'sent',
        at: clock.now(),
        channelId: posted.channelId,
        messageTs: posted.messageTs,
      });
      restored += 1;
    }
  }
  return restored;
}
