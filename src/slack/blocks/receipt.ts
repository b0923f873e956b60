import { messagesFor } from '../../messages/index.ts';
import type { Language } from '../../plan/terms.ts';
import { receiptLines } from '../../updates/receipt-lines.ts';
import type { UpdateReceipt } from '../../updates/update.ts';
import { escapeInline, escapeText } from '../escape.ts';
import { cut, LIMITS } from '../limits.ts';
import { actions, button, context, type SlackBlock, type SlackMessage, section } from './block.ts';
import { ACTION } from './ids.ts';

/** What was saved, old → new. `refusals` are ready sentences about lines that were not saved. */
export function receiptMessage(
  receipts: readonly UpdateReceipt[],
  refusals: readonly string[],
  language: Language,
): SlackMessage {
  const words = messagesFor(language).slack.update;
  const blocks: SlackBlock[] = receipts.map((receipt) => section(receiptText(receipt, language)));
  if (refusals.length > 0) blocks.push(section(refusals.map((one) => `⚠️ ${one}`).join('\n')));
  const only = receipts.length === 1 ? receipts[0] : undefined;
  if (only) blocks.push(actions([button(ACTION.openCard, words.seeCard, only.after.code)]));
  const title =
    receipts.length > 0
      ? `${words.saved}: ${receipts.map((one) => one.after.code).join(', ')}`
      : words.notSaved;
  return { text: title, blocks: blocks.length > 0 ? blocks : [context([title])] };
}

function receiptText(receipt: UpdateReceipt, language: Language): string {
  const [first = '', ...rest] = receiptLines(receipt, language);
  return cut([`✅ *${escapeInline(first)}*`, ...rest.map(escapeText)].join('\n'), LIMITS.sectionText);
}
