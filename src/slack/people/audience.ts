import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../plan/clock.ts';
import type { Logger } from '../../plan/logger.ts';
import type { Audience } from '../../plan/permissions.ts';

/** Who reads what is posted somewhere. */
export interface Audiences {
  ofChannel(channelId: string): Promise<Audience>;
  /** Everybody in the channel but the bot; undefined when it cannot be told: then nothing confidential is shown. */
  membersOf(channelId: string): Promise<readonly string[] | undefined>;
  forget(channelId: string): void;
}

const KEEP_MS = 30_000;
const MOST_MEMBERS = 5000;

/** Asks Slack and keeps the answer for half a minute. */
export function createAudiences(deps: {
  readonly client: WebClient;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly botUserId: () => string | undefined;
}): Audiences {
  const kept = new Map<string, { readonly until: number; readonly memberIds: readonly string[] }>();

  const underway = new Map<string, Promise<readonly string[] | undefined>>();

  const read = async (channelId: string): Promise<readonly string[] | undefined> => {
    const memberIds: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await deps.client.conversations.members({
        channel: channelId,
        limit: 1000,
        ...(cursor ? { cursor } : {}),
      });
      memberIds.push(...(page.members ?? []));
      cursor = page.response_metadata?.next_cursor || undefined;
      if (memberIds.length > MOST_MEMBERS) return undefined;
    } while (cursor);
    return memberIds.filter((id) => id !== deps.botUserId());
  };

  const membersOf = (channelId: string): Promise<readonly string[] | undefined> => {
    const known = kept.get(channelId);
    if (known && known.until > deps.clock.now().getTime()) return Promise.resolve(known.memberIds);
    // Many who ask at once ask Slack once.
    const reading = underway.get(channelId) ?? look(channelId).finally(() => underway.delete(channelId));
    underway.set(channelId, reading);
    return reading;
  };

  const look = async (channelId: string): Promise<readonly string[] | undefined> => {
    const now = deps.clock.now().getTime();
    try {
      const memberIds = await read(channelId);
      if (memberIds) kept.set(channelId, { until: now + KEEP_MS, memberIds });
      return memberIds;
    } catch {
      deps.logger.warn(
        { channelId },
        'the members of a channel could not be read; nothing confidential is shown there',
      );
      return undefined;
    }
  };

  return {
    membersOf,
    ofChannel: async (channelId) => ({ kind: 'channel', channelId, memberIds: await membersOf(channelId) }),
    forget: (channelId) => void kept.delete(channelId),
  };
}
