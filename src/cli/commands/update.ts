import { randomUUID } from 'node:crypto';
import { receiptLines } from '../../updates/receipt-lines.ts';
import { refusalSentence } from '../../updates/submit-text.ts';
import { type Command, UsageError } from '../command.ts';
import { textOption } from '../options.ts';

export const update: Command = {
  options: { as: { type: 'string' }, json: { type: 'boolean' } },
  async run({ app, io, language, messages }, words, options) {
    const personId = textOption(options, 'as');
    if (personId === undefined) throw new UsageError(messages.command.needsPerson);
    const text = words.join(' ');
    if (text.trim() === '')
      throw new UsageError(messages.command.missingArgument('"CODE LIGHT PERCENT TEXT"'));
    const { updates, reminders } = await app();
    const requestId = `cli-${randomUUID()}`;
    const outcomes = await updates.submitText({ text, personId, via: 'cli', requestId });
    for (const { receipt, request, refusals } of outcomes) {
      for (const refusal of refusals) io.err(`${refusalSentence(refusal, language)}\n`);
      if (options.json !== true) {
        if (receipt) io.out(`${receiptLines(receipt, language).join('\n')}\n`);
        if (request) io.out(`${messages.updates.requests.stored}\n`);
      }
      if (receipt) await reminders.afterUpdate(receipt.after.code);
    }
    if (options.json === true) {
      const report = outcomes.map(({ lineNumber: line, itemCode, receipt, request, refusals }) => ({
        line,
        itemCode,
        ok: refusals.length === 0,
        ...(refusals.length > 0 ? { code: refusals[0]?.code } : {}),
        ...(receipt ? { updateId: receipt.update.id, period: receipt.period } : {}),
        ...(request ? { requestId: request.id } : {}),
      }));
      io.out(`${JSON.stringify(report, null, 2)}\n`);
    }
    return outcomes.some(({ refusals }) => refusals.length > 0) ? 1 : 0;
  },
};
