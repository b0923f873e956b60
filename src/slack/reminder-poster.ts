import type { ReminderPoster } from '../reminders/reminder.ts';
import { reminderMessage } from './blocks/reminder.ts';
import type { Outbox } from './outbound/outbox.ts';

/** Posts the weekly messages: one attempt each, with our id in the metadata. */
export function createReminderPoster(outbox: Outbox): ReminderPoster {
  return {
    post: (channelId, postId, reminder) =>
      outbox.post({ channelId }, () => reminderMessage(reminder), { postId }),
    find: (channelId, postId, since) => outbox.find({ channelId }, postId, since),
    redraw: async (channelId, messageTs, postId, reminder) => {
      await outbox.edit(channelId, messageTs, () => reminderMessage(reminder), postId);
    },
  };
}
