import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Logger } from '../plan/logger.ts';
import { watchConnections } from './connection-watch.ts';
import { createDirectDatabase } from './direct-database.ts';
import type { Home } from './home.ts';
import { MigrationMismatch, type MigrationSession, migrate, readMigrations } from './migrator.ts';
import { StoreDamaged, StoreUnreachable, type UnreachableReason } from './store-errors.ts';

const CONNECT_TIMEOUT_MS = 5_000;
/** Events are stored many at a time: one connection stores, one marks what is finished. */
const INBOUND_CONNECTIONS = 2;
const MOST_CONNECTIONS = 10;

/**
 * A PostgreSQL server, shared by any number of bots.
 * @throws StoreUnreachable within seconds when it does not answer; StoreDamaged when its schema is not ours.
 */
export async function openServerHome(databaseUrl: string, logger: Logger): Promise<Home> {
  const place = placeOf(databaseUrl);
  const settings = {
    connectionString: databaseUrl,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    // Prisma's adapters read and write times without their zone. Our queries are short: compiling one takes longer than it.
    options: '-c TimeZone=UTC -c jit=off',
    application_name: 'linkage',
  };
  await migrateServer(settings, place, logger);
  const watch = watchConnections(settings, logger);
  const openPool = (max: number): pg.Pool => {
    const opened = new pg.Pool({ ...settings, max, keepAlive: true, stream: watch.stream });
    opened.on('error', (error) => logger.warn({ error: error.message }, 'an idle database connection broke'));
    return opened;
  };
  const pool = openPool(MOST_CONNECTIONS);
  const inboundPool = openPool(INBOUND_CONNECTIONS);
  watch.start(() =>
    [pool, inboundPool].some((one) => one.totalCount > one.idleCount || one.waitingCount > 0),
  );
  return {
    kind: 'server',
    place,
    adapter: new PrismaPg(pool),
    direct: { reads: createDirectDatabase(pool), inbound: createDirectDatabase(inboundPool) },
    release: async () => {
      await watch.stop();
      await Promise.all([pool.end(), inboundPool.end()]);
    },
  };
}

async function migrateServer(settings: pg.ClientConfig, place: string, logger: Logger): Promise<void> {
  let client: pg.Client;
  try {
    client = new pg.Client(settings);
    client.on('error', () => {});
    await client.connect();
  } catch (error) {
    throw new StoreUnreachable(place, reasonOf(error), { cause: withoutSecrets(error) });
  }
  try {
    const applied = await migrate(sessionOf(client), await readMigrations());
    if (applied.length > 0) logger.info({ applied }, 'migrations applied');
  } catch (error) {
    if (error instanceof MigrationMismatch)
      throw new StoreDamaged(place, 'migrations', error.message, { cause: error });
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

function sessionOf(client: pg.Client): MigrationSession {
  return {
    run: async (sql) => {
      await client.query(sql);
    },
    query: async (sql, values) => (await client.query<Record<string, unknown>>(sql, [...values])).rows,
  };
}

/** Host, port and database, never the user or the password. */
function placeOf(databaseUrl: string): string {
  try {
    const url = new URL(databaseUrl);
    if (!/^postgres(ql)?:$/.test(url.protocol)) throw new TypeError('not a PostgreSQL address');
    const host = url.hostname || url.searchParams.get('host') || 'localhost';
    return `${host}:${url.port || '5432'}${url.pathname}`;
  } catch {
    throw new StoreUnreachable('DATABASE_URL', 'bad_url');
  }
}

const REASONS: Readonly<Record<string, UnreachableReason>> = {
  ENOTFOUND: 'unknown_host',
  EAI_AGAIN: 'unknown_host',
  ECONNREFUSED: 'refused',
  ENOENT: 'refused',
  ETIMEDOUT: 'timeout',
  EHOSTUNREACH: 'timeout',
  ENETUNREACH: 'timeout',
  '28P01': 'password',
  '28000': 'password',
  '3D000': 'no_database',
};

function reasonOf(error: unknown): UnreachableReason {
  const codes = error instanceof AggregateError ? error.errors.map(codeOf) : [codeOf(error)];
  const known = codes.flatMap((code) => REASONS[code] ?? []);
  if (known[0] !== undefined) return known[0];
  return error instanceof Error && /timeout/i.test(error.message) ? 'timeout' : 'other';
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** The driver's errors may quote the address; only their code is passed on. */
function withoutSecrets(error: unknown): Error {
  return new Error(codeOf(error) || 'connection failed');
}
