import type { App } from '@slack/bolt';
import { ACTION } from '../../blocks/ids.ts';
import { readOnlyModal } from '../../flows/show-card.ts';
import { statusMessage } from '../../flows/show-status.ts';
import type { Services } from '../../services.ts';
import { readPress } from './press.ts';

/** The whole list of a class, for the presser alone. */
export function register(app: App, services: Services): void {
  app.action(ACTION.showClass, async ({ body, ack }) => {
    const press = await readPress(services, body);
    const message = await statusMessage(services, press.value, press.userId, press.language);
    await services.outbox.openView(
      press.triggerId,
      readOnlyModal(press.value, message.blocks, press.language),
    );
    await ack();
  });
}
