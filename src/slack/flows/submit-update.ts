import { messagesFor } from '../../messages/index.ts';
import { plainDateIn } from '../../plan/dates.ts';
import type { Language } from '../../plan/terms.ts';
import { parseUpdateText } from '../../updates/parse-update.ts';
import type { UpdateReceipt } from '../../updates/update.ts';
import { actions, button, type SlackMessage, section } from '../blocks/block.ts';
import { ACTION } from '../blocks/ids.ts';
import { receiptMessage } from '../blocks/receipt.ts';
import { escapeText } from '../escape.ts';
import type { Services } from '../services.ts';

/** Saves what a slash command says, line by line, and says what became of each line. */
export async function submitUpdateText(
  services: Services,
  request: {
    readonly text: string;
    readonly personId: string;
    readonly requestId: string;
    readonly language: Language;
  },
): Promise<{ readonly message: SlackMessage; readonly receipts: readonly UpdateReceipt[] }> {
  const { language } = request;
  const catalogue = messagesFor(language);
  const today = plainDateIn(services.settings.timeZone, services.clock.now());
  const lines = parseUpdateText(request.text, { today });
  const receipts: UpdateReceipt[] = [];
  const refusals: string[] = [];
  for (const line of lines) {
    if (!line.result.ok) {
      refusals.push(escapeText(catalogue.updates.textErrors[line.result.code](line.result.detail)));
      continue;
    }
    const saved = await services.updates.submit({
      itemCode: line.result.value.itemCode,
      fields: line.result.value.fields,
      personId: request.personId,
      via: 'slash',
      requestId: `${request.requestId}:${line.lineNumber}`,
    });
    if (saved.ok) receipts.push(saved.value);
    else refusals.push(escapeText(catalogue.updates.errors[saved.code](saved.detail)));
  }
  if (receipts.length === 0) return { message: usageMessage(refusals, lines, language), receipts };
  return { message: receiptMessage(receipts, refusals, language), receipts };
}

/** Why nothing was saved, and the form of a right one. */
function usageMessage(
  refusals: readonly string[],
  lines: readonly { readonly text: string }[],
  language: Language,
): SlackMessage {
  const words = messagesFor(language).slack.update;
  const code = /[A-Z]{2,3}-?\d+/i.exec(lines[0]?.text ?? '')?.[0]?.toUpperCase() ?? 'KT-03';
  return {
    text: words.notSaved,
    blocks: [
      section([...refusals.map((one) => `⚠️ ${one}`), `${words.usage} \`${words.example(code)}\``].join('\n')),
      actions([button(ACTION.chooseUpdateItem, words.openForm, '')]),
    ],
  };
}
