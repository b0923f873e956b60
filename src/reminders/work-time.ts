import type { WorkCalendar } from '../plan/calendar.ts';
import { instantAt, plainDateIn, timeOfDayIn } from '../plan/dates.ts';

export interface WorkHours {
  readonly from: string;
  readonly to: string;
}

/** Half a workday, in minutes. */
export function halfWorkdayMinutes(hours: WorkHours): number {
  return Math.floor((minutesOf(hours.to) - minutesOf(hours.from)) / 2);
}

/**
 * The instant so many working minutes after the given one, or before it when negative. Only the working hours of
 * workdays count; a time outside them stands for the nearest one in the direction of counting.
 */
export function addWorkMinutes(
  instant: Date,
  minutes: number,
  timeZone: string,
  hours: WorkHours,
  calendar: WorkCalendar,
): Date {
  const opens = minutesOf(hours.from);
  const closes = minutesOf(hours.to);
  const forward = minutes >= 0;
  let date = plainDateIn(timeZone, instant);
  let left = Math.abs(minutes);
  let at = calendar.isWorkday(date)
    ? Math.min(Math.max(minutesOf(timeOfDayIn(timeZone, instant)), opens), closes)
    : forward
      ? closes
      : opens;
  for (;;) {
    const available = forward ? closes - at : at - opens;
    if (left <= available) return instantAt(date, timeText(forward ? at + left : at - left), timeZone);
    left -= available;
    date = calendar.addWorkdays(date, forward ? 1 : -1);
    at = forward ? opens : closes;
  }
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

function timeText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
