import type { App } from '@slack/bolt';
import { ACTION } from '../../blocks/ids.ts';
import { passQuestionOn } from '../../flows/pass-question-on.ts';
import type { Services } from '../../services.ts';
import { readPress } from './press.ts';

/** Sends a question that no record answers to somebody who may know. */
export function register(app: App, services: Services): void {
  app.action(ACTION.askPerson, async ({ body, ack }) => {
    await ack();
    const press = await readPress(services, body);
    const said = await passQuestionOn(services, press);
    await services.reply(press, () => said);
  });
}
