import { messagesFor } from '../../messages/index.ts';
import type { Services } from '../services.ts';

/** A few questions to press at the top of the direct messages, where the workspace has such a place. */
export async function suggestPrompts(services: Services, userId: string, channelId: string): Promise<void> {
  const words = messagesFor(await services.languages.of(userId)).slack.help;
  const prompts = words.askExamples.map((message) => ({ title: message, message }));
  await services.outbox.suggestPrompts(channelId, words.title, prompts);
}
