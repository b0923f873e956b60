import type { App } from '@slack/bolt';
import { messagesFor } from '../../../messages/index.ts';
import { isClassCode, normalizeCode } from '../../../plan/codes.ts';
import { classForm } from '../../blocks/admin-forms.ts';
import { VIEW } from '../../blocks/ids.ts';
import type { Services } from '../../services.ts';
import { readItemForm } from './item-form.ts';

/** From the choice of a class to its form, in the same window. */
export function register(app: App, services: Services): void {
  app.view(VIEW.adminChooseClass, async ({ view, ack }) => {
    const { values, language } = readItemForm(view);
    const code = normalizeCode(values.newCode ?? values.class ?? '');
    if (!code || !isClassCode(code)) {
      const words = messagesFor(language).slack.admin.errors;
      return ack({ response_action: 'errors', errors: { newCode: words.code } });
    }
    const stored = await services.store.findClass(code);
    return ack({
      response_action: 'update',
      view: services.outbox.view(classForm({ code, stored, language })),
    });
  });
}
