import { messagesFor } from '../../messages/index.ts';
import type { Language } from '../../plan/terms.ts';
import type { SlackMessage } from '../blocks/block.ts';
import { escapeText } from '../escape.ts';
import type { FormInput } from '../inbound/read-form.ts';
import type { Services } from '../services.ts';
import { notice } from './notices.ts';

/** Each ticked item is reported as unchanged; a refused one is told beside the others. */
export async function confirmNoChange(
  services: Services,
  form: FormInput & { readonly language: Language },
  personId: string,
): Promise<{ readonly message: SlackMessage; readonly savedCodes: readonly string[] }> {
  const words = messagesFor(form.language).updates;
  const savedCodes: string[] = [];
  const refusals: string[] = [];
  for (const itemCode of form.lists.items ?? []) {
    const requestId = `nochange:${form.viewId}:${itemCode}`;
    const done = await services.updates.confirmNoChange({ itemCode, personId, via: 'button', requestId });
    if (done.ok) savedCodes.push(itemCode);
    else refusals.push(words.errors[done.code](done.detail));
  }
  const outcome = { reported: savedCodes, neverReported: [], alreadyReported: [] };
  const lines = [
    ...(savedCodes.length > 0 ? [`✅ ${words.allAsLastWeek(outcome).join('\n')}`] : []),
    ...refusals,
  ];
  return { message: notice(escapeText(lines.join('\n'))), savedCodes };
}
