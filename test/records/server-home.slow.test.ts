import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/plan/clock.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import { openStore } from '../../src/records/open-store.ts';
import { createTestStore } from '../support/store.ts';

const url = process.env.TEST_DATABASE_URL ?? '';
const open = (databaseUrl: string) =>
  openStore({ databaseUrl, dataDir: '', clock: systemClock, logger: silentLogger });

describe('a server that does not answer', () => {
  const silent = createServer();
  beforeAll(() => new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    silent.close();
  });
  test('is given up after seconds', async () => {
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const started = performance.now();
    await expect(open(`postgres://u:p@127.0.0.1:${port}/plan`)).rejects.toMatchObject({ reason: 'timeout' });
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

describe.runIf(url !== '')('a server', () => {
  test.each([
    ['password', { password: 'wrong' }],
    ['no_database', { pathname: '/linkage_nowhere' }],
  ])('that lets us not in says why: %s', async (reason, change) => {
    const wrong = Object.assign(new URL(url), change);
    if (reason === 'password' && wrong.username === '') wrong.username = 'nobody';
    await expect(open(wrong.href)).rejects.toMatchObject({ reason });
  });

  test('may be opened by many bots at once, and by the first of them all', async () => {
    const store = await createTestStore();
    const place = new URL(url);
    place.pathname = store.home.place.slice(store.home.place.lastIndexOf('/'));
    const others = await Promise.all([1, 2, 3].map(() => open(place.href)));
    await others[0]?.settings.set('hello', 1, new Date(0));
    expect(await others[1]?.settings.get('hello')).toBe(1);
    await Promise.all(others.map((other) => other.close()));
    await store.close();
  });
});
