import { messagesFor } from '../../messages/index.ts';
import { normalizeCode } from '../../plan/codes.ts';
import type { Language } from '../../plan/terms.ts';
import { historyTexts } from '../../updates/history-texts.ts';
import { context, type SlackBlock, type SlackMessage, section } from '../blocks/block.ts';
import { titleOf } from '../blocks/words.ts';
import { escapeText } from '../escape.ts';
import { cut, LIMITS } from '../limits.ts';
import type { Services } from '../services.ts';
import { notice } from './notices.ts';

/** Who changed what of an item, newest first, for one person. */
export async function historyMessage(
  services: Services,
  text: string,
  personId: string,
  language: Language,
): Promise<SlackMessage> {
  const words = messagesFor(language).slack;
  const code = normalizeCode(text);
  const history = code ? await services.updates.itemHistory(code, personId) : undefined;
  if (!history?.ok) return notice(words.card.unseen);
  const { item } = history.value;
  const entries = historyTexts(history.value, language, services.settings.timeZone).map(({ head, parts }) =>
    [`*${escapeText(head)}*`, ...parts.map((part) => `•  ${escapeText(part)}`)].join('\n'),
  );
  const title = `*${item.code}*  ${titleOf(item, language)}`;
  return {
    text: `${item.code} ${words.card.history}`,
    blocks: [section(title), ...paragraphs(entries), ...(item.sample ? [context([words.sample])] : [])],
  };
}

/** As few sections as hold the entries. */
function paragraphs(entries: readonly string[]): SlackBlock[] {
  const texts: string[] = [];
  for (const entry of entries.map((one) => cut(one, 900))) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + entry.length < LIMITS.sectionText - 10)
      texts[texts.length - 1] = `${last}\n${entry}`;
    else texts.push(entry);
  }
  return texts.map((text) => section(text));
}
