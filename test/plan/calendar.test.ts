import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../src/plan/calendar.ts';
import { addDays, addWeeks } from '../../src/plan/dates.ts';

function daysOf2026(): string[] {
  return Array.from({ length: 365 }, (_, day) => addDays('2026-01-01', day));
}

function spread(...ranges: [string, string][]): string[] {
  return daysOf2026().filter((day) => ranges.some(([from, to]) => from <= day && day <= to));
}

describe('the calendar', () => {
  const calendar = createCalendar();

  it('knows every day off and every make-up workday of 2026', () => {
    const off = spread(
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    );
    const madeUp = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];
    const expected = daysOf2026().filter((day) => {
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
      return madeUp.includes(day) || (!off.includes(day) && weekday !== 0 && weekday !== 6);
    });
    expect(daysOf2026().filter(calendar.isWorkday)).toEqual(expected);
  });

  it('finds no workday in the week of 16 February 2026, and one in every other week', () => {
    const weeks = Array.from({ length: 52 }, (_, index) => addWeeks('2026-W01', index));
    expect(weeks.filter((week) => calendar.workdaysOfWeek(week).length === 0)).toEqual(['2026-W08']);
  });

  it('counts workdays over holidays and make-up days, in both directions', () => {
    expect(calendar.nextWorkday('2026-02-14')).toBe('2026-02-24');
    expect(calendar.nextWorkday('2026-02-27')).toBe('2026-02-28');
    expect(calendar.addWorkdays('2026-09-30', 3)).toBe('2026-10-10');
    expect(calendar.addWorkdays('2026-10-10', -3)).toBe('2026-09-30');
    expect(calendar.addWorkdays('2026-10-03', 0)).toBe('2026-10-03');
  });

  it('says where its data ends, and warns from sixty days before', () => {
    expect(calendar.coverage()).toEqual({ from: '2004-01-01', to: '2026-12-31' });
    expect(calendar.warning('2026-10-30')).toBeUndefined();
    expect(calendar.warning('2026-10-31')).toBeUndefined();
    expect(calendar.warning('2026-11-01')).toEqual({
      code: 'calendar_ends_soon',
      to: '2026-12-31',
      daysLeft: 60,
    });
    expect(calendar.warning('2027-01-01')).toMatchObject({ code: 'calendar_ended', daysLeft: -1 });
  });

  it('keeps to Monday to Friday beyond its data, and does not claim to know', () => {
    expect(calendar.isKnown('2027-10-01')).toBe(false);
    expect(calendar.isWorkday('2027-10-01')).toBe(true);
    expect(calendar.isWorkday('2027-10-02')).toBe(false);
  });

  it('takes years and local days from an operator', () => {
    const extended = createCalendar({
      extraDays: { years: [2027], off: ['2027-10-01', '2026-03-09'], workdays: ['2027-10-09'] },
    });
    expect(extended.coverage().to).toBe('2027-12-31');
    expect(extended.isKnown('2027-10-01')).toBe(true);
    expect(extended.isWorkday('2027-10-01')).toBe(false);
    expect(extended.isWorkday('2027-10-09')).toBe(true);
    expect(extended.isWorkday('2026-03-09')).toBe(false);
  });

  it('does not claim a year behind a gap', () => {
    const gap = createCalendar({ extraDays: { years: [2028], off: [], workdays: [] } });
    expect(gap.coverage().to).toBe('2026-12-31');
  });
});
