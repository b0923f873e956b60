import type { PGlite } from '@electric-sql/pglite';
import type { Logger } from '../plan/logger.ts';

const EVERY_MS = 60_000;

/** A table that a server's autovacuum would see to, by about its own measures. */
const MUCH_CHANGED = `
  SELECT relname AS name FROM pg_stat_user_tables
  WHERE n_mod_since_analyze > 50 + 0.1 * n_live_tup OR n_dead_tup > 50 + 0.2 * n_live_tup
  ORDER BY relname`;

/**
 * What autovacuum does on a server, which a store in this process does not have: without it, rows that were replaced
 * are never freed, and every search goes through all names that are not sorted into its index yet. Answers which tables
 * were seen to.
 */
export async function tidy(database: PGlite): Promise<string[]> {
  await database.query('SELECT pg_stat_force_next_flush()');
  const { rows } = await database.query<{ name: string }>(MUCH_CHANGED);
  // One after the other: between two of them others have their turn.
  for (const { name } of rows) await database.exec(`VACUUM (ANALYZE) "${name.replaceAll('"', '""')}"`);
  return rows.map(({ name }) => name);
}

/** Sorts in the names that the last run did not: how much changed is forgotten when a process is killed. */
export async function sortNamesIn(database: PGlite): Promise<void> {
  await database.query(`SELECT gin_clean_pending_list('"ItemSearch_terms_idx"')`);
}

/** Tidies once a minute, if there is anything to tidy. A failure costs nothing but time, and is logged. */
export function startTidying(database: PGlite, logger: Logger): { close(): Promise<void> } {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= tidy(database)
      .then((tables) => {
        if (tables.length > 0) logger.debug({ tables }, 'store tidied');
      })
      .catch((error: unknown) => logger.warn({ err: error }, 'the store could not be tidied'))
      .finally(() => {
        running = undefined;
      });
  }, EVERY_MS);
  timer.unref();
  return {
    close: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
