/** China's calendar of 2026 as published, written down here a second time: the tests do not ask the calendar under test. */
const OFF: readonly (readonly [string, string])[] = [
  ['01-01', '01-03'],
  ['02-15', '02-23'],
  ['04-04', '04-06'],
  ['05-01', '05-05'],
  ['06-19', '06-21'],
  ['09-25', '09-27'],
  ['10-01', '10-07'],
];
const MADE_UP = ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'];

const DAY_MS = 86_400_000;

export function isWorkdayOf2026(date: string): boolean {
  const day = date.slice(5);
  if (MADE_UP.includes(day)) return true;
  if (OFF.some(([from, to]) => from <= day && day <= to)) return false;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday >= 1 && weekday <= 5;
}

/** The days from Monday to Sunday of the weeks that lie in 2026 in full, W02 to W52. */
export function weeksOf2026(): { readonly week: string; readonly days: readonly string[] }[] {
  const firstMonday = Date.parse('2026-01-05T00:00:00Z');
  return Array.from({ length: 51 }, (_, index) => ({
    week: `2026-W${String(index + 2).padStart(2, '0')}`,
    days: Array.from({ length: 7 }, (_each, day) =>
      new Date(firstMonday + (index * 7 + day) * DAY_MS).toISOString().slice(0, 10),
    ),
  }));
}

/** Where a slot on that weekday (1 is Monday) has to stand: undefined in a week without a workday. */
export function expectedDay(days: readonly string[], weekday: number): string | undefined {
  const usual = days[weekday - 1];
  const workdays = days.filter(isWorkdayOf2026);
  return workdays.find((day) => usual !== undefined && day >= usual) ?? workdays.at(-1);
}
