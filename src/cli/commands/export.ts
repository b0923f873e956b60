import { writeFile } from 'node:fs/promises';
import { normalizeCode } from '../../plan/codes.ts';
import { plainDateIn } from '../../plan/dates.ts';
import { SEES_EVERYTHING, visibilityOf } from '../../plan/permissions.ts';
import { type Command, UsageError } from '../command.ts';
import { endOfTimeOption, textOption } from '../options.ts';

/** The operator of the machine exports everything; with `--as` only what that person may see. */
export const exportLedger: Command = {
  options: { class: { type: 'string' }, 'as-of': { type: 'string' }, as: { type: 'string' } },
  async run({ app, fileAt, io, language, messages, timeZone }, words, options) {
    const [file] = words;
    if (file === undefined) throw new UsageError(messages.command.missingArgument('FILE.xlsx'));
    const { ledger, store, clock } = await app();
    const personId = textOption(options, 'as');
    const visibility =
      personId === undefined
        ? SEES_EVERYTHING
        : visibilityOf(
            { kind: 'person', personId },
            await store.listAssignments({ personId }),
            plainDateIn(timeZone, clock.now()),
          );
    const named = textOption(options, 'class');
    const classCode = named && (normalizeCode(named) ?? named);
    if (classCode !== undefined && (await store.findClass(classCode)) === undefined) {
      io.err(`${messages.command.unknownClass(classCode)}\n`);
      return 1;
    }
    const asOf = endOfTimeOption(options, 'as-of', messages, timeZone);
    const { bytes, itemCount } = await ledger.exportLedger({ visibility, language, classCode, asOf });
    await writeFile(fileAt(file), bytes);
    io.out(`${messages.command.exported(itemCount, file)}\n`);
    return 0;
  },
};
