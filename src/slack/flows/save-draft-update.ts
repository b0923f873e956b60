import { messagesFor } from '../../messages/index.ts';
import type { UpdateReceipt } from '../../updates/update.ts';
import type { SlackMessage } from '../blocks/block.ts';
import { receiptMessage } from '../blocks/receipt.ts';
import { escapeText } from '../escape.ts';
import type { Press } from '../listeners/actions/press.ts';
import type { Services } from '../services.ts';
import { notice } from './notices.ts';

/** Saves the presser's own draft of an item, checked again now; and says what came of it. */
export async function saveDraftUpdate(
  services: Services,
  press: Press,
): Promise<{ readonly message: SlackMessage; readonly receipt?: UpdateReceipt }> {
  const { value: itemCode, userId: personId, language } = press;
  // The message is the request: pressing it again is the same one.
  const requestId = `draft:${personId}:${itemCode}:${press.messageTs ?? press.requestId}`;
  const draft = await services.store.drafts.find(personId, itemCode);
  const via = draft?.source === 'shortcut' ? 'shortcut' : 'reply';
  const saved = await services.updates.submitDraft({ itemCode, personId, via, requestId });
  const words = messagesFor(language);
  if (saved.ok) return { message: receiptMessage([saved.value], [], language), receipt: saved.value };
  if (saved.code === 'unknown_draft') return { message: notice(words.slack.reply.gone) };
  const sentence =
    saved.code === 'invalid'
      ? saved.detail.map((fault) => words.updates.fieldErrors[fault.code](fault.word)).join(' ')
      : words.updates.errors[saved.code](saved.detail);
  return { message: notice(`⚠️ ${escapeText(sentence)}`) };
}
