import type { NoticePoster, OutgoingNotice, PostTarget } from '../reminders/notice.ts';
import type { ReminderPoster } from '../reminders/reminder.ts';
import { adminNoticeMessage } from './blocks/admin-notice.ts';
import { chaserMessage } from './blocks/chaser.ts';
import { digestMessage } from './blocks/digest.ts';
import { reminderMessage } from './blocks/reminder.ts';
import type { Draw, Outbox } from './outbound/outbox.ts';

/** Posts the weekly messages: one attempt each, with our id in the metadata. */
export function createReminderPoster(outbox: Outbox): ReminderPoster {
  return {
    post: (channelId, postId, reminder) =>
      outbox.post({ channelId }, (capabilities) => reminderMessage(reminder, capabilities), { postId }),
    find: (channelId, postId, since) => outbox.find({ channelId }, postId, since),
    redraw: async (channelId, messageTs, postId, reminder) => {
      await outbox.edit(
        channelId,
        messageTs,
        (capabilities) => reminderMessage(reminder, capabilities),
        postId,
      );
    },
  };
}

/** Posts chasers, digests and what admins must know, by the same rules. */
export function createNoticePoster(
  outbox: Outbox,
  openDirect: (personId: string) => Promise<string | undefined>,
): NoticePoster {
  return {
    post: (target, postId, notice) =>
      outbox.post({ channelId: idOf(target) }, drawNotice(notice), { postId }),
    async find(target, postId, since) {
      const channelId = target.kind === 'channel' ? target.channelId : await openDirect(target.personId);
      if (channelId === undefined) return 'unknown';
      const found = await outbox.find({ channelId }, postId, since);
      return typeof found === 'string' ? found : { ...found, channelId };
    },
  };
}

/** Slack opens the direct message with a person when it is given the person's id. */
function idOf(target: PostTarget): string {
  return target.kind === 'channel' ? target.channelId : target.personId;
}

function drawNotice(notice: OutgoingNotice): Draw {
  switch (notice.type) {
    case 'chaser':
      return () => chaserMessage(notice.chaser);
    case 'digest':
      return (capabilities) => digestMessage(notice.digest, capabilities);
    case 'admin':
      return () => adminNoticeMessage(notice.notice, notice.language, notice.timeZone);
  }
}
