import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../plan/clock.ts';
import { readFailure } from '../outbound/outcome.ts';

export type ChannelState = 'ok' | 'not_in_channel' | 'is_archived' | 'channel_not_found' | 'unknown';

/** Whether the bot can post somewhere; asked of Slack, and kept for a few minutes. */
export interface Channels {
  stateOf(channelId: string): Promise<ChannelState>;
}

const KEEP_MS = 300_000;

export function createChannels(deps: { readonly client: WebClient; readonly clock: Clock }): Channels {
  const kept = new Map<string, { readonly until: number; readonly state: ChannelState }>();
  return {
    async stateOf(channelId) {
      const now = deps.clock.now().getTime();
      const known = kept.get(channelId);
      if (known && known.until > now) return known.state;
      const state = await ask(deps.client, channelId);
      if (state !== 'unknown') kept.set(channelId, { until: now + KEEP_MS, state });
      return state;
    },
  };
}

async function ask(client: WebClient, channelId: string): Promise<ChannelState> {
  try {
    const { channel } = await client.conversations.info({ channel: channelId });
    if (channel?.is_archived) return 'is_archived';
    return channel?.is_member === false ? 'not_in_channel' : 'ok';
  } catch (error) {
    const failure = readFailure(error);
    return failure.kind === 'refused' && failure.reason === 'channel_not_found'
      ? 'channel_not_found'
      : 'unknown';
  }
}
