import type { NoticePoster, OutgoingNotice, PostTarget } from '../../../src/reminders/notice.ts';
import type { PostOutcome, Reminder, ReminderPoster } from '../../../src/reminders/reminder.ts';

/** A message that the workspace took, when, and to whom. */
export interface Accepted {
  readonly to: string;
  readonly postId: string;
  readonly at: Date;
  readonly messageTs: string;
  readonly reminder?: Reminder | undefined;
  readonly notice?: OutgoingNotice | undefined;
}

/** What happens to one post: `lost` is taken and its reply lost, `dropped` never arrives. */
export type PostFault = 'lost' | 'dropped' | 'rate_limited' | 'not_in_channel';

/** A workspace for reminders and notices alike. It keeps every message that it took, with its id. */
export function createFakeWorkspace(
  now: () => Date,
  faultOf: (to: string) => PostFault | undefined = () => undefined,
  /** Its history shows a message only so long after it was taken. */
  shownAfterMs = 0,
) {
  const accepted: Accepted[] = [];
  function take(to: string, postId: string, content: Partial<Accepted>): PostOutcome {
    const fault = faultOf(to);
    if (fault === 'dropped') return { outcome: 'unclear', reason: 'timeout' };
    if (fault === 'rate_limited') return { outcome: 'failed', reason: 'rate_limited', retryAfterMs: 3_000 };
    if (fault === 'not_in_channel') return { outcome: 'failed', reason: 'not_in_channel' };
    const messageTs = `${accepted.length + 1}.0`;
    accepted.push({ to, postId, at: now(), messageTs, ...content });
    return fault === 'lost'
      ? { outcome: 'unclear', reason: 'timeout' }
      : { outcome: 'sent', channelId: to, messageTs };
  }
  const search = (to: string, postId: string) =>
    accepted.find(
      (one) => one.to === to && one.postId === postId && now().getTime() - one.at.getTime() >= shownAfterMs,
    ) ?? ('absent' as const);
  const poster: ReminderPoster = {
    post: async (channelId, postId, reminder) => take(channelId, postId, { reminder }),
    find: async (channelId, postId) => search(channelId, postId),
    redraw: async () => {},
  };
  const notices: NoticePoster = {
    post: async (target, postId, notice) => take(nameOf(target), postId, { notice }),
    find: async (target, postId) => search(nameOf(target), postId),
  };
  return { accepted, poster, notices };
}

function nameOf(target: PostTarget): string {
  return target.kind === 'channel' ? target.channelId : target.personId;
}
