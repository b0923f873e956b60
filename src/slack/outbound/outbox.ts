import { setTimeout as sleep } from 'node:timers/promises';
import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Logger } from '../../plan/logger.ts';
import type { PostOutcome } from '../../reminders/reminder.ts';
import type { HomeView, ModalView, SlackMessage } from '../blocks/block.ts';
import type { SlackCapabilities } from '../capabilities.ts';
import { fitMessage } from '../fit.ts';
import { createDeliver } from './deliver.ts';
import { decodeEntities, decodeMessage, withoutTurning } from './entities.ts';
import { fetchFile } from './fetch-file.ts';
import { createHistory } from './history.ts';
import { readFailure } from './outcome.ts';
import type { WebClients } from './web-clients.ts';

/** Draws a message for what a workspace can show. Called again with classic blocks when Slack refuses the rich ones. */
export type Draw = (capabilities: SlackCapabilities) => SlackMessage;

export interface Destination {
  readonly channelId: string;
  readonly threadTs?: string | undefined;
}

/** Everything that the bot sends. Nothing here decides what is said. */
export interface Outbox {
  readonly capabilities: SlackCapabilities;
  /** A message as the acknowledgement of a command: in classic blocks, which every workspace takes. */
  acknowledgement(message: SlackMessage): {
    readonly response_type: 'ephemeral';
    readonly text: string;
    readonly blocks: KnownBlock[];
  };
  /** A view as an acknowledgement carries it. */
  view(view: ModalView): ModalView;
  /** One attempt. `postId` is kept in the message's metadata. */
  post(to: Destination, draw: Draw, options?: { readonly postId?: string }): Promise<PostOutcome>;
  /** Posts, waits for rate limits, and after an unclear outcome looks for the post before it sends again. */
  deliver(to: Destination, draw: Draw, postId: string): Promise<PostOutcome>;
  find(
    to: Destination,
    postId: string,
    since: Date,
  ): Promise<{ readonly messageTs: string } | 'absent' | 'unknown'>;
  /** Replies of a bot that bear no id, the newest last: pieces of answers that were cut while they grew. */
  findPieces(to: Destination, botId: string, since: Date): Promise<readonly string[]>;
  edit(channelId: string, messageTs: string, draw: Draw, postId?: string): Promise<boolean>;
  /** Visible to one person. False when it could not be shown. */
  whisper(to: Destination, userId: string, draw: Draw): Promise<boolean>;
  /** Answers a command or a button through its own address; works in channels without the bot. */
  respond(responseUrl: string, draw: Draw, options?: { readonly replace?: boolean }): Promise<boolean>;
  /** From a button inside a window (`fromViewId`) the new one is laid on top of it. */
  openView(triggerId: string, view: ModalView, fromViewId?: string): Promise<boolean>;
  updateView(viewId: string, view: ModalView): Promise<boolean>;
  /** Drawn once more in classic blocks where the workspace does not take the rich ones on Home. */
  publishHome(userId: string, draw: (capabilities: SlackCapabilities) => HomeView): Promise<boolean>;
  /** A file as a direct message. */
  sendFile(
    personId: string,
    file: { readonly fileName: string; readonly bytes: Buffer; readonly comment: string },
  ): Promise<boolean>;
  /** A file that somebody sent; undefined when it cannot be had, or is larger than allowed. */
  fetchFile(url: string, mostBytes: number): Promise<Uint8Array | undefined>;
  /** The address of a message; undefined where the workspace does not say. */
  permalinkOf(channelId: string, messageTs: string): Promise<string | undefined>;
  /** Questions to press in a direct message; nothing where the workspace has no place for them. */
  suggestPrompts(
    channelId: string,
    title: string,
    prompts: readonly { readonly title: string; readonly message: string }[],
  ): Promise<void>;
  /** A status line in the thread; nothing where the workspace has none. An empty one clears it. */
  setStatus(to: Destination, status: string): Promise<void>;
}

const EVENT_TYPE = 'linkage_post';

export function createOutbox(deps: {
  readonly clients: WebClients;
  readonly capabilities: SlackCapabilities;
  readonly logger: Logger;
  /** Fetches files that people sent. */
  readonly botToken: string;
  /** Said where a message had to be cut. */
  readonly cutNote: () => string;
  readonly now: () => Date;
  readonly wait?: ((ms: number) => Promise<void>) | undefined;
  readonly fetch?: typeof fetch | undefined;
}): Outbox {
  const { clients, capabilities, logger } = deps;
  const wait = deps.wait ?? ((ms: number) => sleep(ms));
  const callUrl = deps.fetch ?? fetch;
  const history = createHistory({ client: clients.patient, metadata: capabilities.metadata, logger });
  let statusLine = capabilities.statusLine;

  const prepare = (draw: Draw, as: SlackCapabilities): SlackMessage => {
    const message = withoutTurning(fitMessage(draw(as), deps.cutNote()));
    return capabilities.entities ? message : decodeMessage(message);
  };

  /** Runs the call with the message as rich as the workspace takes it. */
  const withFallback = async <Value>(
    draw: Draw,
    call: (message: SlackMessage) => Promise<Value>,
  ): Promise<Value> => {
    try {
      return await call(prepare(draw, capabilities));
    } catch (error) {
      if (!isInvalidBlocks(error)) throw error;
      logger.warn(
        { blocks: capabilities.blocks },
        'Slack refused the blocks of a message; sending a plainer one',
      );
    }
    const classic = prepare(draw, { ...capabilities, blocks: 'classic' });
    try {
      return await call(classic);
    } catch (error) {
      if (!isInvalidBlocks(error)) throw error;
      return await call({ text: classic.text, blocks: [] });
    }
  };

  const post: Outbox['post'] = async (to, draw, options = {}) => {
    try {
      const posted = await withFallback(draw, (message) =>
        clients.once.chat.postMessage({
          channel: to.channelId,
          text: message.text,
          ...(message.blocks.length > 0 ? { blocks: message.blocks as never } : {}),
          ...(to.threadTs ? { thread_ts: to.threadTs } : {}),
          ...(options.postId
            ? { metadata: { event_type: EVENT_TYPE, event_payload: { post_id: options.postId } } }
            : {}),
          unfurl_links: false,
          unfurl_media: false,
        }),
      );
      return { outcome: 'sent', channelId: posted.channel ?? to.channelId, messageTs: posted.ts ?? '' };
    } catch (error) {
      const failure = readFailure(error);
      if (failure.kind === 'rate_limited')
        return { outcome: 'failed', reason: 'rate_limited', retryAfterMs: failure.retryAfterMs };
      return failure.kind === 'refused'
        ? { outcome: 'failed', reason: failure.reason }
        : { outcome: 'unclear', reason: failure.reason };
    }
  };

  return {
    capabilities,
    post,
    find: history.find,
    findPieces: history.findPieces,
    view: (view) => shownForm(capabilities, view),
    acknowledgement: (message) => {
      const { text, blocks } = prepare(() => message, capabilities);
      return { response_type: 'ephemeral', text, blocks: blocks as KnownBlock[] };
    },

    deliver: createDeliver({ post, find: history.find, wait, now: deps.now }),

    async edit(channelId, messageTs, draw, postId) {
      return attempt(logger, 'a message could not be edited', () =>
        withFallback(draw, (message) =>
          clients.patient.chat.update({
            channel: channelId,
            ts: messageTs,
            text: message.text,
            blocks: message.blocks as never,
            ...(postId ? { metadata: { event_type: EVENT_TYPE, event_payload: { post_id: postId } } } : {}),
          }),
        ),
      );
    },

    async whisper(to, userId, draw) {
      return attempt(logger, 'a private note could not be shown', () =>
        withFallback(draw, (message) =>
          clients.once.chat.postEphemeral({
            channel: to.channelId,
            user: userId,
            text: message.text,
            ...(message.blocks.length > 0 ? { blocks: message.blocks as never } : {}),
            ...(to.threadTs ? { thread_ts: to.threadTs } : {}),
          }),
        ),
      );
    },

    async respond(responseUrl, draw, options = {}) {
      return attempt(logger, 'a reply could not be shown', async () => {
        const send = async (as: SlackCapabilities): Promise<boolean> => {
          const message = prepare(draw, as);
          const response = await callUrl(responseUrl, {
            method: 'POST',
            headers: { 'content-type': 'application/json; charset=utf-8' },
            body: JSON.stringify({
              response_type: 'ephemeral',
              replace_original: options.replace ?? false,
              text: message.text,
              ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
            }),
            signal: AbortSignal.timeout(10_000),
          });
          return response.ok;
        };
        if (await send(capabilities)) return;
        // This address only says that it refuses, not why.
        if (capabilities.blocks === 'rich' && (await send({ ...capabilities, blocks: 'classic' }))) return;
        throw new Error('the address of the reply refused it');
      });
    },

    async openView(triggerId, view, fromViewId) {
      const call = { trigger_id: triggerId, view: shownForm(capabilities, view) as never };
      return attempt(logger, 'a form could not be opened', () =>
        fromViewId ? clients.once.views.push(call) : clients.once.views.open(call),
      );
    },

    async updateView(viewId, view) {
      return attempt(logger, 'a form could not be changed', () =>
        clients.patient.views.update({ view_id: viewId, view: shownForm(capabilities, view) as never }),
      );
    },

    async publishHome(userId, draw) {
      const publish = (drawn: SlackCapabilities): Promise<unknown> =>
        clients.patient.views.publish({ user_id: userId, view: plain(capabilities, draw(drawn)) as never });
      return attempt(logger, 'a Home page could not be shown', async () => {
        try {
          await publish(capabilities);
        } catch (error) {
          if (capabilities.blocks !== 'rich' || !isInvalidView(error)) throw error;
          await publish({ ...capabilities, blocks: 'classic' });
        }
      });
    },

    async sendFile(personId, file) {
      return attempt(logger, 'a file could not be sent', async () => {
        const opened = await clients.patient.conversations.open({ users: personId });
        const channelId = opened.channel?.id;
        if (!channelId) throw new Error('no direct message could be opened');
        await clients.patient.files.uploadV2({
          channel_id: channelId,
          filename: file.fileName,
          file: file.bytes,
          initial_comment: file.comment,
        });
      });
    },

    fetchFile: (url, mostBytes) => fetchFile(url, deps.botToken, mostBytes),

    async permalinkOf(channelId, messageTs) {
      try {
        const found = await clients.patient.chat.getPermalink({ channel: channelId, message_ts: messageTs });
        return found.permalink;
      } catch {
        return undefined;
      }
    },

    async suggestPrompts(channelId, title, prompts) {
      if (!statusLine) return;
      const call = { channel_id: channelId, title, prompts: JSON.stringify(prompts.slice(0, 4)) };
      await attempt(logger, 'prompts could not be shown', () =>
        clients.once.apiCall('assistant.threads.setSuggestedPrompts', call),
      );
    },

    async setStatus(to, status) {
      if (!statusLine || to.threadTs === undefined) return;
      try {
        await setThreadStatus(clients.once, to.channelId, to.threadTs, status);
      } catch (error) {
        const failure = readFailure(error);
        // Where the workspace lacks the method or the scope, it is not asked again.
        if (failure.kind === 'refused' && LACKING.has(failure.reason)) statusLine = false;
      }
    },
  };
}

const LACKING = new Set([
  'unknown_method',
  'missing_scope',
  'not_allowed_token_type',
  'method_not_supported_for_channel_type',
]);

function setThreadStatus(
  client: WebClient,
  channelId: string,
  threadTs: string,
  status: string,
): Promise<unknown> {
  return client.apiCall('assistant.threads.setStatus', {
    channel_id: channelId,
    thread_ts: threadTs,
    status,
  });
}

/** A form without the fields that the workspace does not have. */
function shownForm(capabilities: SlackCapabilities, view: ModalView): ModalView {
  if (capabilities.fileInputs) return plain(capabilities, view);
  const blocks = view.blocks.filter((block) => !('element' in block) || block.element.type !== 'file_input');
  return plain(capabilities, { ...view, blocks });
}

function plain<View>(capabilities: SlackCapabilities, view: View): View {
  const straight = withoutTurning(view);
  return capabilities.entities ? straight : decodeEntities(straight);
}

async function attempt(logger: Logger, failed: string, call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    const failure = readFailure(error);
    logger.warn(
      { outcome: failure.kind, ...('reason' in failure ? { reason: failure.reason } : {}) },
      failed,
    );
    return false;
  }
}

function isInvalidBlocks(error: unknown): boolean {
  const failure = readFailure(error);
  return (
    failure.kind === 'refused' &&
    /^invalid_blocks|^invalid_attachments$|^msg_blocks_too_long$/.test(failure.reason)
  );
}

/** Views are refused with other words than messages. */
function isInvalidView(error: unknown): boolean {
  const failure = readFailure(error);
  return isInvalidBlocks(error) || (failure.kind === 'refused' && /^invalid_arguments/.test(failure.reason));
}
