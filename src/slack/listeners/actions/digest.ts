import type { App } from '@slack/bolt';
import { ACTION } from '../../blocks/ids.ts';
import { buildDigestTables, releaseDigest, sendDigestFile } from '../../flows/digest-acts.ts';
import type { Services } from '../../services.ts';
import { readPress } from './press.ts';

/** Under a digest: its full tables, the same as a file, and the release of a month's draft. */
export function register(app: App, services: Services): void {
  app.action(ACTION.digestTables, async ({ body, ack }) => {
    const press = await readPress(services, body);
    const view = await buildDigestTables(services, press.value, press.userId, press.language);
    await services.outbox.openView(press.triggerId, view, press.viewId);
    await ack();
  });
  app.action(ACTION.digestFile, async ({ body, ack }) => {
    await ack();
    const press = await readPress(services, body);
    const message = await sendDigestFile(services, press.value, press.userId, press.language);
    await services.reply(press, () => message);
  });
  app.action(ACTION.releaseDigest, async ({ body, ack }) => {
    await ack();
    const press = await readPress(services, body);
    const { message } = await releaseDigest(services, press.value, press.userId, press.language);
    await services.reply(press, () => message);
  });
}
