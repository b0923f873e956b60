import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('store-holder.ts', import.meta.url));

/** Another process that opens the store of a folder and tells on its output what it does. */
export interface StoreProcess {
  readonly child: ChildProcess;
  /** The first line that starts like this; undefined when the process ended without it. */
  line(start: string): Promise<string | undefined>;
  /** Ends it without warning, as a power cut would. */
  kill(): Promise<void>;
}

/** `write`: goes on saving items, one transaction each, telling `saved CODE` after each. `hold`: only keeps it open. */
export function startStoreProcess(dataDir: string, mode: 'hold' | 'write'): StoreProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, dataDir, mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  let ended = false;
  const waiting = new Set<() => void>();
  const tell = () => {
    for (const look of [...waiting]) look();
  };
  createInterface({ input: child.stdout }).on('line', (text) => {
    lines.push(text);
    tell();
  });
  const exited = new Promise<void>((resolve) => {
    child.on('close', () => {
      ended = true;
      tell();
      resolve();
    });
  });
  return {
    child,
    line: (start) =>
      new Promise((resolve) => {
        const look = () => {
          const found = lines.find((text) => text.startsWith(start));
          if (found === undefined && !ended) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
