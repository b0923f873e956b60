import { HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '../../plan/logger.ts';
import type { SlackCapabilities } from '../capabilities.ts';
import { quietSlackLogger } from '../outbound/web-clients.ts';
import { guardSocket } from './guard-socket.ts';
import { createPatientFetch } from './patient-fetch.ts';

/** How to reach a Slack. */
export type Connection =
  | {
      readonly mode: 'socket';
      readonly botToken: string;
      readonly appToken: string;
      readonly apiUrl?: string | undefined;
      /** Two leave no gap while Slack refreshes one of them. */
      readonly sockets?: number | undefined;
    }
  | {
      readonly mode: 'http';
      readonly botToken: string;
      readonly signingSecret: string;
      readonly port: number;
      readonly apiUrl?: string | undefined;
    };

export const EVENTS_PATH = '/slack/events';
const BODY_LIMIT_BYTES = 1_000_000;

/** Bolt's own receivers for the connection. */
export function createInnerReceivers(
  connection: Connection,
  capabilities: Pick<SlackCapabilities, 'severalSockets'>,
  logger: Logger,
): Receiver[] {
  const slackLogger = quietSlackLogger(logger);
  if (connection.mode === 'http') {
    const receiver = new HTTPReceiver({
      signingSecret: connection.signingSecret,
      endpoints: [EVENTS_PATH],
      port: connection.port,
      logger: slackLogger,
      bodyLimit: BODY_LIMIT_BYTES,
      processEventErrorHandler: async ({ response }) => {
        // The store is down: Slack is told so, and sends the payload again.
        response.writeHead(503);
        response.end();
        return false;
      },
    });
    return [receiver];
  }
  return Array.from({ length: capabilities.severalSockets ? (connection.sockets ?? 2) : 1 }, () => {
    const receiver = new SocketModeReceiver({
      appToken: connection.appToken,
      logger: slackLogger,
      installerOptions: {
        clientOptions: {
          ...(connection.apiUrl ? { slackApiUrl: connection.apiUrl } : {}),
          timeout: 10_000,
          // A reconnect that gives up would end the process: it never does.
          retryConfig: { forever: true, minTimeout: 500, maxTimeout: 5000 },
          fetch: createPatientFetch(logger),
        },
      },
      processEventErrorHandler: async () => false,
    });
    guardSocket(receiver.client, logger);
    return receiver;
  });
}
