import { randomBytes } from 'node:crypto';
import type { App, Context } from '@slack/bolt';
import { messagesFor } from '../messages/index.ts';
import type { Language } from '../plan/terms.ts';
import { notice } from './flows/notices.ts';
import { inboundOf } from './inbound/inbound-context.ts';
import type { Inbound } from './inbound/receiver.ts';
import type { Services } from './services.ts';

/**
 * The one place where unexpected failures end: logged with their cause and a reference, and whoever waits for an answer
 * reads a sentence with the reference, never the error's text. A form stays open with what was typed.
 */
export function registerErrorBoundary(app: App, services: Services): void {
  app.error(async ({ error, body, context }: { error: Error; body: object; context: Context }) => {
    const reference = randomBytes(4).toString('hex');
    const inbound = inboundOf(context);
    services.logger.error(
      { reference, kind: inbound.facts.kind, error: causesOf(error) },
      'a payload failed',
    );
    try {
      await answerFailure(services, inbound, body as Record<string, unknown>, reference);
    } catch (failure) {
      services.logger.error({ reference, error: causesOf(failure) }, 'a failure could not be told');
    }
  });
}

async function answerFailure(
  services: Services,
  inbound: Inbound,
  body: Record<string, unknown>,
  reference: string,
): Promise<void> {
  const words = messagesFor(await languageFor(services, inbound.facts.userId)).slack;
  const message = notice(words.errorNotice(reference));
  const shown = services.outbox.acknowledgement(message);
  const responseUrl = typeof body.response_url === 'string' ? body.response_url : undefined;
  const { kind, userId } = inbound.facts;
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

/** The store may be what failed: then the workspace's language has to do. */
async function languageFor(services: Services, userId: string | undefined): Promise<Language> {
  try {
    return userId ? await services.languages.of(userId) : services.settings.defaultLanguage;
  } catch {
    return services.settings.defaultLanguage;
  }
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
