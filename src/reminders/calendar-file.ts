import { parse } from 'yaml';
import { z } from 'zod';
import type { CalendarDays } from '../plan/calendar.ts';
import { addDays, isPlainDate } from '../plan/dates.ts';
import { fail, ok, type Result } from '../plan/result.ts';

const LONGEST_RANGE_DAYS = 366;

/** A day `2027-01-01`, or days `2027-02-05/2027-02-11` with both ends included. */
const days = z
  .array(z.string())
  .default([])
  .transform((entries, context) =>
    entries.flatMap((entry) => {
      const expanded = expand(entry);
      if (expanded === undefined)
        context.addIssue({
          code: 'custom',
          message: `"${entry}" is neither YYYY-MM-DD nor YYYY-MM-DD/YYYY-MM-DD`,
        });
      return expanded ?? [];
    }),
  );

const calendarFile = z.strictObject({
  years: z.array(z.int().min(2000).max(2200)).default([]),
  off: days,
  workdays: days,
});

/**
 * Reads an operator's calendar file (YAML or JSON): `years` that it states in full, days `off`, and `workdays` that
 * would be days off. The detail of a failure names the place and what was expected.
 */
export function parseCalendarFile(text: string): Result<CalendarDays, 'calendar_file_invalid', string> {
  let content: unknown;
  try {
    // Dates stay text: as YAML timestamps they would be instants in some zone.
    content = parse(text, { schema: 'core', maxAliasCount: 0 });
  } catch (error) {
    return fail('calendar_file_invalid', error instanceof Error ? error.message : String(error));
  }
  const result = calendarFile.safeParse(content ?? {});
  if (!result.success) return fail('calendar_file_invalid', z.prettifyError(result.error));
  const both = result.data.off.find((day) => result.data.workdays.includes(day));
  if (both !== undefined) return fail('calendar_file_invalid', `${both} is both a day off and a workday`);
  return ok(result.data);
}

function expand(entry: string): string[] | undefined {
  const [from = '', to = from, ...rest] = entry.split('/');
  if (rest.length > 0 || !isPlainDate(from) || !isPlainDate(to) || to < from) return undefined;
  const expanded: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (expanded.length > LONGEST_RANGE_DAYS) return undefined;
    expanded.push(day);
  }
  return expanded;
}
