import { messagesFor } from '../../messages/index.ts';
import { addWeeks, isoWeekOf, plainDateIn } from '../../plan/dates.ts';
import type { SlackMessage } from '../blocks/block.ts';
import { draftsMessage } from '../blocks/draft.ts';
import { escapeText } from '../escape.ts';
import type { Services } from '../services.ts';
import { notice } from './notices.ts';
import { soundsLikeReport } from './report-vocabulary.ts';

/** A message that may be read as an update. */
export interface ReadableMessage {
  readonly text: string;
  readonly personId: string;
  readonly channelId: string;
  readonly messageTs: string;
}

const WEEKS_ANSWERED = 2;

/** The items of the reminder at the head of a thread; undefined when none of ours stands there. */
export async function itemsOfReminder(
  services: Services,
  channelId: string,
  threadTs: string,
): Promise<readonly string[] | undefined> {
  const one = await services.store.findClassByChannel(channelId);
  if (!one) return undefined;
  const week = isoWeekOf(plainDateIn(one.timeZone, services.clock.now()));
  const weeks = Array.from({ length: WEEKS_ANSWERED }, (_, back) => addWeeks(week, -back));
  const slots = await services.store.slots.list({ classCode: one.code, weeks, states: ['sent'] });
  return slots.find((slot) => slot.messageTs === threadTs)?.itemCodes;
}

/** Drafts from a message, for the lead who wrote it; undefined where it is talk and nothing to report. */
export async function draftFromMessage(
  services: Services,
  message: ReadableMessage,
  options: { readonly itemCodes: readonly string[]; readonly source: 'reply' | 'shortcut' },
): Promise<SlackMessage | undefined> {
  const language = await services.languages.of(message.personId, message.text);
  const permalink = await services.outbox.permalinkOf(message.channelId, message.messageTs);
  const { drafts, unclear } = await services.updates.draftFromReply({
    text: message.text,
    personId: message.personId,
    itemCodes: options.itemCodes,
    permalink,
    source: options.source,
  });
  if (drafts.length > 0) return draftsMessage(drafts, language);
  // Under a reminder people also just talk: only what was meant as a report is asked about.
  if (options.source === 'reply' && !(unclear === 'which_item' && soundsLikeReport(message.text)))
    return undefined;
  const words = messagesFor(language);
  return notice(escapeText(unclear ? words.updates.reply[unclear] : words.slack.reply.notRead));
}
