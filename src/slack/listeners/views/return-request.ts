import type { App } from '@slack/bolt';
import { z } from 'zod';
import { VIEW } from '../../blocks/ids.ts';
import { decideRequest } from '../../flows/decide-request.ts';
import { readForm } from '../../inbound/read-form.ts';
import type { Services } from '../../services.ts';

const METADATA = z.object({
  id: z.string(),
  channelId: z.string(),
  messageTs: z.string(),
  language: z.enum(['en', 'zh']),
});

/** Returns a request with its reason; its buttons give way to what was decided. */
export function register(app: App, services: Services): void {
  app.view(VIEW.returnRequest, async ({ view, body, ack }) => {
    const form = readForm(view);
    const { id, channelId, messageTs, language } = METADATA.parse(JSON.parse(form.metadata));
    const decision = { id, accept: false, reason: form.values.reason, personId: body.user.id };
    const done = await decideRequest(services, decision, language);
    if (!done.ok) return ack({ response_action: 'errors', errors: { reason: done.sentence } });
    await ack({ response_action: 'clear' });
    const shown = messageTs !== '' && (await services.outbox.edit(channelId, messageTs, () => done.message));
    if (!shown) await services.tell(body.user.id, () => done.message);
    return done.follow();
  });
}
