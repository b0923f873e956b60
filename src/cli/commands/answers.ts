import { formatInstant } from '../../messages/format.ts';
import type { Messages } from '../../messages/index.ts';
import type { AnswerRecord } from '../../plan/store.ts';
import { type Command, UsageError } from '../command.ts';
import { lengthOption } from '../options.ts';
import { eraseQuestions } from './erase-questions.ts';

const WEEK_MS = 7 * 86_400_000;
const LISTED = 1000;

/** What went wrong or was disliked: not recorded, refused, rejected by the check, rated down. `--all` lists the rest too. */
export const answers: Command = {
  options: {
    since: { type: 'string' },
    all: { type: 'boolean' },
    person: { type: 'string' },
    yes: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(context, words, options) {
    const { app, io, language, messages, timeZone } = context;
    if (words[0] === 'erase') return eraseQuestions(context, options);
    if (words.length > 0) throw new UsageError(messages.command.badOption(words.join(' ')));
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
      const line = [
        formatInstant(one.askedAt, timeZone, language),
        text.outcomes[one.outcome as keyof typeof text.outcomes] ?? one.outcome,
        one.faults.length > 0 ? text.faults(one.faults.join(', ')) : '',
        ratingOf(one, messages),
      ];
      io.out(`${line.filter((part) => part !== '').join('  ')}\n    ${one.question ?? text.erased}\n`);
    }
    return 0;
  },
};

function wantsALook(record: AnswerRecord): boolean {
  return record.outcome !== 'answered' || record.faults.length > 0 || record.rating === 'down';
}

/** The thumb, and for one that points down the chosen reason and what was written beside it. */
function ratingOf({ rating, ratingReason }: AnswerRecord, { command, slack }: Messages): string {
  if (rating === undefined) return '';
  const [chosen = '', ...comment] = (ratingReason ?? '').split(': ');
  const reason = slack.answer.reasons[chosen as keyof typeof slack.answer.reasons] ?? chosen;
  const said = [reason, comment.join(': ')].filter((part) => part !== '').join(' – ');
  return command.answers.rating(rating === 'up' ? 'up' : 'down', said);
}
