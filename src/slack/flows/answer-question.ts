import type { Answer, SentenceListener } from '../../answers/answer.ts';
import { messagesFor } from '../../messages/index.ts';
import type { Audience } from '../../plan/permissions.ts';
import type { Language } from '../../plan/terms.ts';
import { answerMessage } from '../blocks/answer.ts';
import { actions, button, type SlackMessage, section } from '../blocks/block.ts';
import { ACTION } from '../blocks/ids.ts';
import type { SlackCapabilities } from '../capabilities.ts';
import { escapeMarkdown } from '../escape.ts';
import type { Inbound } from '../inbound/inbound.ts';
import type { Destination, Draw } from '../outbound/outbox.ts';
import { detectLanguage } from '../people/language.ts';
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
export const TOO_LATE_MS = 3_600_000;

export interface AnsweredQuestion {
  readonly draw: (capabilities: SlackCapabilities) => SlackMessage;
  readonly answer?: Answer;
  readonly language: Language;
  /** A bound was met: the message says which, for the asker alone. */
  readonly refused?: boolean;
}

/** The answer to a question as a message; a sentence where a bound was met. Nothing is posted here. */
export async function answerQuestion(
  services: Services,
  question: AskedQuestion,
  listener?: SentenceListener,
): Promise<AnsweredQuestion> {
  const text = question.text.trim();
  const chosen = await services.languages.chosenBy(question.askerId);
  const language = chosen ?? (await services.languages.of(question.askerId, text));
  const words = messagesFor(language).slack;
  if (text === '') return { draw: () => notice(words.emptyQuestion), language };
  if (text.length > QUESTION_LENGTH)
    return { draw: () => notice(words.tooLong(QUESTION_LENGTH)), language, refused: true };
  const done = await services.questions.run(question.askerId, () =>
    services.answers.ask({ ...question, text, language: chosen }, listener),
  );
  if (!done.ok) {
    const sentence = done.code === 'too_many' ? words.tooMany : words.tooBusy;
    return { draw: () => notice(sentence), language, refused: true };
  }
  const answer = done.value;
  services.shownAnswers.keep(answer, question.askerId);
  const { timeZone } = services.settings;
  return {
    draw: (capabilities) => answerMessage(answer, { capabilities, timeZone }),
    answer,
    language: answer.language,
  };
}

/**
 * Answers where it was asked. `postId` marks the post, so that the same event never brings two of them, also after a
 * crash between posting and noting. An answer that could not be posted is tried again later.
 */
export async function answerInChannel(
  services: Services,
  question: AskedQuestion,
  to: Destination,
  { postId, inbound }: { readonly postId: string; readonly inbound: Inbound },
): Promise<void> {
  const { outbox } = services;
  const { receivedAt, resumed } = inbound;
  const growing = services.growingPosts.open(to, { askerId: question.askerId, receivedAt, resumed });
  const post = async (draw: Draw): Promise<void> => {
    const posted = (await growing.complete(draw, postId)) ?? (await outbox.deliver(to, draw, postId));
    if (posted.outcome === 'sent') return;
    const { outcome, reason } = posted;
    services.logger.warn({ outcome, reason }, 'an answer could not be posted');
    if (outcome === 'unclear' || reason === 'rate_limited') inbound.postpone();
  };
  if (inbound.resumed) {
    const found = await outbox.find(to, postId, inbound.receivedAt);
    if (found === 'unknown' && outbox.capabilities.metadata) {
      // The workspace could tell, but not now. It may show the answer already, and nobody reads it twice.
      inbound.postpone();
      return;
    }
    if (typeof found === 'object') return;
    const waitedMs = services.clock.now().getTime() - inbound.receivedAt.getTime();
    if (waitedMs > TOO_LATE_MS) {
      const language = await services.languages.of(question.askerId, question.text);
      await post(() => notice(messagesFor(language).slack.resumedLate));
      return;
    }
  }
  /** In a channel, what only the asker did wrong is told to the asker only: a flood is nobody else's to read. */
  const refuse = (draw: Draw): Promise<unknown> =>
    question.audience.kind === 'channel' ? outbox.whisper(to, question.askerId, draw) : post(draw);
  if (inbound.crowded) {
    const language = detectLanguage(question.text) ?? services.settings.defaultLanguage;
    await refuse(() => notice(messagesFor(language).slack.tooMany));
    return;
  }
  const language = await services.languages.of(question.askerId, question.text);
  await outbox.setStatus(to, messagesFor(language).slack.thinking);
  const { draw, answer, refused } = await answerQuestion(services, question, (sentence) =>
    growing.add(`${escapeMarkdown(sentence.text)}\n\n`),
  ).catch((error: unknown) => {
    growing.abandon();
    throw error;
  });
  if (refused) await refuse(draw);
  else await post(draw);
  await outbox.setStatus(to, '');
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
