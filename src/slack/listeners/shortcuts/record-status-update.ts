import type { App } from '@slack/bolt';
import { z } from 'zod';
import { SHORTCUT } from '../../blocks/ids.ts';
import { readSlackText } from '../../escape.ts';
import { draftFromMessage } from '../../flows/read-reply.ts';
import type { Services } from '../../services.ts';

const SHORTCUT_BODY = z.object({
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  message: z.looseObject({ ts: z.string(), text: z.string().default('') }),
});

/** "Record as status update" on any message: what it says becomes a draft of whoever chose it, the message its source. */
export function register(app: App, services: Services): void {
  app.shortcut(SHORTCUT.recordUpdate, async ({ shortcut, ack }) => {
    await ack();
    const { user, channel, message } = SHORTCUT_BODY.parse(shortcut);
    const text = readSlackText(message.text, { botUserId: services.bot()?.userId });
    const said = { text, personId: user.id, channelId: channel.id, messageTs: message.ts };
    const draft = await draftFromMessage(services, said, { itemCodes: [], source: 'shortcut' });
    if (draft) await services.confirm({ userId: user.id, channelId: channel.id }, () => draft);
  });
}
