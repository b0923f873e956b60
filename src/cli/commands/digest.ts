import { writeFile } from 'node:fs/promises';
import { digestSheets } from '../../reminders/digest-sheets.ts';
import { digestText } from '../../reminders/digest-text.ts';
import type { Command } from '../command.ts';
import { textOption, timeOption } from '../options.ts';

/** Stands where a person would: somebody without any role sees what is public. */
const NOBODY = '-';

/** `linkage digest [2026-W47|2026-10]`: the running week without a period. With `--out` as a workbook. */
export const digest: Command = {
  options: {
    as: { type: 'string' },
    at: { type: 'string' },
    out: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run({ app, fileAt, io, language, messages, timeZone }, [period], options) {
    const { reminders, ledger } = await app(timeOption(options, 'at', messages, timeZone));
    const made = await reminders.digest({
      kind: period !== undefined && /^\d{4}-\d{2}$/.test(period) ? 'monthly' : 'weekly',
      period,
      personId: textOption(options, 'as') ?? NOBODY,
      language,
    });
    if (made === undefined) {
      io.err(`${messages.command.noDigest(period ?? '')}\n`);
      return 1;
    }
    const file = textOption(options, 'out');
    if (file !== undefined) await writeFile(fileAt(file), await ledger.writeWorkbook(digestSheets(made)));
    io.out(options.json === true ? `${JSON.stringify(made, null, 2)}\n` : digestText(made));
    return 0;
  },
};
