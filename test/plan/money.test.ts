import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAmounts, formatAmountText, MONEY_UNITS, parseAmount } from '../../src/plan/money.ts';

const fenOf = (text: string): number | string => {
  const amount = parseAmount(text);
  return amount.ok ? amount.value.fen : amount.code;
};

describe('an amount', () => {
  test.each([
    ['12.5亿元', 125_000_000_000],
    ['12.5亿', 125_000_000_000],
    ['12.5 hundred million', 125_000_000_000],
    ['CNY 1.25 billion', 125_000_000_000],
    ['1250 million yuan', 125_000_000_000],
    ['RMB 300m', 30_000_000_000],
    ['5000万', 5_000_000_000],
    ['五千万元', 5_000_000_000],
    ['5千万', 5_000_000_000],
    ['3,500 万元', 3_500_000_000],
    ['３．５亿元', 35_000_000_000],
    ['两亿', 20_000_000_000],
    ['一点二亿', 12_000_000_000],
    ['3亿5000万元', 35_000_000_000],
    ['一万二千元', 1_200_000],
    ['0.01元', 1],
  ])('%s is %d fen', (text, fen) => {
    expect(fenOf(text)).toBe(fen);
  });

  test.each([
    ['5000', 'unit_missing'],
    ['三千五', 'unit_missing'],
    ['1.234元', 'finer_than_fen'],
    ['999999999亿元', 'amount_too_large'],
    ['12亿美元', 'no_amount'],
    ['-3亿元', 'no_amount'],
    ['about', 'no_amount'],
    ['', 'no_amount'],
    ['1e9元', 'no_amount'],
  ])('%j is refused as %s', (text, code) => {
    expect(fenOf(text)).toBe(code);
  });

  test("a number without a unit takes its column's", () => {
    expect(parseAmount('12.5', { unit: 'yi' })).toMatchObject({
      ok: true,
      value: { fen: 125_000_000_000, unitWritten: false },
    });
    expect(parseAmount('12.5万元', { unit: 'yi' })).toMatchObject({ ok: true, value: { fen: 12_500_000 } });
  });

  test.each([
    ['约1.2亿元', 'about'],
    ['1.2亿元左右', 'about'],
    ['近2亿元', 'nearly'],
    ['12亿余元', 'more'],
    ['12余亿元', 'more'],
    ['力争5亿元', 'target'],
    ['nearly CNY 2 billion', 'nearly'],
  ])('%s keeps its hedge', (text, hedge) => {
    expect(parseAmount(text)).toMatchObject({ ok: true, value: { hedge, text } });
  });

  test('as printed is read back exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (fen) => {
        expect(parseAmount(formatAmountText(fen))).toMatchObject({
          ok: true,
          value: { fen, unitWritten: true },
        });
      }),
    );
  });

  test('with any number of decimals in any unit is the exact product, or is refused', () => {
    const unit = fc.constantFrom(
      ...([
        ['元', 'yuan'],
        ['万元', 'wan'],
        ['亿元', 'yi'],
        [' million yuan', 'million'],
      ] as const),
    );
    fc.assert(
      fc.property(
        fc.nat(99_999),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(),
        unit,
        (whole, places, raw, [suffix, name]) => {
          const fraction = String(raw % 10 ** Math.min(places, 9))
            .padStart(places, '0')
            .slice(0, places);
          const exact = BigInt(`${whole}${fraction}`) * MONEY_UNITS[name];
          const expected =
            exact % 10n ** BigInt(places) === 0n ? Number(exact / 10n ** BigInt(places)) : 'finer_than_fen';
          expect(fenOf(`${whole}.${fraction}${suffix}`)).toBe(expected);
        },
      ),
    );
  });
});

describe('amounts in a text', () => {
  test.each([
    ['在建亿元以上项目', { min: 1e10 }],
    ['总投资超过12.5亿元的项目', { min: 125e9, minExclusive: true }],
    ['5000万元以下', { max: 5e9 }],
    ['不满1亿', { max: 1e10, maxExclusive: true }],
    ['不超过2亿元', { max: 2e10 }],
    ['1-5亿的项目', { min: 1e10, max: 5e10 }],
    ['投资在5亿到8亿之间', { min: 5e10, max: 8e10 }],
    ['projects over CNY 100 million', { min: 1e10, minExclusive: true }],
    ['worth at least 2 billion', { min: 2e11 }],
    ['between 1 and 5 billion yuan', { min: 1e11, max: 5e11 }],
    ['under 300 million yuan', { max: 3e10, maxExclusive: true }],
    ['300 million or more', { min: 3e10 }],
    ['总投资3亿元', { min: 3e10, max: 3e10 }],
  ])('%s', (text, range) => {
    expect(findAmounts(text).map((amount) => amount.range)).toEqual([range]);
  });

  test('people, land and codes are no amounts', () => {
    expect(findAmounts('KT-03 引进3万人，征地5万亩，PRJ-001 2026年 100 million people')).toEqual([]);
  });

  test('two amounts named side by side stay two', () => {
    expect(findAmounts('本月完成投资300万，累计1.2亿').map((amount) => amount.fen)).toEqual([3e8, 1.2e10]);
    expect(findAmounts('5亿和3亿').map((amount) => amount.fen)).toEqual([5e10, 3e10]);
  });

  test('stand where they are said to stand, in whatever text', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40, unit: 'grapheme' }),
        fc.string({ maxLength: 40 }),
        (before, after) => {
          const text = `${before} 1.2亿元 ${after}`.normalize('NFKC');
          for (const amount of findAmounts(text)) {
            expect(amount.start).toBeLessThan(amount.end);
            expect(amount.end).toBeLessThanOrEqual(text.length);
            expect(text.slice(amount.start, amount.end)).toContain(amount.text);
          }
        },
      ),
    );
  });
});
