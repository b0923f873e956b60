import type { App } from '@slack/bolt';
import { z } from 'zod';
import { messagesFor } from '../../../messages/index.ts';
import { LANGUAGES } from '../../../plan/terms.ts';
import { VIEW } from '../../blocks/ids.ts';
import { notice } from '../../flows/notices.ts';
import { readForm } from '../../inbound/read-form.ts';
import type { Services } from '../../services.ts';

const METADATA = z.object({ classCode: z.string(), week: z.string(), language: z.enum(LANGUAGES) });

/** Keeps a class from being chased in a week, with the reason. */
export function register(app: App, services: Services): void {
  app.view(VIEW.waive, async ({ view, body, ack }) => {
    const form = readForm(view);
    const { classCode, week, language } = METADATA.parse(JSON.parse(form.metadata));
    const words = messagesFor(language).slack.chaser;
    const order = { classCode, week, personId: body.user.id, reason: form.values.reason ?? '' };
    const done = await services.reminders()?.waive(order);
    if (!done?.ok) {
      const why = words.waiveErrors[done?.code ?? 'may_not_waive'];
      return ack({ response_action: 'errors', errors: { reason: why } });
    }
    await ack({ response_action: 'clear' });
    return services.confirm({ userId: body.user.id }, () => notice(`${classCode} ${week}: ${words.waived}`));
  });
}
