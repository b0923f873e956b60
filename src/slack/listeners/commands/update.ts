import { normalizeCode } from '../../../plan/codes.ts';
import { followUpdate } from '../../flows/follow-update.ts';
import { buildChooseItemForm, buildUpdateForm } from '../../flows/open-update-form.ts';
import { typedUpdateMessage } from '../../flows/submit-update.ts';
import { tellReviewers } from '../../flows/tell-reviewers.ts';
import type { CommandHandler } from './call.ts';

/** `/linkage update CODE light percent text`; with a code alone the item's form, with nothing the choice of an item. */
export const updateCommand: CommandHandler = async (services, call) => {
  const { rest, userId: personId, language } = call;
  const itemCode = normalizeCode(rest);
  if (rest === '' || itemCode) {
    const form = itemCode
      ? await buildUpdateForm(services, {
          itemCode,
          personId,
          language,
          via: 'form',
          channelId: call.channelId,
        })
      : await buildChooseItemForm(services, personId, language, { channelId: call.channelId });
    await services.outbox.openView(call.triggerId, form);
    return call.reply();
  }
  const requestId = `slash:${call.triggerId}`;
  const outcomes = await services.updates.submitText({ text: rest, personId, via: 'slash', requestId });
  await call.reply(typedUpdateMessage(outcomes, language));
  for (const { receipt, request } of outcomes) {
    if (receipt) await followUpdate(services, receipt);
    if (request) await tellReviewers(services, request);
  }
};
