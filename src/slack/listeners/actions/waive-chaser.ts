import type { App } from '@slack/bolt';
import { z } from 'zod';
import { messagesFor } from '../../../messages/index.ts';
import { VIEW } from '../../blocks/ids.ts';
import { reasonForm } from '../../blocks/item-forms.ts';
import type { Services } from '../../services.ts';
import { readPress } from './press.ts';

const VALUE = z.object({ classCode: z.string(), week: z.string() });

/** Asks why a class is not to be chased this week. */
export function register(app: App, services: Services): void {
  app.action(/^waive_chaser(_|$)/, async ({ body, ack }) => {
    const press = await readPress(services, body);
    const form = reasonForm({
      callbackId: VIEW.waive,
      title: messagesFor(press.language).slack.chaser.waive,
      subject: VALUE.parse(JSON.parse(press.value)),
      language: press.language,
    });
    await services.outbox.openView(press.triggerId, form, press.viewId);
    await ack();
  });
}
