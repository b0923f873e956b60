import type { App } from '@slack/bolt';
import { messagesFor } from '../../../messages/index.ts';
import { ACTION } from '../../blocks/ids.ts';
import { fullTableBlocks } from '../../flows/full-table.ts';
import { notice } from '../../flows/notices.ts';
import { readOnlyModal } from '../../flows/show-card.ts';
import type { Services } from '../../services.ts';
import { readPress } from './press.ts';

/** The whole list of an answer, in a window for the presser. */
export function register(app: App, services: Services): void {
  app.action(ACTION.showAll, async ({ body, ack }) => {
    const press = await readPress(services, body);
    const table = await fullTableBlocks(services, press.value, press.userId);
    const words = messagesFor(press.language).slack.answer;
    if (table)
      await services.outbox.openView(
        press.triggerId,
        readOnlyModal(table.title, table.blocks, press.language),
      );
    await ack();
    if (!table) await services.reply(press, () => notice(words.gone));
  });
}
