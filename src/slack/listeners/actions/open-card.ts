import type { App } from '@slack/bolt';
import { messagesFor } from '../../../messages/index.ts';
import { buildCard, readOnlyModal } from '../../flows/show-card.ts';
import type { Services } from '../../services.ts';
import { readPress } from './press.ts';

/** A source's button, or the list of sources, opens the record's card. */
export function register(app: App, services: Services): void {
  app.action(/^open_card(_\w+)?$/, async ({ body, ack }) => {
    const press = await readPress(services, body);
    const blocks = await buildCard(services, press.value, press.userId, press.language);
    const title = messagesFor(press.language).slack.card.title;
    await services.outbox.openView(
      press.triggerId,
      readOnlyModal(title, blocks, press.language),
      press.viewId,
    );
    await ack();
  });
}
