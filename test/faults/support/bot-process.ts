import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import path from 'node:path';
import { BOT, type FakeSlack } from '../../support/fake-slack.ts';
import { bareEnvironment } from '../../support/local-workspace.ts';

const DIST = path.resolve(import.meta.dirname, '../../../dist');
const SOCKETS = 2;

/** The built bot in a process of its own, connected to a fake Slack. */
export interface BotProcess {
  readonly child: ChildProcess;
  /** What it wrote: its lines to the person who started it, and its log. */
  output(): string;
  running(): boolean;
  /** Resolves when it has ended, with its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Ends it without warning, as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to stop. */
  stop(): Promise<number | null>;
}

export type BotSettings = Readonly<Record<string, string>>;

/** The settings with which a bot reaches a fake Slack by Socket Mode. */
export function socketSettings(slack: FakeSlack): BotSettings {
  return {
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: BOT.token,
    SLACK_APP_TOKEN: BOT.appToken,
    OPERATIONS_PORT: '0',
    DEFAULT_LANGUAGE: 'en',
    ADMIN_USER_IDS: 'U0ADMIN1',
    LOG_LEVEL: 'info',
  };
}

/** Starts it without waiting for anything. */
export function launchBot(settings: BotSettings): BotProcess {
  return launch(['main.js'], settings);
}

/** Starts it and waits until its sockets are open. @throws with its output when it ends before. */
export async function startBot(slack: FakeSlack, settings: BotSettings): Promise<BotProcess> {
  const connected = slack.opening(SOCKETS);
  const bot = launchBot(settings);
  const failed = bot.ended.then((code) => {
    throw new Error(`the bot ended with ${code}:\n${bot.output().slice(-3000)}`);
  });
  await Promise.race([connected, failed]);
  failed.catch(() => {});
  return bot;
}

/** Starts a `linkage` command. */
export function launchCommand(args: readonly string[], settings: BotSettings): BotProcess {
  return launch(['cli.js', ...args], settings);
}

/** Runs a `linkage` command to its end. */
export async function runCommand(
  args: readonly string[],
  settings: BotSettings,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const command = launchCommand(args, settings);
  const code = await command.ended;
  return { code, output: command.output() };
}

/** The shell through which `npm start` runs the bot: what it is told does not reach the bot. */
export function launchUnderNpm(settings: BotSettings): BotProcess {
  const command = `"${process.execPath}" "${path.join(DIST, 'main.js')}"; true`;
  return watch(
    spawn('sh', ['-c', command], {
      cwd: settings.DATA_DIR ?? DIST,
      env: bareEnvironment({ ...settings, npm_lifecycle_event: 'start' }),
    }),
  );
}

function launch([script = '', ...args]: readonly string[], settings: BotSettings): BotProcess {
  return watch(
    spawn(process.execPath, [path.join(DIST, script), ...args], {
      cwd: settings.DATA_DIR ?? DIST,
      env: bareEnvironment(settings),
    }),
  );
}

function watch(child: ChildProcessWithoutNullStreams): BotProcess {
  let output = '';
  const read = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => resolve(code));
  });
  return {
    child,
    output: () => output,
    running: () => child.exitCode === null && child.signalCode === null,
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
