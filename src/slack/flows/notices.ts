import { type SlackMessage, section } from '../blocks/block.ts';

/** One sentence, as a message. `sentence` is mrkdwn with people's words escaped. */
export function notice(sentence: string): SlackMessage {
  return { text: sentence.replace(/[*`]/g, ''), blocks: [section(sentence)] };
}
