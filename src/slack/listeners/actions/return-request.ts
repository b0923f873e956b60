import type { App } from '@slack/bolt';
import { messagesFor } from '../../../messages/index.ts';
import { VIEW } from '../../blocks/ids.ts';
import { reasonForm } from '../../blocks/item-forms.ts';
import type { Services } from '../../services.ts';
import { readPress } from './press.ts';

/** Asks for the reason before a request is returned. */
export function register(app: App, services: Services): void {
  app.action(/^return_request_/, async ({ body, ack }) => {
    const press = await readPress(services, body);
    const form = reasonForm({
      callbackId: VIEW.returnRequest,
      title: messagesFor(press.language).slack.requests.returnTitle,
      subject: { id: press.value, channelId: press.channelId ?? '', messageTs: press.messageTs ?? '' },
      language: press.language,
    });
    await services.outbox.openView(press.triggerId, form, press.viewId);
    await ack();
  });
}
