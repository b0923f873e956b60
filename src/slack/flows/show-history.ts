import { messagesFor } from '../../messages/index.ts';
import { normalizeCode } from '../../plan/codes.ts';
import type { Language } from '../../plan/terms.ts';
import { historyLines } from '../../updates/history-lines.ts';
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
  const lines = historyLines(history.value, language, services.settings.timeZone).map(escapeText);
  const title = `*${item.code}*  ${titleOf(item, language)}`;
  return {
    text: `${item.code} ${words.card.history}`,
    blocks: [section(title), ...paragraphs(lines), ...(item.sample ? [context([words.sample])] : [])],
  };
}

/** As few sections as hold the lines. */
function paragraphs(lines: readonly string[]): SlackBlock[] {
  const texts: string[] = [];
  for (const line of lines.map((one) => `• ${cut(one, 700)}`)) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + line.length < LIMITS.sectionText - 10)
      texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  return texts.map((text) => section(text));
}
