import type { App } from '@slack/bolt';
import { z } from 'zod';
import { messagesFor } from '../../../messages/index.ts';
import { previewFile } from '../../flows/import-file.ts';
import { notice } from '../../flows/notices.ts';
import type { Services } from '../../services.ts';

const FILE_MESSAGE = z.looseObject({
  channel: z.string(),
  channel_type: z.literal('im'),
  user: z.string(),
  subtype: z.literal('file_share'),
  files: z
    .array(
      z.looseObject({
        name: z.string().default('file'),
        url_private: z.string(),
        size: z.number().default(0),
      }),
    )
    .min(1),
});

/** A spreadsheet in a direct message: its preview comes back. */
export function register(app: App, services: Services): void {
  app.message(async ({ message }) => {
    const sent = FILE_MESSAGE.safeParse(message);
    const [file] = sent.data?.files ?? [];
    if (!sent.success || !file) return;
    const to = { channelId: sent.data.channel };
    const language = await services.languages.of(sent.data.user);
    await services.outbox.post(to, () => notice(messagesFor(language).slack.import.reading));
    const named = { name: file.name, url: file.url_private, size: file.size };
    const preview = await previewFile(services, named, sent.data.user, language);
    await services.outbox.post(to, () => preview);
  });
}
