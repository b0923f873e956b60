import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { dataDir as emptyStore } from '@electric-sql/pglite-prepopulatedfs';
import { afterAll, beforeEach, expect, test } from 'vitest';
import {
  type Migration,
  MigrationMismatch,
  type MigrationSession,
  migrate,
  readMigrations,
} from '../../src/records/migrator.ts';
import { schemaDrift } from '../support/schema-drift.ts';

const database = await PGlite.create({ loadDataDir: await emptyStore() });
afterAll(() => database.close());
beforeEach(async () => {
  await database.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
});

const session: MigrationSession = {
  run: async (sql) => {
    await database.exec(sql);
  },
  query: async (sql, values) => (await database.query<Record<string, unknown>>(sql, [...values])).rows,
};
const one: Migration = { name: '1_one', sql: 'CREATE TABLE one (id int)', checksum: 'a' };
const two: Migration = {
  name: '2_two',
  sql: 'CREATE TABLE two (id int); INSERT INTO two VALUES (2)',
  checksum: 'b',
};
const tables = async () =>
  (await session.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`, [])).map(
    (row) => row.tablename,
  );

test('migrations are applied in order, once, and entered as Prisma does', async () => {
  expect(await migrate(session, [one])).toEqual(['1_one']);
  expect(await migrate(session, [one, two])).toEqual(['2_two']);
  expect(await migrate(session, [one, two])).toEqual([]);
  expect(await tables()).toEqual(['_prisma_migrations', 'one', 'two']);
  const book = await session.query('SELECT * FROM "_prisma_migrations" ORDER BY migration_name', []);
  expect(book).toMatchObject([
    { migration_name: '1_one', checksum: 'a', rolled_back_at: null, applied_steps_count: 1, logs: null },
    { migration_name: '2_two', checksum: 'b', rolled_back_at: null, applied_steps_count: 1, logs: null },
  ]);
  for (const row of book) expect(row.finished_at).toBeInstanceOf(Date);
});

test('a migration that was changed after it had been applied is an error, and nothing else is applied', async () => {
  await migrate(session, [one]);
  const changed = migrate(session, [{ ...one, checksum: 'c' }, two]);
  await expect(changed).rejects.toThrow(MigrationMismatch);
  expect(await tables()).not.toContain('two');
});

test('a database of a newer version is left alone', async () => {
  await migrate(session, [one, two]);
  await expect(migrate(session, [one])).rejects.toThrow(MigrationMismatch);
});

test('a migration that fails leaves nothing behind, and the next try begins with it', async () => {
  const broken = { ...two, sql: 'CREATE TABLE two (id int); SELECT nonsense' };
  await expect(migrate(session, [one, broken])).rejects.toThrow('2_two');
  expect(await tables()).toEqual(['_prisma_migrations', 'one']);
  expect(await migrate(session, [one, two])).toEqual(['2_two']);
});

test('a migration that Prisma could not finish is an error', async () => {
  await migrate(session, [one]);
  await database.exec('UPDATE "_prisma_migrations" SET finished_at = NULL');
  await expect(migrate(session, [one, two])).rejects.toThrow(MigrationMismatch);
});

test('the migrations of this version make the tables of its schema', async () => {
  await migrate(session, await readMigrations());
  expect(await schemaDrift(database, readFileSync('prisma/schema.prisma', 'utf8'))).toBe('');
});
