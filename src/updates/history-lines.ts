import { messagesFor } from '../messages/index.ts';
import type { Language } from '../plan/terms.ts';
import type { ItemHistory } from './item-history.ts';

/** An item's history in plain text, newest first: a line for each entry, and one more where it was cut. */
export function historyLines(history: ItemHistory, language: Language, timeZone: string): string[] {
  const words = messagesFor(language).updates;
  const lines = history.entries.map((entry) => words.historyLine(entry, history.item, timeZone));
  return history.cut ? [...lines, words.historyCut(lines.length)] : lines;
}
