import { setTimeout as sleep } from 'node:timers/promises';
import type { SocketModeClient } from '@slack/socket-mode';
import { z } from 'zod';
import type { Logger } from '../../plan/logger.ts';

const MESSAGE = 'ws_message';
const EVENT = z.looseObject({
  payload: z.looseObject({ event: z.looseObject({ type: z.string() }) }),
});
const ENVELOPE = z.looseObject({ type: z.unknown(), envelope_id: z.string().optional().catch(undefined) });

/** As long as Slack waits for an acknowledgement. */
const LAST_ANSWERS_MS = 3_000;

/** A connection that was closed shows it within this. */
const BREAK_SHOWS_MS = 50;

/** What is known of a socket from outside. */
export interface GuardedSocket {
  open(): boolean;
  /** Resolves a moment after something was sent: false when the socket broke meanwhile, and the message with it. */
  carried(send: () => Promise<void>): Promise<boolean>;
}

/**
 * Mends two habits of Slack's client. It throws into nowhere when an envelope is not as it expects, which ends the
 * process: such an envelope reaches our receiver as a payload of no known kind instead, acknowledged, dropped and
 * logged. And when Slack renews a socket it leaves at once, so that what it had received is never acknowledged: here it
 * leaves when that is done.
 */
export function guardSocket(client: SocketModeClient, logger: Logger): GuardedSocket {
  const [original] = client.listeners(MESSAGE) as ((data: unknown, isBinary: boolean) => Promise<void>)[];
  if (!original) throw new Error('the socket client has no message listener to guard');
  let open = false;
  let closed = 0;
  const unanswered = new Set<string>();
  client.on('connected', () => {
    open = true;
  });
  client.on('close', () => {
    open = false;
    closed += 1;
    unanswered.clear();
  });
  client.on('outgoing_message', ({ envelope_id: id }: { envelope_id?: string }) => {
    if (id) unanswered.delete(id);
  });

  const take = async (data: unknown, isBinary: boolean): Promise<void> => {
    if (isBinary) return original(data, isBinary);
    const envelope = read(data);
    if (envelope?.type === 'disconnect') {
      const before = closed;
      await untilAnswered(unanswered);
      // Slack was faster, and the next socket may be open already.
      if (closed !== before) return;
    } else if (envelope?.envelope_id) unanswered.add(envelope.envelope_id);
    return original(envelope === undefined ? data : repair(envelope), isBinary);
  };
  client.removeAllListeners(MESSAGE);
  client.on(MESSAGE, (data: unknown, isBinary: boolean) => {
    take(data, isBinary).catch((error: unknown) => {
      logger.error(
        { error: error instanceof Error ? error.name : 'unknown' },
        'a message of the socket was dropped',
      );
    });
  });
  return {
    open: () => open,
    async carried(send) {
      const before = closed;
      await send();
      // What is written to a connection that the other side has closed is lost without a word.
      await sleep(BREAK_SHOWS_MS);
      return closed === before;
    },
  };
}

async function untilAnswered(unanswered: ReadonlySet<string>): Promise<void> {
  const deadline = performance.now() + LAST_ANSWERS_MS;
  while (unanswered.size > 0 && performance.now() < deadline) await sleep(20);
}

type Envelope = z.infer<typeof ENVELOPE>;

/** Undefined for what is no text: that is left to the client. */
function read(data: unknown): Envelope | undefined {
  const text =
    typeof data === 'string'
      ? data
      : data instanceof ArrayBuffer
        ? new TextDecoder().decode(data)
        : undefined;
  if (text === undefined) return undefined;
  try {
    const parsed = ENVELOPE.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : { type: undefined };
  } catch {
    return undefined;
  }
}

function repair(envelope: Envelope): string {
  if (envelope.type !== 'events_api' || EVENT.safeParse(envelope).success) return JSON.stringify(envelope);
  return JSON.stringify({ ...envelope, payload: { event: { type: 'unreadable' } } });
}
