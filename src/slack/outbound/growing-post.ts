import type { Logger } from '../../plan/logger.ts';
import type { PostOutcome } from '../../reminders/reminder.ts';
import type { BotIdentity } from '../services.ts';
import { withoutTurning } from './entities.ts';
import type { Destination, Draw, Outbox } from './outbox.ts';
import { readFailure } from './outcome.ts';
import type { WebClients } from './web-clients.ts';

/** A reply in a thread that grows while it is written, and is whole in the end. */
export interface GrowingPost {
  /** Adds text (Markdown, escaped). What Slack does not take now is left to the end. */
  add(text: string): void;
  /**
   * The message takes the place of what has grown; it may be repeated. Undefined where nothing had: it is posted as any
   * other then.
   */
  complete(draw: Draw, postId: string): Promise<PostOutcome | undefined>;
  /** Nothing comes of it now; when the question is taken up again, what has grown is completed. */
  abandon(): void;
}

export interface GrowingPosts {
  /** `resumed`: an answer to the same question may have been cut while it grew; it is completed, and none begun. */
  open(
    to: Destination,
    question: { readonly askerId: string; readonly receivedAt: Date; readonly resumed: boolean },
  ): GrowingPost;
}

/** Where the workspace cannot stream, nothing grows. */
const STILL: GrowingPost = { add: () => {}, complete: async () => undefined, abandon: () => {} };
const CANNOT = new Set([
  'unknown_method',
  'missing_scope',
  'not_allowed_token_type',
  'method_not_supported_for_channel_type',
  'feature_not_enabled',
]);

export function createGrowingPosts(deps: {
  readonly clients: WebClients;
  readonly outbox: Outbox;
  readonly logger: Logger;
  readonly bot: () => BotIdentity | undefined;
}): GrowingPosts {
  const { clients, outbox, logger } = deps;
  let streams = outbox.capabilities.streams;
  /** Growing now: no other question's piece. */
  const growing = new Set<string>();

  return {
    open(to, { askerId, receivedAt, resumed }) {
      const { channelId, threadTs } = to;
      if (!streams || threadTs === undefined) return STILL;
      let ts: string | undefined;
      let state: 'open' | 'closed' | 'unclear' = resumed ? 'unclear' : 'open';
      let waiting = '';
      let sending = Promise.resolve();

      const start = async (text: string): Promise<void> => {
        const teamId = deps.bot()?.teamId;
        const started = await clients.once.chat.startStream({
          channel: channelId,
          thread_ts: threadTs,
          recipient_user_id: askerId,
          ...(teamId ? { recipient_team_id: teamId } : {}),
          markdown_text: text,
        });
        ts = started.ts;
        if (ts !== undefined) growing.add(ts);
      };

      const send = async (): Promise<void> => {
        const text = waiting;
        waiting = '';
        if (state !== 'open' || text === '') return;
        try {
          if (ts === undefined) await start(text);
          else await clients.once.chat.appendStream({ channel: channelId, ts, markdown_text: text });
        } catch (error) {
          const failure = readFailure(error);
          if (failure.kind === 'refused' && CANNOT.has(failure.reason)) streams = false;
          state = failure.kind === 'unclear' && ts === undefined ? 'unclear' : 'closed';
          logger.warn({ outcome: failure.kind }, 'an answer could not grow; it is posted when it is whole');
        }
      };

      /** A start whose reply was lost, or a bot that ended, may have left a piece behind. */
      const findPiece = async (): Promise<string | undefined> => {
        const botId = deps.bot()?.botId;
        if (state !== 'unclear' || botId === undefined) return undefined;
        const pieces = await outbox.findPieces(to, botId, receivedAt);
        return pieces.filter((one) => !growing.has(one)).at(-1);
      };

      return {
        abandon() {
          if (ts !== undefined) growing.delete(ts);
        },
        add(text) {
          waiting += withoutTurning(text);
          sending = sending.then(send);
        },
        async complete(draw, postId) {
          await sending;
          const grown = ts ?? (await findPiece());
          if (grown === undefined) return undefined;
          try {
            await clients.once.chat.stopStream({ channel: channelId, ts: grown });
          } catch {
            // Its reader or Slack may have stopped it before; it can be edited all the same.
          }
          const edited = await outbox.edit(channelId, grown, draw, postId);
          growing.delete(grown);
          return edited
            ? { outcome: 'sent', channelId, messageTs: grown }
            : { outcome: 'unclear', reason: 'not_completed' };
        },
      };
    },
  };
}
