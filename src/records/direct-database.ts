import pg from 'pg';
import type { Database } from './database.ts';

const INT8 = 20;

/**
 * A pool of connections as a database, without Prisma between: for statements that are all SQL anyway and so many that
 * its share would be most of their time. Whole numbers of eight bytes are bigints, as Prisma makes them.
 */
export function createDirectDatabase(pool: pg.Pool): Database {
  return {
    $queryRaw: async <Value>({ text, values }: { readonly text: string; readonly values: unknown[] }) =>
      (await pool.query({ text, values, types: TYPES })).rows as Value,
    $executeRaw: async ({ text, values }) => (await pool.query({ text, values })).rowCount ?? 0,
  };
}

const TYPES: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === INT8
      ? (value: string) => BigInt(value)
      : pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
};
