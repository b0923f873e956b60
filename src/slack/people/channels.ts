import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../plan/clock.ts';
import { readFailure } from '../outbound/outcome.ts';

export type ChannelState = 'ok' | 'not_in_channel' | 'is_archived' | 'channel_not_found' | 'unknown';

export interface ChannelLook {
  readonly state: ChannelState;
  readonly name?: string | undefined;
}

/** Whether the bot can post somewhere, and what it is called; asked of Slack, and kept for a few minutes. */
export interface Channels {
  look(channelId: string): Promise<ChannelLook>;
  forget(channelId: string): void;
}

const KEEP_MS = 300_000;

export function createChannels(deps: { readonly client: WebClient; readonly clock: Clock }): Channels {
  const kept = new Map<string, { readonly until: number; readonly look: ChannelLook }>();
  return {
    async look(channelId) {
      const now = deps.clock.now().getTime();
      const known = kept.get(channelId);
      if (known && known.until > now) return known.look;
      const look = await ask(deps.client, channelId);
      if (look.state !== 'unknown') kept.set(channelId, { until: now + KEEP_MS, look });
      return look;
    },
    forget: (channelId) => void kept.delete(channelId),
  };
}

async function ask(client: WebClient, channelId: string): Promise<ChannelLook> {
  try {
    const { channel } = await client.conversations.info({ channel: channelId });
    const name = channel?.name;
    if (channel?.is_archived) return { state: 'is_archived', name };
    return { state: channel?.is_member === false ? 'not_in_channel' : 'ok', name };
  } catch (error) {
    const failure = readFailure(error);
    const isGone = failure.kind === 'refused' && failure.reason === 'channel_not_found';
    return { state: isGone ? 'channel_not_found' : 'unknown' };
  }
}
