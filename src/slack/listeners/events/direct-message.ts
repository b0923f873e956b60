import type { App } from '@slack/bolt';
import { readSlackText } from '../../escape.ts';
import { answerInChannel } from '../../flows/answer-question.ts';
import { inboundOf } from '../../inbound/inbound-context.ts';
import type { Services } from '../../services.ts';

/** Names the conversation of a direct message outside any thread, for follow-up questions. */
const WHOLE_CONVERSATION = 'dm';

/** A direct message is answered where it stands, for its sender alone. */
export function register(app: App, services: Services): void {
  app.message(async ({ message, body, context }) => {
    if (message.channel_type !== 'im' || message.subtype === 'file_share' || !isByPerson(message)) return;
    const text = readSlackText(message.text ?? '', { botUserId: services.bot()?.userId });
    const threadTs = message.thread_ts;
    const thread = { channelId: message.channel, threadTs: threadTs ?? WHOLE_CONVERSATION };
    const audience = { kind: 'person', personId: message.user } as const;
    const options = { postId: `answer:${body.event_id}`, inbound: inboundOf(context) };
    const to = { channelId: message.channel, threadTs };
    await answerInChannel(services, { text, askerId: message.user, audience, thread }, to, options);
  });
}

interface PersonsMessage {
  readonly user: string;
  readonly text?: string | undefined;
  readonly thread_ts?: string | undefined;
}

/** New words of a person: no edit, deletion, join or bot. */
export function isByPerson<Message extends object>(message: Message): message is Message & PersonsMessage {
  if (!('user' in message) || typeof message.user !== 'string' || 'bot_id' in message) return false;
  return (
    !('subtype' in message) ||
    message.subtype === undefined ||
    message.subtype === 'file_share' ||
    message.subtype === 'thread_broadcast'
  );
}
