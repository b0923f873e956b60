import type { App } from '@slack/bolt';
import { messagesFor } from '../../../messages/index.ts';
import { ACTION } from '../../blocks/ids.ts';
import { applyPreview } from '../../flows/import-file.ts';
import { notice } from '../../flows/notices.ts';
import type { Services } from '../../services.ts';
import { readPress } from './press.ts';

/** Under the preview of an import: writes it, or throws it away. */
export function register(app: App, services: Services): void {
  app.action(ACTION.applyImport, async ({ body, ack }) => {
    await ack();
    const press = await readPress(services, body);
    const said = await applyPreview(services, press.value, press.userId, press.language);
    await services.settle(press, () => said, true);
  });
  app.action(ACTION.discardImport, async ({ body, ack }) => {
    await ack();
    const press = await readPress(services, body);
    services.previews.take(press.value);
    await services.settle(press, () => notice(messagesFor(press.language).slack.import.discarded), true);
  });
}
