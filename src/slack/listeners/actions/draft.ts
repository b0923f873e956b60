import type { App } from '@slack/bolt';
import { messagesFor } from '../../../messages/index.ts';
import { followUpdate } from '../../flows/follow-update.ts';
import { notice } from '../../flows/notices.ts';
import { saveDraftUpdate } from '../../flows/save-draft-update.ts';
import type { Services } from '../../services.ts';
import { readPress } from './press.ts';

/** Under a draft: the lead's button saves it, or throws it away. */
export function register(app: App, services: Services): void {
  app.action(/^save_draft_/, async ({ body, ack }) => {
    const press = await readPress(services, body);
    const { message, receipt } = await saveDraftUpdate(services, press);
    await ack();
    await services.replace(press, () => message);
    if (receipt) await followUpdate(services, receipt);
  });
  app.action(/^discard_draft_/, async ({ body, ack }) => {
    const press = await readPress(services, body);
    await services.updates.discardDraft(press.userId, press.value);
    await ack();
    await services.replace(press, () => notice(messagesFor(press.language).slack.reply.discarded));
  });
}
