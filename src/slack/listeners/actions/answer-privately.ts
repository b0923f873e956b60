import type { App } from '@slack/bolt';
import { messagesFor } from '../../../messages/index.ts';
import { answerMessage } from '../../blocks/answer.ts';
import { ACTION } from '../../blocks/ids.ts';
import { askAgain } from '../../flows/full-table.ts';
import { notice } from '../../flows/notices.ts';
import type { Services } from '../../services.ts';
import { readPress } from './press.ts';

/** The answer again, with everything that the asker alone may see, as a direct message. */
export function register(app: App, services: Services): void {
  app.action(ACTION.answerPrivately, async ({ body, ack }) => {
    await ack();
    const press = await readPress(services, body);
    const answer = await askAgain(services, press.value, press.userId);
    const { timeZone } = services.settings;
    const gone = notice(messagesFor(press.language).slack.answer.gone);
    await services.tell(press.userId, (capabilities) =>
      answer ? answerMessage(answer, { capabilities, timeZone }) : gone,
    );
  });
}
