import { describe, it } from 'vitest';
import { expectPromiseKept, expectRightDays, YEAR } from './support/simulated-year.ts';
import { simulate } from './support/simulation.ts';

describe('more simulated years', () => {
  it.each([7, 11, 99, 1234, 1385, 31337, 424242])('keep the promise too (seed %i)', async (seed) => {
    const year = await simulate({ ...YEAR, seed, faults: true });
    expectPromiseKept(year);
    expectRightDays(year);
  });
});
