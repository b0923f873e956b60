import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formatFen } from '../../src/messages/format.ts';
import { parseAmount } from '../../src/plan/money.ts';

describe('an amount of money as it is shown', () => {
  test.each([
    [125_000_000_000, '12.5亿元', 'CNY 1.25 billion'],
    [6_288_666_667, '6,288.666667万元', 'CNY 62,886,666.67'],
    [1_234_567_890_100, '1,234,567.8901万元', 'CNY 12,345,678,901'],
    [999_999, '9,999.99元', 'CNY 9,999.99'],
    [0, '0元', 'CNY 0'],
  ])('%i fen is %s, %s', (fen, zh, en) => {
    expect([formatFen(fen, 'zh'), formatFen(fen, 'en')]).toEqual([zh, en]);
  });

  it('is never rounded: what is read back is what is stored', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_000_000_000_000 }), (fen) => {
        const read = parseAmount(formatFen(fen, 'zh').replaceAll(',', ''));
        expect(read.ok && read.value.fen).toBe(fen);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
