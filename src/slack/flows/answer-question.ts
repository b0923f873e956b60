import type { Answer } from '../../answers/answer.ts';
import { messagesFor } from '../../messages/index.ts';
import type { Audience } from '../../plan/permissions.ts';
import type { Language } from '../../plan/terms.ts';
import { answerMessage } from '../blocks/answer.ts';
import { actions, button, type SlackMessage, section } from '../blocks/block.ts';
import { ACTION } from '../blocks/ids.ts';
import type { SlackCapabilities } from '../capabilities.ts';
import type { Destination } from '../outbound/outbox.ts';
import type { Services } from '../services.ts';
import { notice } from './notices.ts';

export interface AskedQuestion {
  readonly text: string;
  readonly askerId: string;
  readonly audience: Audience;
  /** Gives follow-up questions their context. */
  readonly thread?: { readonly channelId: string; readonly threadTs: string } | undefined;
}

export const QUESTION_LENGTH = 2000;

/** After this an answer would come out of the blue: an apology is better. */
const TOO_LATE_MS = 3_600_000;

/** The answer to a question as a message; a sentence where a bound was met. Nothing is posted here. */
export async function answerQuestion(
  services: Services,
  question: AskedQuestion,
): Promise<{
  readonly draw: (capabilities: SlackCapabilities) => SlackMessage;
  readonly answer?: Answer;
  readonly language: Language;
}> {
  const text = question.text.trim();
  const chosen = await services.languages.chosenBy(question.askerId);
  const language = chosen ?? (await services.languages.of(question.askerId, text));
  const words = messagesFor(language).slack;
  if (text === '') return { draw: () => notice(words.emptyQuestion), language };
  if (text.length > QUESTION_LENGTH) return { draw: () => notice(words.tooLong(QUESTION_LENGTH)), language };
  const done = await services.questions.run(question.askerId, () =>
    services.answers.ask({ ...question, text, language: chosen }),
  );
  if (!done.ok)
    return { draw: () => notice(done.code === 'too_many' ? words.tooMany : words.tooBusy), language };
  const answer = done.value;
  services.shownAnswers.keep(answer);
  const { timeZone } = services.settings;
  return {
    draw: (capabilities) => answerMessage(answer, { capabilities, timeZone }),
    answer,
    language: answer.language,
  };
}

/**
 * Answers where it was asked. `postId` marks the post, so that the same event never brings two of them, also after a
 * crash between posting and noting.
 */
export async function answerInChannel(
  services: Services,
  question: AskedQuestion,
  to: Destination,
  options: { readonly postId: string; readonly resumed: boolean; readonly since: Date },
): Promise<void> {
  const { outbox } = services;
  const language = await services.languages.of(question.askerId, question.text);
  if (options.resumed) {
    const found = await outbox.find(to, options.postId, options.since);
    // A workspace that could tell, but does not now, may show the answer already: nobody reads it twice.
    if (found !== 'absent' && outbox.capabilities.metadata) return;
    const waitedMs = services.clock.now().getTime() - options.since.getTime();
    if (waitedMs > TOO_LATE_MS) {
      await outbox.deliver(to, () => notice(messagesFor(language).slack.resumedLate), options.postId);
      return;
    }
  }
  await outbox.setStatus(to, messagesFor(language).slack.thinking);
  const { draw, answer } = await answerQuestion(services, question);
  const posted = await outbox.deliver(to, draw, options.postId);
  await outbox.setStatus(to, '');
  if (posted.outcome !== 'sent')
    services.logger.warn({ outcome: posted.outcome, reason: posted.reason }, 'an answer could not be posted');
  if (answer?.moreForAsker && question.audience.kind === 'channel') {
    const words = messagesFor(answer.language).slack.answer;
    await outbox.whisper(to, question.askerId, () => ({
      text: words.morePrivately,
      blocks: [
        section(words.morePrivately),
        actions([button(ACTION.answerPrivately, words.readPrivately, answer.id)]),
      ],
    }));
  }
}
