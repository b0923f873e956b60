import type { App } from '@slack/bolt';
import { readSlackText } from '../../escape.ts';
import { answerInChannel } from '../../flows/answer-question.ts';
import { inboundOf } from '../../inbound/inbound-context.ts';
import type { Services } from '../../services.ts';

/** A mention in a channel is answered in its thread, for everybody who can read there. */
export function register(app: App, services: Services): void {
  app.event('app_mention', async ({ event, body, context }) => {
    if (event.user === undefined || event.bot_id !== undefined) return;
    const threadTs = event.thread_ts ?? event.ts;
    const text = readSlackText(event.text, { botUserId: services.bot()?.userId });
    const audience = await services.audiences.ofChannel(event.channel);
    const thread = { channelId: event.channel, threadTs };
    const options = { postId: `answer:${body.event_id}`, inbound: inboundOf(context) };
    await answerInChannel(services, { text, askerId: event.user, audience, thread }, thread, options);
  });
}
