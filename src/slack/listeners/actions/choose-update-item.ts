import type { App } from '@slack/bolt';
import { ACTION } from '../../blocks/ids.ts';
import { buildChooseItemForm } from '../../flows/open-update-form.ts';
import type { Services } from '../../services.ts';
import { readPress } from './press.ts';

/** Opens the choice among the person's items; the button's value may name one class. */
export function register(app: App, services: Services): void {
  app.action(ACTION.chooseUpdateItem, async ({ body, ack }) => {
    const press = await readPress(services, body);
    const form = await buildChooseItemForm(services, press.userId, press.language, {
      classCode: press.value || undefined,
      channelId: press.channelId,
    });
    await services.outbox.openView(press.triggerId, form, press.viewId);
    await ack();
  });
}
