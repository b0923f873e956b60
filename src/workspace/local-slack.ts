import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fail, ok, type Result } from '../plan/result.ts';
import type { WorkspaceConfig } from './workspace-config.ts';

/** A local Slack with its web page, running as a child process. It forgets its messages when it ends. */
export interface LocalSlack {
  readonly url: string;
  readonly apiUrl: string;
  /** Resolves when the process has ended by itself. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 10_000;
const PORTS_TO_TRY = 20;

/** The program for this platform, or undefined: its package exists for some platforms only. */
export function findLocalSlackBinary(): string | undefined {
  const require = createRequire(import.meta.url);
  try {
    const manifest = require.resolve(`local-slack-${process.platform}-${process.arch}/package.json`);
    const binary = path.join(
      path.dirname(manifest),
      'bin',
      process.platform === 'win32' ? 'local-slack.exe' : 'local-slack',
    );
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

/** Starts it on the port, or on the next free one. `folder` takes its configuration and uploaded files. */
export async function startLocalSlack(options: {
  readonly config: WorkspaceConfig;
  readonly port: number;
  readonly folder: string;
}): Promise<Result<LocalSlack, 'no_binary' | 'did_not_start', string>> {
  const binary = findLocalSlackBinary();
  if (binary === undefined) return fail('no_binary', '');
  const port = await findFreePort(options.port);
  // The program reads JSON as well as YAML.
  const configFile = path.join(options.folder, 'workspace.json');
  await writeFile(configFile, JSON.stringify(options.config, null, 2));
  const child = spawn(binary, ['--config', configFile, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4000);
    });
  }
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', (error) => {
      output += String(error);
      resolve();
    });
  });
  const url = `http://localhost:${port}`;
  if (!(await answersSoon(url, child))) {
    child.kill('SIGKILL');
    return fail('did_not_start', output.trim());
  }
  return ok({
    url,
    apiUrl: `${url}/api/`,
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      await Promise.race([ended, wait(2000, undefined, { ref: false }).then(() => child.kill('SIGKILL'))]);
    },
  });
}

async function answersSoon(url: string, child: ChildProcess): Promise<boolean> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline && child.exitCode === null) {
    const answered = await fetch(`${url}/_control/state`).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return true;
    await wait(50);
  }
  return false;
}

async function findFreePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + PORTS_TO_TRY; port += 1) {
    if (await isFree(port)) return port;
  }
  return wanted;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
