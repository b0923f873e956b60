import type { PostTarget } from './notice.ts';

const PERSON_PREFIX = 'person:';

/** How a slot names a person until Slack says which direct-message channel it posted to. */
export function personChannel(personId: string): string {
  return `${PERSON_PREFIX}${personId}`;
}

export function targetOf(channel: string): PostTarget {
  return channel.startsWith(PERSON_PREFIX)
    ? { kind: 'person', personId: channel.slice(PERSON_PREFIX.length) }
    : { kind: 'channel', channelId: channel };
}
