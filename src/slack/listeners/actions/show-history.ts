import type { App } from '@slack/bolt';
import { messagesFor } from '../../../messages/index.ts';
import { ACTION } from '../../blocks/ids.ts';
import { readOnlyModal } from '../../flows/show-card.ts';
import { historyMessage } from '../../flows/show-history.ts';
import type { Services } from '../../services.ts';
import { readPress } from './press.ts';

/** A record's history, in a window. */
export function register(app: App, services: Services): void {
  app.action(ACTION.showHistory, async ({ body, ack }) => {
    const press = await readPress(services, body);
    const { blocks } = await historyMessage(services, press.value, press.userId, press.language);
    const title = messagesFor(press.language).slack.card.history;
    await services.outbox.openView(
      press.triggerId,
      readOnlyModal(title, blocks, press.language),
      press.viewId,
    );
    await ack();
  });
}
