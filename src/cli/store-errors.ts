import type { Messages } from '../messages/index.ts';
import { StoreDamaged, StoreLocked, StoreUnreachable } from '../records/open-store.ts';

/** The sentence for a store that could not be opened; undefined for any other error. */
export function storeErrorSentence(error: unknown, messages: Messages): string | undefined {
  const sentences = messages.command.storeErrors;
  if (error instanceof StoreLocked) return sentences.locked(error.place);
  if (error instanceof StoreUnreachable) return sentences.unreachable[error.reason](error.place);
  if (error instanceof StoreDamaged) return sentences.damaged(error.place);
  return undefined;
}
