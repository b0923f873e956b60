import type { App } from '@slack/bolt';
import { TYPED } from '../../blocks/form.ts';
import { keepDraft } from '../../flows/keep-draft.ts';
import type { Services } from '../../services.ts';

/** A field of the update form was left: what stands in the form is kept, should its window be lost. */
export function register(app: App, services: Services): void {
  app.action(TYPED, async ({ body, ack }) => {
    await ack();
    if ('view' in body && body.view) await keepDraft(services, body.view, body.user.id);
  });
}
