import type { App } from '@slack/bolt';
import { messagesFor } from '../../../messages/index.ts';
import { ACTION } from '../../blocks/ids.ts';
import { escapeText } from '../../escape.ts';
import { notice } from '../../flows/notices.ts';
import type { Services } from '../../services.ts';
import { readPress } from './press.ts';

/** One press reports every item of a class as it stood. */
export function register(app: App, services: Services): void {
  app.action(ACTION.allAsLastWeek, async ({ body, ack }) => {
    const { value: classCode, userId: personId, requestId, ...press } = await readPress(services, body);
    const done = await services.updates.allAsLastWeek({ classCode, personId, via: 'button', requestId });
    await ack();
    const { updates: words } = messagesFor(press.language);
    const said = done.ok ? words.allAsLastWeek(done.value) : [words.errors[done.code](done.detail)];
    await services.reply({ ...press, userId: personId }, () => notice(escapeText(said.join('\n'))));
    const [first] = done.ok ? done.value.reported : [];
    if (first) await services.reminders()?.afterUpdate(first);
  });
}
