import type { App } from '@slack/bolt';
import { z } from 'zod';
import { messagesFor } from '../../../messages/index.ts';
import { escapeText } from '../../escape.ts';
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
    if (!sent.success) return;
    const { channel: channelId, user, files } = sent.data;
    const language = await services.languages.of(user);
    for (const file of files) {
      const words = messagesFor(language).slack.import;
      const said = await services.outbox.post({ channelId }, () =>
        notice(words.reading(escapeText(file.name))),
      );
      const named = { name: file.name, url: file.url_private, size: file.size };
      const preview = await previewFile(services, named, user, language);
      const isShown =
        said.outcome === 'sent' && (await services.outbox.edit(channelId, said.messageTs, () => preview));
      if (!isShown) await services.outbox.post({ channelId }, () => preview);
    }
  });
}
