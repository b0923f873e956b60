import type { App } from '@slack/bolt';
import { z } from 'zod';
import { messagesFor } from '../../../messages/index.ts';
import { normalizeCode } from '../../../plan/codes.ts';
import { VIEW } from '../../blocks/ids.ts';
import { buildUpdateForm } from '../../flows/open-update-form.ts';
import { readForm } from '../../inbound/read-form.ts';
import type { Services } from '../../services.ts';

const STATE = z.object({ language: z.enum(['en', 'zh']), channelId: z.string().optional() });

/** From the choice of an item to its form, in the same window. A code that was typed goes before the one chosen. */
export function register(app: App, services: Services): void {
  app.view(VIEW.chooseItem, async ({ view, body, ack }) => {
    const form = readForm(view);
    const { language, channelId } = STATE.parse(JSON.parse(form.metadata));
    const itemCode = normalizeCode(form.values.itemCode ?? form.values.item ?? '');
    if (!itemCode)
      return ack({
        response_action: 'errors',
        errors: { itemCode: messagesFor(language).slack.form.errors.item },
      });
    const next = await buildUpdateForm(services, {
      itemCode,
      personId: body.user.id,
      language,
      via: 'form',
      channelId,
    });
    return ack({ response_action: 'update', view: services.outbox.view(next) });
  });
}
