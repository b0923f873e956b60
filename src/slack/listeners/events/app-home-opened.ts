import type { App } from '@slack/bolt';
import { refreshHome } from '../../flows/home.ts';
import { suggestPrompts } from '../../flows/suggest-prompts.ts';
import type { Services } from '../../services.ts';

/** Draws the Home page, and offers questions where the messages are opened. */
export function register(app: App, services: Services): void {
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'messages') await suggestPrompts(services, event.user, event.channel);
    else await refreshHome(services, event.user);
  });
}
