import { answerPage, answerText } from '../answer-text.ts';
import { type Command, UsageError } from '../command.ts';
import { textOption, timeOption } from '../options.ts';

export const ask: Command = {
  options: {
    as: { type: 'string' },
    in: { type: 'string' },
    at: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run({ app, io, messages, timeZone }, words, options) {
    const text = words.join(' ').trim();
    if (text === '') throw new UsageError(messages.command.missingArgument('"QUESTION"'));
    const { answers } = await app(timeOption(options, 'at', messages, timeZone));
    const askerId = textOption(options, 'as') ?? '';
    const channelId = textOption(options, 'in');
    const answer = await answers.ask({
      text,
      askerId,
      audience:
        channelId === undefined ? { kind: 'person', personId: askerId } : { kind: 'channel', channelId },
    });
    if (options.json === true) {
      const { language, outcome, citations, evidence, writer, modelCalls, asOf, elapsedMs } = answer;
      const figures = answer.figures.map(({ id, value, unit, label }) => ({ id, value, unit, label }));
      const report = {
        answer: answerText(answer),
        language,
        outcome,
        citations,
        evidence,
        figures,
        writer,
        modelCalls,
        asOf,
        elapsedMs,
      };
      io.out(`${JSON.stringify(report, null, 2)}\n`);
    } else {
      io.out(answerPage(answer, timeZone));
    }
    return 0;
  },
};
