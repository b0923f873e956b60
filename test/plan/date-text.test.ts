import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDates, parseDateText } from '../../src/plan/date-text.ts';
import { addDays, daysBetween } from '../../src/plan/dates.ts';

const today = '2026-11-23';

const spanOf = (text: string): string => {
  const read = parseDateText(text, { today });
  return read.ok ? `${read.value.from}/${read.value.to}` : read.code;
};

describe('a date', () => {
  test.each([
    ['2026年3月5日', '2026-03-05/2026-03-05'],
    ['２０２６年３月５日', '2026-03-05/2026-03-05'],
    ['二〇二六年三月五日', '2026-03-05/2026-03-05'],
    ['2026.3.5', '2026-03-05/2026-03-05'],
    ['2026/3/5', '2026-03-05/2026-03-05'],
    ['2026-03-05', '2026-03-05/2026-03-05'],
    ['5 March 2026', '2026-03-05/2026-03-05'],
    ['March 5th, 2026', '2026-03-05/2026-03-05'],
    ['2026年3月底', '2026-03-31/2026-03-31'],
    ['by the end of March 2026', '2026-03-31/2026-03-31'],
    ['2026年3月上旬', '2026-03-01/2026-03-10'],
    ['2026年2月中旬', '2026-02-11/2026-02-20'],
    ['2026年2月下旬', '2026-02-21/2026-02-28'],
    ['2026年3月', '2026-03-01/2026-03-31'],
    ['2026年前三季度', '2026-01-01/2026-09-30'],
    ['2026年一季度', '2026-01-01/2026-03-31'],
    ['Q3 2026', '2026-07-01/2026-09-30'],
    ['2026年上半年', '2026-01-01/2026-06-30'],
    ['年内', '2026-01-01/2026-12-31'],
    ['年底', '2026-12-31/2026-12-31'],
    ['明年一季度', '2027-01-01/2027-03-31'],
    ['去年12月', '2025-12-01/2025-12-31'],
    ['月底', '2026-11-30/2026-11-30'],
    ['本周', '2026-11-23/2026-11-29'],
    ['下周五', '2026-12-04/2026-12-04'],
    ['next Friday', '2026-12-04/2026-12-04'],
    ['last week', '2026-11-16/2026-11-22'],
    ['the last 7 days', '2026-11-17/2026-11-23'],
    ['两周内', '2026-11-23/2026-12-07'],
    ['一个月后', '2026-12-23/2026-12-23'],
    ['March to May 2026', '2026-03-01/2026-05-31'],
    ['2026年3月5日-10日', '2026-03-05/2026-03-10'],
  ])('%s is %s', (text, span) => {
    expect(spanOf(text)).toBe(span);
  });

  test.each([
    ['近期', 'vague'],
    ['尽快', 'vague'],
    ['soon', 'vague'],
    ['2026年2月30日', 'no_such_day'],
    ['2月30日', 'no_such_day'],
    ['12.10', 'no_date'],
    ['80%', 'no_date'],
    ['waiting', 'no_date'],
    ['', 'no_date'],
  ])('%j is refused as %s', (text, code) => {
    expect(spanOf(text)).toBe(code);
  });

  test.each(['5月', '12月10日前', '3月底', 'by 10 Dec', 'end of March', '一季度', 'in June'])(
    '%s has no year: it is asked for, with the present one offered',
    (text) => {
      const read = parseDateText(text, { today });
      expect(read).toMatchObject({
        ok: false,
        code: 'year_missing',
        detail: { assumed: { yearAssumed: true } },
      });
      expect(parseDateText(text, { today, assumeYear: true })).toMatchObject({ ok: true });
    },
  );

  test('says which side of it is meant', () => {
    const boundaryOf = (text: string): string | undefined => findDates(text, { today })[0]?.boundary;
    expect(boundaryOf('12月10日前办完')).toBe('by');
    expect(boundaryOf('before 10 December')).toBe('before');
    expect(boundaryOf('自6月以来')).toBe('since');
    expect(boundaryOf('updated after 1 June')).toBe('after');
    expect(boundaryOf('due in June')).toBeUndefined();
  });

  test('of the week is the one that its side makes likely', () => {
    const wednesday = '2026-11-25';
    const from = (text: string): string | undefined => findDates(text, { today: wednesday })[0]?.from;
    expect(from('since Friday')).toBe('2026-11-20');
    expect(from('since Monday')).toBe('2026-11-23');
    expect(from('by Monday')).toBe('2026-11-30');
    expect(from('周五前')).toBe('2026-11-27');
  });

  test('since a month that has not come this year is that of the last year', () => {
    expect(findDates('since December', { today })[0]).toMatchObject({ from: '2025-12-01' });
  });

  test('written in any of its ways is the same day', () => {
    const months =
      'January February March April May June July August September October November December'.split(' ');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.nat(5), (offset, way) => {
        const date = addDays('1999-01-01', offset);
        const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
        const name = months[month - 1];
        const text = [
          date,
          `${year}.${month}.${day}`,
          `${year}/${month}/${day}`,
          `${year}年${month}月${day}日`,
          `${day} ${name} ${year}`,
          `${name} ${day}, ${year}`,
        ][way];
        expect(spanOf(text ?? '')).toBe(`${date}/${date}`);
      }),
    );
  });
});

describe('dates in a text', () => {
  test.each([
    ['本周谁没报?', ['本周']],
    ['who was responsible in June?', ['June']],
    ['KT-03 done to 80%, land permit still open, 12月10日前办完', ['12月10日前']],
    ['it may be late, march on', []],
    ['due in May', ['May']],
    ['It is due on 31 October 2026.', ['31 October 2026']],
    ['It is due on Oct 31, 2026. It started on March 5.', ['Oct 31, 2026', 'March 5']],
    ['3/5 done, 12.5亿元, PRJ-2026', []],
    ['一月一次', ['一月']],
    ['due between 1 March and 15 April 2026', ['between 1 March and 15 April 2026']],
    ['10月和11月', ['10月', '11月']],
  ])('%s', (text, dates) => {
    expect(findDates(text, { today }).map((date) => date.text)).toEqual(dates);
  });

  test('are whole days in order, in whatever text', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60, unit: 'binary' }),
        fc.constantFrom('3月底', 'since Monday', '年内'),
        (noise, date) => {
          for (const found of findDates(`${noise}${date}${noise}`, { today })) {
            expect(daysBetween(found.from, found.to)).toBeGreaterThanOrEqual(0);
            expect(found.start).toBeLessThan(found.end);
          }
        },
      ),
    );
  });
});
