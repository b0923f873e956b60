import type { PostOutcome, Reminder, ReminderPoster } from '../../../src/reminders/reminder.ts';

export interface Posted {
  readonly channelId: string;
  readonly postId: string;
  readonly reminder: Reminder;
  readonly messageTs: string;
}

/** What the workspace does with the next post; `lost`: it takes the post and the reply is lost. */
export type Fault =
  | 'none'
  | 'lost'
  | 'dropped'
  | 'throws'
  | { readonly retryAfterMs: number }
  | { readonly failed: string };

/** A workspace that keeps what it took. Faults are used up in order, one a post. */
export function createFakePoster(options: { readonly keepsMetadata?: boolean } = {}) {
  const posts: Posted[] = [];
  const redrawn: { readonly messageTs: string; readonly reminder: Reminder }[] = [];
  const faults: Fault[] = [];
  const accept = (channelId: string, postId: string, reminder: Reminder): string => {
    const messageTs = `${posts.length + 1}.000000`;
    posts.push({ channelId, postId, reminder, messageTs });
    return messageTs;
  };
  const poster: ReminderPoster = {
    async post(channelId, postId, reminder): Promise<PostOutcome> {
      const fault = faults.shift();
      if (fault === 'dropped') return { outcome: 'unclear', reason: 'timeout' };
      if (typeof fault === 'object')
        return 'failed' in fault
          ? { outcome: 'failed', reason: fault.failed }
          : { outcome: 'failed', reason: 'rate_limited', retryAfterMs: fault.retryAfterMs };
      const messageTs = accept(channelId, postId, reminder);
      if (fault === 'lost') return { outcome: 'unclear', reason: 'timeout' };
      if (fault === 'throws') throw new Error('unexpected');
      return { outcome: 'sent', channelId, messageTs };
    },
    async find(channelId, postId) {
      if (options.keepsMetadata === false) return 'unknown';
      return posts.find((one) => one.channelId === channelId && one.postId === postId) ?? 'absent';
    },
    async redraw(_channelId, messageTs, _postId, reminder) {
      redrawn.push({ messageTs, reminder });
    },
  };
  return { poster, posts, redrawn, faults };
}
