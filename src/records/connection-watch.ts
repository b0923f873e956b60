import { Socket } from 'node:net';
import pg from 'pg';
import type { Logger } from '../plan/logger.ts';

const EVERY_MS = 3_000;
const SILENT_MS = 7_000;

/** Connections to a server, broken when the server has fallen silent. */
export interface ConnectionWatch {
  /** For the settings of what is to be watched. */
  readonly stream: () => Socket;
  /** Looks from time to time whether the server still answers, while `isWaiting`. */
  start(isWaiting: () => boolean): void;
  stop(): Promise<void>;
}

/**
 * A network that swallows everything without a word lets a query wait for a quarter of an hour, and a bound on queries
 * would cut off a large import. So one connection asks the server for a sign of life while others wait; where none
 * comes, all of them are broken: whoever waits hears of it, and the next one connects anew.
 */
export function watchConnections(settings: pg.ClientConfig, logger: Logger): ConnectionWatch {
  const sockets = new Set<Socket>();
  let probe: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();

  const ask = async (): Promise<void> => {
    if (probe === undefined) {
      const client = new pg.Client({ ...settings, query_timeout: SILENT_MS });
      client.on('error', () => {});
      await client.connect();
      probe = client;
    }
    await probe.query('SELECT 1');
  };

  const look = async (): Promise<void> => {
    try {
      await ask();
    } catch (error) {
      const lost = probe;
      probe = undefined;
      void lost?.end().catch(() => {});
      logger.warn(
        { connections: sockets.size, error: error instanceof Error ? error.message : 'unknown' },
        'the database does not answer; its connections are given up',
      );
      for (const socket of sockets) socket.destroy(new Error('the database does not answer'));
    }
  };

  return {
    stream: () => {
      const socket = new Socket();
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      return socket;
    },
    start(isWaiting) {
      let busy = false;
      timer = setInterval(() => {
        if (busy || !isWaiting()) return;
        busy = true;
        looking = look().finally(() => {
          busy = false;
        });
      }, EVERY_MS);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await looking;
      await probe?.end().catch(() => {});
    },
  };
}
