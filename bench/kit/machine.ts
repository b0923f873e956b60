import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';
import pg from 'pg';

/** What the figures were measured on. */
export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  readonly postgres: string;
  /** Of the last minute, before the run: above 1 somebody else was at work. */
  readonly loadBefore: number;
}

export async function describeMachine(databaseUrl: string): Promise<Machine> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ version: string; memory: string; fsync: string }>(
    `SELECT current_setting('server_version') AS version, current_setting('shared_buffers') AS memory, current_setting('fsync') AS fsync`,
  );
  await client.end();
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()}`,
    node: process.version,
    postgres: `${rows[0]?.version}, shared_buffers ${rows[0]?.memory}, fsync ${rows[0]?.fsync}`,
    loadBefore: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
}
