import { Prisma } from './generated/client.ts';
import type { Row } from './rows.ts';

export { Prisma } from './generated/client.ts';
export type Sql = Prisma.Sql;

/** A connection, or a transaction on one, in the form that Prisma gives it. */
export interface Database {
  $queryRaw<Value>(query: Sql): Promise<Value>;
  /** Answers how many rows were written. */
  $executeRaw(query: Sql): Promise<number>;
}

export function name(identifier: string): Sql {
  return Prisma.raw(`"${identifier.replaceAll('"', '""')}"`);
}

/** Conditions that all hold; true without any. */
export function allOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join([...conditions], ' AND ');
}

/** The rows of a query whose one column `record` is JSON. */
export async function records(db: Database, query: Sql): Promise<Row[]> {
  const rows = await db.$queryRaw<{ record: Row }[]>(query);
  return rows.map((row) => row.record);
}
