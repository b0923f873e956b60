import { formatInstant } from '../../messages/format.ts';
import type { Command } from '../command.ts';
import { lengthOption } from '../options.ts';

const WEEK_MS = 7 * 86_400_000;

export const slots: Command = {
  options: { since: { type: 'string' }, json: { type: 'boolean' } },
  async run({ app, io, language, messages, timeZone }, _words, options) {
    const { reminders, clock } = await app();
    const sinceMs = lengthOption(options, 'since', messages) ?? WEEK_MS;
    const found = await reminders.listSlots({ since: new Date(clock.now().getTime() - sinceMs) });
    if (options.json === true) io.out(`${JSON.stringify(found, null, 2)}\n`);
    else if (found.length === 0) io.out(`${messages.command.remind.noSlots}\n`);
    for (const slot of options.json === true ? [] : found) {
      const reason = slot.reason === undefined ? '' : ` (${slot.reason})`;
      io.out(
        `${slot.week}  ${slot.classCode}  ${slot.kind}  ${slot.state}${reason}  ${formatInstant(slot.dueAt, timeZone, language)}\n`,
      );
    }
    return 0;
  },
};
