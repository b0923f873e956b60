import type { App } from '@slack/bolt';
import { z } from 'zod';
import { ACTION } from '../../blocks/ids.ts';
import { buildUpdateForm } from '../../flows/open-update-form.ts';
import type { Services } from '../../services.ts';
import { readPress } from './press.ts';

const VALUE = z.object({ updateId: z.string(), itemCode: z.string() });

/** Opens the last update's form again, to be corrected: the record keeps both. */
export function register(app: App, services: Services): void {
  app.action(ACTION.correctUpdate, async ({ body, ack }) => {
    const press = await readPress(services, body);
    const { updateId: corrects, itemCode } = VALUE.parse(JSON.parse(press.value));
    const { userId: personId, language, channelId } = press;
    const form = await buildUpdateForm(services, {
      itemCode,
      personId,
      language,
      via: 'form',
      channelId,
      corrects,
    });
    await services.outbox.openView(press.triggerId, form, press.viewId);
    await ack();
  });
}
