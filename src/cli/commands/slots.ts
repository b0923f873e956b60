import { formatInstant } from '../../messages/format.ts';
import { outcomeText } from '../../reminders/outcome-words.ts';
import type { Command } from '../command.ts';
import { lengthOption, textOption, timeOption } from '../options.ts';

const WEEK_MS = 7 * 86_400_000;

export const slots: Command = {
  options: { since: { type: 'string' }, json: { type: 'boolean' } },
  async run({ app, io, language, messages, timeZone }, _words, options) {
    const { reminders, clock } = await app();
    // A length of time back from now (`7d`), or a day or time.
    const isTime = /^\d{4}-/.test(textOption(options, 'since') ?? '');
    const backMs = (isTime ? undefined : lengthOption(options, 'since', messages)) ?? WEEK_MS;
    const time = isTime ? timeOption(options, 'since', messages, timeZone) : undefined;
    const found = await reminders.listSlots({ since: time ?? new Date(clock.now().getTime() - backMs) });
    if (options.json === true) io.out(`${JSON.stringify(found, null, 2)}\n`);
    else if (found.length === 0) io.out(`${messages.command.remind.noSlots}\n`);
    for (const slot of options.json === true ? [] : found) {
      const outcome = outcomeText({ outcome: slot.state, reason: slot.reason }, language);
      io.out(
        `${slot.week}  ${slot.classCode}  ${slot.kind}  ${outcome}  ${formatInstant(slot.dueAt, timeZone, language)}\n`,
      );
    }
    return 0;
  },
};
