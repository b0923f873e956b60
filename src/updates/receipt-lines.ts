import { messagesFor } from '../messages/index.ts';
import type { Language } from '../plan/terms.ts';
import type { UpdateReceipt } from './update.ts';

/** A stored update in plain text: what was confirmed, values old → new, what was said, a doubtful light. */
export function receiptLines(receipt: UpdateReceipt, language: Language): string[] {
  return messagesFor(language).updates.receipt(receipt);
}
