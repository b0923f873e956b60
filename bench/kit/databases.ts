import pg from 'pg';
import { fillServer } from '../plan/fill-server.ts';

/** Databases on the server that was named, made for a run and dropped after it. */
export interface Databases {
  /** An empty one. */
  create(name: string): Promise<string>;
  /** The large plan with so many items, filled once and shared by the benches of a run: nobody may change what it holds but by more updates. */
  large(items: number, updatesEach: number): Promise<string>;
  dropAll(): Promise<void>;
}

const PREFIX = 'linkage_bench';

/** `keep` leaves the large ones for the next run; a run drops what is not kept. */
export function createDatabases(
  serverUrl: string,
  options: { readonly keep: boolean; readonly note: (line: string) => void },
): Databases {
  const made = new Set<string>();
  const large = new Map<string, Promise<string>>();
  const urlOf = (database: string): string => {
    const changed = new URL(serverUrl);
    changed.pathname = `/${database}`;
    return changed.href;
  };
  const onServer = async <Value>(work: (client: pg.Client) => Promise<Value>): Promise<Value> => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  const createEmpty = async (database: string): Promise<string> => {
    await onServer(async (client) => {
      await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
      await client.query(`CREATE DATABASE ${database}`);
    });
    return urlOf(database);
  };
  const fill = async (items: number, updatesEach: number): Promise<string> => {
    const database = `${PREFIX}_plan_${items}_${updatesEach}`;
    const isThere = await onServer(
      async (client) =>
        (await client.query('SELECT FROM pg_database WHERE datname = $1', [database])).rowCount,
    );
    if (isThere && options.keep) return urlOf(database);
    options.note(`filling a database with ${items} items and ${items * updatesEach} updates`);
    // Only a whole one has the name that is kept.
    const draft = `${database}_new`;
    await fillServer(await createEmpty(draft), { items, updatesEach });
    await onServer(async (client) => {
      await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
      await client.query(`ALTER DATABASE ${draft} RENAME TO ${database}`);
    });
    if (!options.keep) made.add(database);
    return urlOf(database);
  };
  return {
    create: (name) => {
      const database = `${PREFIX}_${name}_${process.pid}`;
      made.add(database);
      return createEmpty(database);
    },
    large: (items, updatesEach) => {
      const key = `${items} ${updatesEach}`;
      const known = large.get(key) ?? fill(items, updatesEach);
      large.set(key, known);
      return known;
    },
    dropAll: () =>
      onServer(async (client) => {
        for (const database of made) await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
      }),
  };
}
