import { defineConfig } from 'vitest/config';

// Suites that need a server, a browser or minutes run with SLOW=1, as `.ci/run` does.
const slow = process.env.SLOW === '1';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: slow ? [] : ['test/**/*.slow.test.ts'],
    testTimeout: slow ? 180_000 : 60_000,
    hookTimeout: slow ? 180_000 : 60_000,
    pool: 'forks',
    // Files share what they import: loading it anew for each took a third of the time.
    isolate: slow,
    maxWorkers: 2,
  },
});
