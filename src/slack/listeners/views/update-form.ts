import type { App } from '@slack/bolt';
import { VIEW } from '../../blocks/ids.ts';
import { followUpdate } from '../../flows/follow-update.ts';
import { refreshHome } from '../../flows/home.ts';
import { submitUpdateForm } from '../../flows/submit-form.ts';
import { readForm } from '../../inbound/read-form.ts';
import type { Services } from '../../services.ts';

/** Saves the update form, or a correction; the window closes only after it is stored. */
export function register(app: App, services: Services): void {
  for (const callbackId of [VIEW.update, VIEW.correct]) {
    app.view(callbackId, async ({ view, body, ack }) => {
      const outcome = await submitUpdateForm(services, readForm(view), body.user.id);
      if (outcome.kind === 'errors') return ack({ response_action: 'errors', errors: outcome.errors });
      if (outcome.kind === 'again')
        return ack({ response_action: 'update', view: services.outbox.view(outcome.view) });
      await ack({ response_action: 'clear' });
      await services.confirm({ userId: body.user.id, channelId: outcome.channelId }, () => outcome.message);
      await followUpdate(services, outcome.receipt);
      // Opened from Home, it is to Home that the person comes back.
      if (!outcome.channelId) await refreshHome(services, body.user.id);
    });
  }
}
