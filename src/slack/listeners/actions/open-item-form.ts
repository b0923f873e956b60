import type { App } from '@slack/bolt';
import type { ModalView } from '../../blocks/block.ts';
import { ACTION } from '../../blocks/ids.ts';
import { closeForm, dueForm, helpForm, noChangeForm, snoozeForm } from '../../blocks/item-forms.ts';
import { pickItems } from '../../flows/pick-items.ts';
import type { Services } from '../../services.ts';
import { readPress } from './press.ts';

const FORMS: Readonly<Record<string, (options: Parameters<typeof helpForm>[0]) => ModalView>> = {
  [ACTION.chooseNoChange]: noChangeForm,
  [ACTION.chooseHelp]: helpForm,
  [ACTION.chooseSnooze]: snoozeForm,
  [ACTION.requestClose]: closeForm,
  [ACTION.requestDue]: dueForm,
};

/** Opens the small forms about one item; the button's value is the item's code, or its class's. */
export function register(app: App, services: Services): void {
  for (const [actionId, build] of Object.entries(FORMS)) {
    app.action(actionId, async ({ body, ack }) => {
      const { userId, triggerId, value, language, channelId, viewId } = await readPress(services, body);
      const items = await pickItems(services, userId, value, { unreportedOnly: build === noChangeForm });
      await services.outbox.openView(triggerId, build({ items, language, channelId }), viewId);
      await ack();
    });
  }
}
