import { randomBytes } from 'node:crypto';
import type { App, Context } from '@slack/bolt';
import { type Messages, messagesFor } from '../messages/index.ts';
import type { Language } from '../plan/terms.ts';
import { type SlackBlock, type SlackMessage, section } from './blocks/block.ts';
import { escapeText, readSlackText } from './escape.ts';
import { notice } from './flows/notices.ts';
import type { Inbound } from './inbound/inbound.ts';
import { inboundOf } from './inbound/inbound-context.ts';
import type { PayloadFacts } from './inbound/payload.ts';
import { detectLanguage } from './people/language.ts';
import type { Services } from './services.ts';

/** Of a command in one block; Slack's own bound for a section is above it. */
const QUOTE_LENGTH = 2_400;

/**
 * The one place where unexpected failures end: logged with their cause and a reference, and whoever waits for an answer
 * reads a sentence with the reference, never the error's text. Nothing that somebody typed is lost: a form stays open,
 * a command comes back with its text.
 */
export function registerErrorBoundary(app: App, services: Services): void {
  app.error(async ({ error, body, context }: { error: Error; body: object; context: Context }) => {
    const inbound = inboundOf(context);
    const reference = logFailure(services, inbound.facts.kind, error);
    try {
      await answerFailure(services, inbound, body as Record<string, unknown>, reference);
    } catch (failure) {
      services.logger.error({ reference, error: causesOf(failure) }, 'a failure could not be told');
    }
  });
}

/** The store is down and a question could not even be taken: its asker reads so, and that Slack will bring it again. */
export async function tellRefused(
  services: Services,
  body: unknown,
  facts: PayloadFacts,
  error: unknown,
): Promise<void> {
  const event = typeof body === 'object' && body !== null && 'event' in body ? body.event : undefined;
  const place = placeOf(event);
  if (!place || !facts.userId || !isNewMessage(event)) return;
  const reference = logFailure(services, facts.kind, error);
  const words = messagesFor(detectLanguage(textOf(event)) ?? services.settings.defaultLanguage).slack;
  await services.outbox.whisper(place, facts.userId, () => notice(words.storeDown(reference)));
}

/** Said in place of an acknowledgement that is not there in time; what came of the command follows. */
export function sayWait(services: Services, body: unknown, facts: PayloadFacts): unknown {
  if (facts.kind !== 'command') return undefined;
  return services.outbox.acknowledgement(notice(wordsFor(services, body).slow));
}

/** So much is at work that nothing more is taken: a command is to be sent again, and a form stays open. */
export function sayBusy(services: Services, body: unknown, facts: PayloadFacts): unknown {
  const words = wordsFor(services, body);
  if (facts.kind === 'command') return services.outbox.acknowledgement(notice(words.tooBusy));
  const view = typeof body === 'object' && body !== null && 'view' in body ? body.view : undefined;
  const field = facts.kind === 'view' ? firstField(view) : undefined;
  return field && { response_action: 'errors', errors: { [field]: words.tooBusy } };
}

function wordsFor(services: Services, body: unknown): Messages['slack'] {
  return messagesFor(detectLanguage(textOf(body)) ?? services.settings.defaultLanguage).slack;
}

function logFailure(services: Services, kind: PayloadFacts['kind'], error: unknown): string {
  const reference = randomBytes(4).toString('hex');
  services.logger.error({ reference, kind, error: causesOf(error) }, 'a payload failed');
  return reference;
}

async function answerFailure(
  services: Services,
  inbound: Inbound,
  body: Record<string, unknown>,
  reference: string,
): Promise<void> {
  const { kind, userId } = inbound.facts;
  const typed = kind === 'command' ? textOf(body) : textOf(body.event);
  const words = messagesFor(await languageFor(services, userId, typed)).slack;
  const message = failureMessage(
    words,
    reference,
    typeof body.command === 'string' ? body.command : '',
    typed,
  );
  const shown = services.outbox.acknowledgement(message);
  const responseUrl = typeof body.response_url === 'string' ? body.response_url : undefined;
  if (!inbound.acknowledged()) {
    if (kind === 'command') return inbound.ack(shown);
    const field = firstField(body.view);
    if (kind === 'view' && body.type === 'view_submission' && field)
      return inbound.ack({ response_action: 'errors', errors: { [field]: words.errorForm(reference) } });
    await inbound.ack();
  }
  if (responseUrl) {
    await services.outbox.respond(responseUrl, () => message);
    return;
  }
  const place = placeOf(body.event);
  // Only somebody who spoke to the bot is told; a failure over other people's talk is nobody's news.
  if (place && userId) await services.outbox.whisper(place, userId, () => message);
  else if (userId && kind !== 'event') await services.tell(userId, () => message);
}

/** The store may be what failed: then the language of what was written, or the workspace's, has to do. */
async function languageFor(services: Services, userId: string | undefined, text: string): Promise<Language> {
  try {
    if (userId) return await services.languages.of(userId, text);
  } catch {
    // Told below.
  }
  return detectLanguage(text) ?? services.settings.defaultLanguage;
}

/** What somebody typed, in a command or a message. */
function textOf(from: unknown): string {
  if (typeof from !== 'object' || from === null || !('text' in from) || typeof from.text !== 'string')
    return '';
  return from.text;
}

function failureMessage(
  words: Messages['slack'],
  reference: string,
  command: string,
  typed: string,
): SlackMessage {
  const { text, blocks } = notice(words.errorNotice(reference));
  if (command === '' || typed === '') return { text, blocks };
  const again = quoted(`${command} ${readSlackText(typed)}`);
  return { text, blocks: [...blocks, section(words.errorTyped), ...again] };
}

/** To be copied and sent again; nothing in it can close the quotation. */
function quoted(text: string): SlackBlock[] {
  const pieces = text.match(new RegExp(`[^]{1,${QUOTE_LENGTH}}`, 'gu')) ?? [];
  return pieces.map((piece) => section(`\`\`\`${escapeText(piece.replace(/`/g, 'ˋ'))}\`\`\``));
}

/** New words of a person: no edit, no bot. */
function isNewMessage(event: unknown): boolean {
  return typeof event === 'object' && event !== null && !('subtype' in event) && !('bot_id' in event);
}

function firstField(view: unknown): string | undefined {
  if (typeof view !== 'object' || view === null || !('blocks' in view) || !Array.isArray(view.blocks))
    return undefined;
  const input = view.blocks.find((block: { type?: unknown }) => block?.type === 'input') as
    | { block_id?: unknown }
    | undefined;
  return typeof input?.block_id === 'string' ? input.block_id : undefined;
}

function placeOf(event: unknown): { channelId: string; threadTs?: string } | undefined {
  if (typeof event !== 'object' || event === null) return undefined;
  const { type, channel, thread_ts: threadTs, channel_type: channelType } = event as Record<string, unknown>;
  if (typeof channel !== 'string' || (type !== 'app_mention' && channelType !== 'im')) return undefined;
  return { channelId: channel, ...(typeof threadTs === 'string' ? { threadTs } : {}) };
}

/** Names and messages down to the first cause, for the log. */
function causesOf(error: unknown): string[] {
  const causes: string[] = [];
  for (let one = error; one instanceof Error && causes.length < 5; ) {
    causes.push(`${one.name}: ${one.message}`.slice(0, 500));
    one = 'original' in one ? one.original : one.cause;
  }
  return causes;
}
