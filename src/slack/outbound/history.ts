import type { WebClient } from '@slack/web-api';
import type { Logger } from '../../plan/logger.ts';
import type { Destination, Outbox } from './outbox.ts';
import { readFailure } from './outcome.ts';

const PAGES = 3;
/** Slack stamps messages by its own clock. */
const SLACK_OF_CLOCKS_S = 60;

interface Message {
  readonly ts?: string | undefined;
  readonly bot_id?: string | undefined;
}

/** Looks where a post was to stand for what became of it. `metadata`: the workspace keeps the ids of posts. */
export function createHistory(deps: {
  readonly client: WebClient;
  readonly metadata: boolean;
  readonly logger: Logger;
}): Pick<Outbox, 'find' | 'findPieces'> {
  const { client, logger } = deps;

  /** What stands there from a time on; `more` when there is more than anybody looks through. @throws what Slack's client throws */
  async function* read(to: Destination, since: Date): AsyncGenerator<Message | 'more'> {
    const oldest = String(Math.floor(since.getTime() / 1000) - SLACK_OF_CLOCKS_S);
    let cursor: string | undefined;
    for (let page = 0; page < PAGES; page += 1) {
      const query = {
        channel: to.channelId,
        oldest,
        limit: 200,
        include_all_metadata: true,
        ...(cursor ? { cursor } : {}),
      };
      const found = to.threadTs
        ? await client.conversations.replies({ ...query, ts: to.threadTs })
        : await client.conversations.history(query);
      yield* found.messages ?? [];
      cursor = found.response_metadata?.next_cursor || undefined;
      if (!cursor) return;
    }
    yield 'more';
  }

  return {
    async find(to, postId, since) {
      if (!deps.metadata) return 'unknown';
      try {
        for await (const message of read(to, since)) {
          if (message === 'more') return 'unknown';
          if (postIdOf(message) === postId && message.ts) return { messageTs: message.ts };
        }
        return 'absent';
      } catch (error) {
        logger.warn({ reason: readFailure(error).kind }, 'a channel could not be read to look for a post');
        return 'unknown';
      }
    },

    async findPieces(to, botId, since) {
      const pieces: string[] = [];
      try {
        for await (const message of read(to, since))
          if (message !== 'more' && message.bot_id === botId && postIdOf(message) === undefined && message.ts)
            pieces.push(message.ts);
      } catch (error) {
        logger.warn(
          { reason: readFailure(error).kind },
          'a thread could not be read to look for a cut answer',
        );
      }
      return pieces.filter((ts) => ts !== to.threadTs);
    },
  };
}

function postIdOf(message: object): string | undefined {
  if (!('metadata' in message)) return undefined;
  const payload = (message.metadata as { event_payload?: { post_id?: unknown } } | undefined)?.event_payload;
  return typeof payload?.post_id === 'string' ? payload.post_id : undefined;
}
