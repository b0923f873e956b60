import type { App } from '@slack/bolt';
import { z } from 'zod';
import { VIEW } from '../../blocks/ids.ts';
import { readForm } from '../../inbound/read-form.ts';
import type { Services } from '../../services.ts';

/** Keeps why an answer was not right. */
export function register(app: App, services: Services): void {
  app.view(VIEW.feedback, async ({ view, ack }) => {
    const form = readForm(view);
    const { answerId } = z.object({ answerId: z.string() }).parse(JSON.parse(form.metadata));
    const reason = [form.values.reason, form.values.comment].filter((part) => part !== undefined).join(': ');
    await services.store.answerLog.rate(answerId, 'down', reason || undefined);
    await ack();
  });
}
