import { messagesFor } from '../../messages/index.ts';
import { isClassCode, normalizeCode } from '../../plan/codes.ts';
import type { Language } from '../../plan/terms.ts';
import type { SlackMessage } from '../blocks/block.ts';
import type { Services } from '../services.ts';
import { notice } from './notices.ts';
import { accessOf } from './open-update-form.ts';

/** Sends the plan, or one class of it, as a workbook to the person alone: only what they may see. */
export async function sendExport(
  services: Services,
  request: { readonly text: string; readonly personId: string },
  language: Language,
): Promise<SlackMessage> {
  const words = messagesFor(language).slack.export;
  if (!services.ledger) return notice(words.unavailable);
  const code = normalizeCode(request.text);
  const classCode = code && isClassCode(code) ? code : undefined;
  const known = classCode !== undefined && (await services.store.findClass(classCode)) !== undefined;
  if (request.text !== '' && !known) return notice(words.unknownClass);
  const { visibility, today } = await accessOf(services, request.personId);
  const { bytes, itemCount } = await services.ledger.exportLedger({ visibility, language, classCode });
  const fileName = `linkage-${classCode ? `${classCode}-` : ''}${today}.xlsx`;
  const sent = await services.outbox.sendFile(request.personId, {
    fileName,
    bytes,
    comment: words.comment(itemCount),
  });
  return notice(sent ? words.sent(itemCount) : words.failed);
}
