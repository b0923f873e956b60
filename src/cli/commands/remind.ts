import type { Command } from '../command.ts';
import { timeOption } from '../options.ts';

export const remind: Command = {
  options: {
    at: { type: 'string' },
    now: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run({ app, io, language, messages, timeZone }, _words, options) {
    const at = timeOption(options, 'at', messages, timeZone);
    const { reminders, canPost, store } = await app(at);
    if (options['dry-run'] !== true && !canPost) {
      io.err(`${messages.command.remind.noSlack}\n`);
      return 1;
    }
    const report = options['dry-run'] === true ? await reminders.plan() : await reminders.runDue();
    if (options.json === true) {
      io.out(`${JSON.stringify(report, null, 2)}\n`);
    } else if (report.due.length === 0) {
      io.out(`${messages.command.remind.nothingDue}\n`);
    } else {
      const classes = new Map((await store.listClasses()).map((one) => [one.code, one]));
      for (const { class: code, channel, kind, outcome, items } of report.due) {
        const one = classes.get(code);
        const name = one === undefined ? code : `${code} ${language === 'zh' ? one.nameZh : one.nameEn}`;
        const named = kind === 'weekly' ? name : `${name} ${kind}`;
        io.out(`${messages.command.remind.line(named, channel ?? '-', outcome, items.length)}\n`);
      }
    }
    return report.due.some(({ outcome }) => outcome === 'failed' || outcome === 'unclear') ? 1 : 0;
  },
};
