import { normalizeCode } from '../../plan/codes.ts';
import { outcomeText } from '../../reminders/outcome-words.ts';
import type { Command } from '../command.ts';
import { UsageError } from '../command.ts';
import { timeOption } from '../options.ts';

export const remind: Command = {
  options: {
    at: { type: 'string' },
    now: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run({ app, io, language, messages, timeZone }, [named, ...rest], options) {
    const words = messages.command.remind;
    const at = timeOption(options, 'at', messages, timeZone);
    const dryRun = options['dry-run'] === true;
    const now = options.now === true;
    // Without `--now` it is the calendar that says for which classes.
    if (rest.length > 0 || (named !== undefined && !now)) throw new UsageError(words.classOnlyWithNow);
    // A dry run of another day reads the records as they stood then; what is posted is posted by a clock set to it.
    const { reminders, canPost, store } = await app(dryRun ? undefined : at);
    if (!dryRun && !canPost) {
      io.err(`${words.noSlack}\n`);
      return 1;
    }
    const classes = new Map((await store.listClasses()).map((one) => [one.code, one]));
    const classCode = named === undefined ? undefined : (normalizeCode(named) ?? named);
    if (classCode !== undefined && !classes.has(classCode)) {
      io.err(`${messages.slack.remind.unknownClass}\n`);
      return 1;
    }
    const report = now
      ? await reminders.remindNow({ classCode, dryRun, at })
      : dryRun
        ? await reminders.plan(at)
        : await reminders.runDue();
    if (options.json === true) io.out(`${JSON.stringify(report, null, 2)}\n`);
    else if (report.due.length === 0) io.out(`${words.nothingDue}\n`);
    for (const entry of options.json === true ? [] : report.due) {
      const one = classes.get(entry.class);
      const name =
        one === undefined ? entry.class : `${entry.class} ${language === 'zh' ? one.nameZh : one.nameEn}`;
      const what = entry.kind === 'weekly' ? name : `${name} ${entry.kind}`;
      io.out(`${words.line(what, entry.channel ?? '-', outcomeText(entry, language), entry.items.length)}\n`);
    }
    return report.due.some(({ outcome }) => outcome === 'failed' || outcome === 'unclear') ? 1 : 0;
  },
};
