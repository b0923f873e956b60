import type { App } from '@slack/bolt';
import { VIEW } from '../../blocks/ids.ts';
import { keepDraft } from '../../flows/keep-draft.ts';
import type { Services } from '../../services.ts';

/** A form that was closed keeps what was typed. */
export function register(app: App, services: Services): void {
  app.view({ callback_id: VIEW.update, type: 'view_closed' }, async ({ view, body, ack }) => {
    await keepDraft(services, view, body.user.id);
    await ack();
  });
}
