import { normalizeCode } from '../../../plan/codes.ts';
import { followUpdate } from '../../flows/follow-update.ts';
import { buildChooseItemForm, buildUpdateForm } from '../../flows/open-update-form.ts';
import { submitUpdateText } from '../../flows/submit-update.ts';
import type { CommandHandler } from './call.ts';

/** `/linkage update CODE light percent text`; with a code alone the item's form, with nothing the choice of an item. */
export const updateCommand: CommandHandler = async (services, call) => {
  const { rest, userId: personId, language } = call;
  const itemCode = normalizeCode(rest);
  if (rest === '' || itemCode) {
    const form = itemCode && (await buildUpdateForm(services, { itemCode, personId, language, via: 'form' }));
    await services.outbox.openView(
      call.triggerId,
      form || (await buildChooseItemForm(services, personId, language)),
    );
    return call.reply();
  }
  const requestId = `slash:${call.triggerId}`;
  const { message, receipts } = await submitUpdateText(services, {
    text: rest,
    personId,
    requestId,
    language,
  });
  await call.reply(message);
  for (const receipt of receipts) await followUpdate(services, receipt);
};
