import type { HistoryText } from '../messages/history.ts';
import { messagesFor } from '../messages/index.ts';
import type { Language } from '../plan/terms.ts';
import type { ItemHistory } from './item-history.ts';

/** An item's history in plain text, newest first, and one more entry where it was cut. */
export function historyTexts(history: ItemHistory, language: Language, timeZone: string): HistoryText[] {
  const words = messagesFor(language).updates;
  const texts = history.entries.map((entry) => words.historyText(entry, history.item, timeZone));
  return history.cut ? [...texts, { head: words.historyCut(texts.length), parts: [] }] : texts;
}
