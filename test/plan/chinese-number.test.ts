import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseChineseNumber } from '../../src/plan/chinese-number.ts';

describe('a Chinese numeral', () => {
  test.each([
    ['三', 3],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['一百二十', 120],
    ['一百二', 120],
    ['两百零五', 205],
    ['三千五', 3500],
    ['三千零五', 3005],
    ['一万二', 12_000],
    ['一万零二', 10_002],
    ['十万', 100_000],
    ['一亿五千万', 150_000_000],
    ['万亿', undefined],
    ['一万亿', 1_000_000_000_000],
    ['二〇二六', 2026],
    ['壹佰贰拾', 120],
    ['三三十', undefined],
    ['十三百', undefined],
    ['三个', undefined],
    ['', undefined],
  ])('%s is %s', (text, value) => {
    expect(parseChineseNumber(text)).toBe(value);
  });

  test('written out in full is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (value) => {
        expect(parseChineseNumber(written(value))).toBe(value);
      }),
    );
  });
});

const DIGITS = '零一二三四五六七八九';

function written(value: number): string {
  if (value === 0) return '零';
  const groups = [
    [Math.floor(value / 1e8), '亿'],
    [Math.floor(value / 1e4) % 1e4, '万'],
    [value % 1e4, ''],
  ] as const;
  let text = '';
  let gap = false;
  for (const [group, name] of groups) {
    if (group === 0) {
      gap = text !== '';
      continue;
    }
    if (text !== '' && (gap || group < 1000)) text += '零';
    text += `${group4(group)}${name}`;
    gap = false;
  }
  return text;
}

function group4(value: number): string {
  let text = '';
  let zero = false;
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) {
      zero = text !== '';
      continue;
    }
    text += `${zero ? '零' : ''}${DIGITS[digit]}${name}`;
    zero = false;
  }
  return text;
}
