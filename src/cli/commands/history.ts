import { normalizeCode } from '../../plan/codes.ts';
import { historyLines } from '../../updates/history-lines.ts';
import { type Command, UsageError } from '../command.ts';
import { textOption } from '../options.ts';

const ENTRIES = 200;

export const history: Command = {
  options: { as: { type: 'string' }, json: { type: 'boolean' } },
  async run({ app, io, language, messages, timeZone }, words, options) {
    const [word] = words;
    if (word === undefined) throw new UsageError(messages.command.missingArgument('CODE'));
    const { updates } = await app();
    const personId = textOption(options, 'as') ?? '';
    const found = await updates.itemHistory(normalizeCode(word) ?? word, personId, { limit: ENTRIES });
    if (!found.ok) {
      io.err(`${messages.command.unknownClass(word)}\n`);
      return 1;
    }
    if (options.json === true) io.out(`${JSON.stringify(found.value, null, 2)}\n`);
    else io.out(`${historyLines(found.value, language, timeZone).join('\n')}\n`);
    return 0;
  },
};
