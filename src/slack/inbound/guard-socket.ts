import type { SocketModeClient } from '@slack/socket-mode';
import { z } from 'zod';
import type { Logger } from '../../plan/logger.ts';

const MESSAGE = 'ws_message';
const ENVELOPE = z.looseObject({
  type: z.string(),
  payload: z.looseObject({ event: z.looseObject({ type: z.string() }) }),
});

/**
 * Slack's client throws into nowhere when an envelope is not as it expects, which ends the process. Such an envelope
 * reaches our receiver as a payload of no known kind instead: acknowledged, dropped and logged.
 */
export function guardSocket(client: SocketModeClient, logger: Logger): void {
  const [original] = client.listeners(MESSAGE) as ((data: unknown, isBinary: boolean) => Promise<void>)[];
  if (!original) throw new Error('the socket client has no message listener to guard');
  client.removeAllListeners(MESSAGE);
  client.on(MESSAGE, (data: unknown, isBinary: boolean) => {
    original(isBinary ? data : repair(data), isBinary).catch((error: unknown) => {
      logger.error(
        { error: error instanceof Error ? error.name : 'unknown' },
        'a message of the socket was dropped',
      );
    });
  });
}

function repair(data: unknown): unknown {
  const text =
    typeof data === 'string'
      ? data
      : data instanceof ArrayBuffer
        ? new TextDecoder().decode(data)
        : undefined;
  if (text === undefined) return data;
  try {
    const envelope: unknown = JSON.parse(text);
    if (typeof envelope !== 'object' || envelope === null) return '{}';
    if (!('type' in envelope) || envelope.type !== 'events_api' || ENVELOPE.safeParse(envelope).success)
      return text;
    return JSON.stringify({ ...envelope, payload: { event: { type: 'unreadable' } } });
  } catch {
    return text;
  }
}
