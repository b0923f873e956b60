import { describe, expect, it } from 'vitest';
import { parseCalendarFile } from '../../src/reminders/calendar-file.ts';

describe("an operator's calendar file", () => {
  it('reads years, single days and ranges from YAML', () => {
    const text = 'years: [2027]\noff:\n  - 2027-01-01\n  - 2027-02-05/2027-02-07\nworkdays: [2027-02-20]\n';
    expect(parseCalendarFile(text)).toEqual({
      ok: true,
      value: {
        years: [2027],
        off: ['2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07'],
        workdays: ['2027-02-20'],
      },
    });
  });

  it('reads the same from JSON, and an empty file as nothing to add', () => {
    expect(parseCalendarFile('{"off": ["2026-03-09"]}')).toMatchObject({ value: { off: ['2026-03-09'] } });
    expect(parseCalendarFile('')).toEqual({ ok: true, value: { years: [], off: [], workdays: [] } });
  });

  it.each([
    ['a day that does not exist', 'off: [2027-02-30]', '2027-02-30'],
    ['a range that runs backwards', 'off: [2027-02-05/2027-02-01]', '2027-02-05/2027-02-01'],
    ['an unknown key', 'holidays: [2027-02-05]', 'holidays'],
    ['a day that is both', 'off: [2027-02-05]\nworkdays: [2027-02-05]', '2027-02-05'],
    ['something that is no YAML', 'off: [', ''],
  ])('refuses %s and says where', (_, text, named) => {
    const result = parseCalendarFile(text);
    expect(result).toMatchObject({ ok: false, code: 'calendar_file_invalid' });
    expect(result.ok ? '' : result.detail).toContain(named);
  });
});
