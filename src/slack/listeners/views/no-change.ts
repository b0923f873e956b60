import type { App } from '@slack/bolt';
import { VIEW } from '../../blocks/ids.ts';
import { confirmNoChange } from '../../flows/confirm-no-change.ts';
import type { Services } from '../../services.ts';
import { readItemForm } from './item-form.ts';

/** Saves "no change this week" for the ticked items. */
export function register(app: App, services: Services): void {
  app.view(VIEW.noChange, async ({ view, body, ack }) => {
    const form = readItemForm(view);
    const { message, savedCodes } = await confirmNoChange(services, form, body.user.id);
    await ack({ response_action: 'clear' });
    await services.confirm({ userId: body.user.id, channelId: form.channelId }, () => message);
    for (const code of savedCodes.slice(0, 1)) await services.reminders()?.afterUpdate(code);
  });
}
