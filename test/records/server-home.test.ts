import { expect, test } from 'vitest';
import { systemClock } from '../../src/plan/clock.ts';
import { type Logger, silentLogger } from '../../src/plan/logger.ts';
import { openStore, StoreUnreachable } from '../../src/records/open-store.ts';

const SECRET = 'tr0ub4dor';

async function failureOf(databaseUrl: string) {
  const said: string[] = [];
  const note = (fields: object, message: string) => said.push(JSON.stringify(fields), message);
  const logger: Logger = { ...silentLogger, info: note, warn: note, error: note };
  const error: unknown = await openStore({ databaseUrl, dataDir: '', clock: systemClock, logger }).catch(
    (reason: unknown) => reason,
  );
  if (!(error instanceof StoreUnreachable)) throw error;
  for (let at: unknown = error; at instanceof Error; at = at.cause) said.push(at.message, at.stack ?? '');
  expect(said.join('\n')).not.toContain(SECRET);
  return { code: error.code, place: error.place, reason: error.reason };
}

test.each([
  [`postgres://linkage:${SECRET}@127.0.0.1:1/plan`, '127.0.0.1:1/plan', 'refused'],
  [`postgresql://linkage:${SECRET}@[::1]:1/plan`, '[::1]:1/plan', 'refused'],
  [`postgres:///plan?host=/nowhere&user=linkage&password=${SECRET}`, '/nowhere:5432/plan', 'refused'],
  [`mysql://linkage:${SECRET}@127.0.0.1/plan`, 'DATABASE_URL', 'bad_url'],
  [`linkage:${SECRET} at the database server`, 'DATABASE_URL', 'bad_url'],
  ['', 'DATABASE_URL', 'bad_url'],
])('a wrong DATABASE_URL is told apart and never shown: %#', async (url, place, reason) => {
  expect(await failureOf(url)).toEqual({ code: 'store_unreachable', place, reason });
});
