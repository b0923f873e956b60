import type { Inbound } from '../inbound/inbound.ts';
import type { Services } from '../services.ts';
import { answerInChannel } from './answer-question.ts';

/** A question that goes on in a thread where the bot answered, without naming it. Silent when people talk among themselves. */
export async function answerFollowUp(
  services: Services,
  message: {
    readonly text: string;
    readonly personId: string;
    readonly channelId: string;
    readonly threadTs: string;
  },
  eventId: string,
  inbound: Inbound,
): Promise<void> {
  const thread = { channelId: message.channelId, threadTs: message.threadTs };
  if (!(await services.store.answerLog.findInThread(thread.channelId, thread.threadTs))) return;
  const audience = await services.audiences.ofChannel(message.channelId);
  const question = { text: message.text, askerId: message.personId, audience, thread };
  if (!(await services.answers.continues(question))) return;
  await answerInChannel(services, question, thread, { postId: `answer:${eventId}`, inbound });
}
