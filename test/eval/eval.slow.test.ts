import { describe, expect, test } from 'vitest';
import { evaluate, report } from './run.ts';
import { createStandIn } from './stand-in.ts';

describe('the whole question set without a model', () => {
  test.each([
    ['sample', 'a', '2026-11-24T02:00:00Z'],
    ['sample', 'c', '2027-02-03T08:00:00Z'],
    ['other', 'b', '2026-11-24T02:00:00Z'],
    ['other', 'd', '2027-06-30T15:30:00Z'],
  ] as const)('plan “%s”, records %s, on %s', { timeout: 300_000 }, async (plan, salt, at) => {
    const results = await evaluate(plan, { at: new Date(at), salt });
    const { exact, falseAnswers, falseRefusals, answerable, lines } = report(results);
    expect(results.length).toBeGreaterThanOrEqual(200);
    expect(results.filter((one) => one.one.language === 'zh').length / results.length).toBeGreaterThan(0.45);
    expect(1 - answerable / results.length).toBeGreaterThan(0.33);
    const faults = results
      .filter((one) => one.verdict.kind !== 'exact')
      .map(({ one, verdict, said }) => `${one.text}: ${verdict.why}; said: ${said}`);
    expect(exact, [...lines, ...faults].join('\n')).toBeGreaterThanOrEqual(95);
    expect(falseAnswers, faults.join('\n')).toBeLessThanOrEqual(1);
    expect(falseRefusals, faults.join('\n')).toBeLessThanOrEqual(3);
  });
});

test('with a model that slips once in ten questions, an answerable one takes at most 1.3 calls', {
  timeout: 300_000,
}, async () => {
  const model = createStandIn(10);
  const results = await evaluate('other', {
    at: new Date('2026-11-24T02:00:00Z'),
    salt: 'a',
    every: 4,
    model,
  });
  const { exact, meanModelCalls, lines } = report(results);
  expect(meanModelCalls, lines.join('\n')).toBeGreaterThan(0.9);
  expect(meanModelCalls, lines.join('\n')).toBeLessThanOrEqual(1.3);
  expect(exact, lines.join('\n')).toBeGreaterThanOrEqual(95);
});
