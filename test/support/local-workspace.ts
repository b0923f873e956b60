import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { WebSocket } from 'ws';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The bot as a user starts it, in a process of its own. */
export interface RunningBot {
  readonly lines: readonly string[];
  readonly url: string;
  readonly process: ChildProcess;
  /** Milliseconds from the start of the process to its last line of introduction. */
  readonly readyAfterMs: number;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Settings for a process that must not see those of the machine the tests run on. */
export function bareEnvironment(settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TZ: process.env.TZ,
    ...settings,
  } as NodeJS.ProcessEnv;
}

/** Starts the built bot without tokens, as `npm start` does, and waits until it introduces itself. */
export async function startBot(settings: Readonly<Record<string, string>>): Promise<RunningBot> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [path.join(ROOT, 'dist/main.js')], {
    cwd: settings.DATA_DIR,
    env: bareEnvironment(settings),
  });
  const lines: string[] = [];
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      lines.splice(0, lines.length, ...output.split('\n').filter((line) => line !== ''));
      const page = /https?:\/\/\S+/.exec(output)?.[0];
      if (page !== undefined && lines.some((line) => line.startsWith('  3.'))) resolve(page);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`the bot ended with ${code}:\n${output}`)));
  });
  return {
    lines,
    url,
    process: child,
    readyAfterMs: performance.now() - startedAt,
    stop: (signal = 'SIGTERM') =>
      new Promise((resolve) => {
        if (child.exitCode !== null) resolve(child.exitCode);
        child.once('exit', (code) => resolve(code));
        child.kill(signal);
      }),
  };
}

interface SeenMessage {
  readonly ts: string;
  readonly channel: string;
  readonly user?: string;
  readonly text?: string;
  readonly thread_ts?: string;
  readonly blocks?: readonly Record<string, unknown>[];
  readonly ephemeralTo?: string;
}

interface SeenView {
  readonly callback_id?: string;
  readonly blocks: readonly Record<string, unknown>[];
}

/** A browser's connection to the local Slack: sees what the page would show and acts as any of its people. */
export interface Page {
  readonly messages: readonly SeenMessage[];
  /** The modal on top, if any. */
  readonly view: () => SeenView | undefined;
  readonly viewErrors: () => Readonly<Record<string, string>>;
  say(channel: string, user: string, text: string, threadTs?: string): void;
  command(channel: string, user: string, command: string, text: string): void;
  press(message: SeenMessage, user: string, action: Record<string, unknown>): void;
  submit(user: string, values: Record<string, Record<string, unknown>>): void;
  /** Waits for something that the page shows. Fails with what was asked for after a bounded time. */
  until<Found>(what: string, look: () => Found | undefined | false): Promise<Found>;
  close(): void;
}

const APP_ID = 'A0LINKAGE';
const PATIENCE_MS = 8000;

export async function openPage(url: string): Promise<Page> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ui`);
  const messages: SeenMessage[] = [];
  let stack: SeenView[] = [];
  let errors: Record<string, string> = {};
  const wake: (() => void)[] = [];
  const put = (message: SeenMessage): void => {
    const at = messages.findIndex((one) => one.ts === message.ts && one.channel === message.channel);
    if (at >= 0) messages[at] = message;
    else messages.push(message);
  };
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.on('message', (data) => {
      const event = JSON.parse(String(data));
      if (event.t === 'init') {
        for (const list of Object.values(event.state.messages ?? {}))
          for (const one of list as SeenMessage[]) put(one);
        stack = event.state.modalStack ?? [];
        resolve();
      } else if (event.t === 'message' || event.t === 'message_update') {
        put(event.message);
      } else if (event.t === 'view') {
        stack = event.stack ?? [];
        errors = {};
      } else if (event.t === 'view_errors') {
        errors = event.errors ?? {};
      }
      for (const one of wake.splice(0)) one();
    });
  });
  const send = (event: object): void => socket.send(JSON.stringify(event));
  return {
    messages,
    view: () => stack.at(-1),
    viewErrors: () => errors,
    say: (channel, user, text, threadTs) =>
      send({ t: 'post_message', channel, user, text, thread_ts: threadTs }),
    command: (channel, user, command, text) =>
      send({ t: 'slash_command', appId: APP_ID, channel, user, command, text }),
    press: (message, user, action) =>
      send({
        t: 'block_action',
        channel: message.channel,
        messageTs: message.ts,
        user,
        action,
        appId: APP_ID,
      }),
    submit: (user, values) => send({ t: 'view_submit', user, values }),
    until: async (what, look) => {
      const deadline = performance.now() + PATIENCE_MS;
      for (;;) {
        const found = look();
        if (found !== undefined && found !== false) return found as never;
        const leftMs = deadline - performance.now();
        if (leftMs <= 0)
          throw new Error(
            `waited in vain for ${what}; the last messages: ${JSON.stringify(messages.slice(-3)).slice(0, 2000)}`,
          );
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, leftMs);
          wake.push(() => {
            clearTimeout(timer);
            resolve();
          });
        });
      }
    },
    close: () => socket.close(),
  };
}
