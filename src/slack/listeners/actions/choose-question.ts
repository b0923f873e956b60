import type { App } from '@slack/bolt';
import { answerQuestion } from '../../flows/answer-question.ts';
import type { Services } from '../../services.ts';
import { readPress } from './press.ts';

/** A chosen reading of a question, or an example: asked as if typed, answered to the presser alone. */
export function register(app: App, services: Services): void {
  app.action(/^choose_question(_\d+)?$/, async ({ body, ack }) => {
    await ack();
    const press = await readPress(services, body);
    const audience = { kind: 'person', personId: press.userId } as const;
    const { draw } = await answerQuestion(services, { text: press.value, askerId: press.userId, audience });
    await services.reply(press, draw);
  });
}
