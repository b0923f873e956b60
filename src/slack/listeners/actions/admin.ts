import type { App } from '@slack/bolt';
import { messagesFor } from '../../../messages/index.ts';
import { chooseClassForm } from '../../blocks/admin-forms.ts';
import type { ModalView } from '../../blocks/block.ts';
import { section } from '../../blocks/block.ts';
import { ACTION } from '../../blocks/ids.ts';
import { adminBlocks, buildAssignmentForm, isAdmin, notAdmin } from '../../flows/admin.ts';
import { sendExport } from '../../flows/send-export.ts';
import { buildNamesForm } from '../../flows/settle-names.ts';
import { readOnlyModal } from '../../flows/show-card.ts';
import type { Services } from '../../services.ts';
import { type Press, readPress } from './press.ts';

/** The buttons of the administration: each opens its window, for administrators only. */
export function register(app: App, services: Services): void {
  const open = (actionId: string, build: (press: Press) => Promise<ModalView>): void =>
    app.action(actionId, async ({ body, ack }) => {
      const press = await readPress(services, body);
      const words = messagesFor(press.language).slack.admin;
      const view = (await isAdmin(services, press.userId))
        ? await build(press)
        : readOnlyModal(words.title, [section(await notAdmin(services, press.language))], press.language);
      await services.outbox.openView(press.triggerId, view, press.viewId);
      await ack();
    });
  open(ACTION.adminMenu, async ({ userId, language }) =>
    readOnlyModal(
      messagesFor(language).slack.admin.title,
      await adminBlocks(services, userId, language),
      language,
    ),
  );
  open(ACTION.adminClass, async ({ language }) =>
    chooseClassForm(await services.store.listClasses(), language),
  );
  open(ACTION.adminAssignment, ({ language }) => buildAssignmentForm(services, language));
  open(ACTION.adminNames, ({ userId, language }) => buildNamesForm(services, userId, language));
  open(ACTION.adminImportHelp, async ({ language }) => {
    const words = messagesFor(language).slack;
    return readOnlyModal(words.admin.import, [section(words.import.help)], language);
  });
  app.action(ACTION.adminExport, async ({ body, ack }) => {
    await ack();
    const press = await readPress(services, body);
    const said = await sendExport(services, { text: '', personId: press.userId }, press.language);
    await services.reply(press, () => said);
  });
}
