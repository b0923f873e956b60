import type { App } from '@slack/bolt';
import { z } from 'zod';
import { refreshHome } from '../../flows/home.ts';
import type { Services } from '../../services.ts';
import { readPress } from './press.ts';

const page = z.number().int().min(0).max(1000);
const PAGES = z.object({ mine: page, classes: page, late: page, changed: page });

/** Turns a page of a list on Home. */
export function register(app: App, services: Services): void {
  app.action(/^home_page_/, async ({ body, ack }) => {
    await ack();
    const press = await readPress(services, body);
    await refreshHome(services, press.userId, PAGES.parse(JSON.parse(press.value)));
  });
}
