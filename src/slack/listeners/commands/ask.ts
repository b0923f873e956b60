import { messagesFor } from '../../../messages/index.ts';
import { answerQuestion, TOO_LATE_MS } from '../../flows/answer-question.ts';
import { notice } from '../../flows/notices.ts';
import type { Draw } from '../../outbound/outbox.ts';
import type { CommandHandler } from './call.ts';

/**
 * `/linkage ask …`: stored and acknowledged at once, answered to the asker alone when the answer is there, also after a
 * restart. What cannot be shown where it was asked any more comes as a direct message.
 */
export const askCommand: CommandHandler = async (services, call) => {
  const { inbound } = call;
  await inbound.keep();
  await call.reply();
  const show = async (draw: Draw): Promise<void> => {
    if (await services.outbox.respond(call.responseUrl, draw)) return;
    if (!(await services.tell(call.userId, draw))) inbound.postpone();
  };
  const waitedMs = services.clock.now().getTime() - inbound.receivedAt.getTime();
  if (inbound.resumed && waitedMs > TOO_LATE_MS) {
    await show(() => notice(messagesFor(call.language).slack.resumedLate));
    return;
  }
  const { draw } = await answerQuestion(services, {
    text: call.rest,
    askerId: call.userId,
    audience: { kind: 'person', personId: call.userId },
  });
  await show(draw);
};
