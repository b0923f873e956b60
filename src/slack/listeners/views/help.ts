import type { App } from '@slack/bolt';
import { VIEW } from '../../blocks/ids.ts';
import { askForHelp } from '../../flows/ask-for-help.ts';
import type { Services } from '../../services.ts';
import { readItemForm } from './item-form.ts';

/** Sends a request for help to the supervising official. */
export function register(app: App, services: Services): void {
  app.view(VIEW.help, async ({ view, body, ack }) => {
    const form = readItemForm(view);
    const asked = await askForHelp(services, form, body.user.id);
    if (!asked.ok) return ack({ response_action: 'errors', errors: { [form.firstField]: asked.sentence } });
    await ack({ response_action: 'clear' });
    const message = await asked.send();
    return services.confirm({ userId: body.user.id, channelId: form.channelId }, () => message);
  });
}
