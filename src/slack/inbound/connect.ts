import { type App, HTTPReceiver, type Receiver, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '../../plan/logger.ts';
import type { SlackCapabilities } from '../capabilities.ts';
import { quietSlackLogger } from '../outbound/web-clients.ts';
import { type GuardedSocket, guardSocket } from './guard-socket.ts';
import { createPatientFetch } from './patient-fetch.ts';
import { createReplays, RefusedRequest } from './replays.ts';

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
/** How far a signature's time may be from ours. */
const SIGNATURE_SECONDS = 300;
const BODY_LIMIT_BYTES = 1_000_000;

/** Bolt's own receivers for the connection. */
export interface InnerReceivers {
  readonly receivers: readonly Receiver[];
  /** Whether Slack can reach us now. */
  reachable(): boolean;
}

export function createInnerReceivers(
  connection: Connection,
  capabilities: Pick<SlackCapabilities, 'severalSockets'>,
  logger: Logger,
): InnerReceivers {
  return connection.mode === 'http'
    ? createHttpReceiver(connection, logger)
    : createSocketReceivers(connection, capabilities, logger);
}

function createHttpReceiver(
  connection: Extract<Connection, { mode: 'http' }>,
  logger: Logger,
): InnerReceivers {
  const replays = createReplays();
  let listening = false;
  const receiver = new HTTPReceiver({
    signingSecret: connection.signingSecret,
    endpoints: [EVENTS_PATH],
    port: connection.port,
    logger: quietSlackLogger(logger),
    bodyLimit: BODY_LIMIT_BYTES,
    customPropertiesExtractor: ({ headers }) => ({
      signature: headers['x-slack-signature'],
      signedAt: headers['x-slack-request-timestamp'],
    }),
    processEventErrorHandler: async ({ error, response }) => {
      // The store is down, or we are leaving: Slack is told so, and sends the payload again.
      if (!response.headersSent) response.writeHead(error instanceof RefusedRequest ? 401 : 503).end();
      return false;
    },
    unhandledRequestHandler: ({ response }) => {
      if (!response.headersSent) response.writeHead(503).end();
    },
  });
  const guarded: Receiver = {
    init: (app) => {
      const processEvent = async (event: ReceiverEvent): Promise<void> => {
        const signature = String(event.customProperties?.signature);
        // Bolt refuses what is old, by the machine's clock; what is signed for later would be good for longer.
        if (Number(event.customProperties?.signedAt) > Date.now() / 1000 + SIGNATURE_SECONDS)
          throw new RefusedRequest('this request is signed for a later time');
        if (!replays.admit(signature)) throw new RefusedRequest('this request came before');
        try {
          await app.processEvent(event);
        } catch (error) {
          replays.forget(signature);
          throw error;
        }
      };
      receiver.init({ processEvent } as unknown as App);
    },
    start: async () => {
      const server = await receiver.start(connection.port);
      listening = true;
      return server;
    },
    stop: () => {
      listening = false;
      return receiver.stop();
    },
  };
  return { receivers: [guarded], reachable: () => listening };
}

function createSocketReceivers(
  connection: Extract<Connection, { mode: 'socket' }>,
  capabilities: Pick<SlackCapabilities, 'severalSockets'>,
  logger: Logger,
): InnerReceivers {
  const sockets: GuardedSocket[] = [];
  const receivers = Array.from(
    { length: capabilities.severalSockets ? (connection.sockets ?? 2) : 1 },
    () => {
      const receiver = new SocketModeReceiver({
        appToken: connection.appToken,
        logger: quietSlackLogger(logger),
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
      const socket = guardSocket(receiver.client, logger);
      sockets.push(socket);
      return withSureAcknowledgements(receiver, socket);
    },
  );
  return { receivers, reachable: () => sockets.some((socket) => socket.open()) };
}

/** An acknowledgement that says something fails when it did not arrive. */
function withSureAcknowledgements(receiver: SocketModeReceiver, socket: GuardedSocket): Receiver {
  const sure =
    (ack: ReceiverEvent['ack']) =>
    async (response?: unknown): Promise<void> => {
      const send = (): Promise<void> => ack(response as never);
      if (response === undefined) await send();
      else if (!(await socket.carried(send))) throw new Error('the socket broke under an acknowledgement');
    };
  return {
    init: (app) => {
      const processEvent = (event: ReceiverEvent): Promise<void> =>
        app.processEvent({ ...event, ack: sure(event.ack) as ReceiverEvent['ack'] });
      receiver.init({ processEvent } as unknown as App);
    },
    start: () => receiver.start(),
    stop: () => receiver.stop(),
  };
}
