import { answerQuestion } from '../../flows/answer-question.ts';
import type { CommandHandler } from './call.ts';

/** `/linkage ask …`: acknowledged at once, answered to the asker alone when the answer is there. */
export const askCommand: CommandHandler = async (services, call) => {
  await call.reply();
  const { draw } = await answerQuestion(services, {
    text: call.rest,
    askerId: call.userId,
    audience: { kind: 'person', personId: call.userId },
  });
  await services.outbox.respond(call.responseUrl, draw);
};
