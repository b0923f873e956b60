import pg from 'pg';
import type { StoreHome } from './home.ts';

/**
 * Makes what waits in the inbox look minutes older: on a shared database a bot takes over another's unfinished work only
 * when it is old enough to be given up. An embedded store has no other bot, and needs no wait.
 */
export async function letTimePass({ databaseUrl }: StoreHome): Promise<void> {
  if (databaseUrl === undefined) return;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`UPDATE "InboundEvent" SET "receivedAt" = "receivedAt" - interval '5 minutes'`);
  } finally {
    await client.end();
  }
}
