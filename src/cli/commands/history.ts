import { normalizeCode } from '../../plan/codes.ts';
import type { Language } from '../../plan/terms.ts';
import { historyTexts } from '../../updates/history-texts.ts';
import type { ItemHistory } from '../../updates/item-history.ts';
import { type Command, UsageError } from '../command.ts';
import { textOption } from '../options.ts';

const ENTRIES = 200;

/** The operator of the machine sees every item's history; with `--as` only what that person may see. */
export const history: Command = {
  options: { as: { type: 'string' }, json: { type: 'boolean' } },
  async run({ app, io, language, messages, timeZone }, words, options) {
    const [word] = words;
    if (word === undefined) throw new UsageError(messages.command.missingArgument('CODE'));
    const { updates } = await app();
    const personId = textOption(options, 'as');
    const found = await updates.itemHistory(normalizeCode(word) ?? word, personId, { limit: ENTRIES });
    if (!found.ok) {
      io.err(`${messages.command.unknownClass(word)}\n`);
      return 1;
    }
    if (options.json === true) io.out(`${JSON.stringify(found.value, null, 2)}\n`);
    else io.out(`${lines(found.value, language, timeZone).join('\n')}\n`);
    return 0;
  },
};

function lines(history: ItemHistory, language: Language, timeZone: string): string[] {
  const { item } = history;
  const title = language === 'zh' ? item.titleZh || item.titleEn : item.titleEn || item.titleZh;
  return [
    `${item.code}  ${title}`,
    ...historyTexts(history, language, timeZone).flatMap(({ head, parts }) => [
      '',
      head,
      ...parts.map((part) => `  ${part}`),
    ]),
  ];
}
