import type { App } from '@slack/bolt';
import { VIEW } from '../../blocks/ids.ts';
import { notice } from '../../flows/notices.ts';
import { saveClass } from '../../flows/save-class.ts';
import { readForm } from '../../inbound/read-form.ts';
import type { Services } from '../../services.ts';

/** Saves a class's name, channel, weekly slot and activity. */
export function register(app: App, services: Services): void {
  app.view(VIEW.adminClass, async ({ view, body, ack }) => {
    const saved = await saveClass(services, readForm(view), body.user.id);
    if (!saved.ok) return ack({ response_action: 'errors', errors: { ...saved.detail } });
    await ack({ response_action: 'clear' });
    return services.confirm({ userId: body.user.id }, () => notice(saved.value.sentence));
  });
}
