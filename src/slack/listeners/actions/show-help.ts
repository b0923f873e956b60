import type { App } from '@slack/bolt';
import { helpMessage } from '../../blocks/help.ts';
import { ACTION } from '../../blocks/ids.ts';
import { readOnlyModal } from '../../flows/show-card.ts';
import type { Services } from '../../services.ts';
import { readPress } from './press.ts';

/** What the bot can do, in a window. */
export function register(app: App, services: Services): void {
  app.action(ACTION.showHelp, async ({ body, ack }) => {
    const press = await readPress(services, body);
    const { text, blocks } = helpMessage(press.language);
    await services.outbox.openView(press.triggerId, readOnlyModal(text, blocks, press.language));
    await ack();
  });
}
