import { z } from 'zod';
import { messagesFor } from '../../messages/index.ts';
import type { Language } from '../../plan/terms.ts';
import type { ModalView, SlackMessage } from '../blocks/block.ts';
import { section } from '../blocks/block.ts';
import { digestTables, digestTitle } from '../blocks/digest.ts';
import type { Services } from '../services.ts';
import { notice } from './notices.ts';
import { readOnlyModal } from './show-card.ts';

const VALUE = z.object({ kind: z.enum(['weekly', 'monthly']), period: z.string().max(20) });

/** All tables of a digest as the presser may see it. */
export async function buildDigestTables(
  services: Services,
  value: string,
  personId: string,
  language: Language,
): Promise<ModalView> {
  const { kind, period } = VALUE.parse(JSON.parse(value));
  const words = messagesFor(language).slack.digest;
  const digest = await services.reminders()?.digest({ kind, period, personId, language });
  if (!digest) return readOnlyModal(words.tables, [section(words.gone)], language);
  return readOnlyModal(
    words.tables,
    [section(`*${digestTitle(digest)}*`), ...digestTables(digest)],
    language,
  );
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
  return released?.ok
    ? { done: true, message: notice(`✅ ${words.released}`) }
    : { done: false, message: notice(words.unreleased) };
}
