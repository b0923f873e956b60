import { messagesFor } from '../../messages/index.ts';
import type { Language } from '../../plan/terms.ts';
import { actions, button, type SlackMessage, section } from './block.ts';
import { ACTION } from './ids.ts';

/** Asks once more before what a person asked is erased. The button knows the language that it was asked in. */
export function forgetMessage(language: Language): SlackMessage {
  const words = messagesFor(language).slack.forget;
  return {
    text: words.confirm,
    blocks: [
      section(words.confirm),
      actions([button(ACTION.forgetQuestions, words.erase, language, { style: 'danger' })]),
    ],
  };
}
