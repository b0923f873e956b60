import type { App } from '@slack/bolt';
import { messagesFor } from '../../../messages/index.ts';
import { feedbackForm } from '../../blocks/feedback-form.ts';
import { notice } from '../../flows/notices.ts';
import type { Services } from '../../services.ts';
import { readPress } from './press.ts';

/** Thumbs up or down under an answer; a thumbs-down may say why. */
export function register(app: App, services: Services): void {
  app.action(/^answer_feedback(_good|_bad)?$/, async ({ body, ack }) => {
    const press = await readPress(services, body);
    const answerId = press.value.replace(/^(up|down):/, '');
    const rating = press.actionId.endsWith('_bad') || press.value.startsWith('down:') ? 'down' : 'up';
    const kept = await services.store.answerLog.rate(answerId, rating);
    const words = messagesFor(press.language).slack.answer;
    if (kept && rating === 'down')
      await services.outbox.openView(press.triggerId, feedbackForm(answerId, press.language));
    await ack();
    if (!kept || rating === 'up') await services.reply(press, () => notice(kept ? words.thanks : words.gone));
  });
}
