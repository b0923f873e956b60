import { z } from 'zod';
import { messagesFor } from '../../messages/index.ts';
import type { SlackMessage } from '../blocks/block.ts';
import { nameOfPerson } from '../blocks/words.ts';
import { escapeText } from '../escape.ts';
import type { Press } from '../listeners/actions/press.ts';
import type { Services } from '../services.ts';
import { notice } from './notices.ts';

const VALUE = z.object({ answerId: z.string(), personId: z.string() });

/** Only the person who asked, and only to somebody whom the answer named: the button is no way to write to anyone. */
export async function passQuestionOn(services: Services, press: Press): Promise<SlackMessage> {
  const { answerId, personId } = VALUE.parse(JSON.parse(press.value));
  const words = messagesFor(press.language).slack.answer;
  const stored = await services.store.answerLog.find(answerId);
  const named =
    services.shownAnswers.find(answerId, press.userId)?.mayKnow.some((one) => one.personId === personId) ??
    false;
  if (!stored?.question || !named) return notice(words.gone);
  const [asker, target] = await Promise.all(
    [press.userId, personId].map(async (id) => (await services.store.listPeople([id]))[0]),
  );
  const name = nameOfPerson(target, personId, press.language);
  const language = target?.language ?? press.language;
  const text = messagesFor(language).slack.answer.askedMessage(
    `<@${asker?.id ?? press.userId}>`,
    escapeText(stored.question).replace(/\n/g, '\n> '),
  );
  const sent = await services.tell(personId, () => notice(text));
  return notice(sent ? words.asked(name) : words.askFailed(name));
}
