import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const VERSIONS = '/usr/lib/postgresql';

/** A PostgreSQL server of the test's own, which it may crash and start again. */
export interface Cluster {
  /** An empty database, whose user may make others. */
  readonly url: string;
  /** Ends it as a power cut would: nothing is flushed, connections break. */
  crash(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

/** Where the server's programs are; undefined on a machine that has none. */
export function findServerPrograms(): string | undefined {
  if (!existsSync(VERSIONS)) return undefined;
  const newest = readdirSync(VERSIONS)
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => path.join(VERSIONS, version, 'bin'))
    .find((programs) => existsSync(path.join(programs, 'initdb')));
  return newest;
}

/** Makes a server in a temporary folder, on a free port of loopback. It does not run as root, so root hands it over. */
export async function createCluster(programs: string): Promise<Cluster> {
  const folder = await mkdtemp(path.join(tmpdir(), 'linkage-cluster-'));
  await chmod(folder, 0o777);
  const data = path.join(folder, 'data');
  const port = await freePort();
  const asServer = (program: string, ...args: string[]): Promise<unknown> => {
    const command = [path.join(programs, program), ...args];
    return process.getuid?.() === 0
      ? run('runuser', ['-u', 'postgres', '--', ...command], { cwd: folder })
      : run(command[0] ?? '', command.slice(1), { cwd: folder });
  };
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}`;
  const start = async (): Promise<void> => {
    await asServer('pg_ctl', '-D', data, '-l', path.join(folder, 'log'), '-o', options, '-w', 'start');
  };
  const crash = async (): Promise<void> => {
    await asServer('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
  };
  await asServer('initdb', '-D', data, '-A', 'trust', '-U', 'linkage', '--no-sync');
  await start();
  return {
    url: `postgresql://linkage@127.0.0.1:${port}/postgres`,
    crash,
    start,
    remove: async () => {
      await crash().catch(() => {});
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
