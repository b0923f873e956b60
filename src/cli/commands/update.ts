import { randomUUID } from 'node:crypto';
import { plainDateIn } from '../../plan/dates.ts';
import { parseUpdateText } from '../../updates/parse-update.ts';
import { receiptLines } from '../../updates/receipt-lines.ts';
import { type Command, UsageError } from '../command.ts';
import { textOption } from '../options.ts';

export const update: Command = {
  options: { as: { type: 'string' }, json: { type: 'boolean' } },
  async run({ app, io, language, messages, timeZone }, words, options) {
    const personId = textOption(options, 'as');
    if (personId === undefined) throw new UsageError(messages.command.needsPerson);
    const text = words.join(' ');
    if (text.trim() === '')
      throw new UsageError(messages.command.missingArgument('"CODE LIGHT PERCENT TEXT"'));
    const { updates, reminders, clock } = await app();
    const parsed = parseUpdateText(text, { today: plainDateIn(timeZone, clock.now()) });
    const requestId = `cli-${randomUUID()}`;
    const report: unknown[] = [];
    let refused = false;
    for (const { lineNumber, result } of parsed) {
      if (!result.ok) {
        refused = true;
        report.push({ line: lineNumber, ok: false, code: result.code });
        io.err(`${messages.updates.textErrors[result.code](result.detail)}\n${messages.updates.formHint}\n`);
        continue;
      }
      const { itemCode, fields } = result.value;
      const submitted = await updates.submit({
        itemCode,
        fields,
        personId,
        via: 'cli',
        requestId: `${requestId}-${lineNumber}`,
      });
      if (!submitted.ok) {
        refused = true;
        report.push({ line: lineNumber, ok: false, code: submitted.code, itemCode });
        io.err(`${messages.updates.errors[submitted.code](submitted.detail)}\n`);
        continue;
      }
      report.push({
        line: lineNumber,
        ok: true,
        itemCode,
        updateId: submitted.value.update.id,
        period: submitted.value.period,
      });
      if (options.json !== true) io.out(`${receiptLines(submitted.value, language).join('\n')}\n`);
      await reminders.afterUpdate(itemCode);
    }
    if (options.json === true) io.out(`${JSON.stringify(report, null, 2)}\n`);
    return refused ? 1 : 0;
  },
};
