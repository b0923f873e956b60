import type { App } from '@slack/bolt';
import { VIEW } from '../../blocks/ids.ts';
import { notice } from '../../flows/notices.ts';
import { saveNames } from '../../flows/settle-names.ts';
import { readForm } from '../../inbound/read-form.ts';
import type { Services } from '../../services.ts';

/** Saves whose the names of imported ledgers are. */
export function register(app: App, services: Services): void {
  app.view(VIEW.adminNames, async ({ view, body, ack }) => {
    const saved = await saveNames(services, readForm(view), body.user.id);
    if (!saved.ok) return ack({ response_action: 'errors', errors: { ...saved.detail } });
    await ack({ response_action: 'clear' });
    return services.confirm({ userId: body.user.id }, () => notice(saved.value.sentences.join('\n')));
  });
}
