import type { App } from '@slack/bolt';
import { readSlackText } from '../../escape.ts';
import { answerFollowUp } from '../../flows/answer-follow-up.ts';
import { draftFromMessage, itemsOfReminder } from '../../flows/read-reply.ts';
import { inboundOf } from '../../inbound/inbound-context.ts';
import type { Services } from '../../services.ts';
import { isByPerson } from './direct-message.ts';

/** A reply under a reminder becomes a draft; one under an answer may go on asking; all other talk is left alone. */
export function register(app: App, services: Services): void {
  app.message(async ({ message, body, context }) => {
    if (message.channel_type === 'im' || !isByPerson(message) || !message.thread_ts) return;
    const { channel: channelId, user: personId, thread_ts: threadTs, ts: messageTs } = message;
    const botUserId = services.bot()?.userId;
    if (botUserId && message.text?.includes(`<@${botUserId}>`)) return;
    const text = readSlackText(message.text ?? '');
    const itemCodes = await itemsOfReminder(services, channelId, threadTs);
    if (itemCodes) {
      const said = { text, personId, channelId, messageTs };
      const draft = await draftFromMessage(services, said, { itemCodes, source: 'reply' });
      if (draft) await services.outbox.whisper({ channelId, threadTs }, personId, () => draft);
      return;
    }
    await answerFollowUp(
      services,
      { text, personId, channelId, threadTs },
      body.event_id,
      inboundOf(context),
    );
  });
}
