import { messagesFor } from '../../messages/index.ts';
import type { Language } from '../../plan/terms.ts';
import { escapeInline } from '../escape.ts';
import { actions, button, context, header, type SlackMessage, section } from './block.ts';
import { ACTION } from './ids.ts';

/** What the bot can do, on one screen, with three questions to press. */
export function helpMessage(language: Language, unknownWord?: string): SlackMessage {
  const words = messagesFor(language).slack.help;
  return {
    text: words.title,
    blocks: [
      header(words.title),
      ...(unknownWord ? [section(words.unknown(escapeInline(unknownWord).slice(0, 40)))] : []),
      section([words.ask, words.update, words.status].join('\n')),
      actions(
        words.askExamples.map((example, index) => button(`${ACTION.choice}_${index}`, example, example)),
      ),
      context([words.weekly, words.honest]),
    ],
  };
}
