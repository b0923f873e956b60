import type { WorkCalendar } from '../plan/calendar.ts';
import { plainDateIn, timeOfDayIn } from '../plan/dates.ts';

/** True when people of a zone are not to be disturbed: a day off, or inside the hours, which may span midnight. */
export function isQuiet(
  instant: Date,
  timeZone: string,
  hours: { readonly from: string; readonly to: string },
  calendar: WorkCalendar,
): boolean {
  if (!calendar.isWorkday(plainDateIn(timeZone, instant))) return true;
  const time = timeOfDayIn(timeZone, instant);
  return hours.from <= hours.to
    ? time >= hours.from && time < hours.to
    : time >= hours.from || time < hours.to;
}
