import { z } from 'zod';
import { messagesFor } from '../../messages/index.ts';
import type { Language } from '../../plan/terms.ts';
import type { Digest } from '../../reminders/digest.ts';
import { digestSheets } from '../../reminders/digest-sheets.ts';
import { digestTitle } from '../../reminders/digest-words.ts';
import type { ModalView, SlackMessage } from '../blocks/block.ts';
import { section } from '../blocks/block.ts';
import { digestMessage, digestTables } from '../blocks/digest.ts';
import type { Services } from '../services.ts';
import { notice } from './notices.ts';
import { readOnlyModal } from './show-card.ts';

const VALUE = z.object({
  kind: z.enum(['weekly', 'monthly']),
  period: z.string().max(20),
  /** As of when the digest was made: what is opened later shows the same. */
  at: z.iso.datetime().optional(),
});

type DigestOf = (
  services: Services,
  value: string,
  personId: string,
  language: Language,
) => Promise<Digest | undefined>;

const readDigest: DigestOf = async (services, value, personId, language) => {
  const { kind, period, at } = VALUE.parse(JSON.parse(value));
  return services
    .reminders()
    ?.digest({ kind, period, personId, language, at: at === undefined ? undefined : new Date(at) });
};

/** The running week's or month's digest, or a named one's, as a person may see it and for nobody else. */
export async function showDigest(
  services: Services,
  request: {
    readonly kind: 'weekly' | 'monthly';
    readonly period: string | undefined;
    readonly personId: string;
  },
  language: Language,
): Promise<SlackMessage> {
  const digest = await services.reminders()?.digest({ ...request, language });
  if (!digest) return notice(messagesFor(language).slack.digest.noPeriod);
  // A command is answered in classic blocks, which every workspace takes.
  return digestMessage(digest, { ...services.outbox.capabilities, blocks: 'classic' });
}

/** All tables of a digest as the presser may see it. */
export async function buildDigestTables(
  services: Services,
  value: string,
  personId: string,
  language: Language,
): Promise<ModalView> {
  const words = messagesFor(language).slack.digest;
  const digest = await readDigest(services, value, personId, language);
  if (!digest) return readOnlyModal(words.tables, [section(words.gone)], language);
  return readOnlyModal(
    words.tables,
    [section(`*${digestTitle(digest)}*`), ...digestTables(digest)],
    language,
  );
}

/** The same as a workbook, to the presser alone. */
export async function sendDigestFile(
  services: Services,
  value: string,
  personId: string,
  language: Language,
): Promise<SlackMessage> {
  const words = messagesFor(language).slack.digest;
  const digest = await readDigest(services, value, personId, language);
  if (!digest || !services.ledger) return notice(words.gone);
  const sent = await services.outbox.sendFile(personId, {
    fileName: messagesFor(language).reminders.digest.fileName(digest.period),
    bytes: await services.ledger.writeWorkbook(digestSheets(digest)),
    comment: words.fileComment,
  });
  return notice(sent ? words.fileSent : words.fileFailed);
}

/** Posts a month's draft to the leading group, once, for a person of it. */
export async function releaseDigest(
  services: Services,
  value: string,
  personId: string,
  language: Language,
): Promise<{ readonly done: boolean; readonly message: SlackMessage }> {
  const { period } = VALUE.parse(JSON.parse(value));
  const words = messagesFor(language).slack.digest;
  const released = await services.reminders()?.releaseDigest({ month: period, personId });
  if (!released?.ok) return { done: false, message: notice(words.unreleased) };
  return released.value.outcome === 'sent'
    ? { done: true, message: notice(`✅ ${words.released}`) }
    : { done: false, message: notice(words.notPosted) };
}
