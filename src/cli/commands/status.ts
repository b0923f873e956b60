import { answerPage } from '../answer-text.ts';
import type { Command } from '../command.ts';
import { textOption, timeOption } from '../options.ts';

/** The status of a class, a record or the whole plan: the question that everybody asks, without writing it. */
export const status: Command = {
  options: { as: { type: 'string' }, at: { type: 'string' } },
  async run({ app, io, language, messages, timeZone }, words, options) {
    const { answers } = await app(timeOption(options, 'at', messages, timeZone));
    const askerId = textOption(options, 'as') ?? '';
    const answer = await answers.ask({
      text: messages.command.statusQuestion(words.join(' ').trim()),
      askerId,
      audience: { kind: 'person', personId: askerId },
      language,
    });
    io.out(answerPage(answer, timeZone));
    return answer.outcome === 'answered' ? 0 : 1;
  },
};
