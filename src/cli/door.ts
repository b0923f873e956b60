import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../plan/terms.ts';
import type { CommandIo } from './command.ts';

/** A door of the running bot through which the `linkage` command works on the store that the bot holds. */
export interface Door {
  close(): Promise<void>;
}

const REQUEST = z.object({
  args: z.array(z.string()).max(100),
  language: z.enum(LANGUAGES),
  folder: z.string(),
  asks: z.boolean().default(false),
});
const ANSWER = z.object({ answer: z.boolean() });
const REPLY = z.union([
  z.object({ out: z.string() }),
  z.object({ err: z.string() }),
  z.object({ ask: z.string() }),
  z.object({ exit: z.number().int() }),
]);

/** What somebody asked for at the door: `folder` is where they stand, for the files they name. */
export interface DoorRequest {
  readonly args: readonly string[];
  readonly language: Language;
  readonly folder: string;
}

type DoorCommand = (request: DoorRequest, io: CommandIo) => Promise<number>;

/** Where the door of a store folder is: a socket inside the folder, which only its owner may open. */
export function doorAddress(dataDir: string): string {
  if (process.platform === 'win32') {
    return `\\\\.\\pipe\\linkage-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`;
  }
  return path.join(dataDir, 'linkage.sock');
}

/** Serves commands until closed. `run` does one and answers its exit code. */
export async function openDoor(dataDir: string, run: DoorCommand): Promise<Door> {
  const address = doorAddress(dataDir);
  if (process.platform !== 'win32') await rm(address, { force: true });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    const lines = createInterface({ input: socket });
    lines.on('error', () => socket.destroy());
    const nextLine = (): Promise<string | undefined> =>
      new Promise((resolve) => {
        lines.once('line', resolve);
        lines.once('close', () => resolve(undefined));
      });
    lines.once('line', (line) => {
      void serve(line, socket, nextLine, run);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, resolve);
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Has the running bot do a command. Undefined when nobody answers at the door. */
export function knock(dataDir: string, request: DoorRequest, io: CommandIo): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = connect(doorAddress(dataDir));
    let exit: number | undefined;
    socket.once('error', () => resolve(undefined));
    socket.once('close', () => resolve(exit));
    socket.once('connect', () => {
      const send = (message: object): void => void socket.write(`${JSON.stringify(message)}\n`);
      send({ ...request, asks: io.confirm !== undefined });
      const replies = createInterface({ input: socket });
      replies.on('error', () => socket.destroy());
      replies.on('line', (line) => {
        const reply = REPLY.parse(JSON.parse(line));
        if ('out' in reply) io.out(reply.out);
        else if ('err' in reply) io.err(reply.err);
        else if ('ask' in reply) void io.confirm?.(reply.ask).then((answer) => send({ answer }));
        else exit = reply.exit;
      });
    });
  });
}

async function serve(
  line: string,
  socket: Socket,
  nextLine: () => Promise<string | undefined>,
  run: DoorCommand,
): Promise<void> {
  const send = (message: z.input<typeof REPLY>): void => {
    if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
  };
  const request = REQUEST.safeParse(parseJson(line));
  // Who hangs up has not agreed.
  const confirm = async (question: string): Promise<boolean> => {
    const reply = nextLine();
    send({ ask: question });
    return ANSWER.safeParse(parseJson((await reply) ?? '')).data?.answer === true;
  };
  const exit = request.success
    ? await run(request.data, {
        out: (out) => send({ out }),
        err: (err) => send({ err }),
        ...(request.data.asks && { confirm }),
      }).catch(() => 1)
    : 2;
  send({ exit });
  socket.end();
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
