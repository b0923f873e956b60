import type { App } from '@slack/bolt';
import { messagesFor } from '../../../messages/index.ts';
import { VIEW } from '../../blocks/ids.ts';
import { escapeText } from '../../escape.ts';
import { notice } from '../../flows/notices.ts';
import type { Services } from '../../services.ts';
import { readItemForm } from './item-form.ts';

/** Holds the chasing of one item back, with a reason. */
export function register(app: App, services: Services): void {
  app.view(VIEW.snooze, async ({ view, body, ack }) => {
    const { itemCode, language, channelId, values, firstField, viewId } = readItemForm(view);
    const words = messagesFor(language).updates;
    const reason = values.reason ?? '';
    const done = await services.updates.snooze({
      itemCode,
      personId: body.user.id,
      reason,
      requestId: viewId,
    });
    if (!done.ok)
      return ack({
        response_action: 'errors',
        errors: { [firstField]: words.errors[done.code](done.detail) },
      });
    await ack({ response_action: 'clear' });
    const said = words.snoozed(done.value.item, done.value.until, done.value.left);
    return services.confirm({ userId: body.user.id, channelId }, () => notice(escapeText(said)));
  });
}
