import { describe, expect, test } from 'vitest';
import { evaluate, report } from './run.ts';

const AT = new Date('2026-11-24T02:00:00Z');

describe('questions without a model', () => {
  test.each([
    ['article', 3],
    ['sample', 18],
    ['other', 25],
  ] as const)('the plan “%s”, one question of %i, is answered as its records say', async (plan, every) => {
    const results = await evaluate(plan, { at: AT, salt: 'quick', every });
    const wrong = results.filter((one) => one.verdict.kind !== 'exact');
    const { exact, falseAnswers, falseRefusals } = report(results);
    const faults = wrong.map(({ one, verdict, said }) => `${one.text}: ${verdict.why}; said: ${said}`);
    expect(exact, faults.join('\n')).toBeGreaterThanOrEqual(95);
    expect(falseAnswers, faults.join('\n')).toBeLessThanOrEqual(1);
    expect(falseRefusals, faults.join('\n')).toBeLessThanOrEqual(3);
  });
});
