import type { App } from '@slack/bolt';
import { messagesFor } from '../../../messages/index.ts';
import { isOneOf, LANGUAGES } from '../../../plan/terms.ts';
import { ACTION } from '../../blocks/ids.ts';
import { notice } from '../../flows/notices.ts';
import type { Services } from '../../services.ts';
import { readPress } from './press.ts';

/** Erases what the presser asked, and nobody else's. */
export function register(app: App, services: Services): void {
  app.action(ACTION.forgetQuestions, async ({ body, ack }) => {
    const press = await readPress(services, body);
    const origin = { actorId: press.userId, via: 'button', at: services.clock.now() } as const;
    const erased = await services.store.answerLog.eraseOf(press.userId, origin);
    services.shownAnswers.forget(press.userId);
    await ack();
    const words = messagesFor(isOneOf(LANGUAGES, press.value) ? press.value : press.language).slack.forget;
    await services.replace(press, () => notice(erased > 0 ? words.done(erased) : words.nothing));
  });
}
