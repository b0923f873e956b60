import type { App } from '@slack/bolt';
import { isOneOf, LANGUAGES } from '../../../plan/terms.ts';
import { ACTION } from '../../blocks/ids.ts';
import { refreshHome, switchLanguage } from '../../flows/home.ts';
import type { Services } from '../../services.ts';
import { readPress } from './press.ts';

/** Keeps the language that a person chose, and draws their Home in it. */
export function register(app: App, services: Services): void {
  app.action(ACTION.switchLanguage, async ({ body, ack }) => {
    const press = await readPress(services, body);
    if (isOneOf(LANGUAGES, press.value)) await switchLanguage(services, press.userId, press.value);
    await ack();
    await refreshHome(services, press.userId);
  });
}
