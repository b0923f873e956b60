import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Statement } from './statements.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const GIVEN_ID = /\b(?:Ev|trigger-)\d+\b/g;

/** Runs recorded statements again, with new ids where the bot made some: a transaction on one connection, the rest on any. */
export async function replay(pool: pg.Pool, statements: readonly Statement[]): Promise<void> {
  const renew = createRenewal();
  const open = new Map<number, pg.PoolClient>();
  try {
    for (const { text, values, connection } of statements) {
      const client = open.get(connection);
      if (/^BEGIN/i.test(text)) {
        const taken = client ?? (await pool.connect());
        open.set(connection, taken);
        await taken.query(text);
        continue;
      }
      await (client ?? pool).query(text, values.map(renew));
      if (client && /^(?:COMMIT|ROLLBACK)/i.test(text)) {
        open.delete(connection);
        client.release();
      }
    }
  } finally {
    for (const client of open.values()) client.release(true);
  }
}

/** The same new id for each occurrence of an old one. */
function createRenewal(): (value: unknown) => unknown {
  const fresh = new Map<string, string>();
  const freshFor = (old: string): string => {
    const known = fresh.get(old) ?? randomUUID();
    fresh.set(old, known);
    return known;
  };
  const renew = (value: unknown): unknown =>
    typeof value === 'string'
      ? value.replace(UUID, freshFor).replace(GIVEN_ID, freshFor)
      : Array.isArray(value)
        ? value.map(renew)
        : value;
  return renew;
}
