import { createServer, type Server } from 'node:http';
import type { Logger } from '../plan/logger.ts';
import type { Metrics } from './metrics.ts';
import { within } from './within.ts';

/** Answers whoever watches the installation: `/healthz`, `/readyz`, `/metrics`. Holds nothing secret; meant for loopback. */
export interface OperationsServer {
  readonly port: number;
  close(): Promise<void>;
}

const CHECK_MS = 2_000;

/**
 * Undefined when the port is taken: the bot works without being watched, and says so in the log.
 * `checks` are what the bot needs to work, by name: ready is who passes them all, each in two seconds.
 */
export async function startOperationsServer(options: {
  readonly host: string;
  readonly port: number;
  readonly metrics: Metrics;
  readonly checks: Readonly<Record<string, () => Promise<boolean>>>;
  readonly logger: Logger;
}): Promise<OperationsServer | undefined> {
  const { metrics, logger } = options;
  const server = createServer((request, response) => {
    const reply = (status: number, body: string, type = 'text/plain; charset=utf-8'): void => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    };
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (request.method !== 'GET' && request.method !== 'HEAD') return reply(405, 'method not allowed\n');
    if (path === '/healthz') return reply(200, 'ok\n');
    if (path === '/readyz') {
      void failing(options.checks).then((names) =>
        names.length === 0 ? reply(200, 'ready\n') : reply(503, `not ready: ${names.join(', ')}\n`),
      );
      return;
    }
    if (path === '/metrics') {
      metrics.render().then(
        (text) => reply(200, text, metrics.contentType),
        (error: unknown) => {
          logger.error({ err: error }, 'metrics could not be read');
          reply(500, 'metrics could not be read\n');
        },
      );
      return;
    }
    reply(404, 'not found\n');
  });
  const listening = await listen(server, options.port, options.host);
  if (!listening) {
    logger.warn({ port: options.port }, 'the operations port is taken; health and metrics are not served');
    return undefined;
  }
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The names of the checks that do not pass. */
async function failing(checks: Readonly<Record<string, () => Promise<boolean>>>): Promise<string[]> {
  const passed = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      const ok = await within(CHECK_MS, check()).catch(() => false);
      return ok ? [] : [name];
    }),
  );
  return passed.flat();
}

function listen(server: Server, port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, host, () => resolve(true));
  });
}
