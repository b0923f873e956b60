import type { Config } from '../config.ts';
import { formatDate } from '../messages/format.ts';
import { messagesFor } from '../messages/index.ts';
import type { WorkCalendar } from '../plan/calendar.ts';
import type { Clock } from '../plan/clock.ts';
import { plainDateIn } from '../plan/dates.ts';
import type { Language } from '../plan/terms.ts';

/** What an admin should know of that no class or slot shows. */
export function listProblems(
  found: { readonly calendar: WorkCalendar; readonly modelFails: boolean },
  config: Config,
  clock: Clock,
  language: Language,
): string[] {
  const words = messagesFor(language).slack.adminNotice;
  const ends = found.calendar.warning(plainDateIn(config.timeZone, clock.now()));
  return [
    ...(ends ? [words.calendarEnds(formatDate(ends.to, language), ends.daysLeft)] : []),
    ...(found.modelFails ? [words.modelFails] : []),
  ];
}
