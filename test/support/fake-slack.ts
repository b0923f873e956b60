import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { createFakeFiles, type FakeFiles } from './fake-slack-files.ts';
import { callMethod, type FakeWorkspace } from './fake-slack-methods.ts';

/** What goes wrong with a call, once: refused, limited, a server error, or taken without an answer. */
export type Fault =
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'rate_limited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'server_error' }
  | { readonly kind: 'lost_reply' };

export interface AcceptedPost {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string | undefined;
  text: string;
  blocks: unknown[];
  metadata?: unknown;
  /** It grows still. */
  streaming?: boolean;
}

export interface FakeSlackOptions {
  readonly users?: readonly { readonly id: string; readonly name: string; readonly email?: string }[];
  readonly channels?: readonly {
    readonly id: string;
    readonly name: string;
    readonly members: readonly string[];
  }[];
  readonly teamId?: string;
  /** What the bot token may do; not told without it. */
  readonly scopes?: readonly string[];
  /** After a post a channel takes no other for so long: 429. Without it, always. */
  readonly channelPauseMs?: number;
}

export const BOT = {
  userId: 'U0BOT',
  botId: 'B0BOT',
  teamId: 'T0TEST',
  token: 'xoxb-fake',
  appToken: 'xapp-fake',
} as const;

/** A small Slack: Web API over HTTP, Socket Mode over WebSocket. It keeps what it accepted, metadata included. */
export interface FakeSlack {
  readonly apiUrl: string;
  readonly workspace: FakeWorkspace;
  readonly files: FakeFiles;
  /** Every call that came in, whatever became of it. */
  readonly calls: { readonly method: string; readonly args: Record<string, unknown> }[];
  /** The next call of a method fails so. */
  fail(method: string, fault: Fault): void;
  /** Sends a payload through one open socket (`socket`: its place, the oldest by default). Resolves with the acknowledgement's payload; undefined without one in time. */
  deliver(
    type: 'events_api' | 'slash_commands' | 'interactive',
    payload: object,
    options?: { readonly retry?: number; readonly withinMs?: number; readonly socket?: number },
  ): Promise<Delivery>;
  sockets(): number;
  /** Resolves when so many sockets are open. */
  connected(count: number): Promise<void>;
  /** Resolves when so many more have opened, whatever became of those before: one of a killed process may still look open. */
  opening(count: number): Promise<void>;
  /** Resolves when no socket is open. */
  disconnected(): Promise<void>;
  cutSockets(): void;
  /** Only the oldest one. */
  cutSocket(): void;
  /** Tells the oldest socket to leave and open another one, as Slack does every few hours. */
  refreshSocket(): void;
  /** From now on calls of a method wait until they are released; `taken`: they have their effect before they wait. */
  hold(method: string, options?: { readonly taken?: boolean }): () => void;
  /** Resolves when a method was called so many more times. */
  called(method: string, times: number): Promise<void>;
  /** Resolves when the workspace holds so many posts. */
  posted(count: number): Promise<void>;
  /** While true, `apps.connections.open` fails. */
  refuseConnections(refuse: boolean): void;
  /** The address that commands and buttons answer through. */
  responseUrl(): string;
  close(): Promise<void>;
}

export interface Delivery {
  readonly acknowledged: boolean;
  readonly payload?: unknown;
}

const FILE_PATHS = /^\/(?:files\/|upload\/|api\/files\.)/;
const ACK_WITHIN_MS = 3000;

export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const workspace: FakeWorkspace = {
    teamId: options.teamId ?? BOT.teamId,
    users: [...(options.users ?? [])],
    channels: [...(options.channels ?? [])],
    posts: [],
    ephemerals: [],
    responses: [],
    acknowledgements: [],
    views: [],
    homes: new Map(),
    streamed: [],
    statuses: [],
    nextTs: 1_700_000_000,
  };
  const faults = new Map<string, Fault[]>();
  const calls: FakeSlack['calls'] = [];
  const sockets = new Set<WebSocket>();
  /** Those that were told to leave: Slack gives them nothing more. */
  const leaving = new Set<WebSocket>();
  const waiting = new Map<string, (delivery: Delivery) => void>();
  /** What a socket brought and did not acknowledge yet; once it is closed it never will. */
  const pending = new Map<WebSocket, Set<(delivery: Delivery) => void>>();
  let connectionWaits: { readonly count: number; readonly done: () => void }[] = [];
  let openWaits: { left: number; readonly done: () => void }[] = [];
  let callWaits: { readonly method: string; left: number; readonly done: () => void }[] = [];
  let postWaits: { readonly count: number; readonly done: () => void }[] = [];
  const closeWaits: (() => void)[] = [];
  const holds = new Map<string, { readonly released: Promise<void>; readonly taken: boolean }>();
  const channelFreeAt = new Map<string, number>();
  let refusing = false;

  const server = createServer((request, response) => void handle(request, response));
  const socketServer = new WebSocketServer({ server, path: '/socket' });
  socketServer.on('connection', (socket) => {
    sockets.add(socket);
    pending.set(socket, new Set());
    socket.on('close', () => {
      sockets.delete(socket);
      leaving.delete(socket);
      for (const settle of pending.get(socket) ?? []) settle({ acknowledged: false });
      if (sockets.size === 0) for (const done of closeWaits.splice(0)) done();
    });
    socket.on('message', (data) => {
      const { envelope_id: id, payload } = JSON.parse(String(data)) as {
        envelope_id?: string;
        payload?: unknown;
      };
      if (id) waiting.get(id)?.({ acknowledged: true, payload });
    });
    socket.send(
      JSON.stringify({ type: 'hello', num_connections: sockets.size, connection_info: { app_id: 'A0' } }),
    );
    connectionWaits = connectionWaits.filter(({ count, done }) => {
      if (sockets.size < count) return true;
      done();
      return false;
    });
    openWaits = openWaits.filter((wait) => {
      wait.left -= 1;
      if (wait.left > 0) return true;
      wait.done();
      return false;
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await readBytes(request);
    const body = bytes.toString('utf8');
    const path = request.url ?? '';
    if (path.startsWith('/respond/')) {
      workspace.responses.push(JSON.parse(body) as FakeWorkspace['responses'][number]);
      return reply(response, 200, { ok: true });
    }
    if (FILE_PATHS.test(path) && (await files.handle(request, response, bytes))) return;
    const method = path.replace(/^\/api\//, '').split('?')[0] ?? '';
    const args = readArguments(body, request.headers['content-type'] ?? '');
    calls.push({ method, args });
    callWaits = callWaits.filter((wait) => {
      if (wait.method === method) wait.left -= 1;
      if (wait.left > 0) return true;
      wait.done();
      return false;
    });
    const fault = faults.get(method)?.shift();
    if (fault?.kind === 'rate_limited') {
      response.setHeader('Retry-After', String(fault.retryAfterSeconds));
      return reply(response, 429, { ok: false, error: 'ratelimited' });
    }
    if (fault?.kind === 'server_error') return reply(response, 500, { ok: false });
    if (fault?.kind === 'error') return reply(response, 200, { ok: false, error: fault.error });
    if (method === 'apps.connections.open') {
      if (refusing) return reply(response, 500, { ok: false });
      return reply(response, 200, { ok: true, url: `ws://127.0.0.1:${portOf()}/socket` });
    }
    if (method === 'chat.postMessage' && options.channelPauseMs !== undefined) {
      const leftMs = (channelFreeAt.get(String(args.channel)) ?? 0) - performance.now();
      if (leftMs > 0) {
        response.setHeader('Retry-After', String(Math.ceil(leftMs / 1_000)));
        return reply(response, 429, { ok: false, error: 'ratelimited' });
      }
      channelFreeAt.set(String(args.channel), performance.now() + options.channelPauseMs);
    }
    const held = holds.get(method);
    if (!held?.taken) await held?.released;
    const result = callMethod(workspace, method, args);
    postWaits = postWaits.filter(({ count, done }) => {
      if (workspace.posts.length < count) return true;
      done();
      return false;
    });
    if (held?.taken) await held.released;
    if (options.scopes) response.setHeader('x-oauth-scopes', options.scopes.join(','));
    if (fault?.kind === 'lost_reply') return void request.socket.destroy();
    return reply(response, 200, result);
  }

  const files = createFakeFiles(() => `http://127.0.0.1:${portOf()}`);
  const portOf = (): number => (server.address() as AddressInfo).port;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    get apiUrl() {
      return `http://127.0.0.1:${portOf()}/api/`;
    },
    workspace,
    files,
    calls,
    fail(method, fault) {
      faults.set(method, [...(faults.get(method) ?? []), fault]);
    },
    deliver(type, payload, { retry, withinMs = ACK_WITHIN_MS, socket: place = 0 } = {}) {
      const open = [...sockets].filter((one) => !leaving.has(one));
      const socket = open[place % open.length];
      if (!socket) throw new Error('no socket is open');
      const id = randomUUID();
      return new Promise<Delivery>((resolve) => {
        const timer = setTimeout(() => settle({ acknowledged: false }), withinMs);
        const settle = (delivery: Delivery): void => {
          clearTimeout(timer);
          waiting.delete(id);
          pending.get(socket)?.delete(settle);
          if (delivery.payload) workspace.acknowledgements.push(delivery.payload);
          resolve(delivery);
        };
        waiting.set(id, settle);
        pending.get(socket)?.add(settle);
        socket.send(
          JSON.stringify({
            type,
            envelope_id: id,
            payload,
            accepts_response_payload: type !== 'events_api',
            ...(retry === undefined ? {} : { retry_attempt: retry, retry_reason: 'timeout' }),
          }),
        );
      });
    },
    sockets: () => sockets.size,
    connected: (count) =>
      sockets.size >= count
        ? Promise.resolve()
        : new Promise((done) => connectionWaits.push({ count, done })),
    opening: (count) => new Promise((done) => openWaits.push({ left: count, done })),
    disconnected: () =>
      sockets.size === 0 ? Promise.resolve() : new Promise((done) => closeWaits.push(done)),
    cutSockets() {
      for (const socket of sockets) socket.terminate();
    },
    cutSocket() {
      const [oldest] = sockets;
      oldest?.terminate();
      if (oldest) sockets.delete(oldest);
    },
    refreshSocket() {
      const [oldest] = sockets;
      if (!oldest) return;
      leaving.add(oldest);
      oldest.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    hold(method, { taken = false } = {}) {
      let release = (): void => {};
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      holds.set(method, { released, taken });
      return () => {
        holds.delete(method);
        release();
      };
    },
    called: (method, times) => new Promise((done) => callWaits.push({ method, left: times, done })),
    posted: (count) =>
      workspace.posts.length >= count
        ? Promise.resolve()
        : new Promise((done) => postWaits.push({ count, done })),
    refuseConnections(refuse) {
      refusing = refuse;
    },
    responseUrl: () => `http://127.0.0.1:${portOf()}/respond/${randomUUID()}`,
    async close() {
      for (const socket of sockets) socket.terminate();
      socketServer.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function readArguments(body: string, contentType: string): Record<string, unknown> {
  if (contentType.includes('application/json')) return JSON.parse(body || '{}') as Record<string, unknown>;
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([key, value]) => [
      key,
      /^[[{]/.test(value) && key !== 'text' ? parsedOrText(value) : value,
    ]),
  );
}

/** A thread's time that somebody made up may look like the beginning of JSON. */
function parsedOrText(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
