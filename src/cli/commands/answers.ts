import { formatInstant } from '../../messages/format.ts';
import type { AnswerRecord } from '../../plan/store.ts';
import type { Command } from '../command.ts';
import { lengthOption } from '../options.ts';

const WEEK_MS = 7 * 86_400_000;
const LISTED = 1000;

/** What went wrong or was disliked: not recorded, refused, rejected by the check, rated down. `--all` lists the rest too. */
export const answers: Command = {
  options: { since: { type: 'string' }, all: { type: 'boolean' }, json: { type: 'boolean' } },
  async run({ app, io, language, messages, timeZone }, _words, options) {
    const { store, clock } = await app();
    const since = new Date(clock.now().getTime() - (lengthOption(options, 'since', messages) ?? WEEK_MS));
    const recorded = await store.answerLog.list({ since, limit: LISTED });
    const shown = options.all === true ? recorded : recorded.filter(wantsALook);
    if (options.json === true) {
      io.out(`${JSON.stringify({ total: recorded.length, answers: shown }, null, 2)}\n`);
      return 0;
    }
    const text = messages.command.answers;
    io.out(`${text.summary(recorded.length, shown.length)}\n`);
    for (const one of shown) {
      const faults = one.faults.length > 0 ? `  ${text.faults(one.faults.join(', '))}` : '';
      const rating = one.rating === undefined ? '' : `  ${text.rating(one.rating, one.ratingReason)}`;
      io.out(
        `${formatInstant(one.askedAt, timeZone, language)}  ${one.outcome}  ${one.writer}${faults}${rating}\n    ${one.question ?? text.erased}\n`,
      );
    }
    return 0;
  },
};

function wantsALook(record: AnswerRecord): boolean {
  return record.outcome !== 'answered' || record.faults.length > 0 || record.rating === 'down';
}
