import type { WorkCalendar } from '../plan/calendar.ts';
import { addDays, firstDayOfWeek, instantAt } from '../plan/dates.ts';
import type { IsoWeek, PlainDate, SpecialClass } from '../plan/records.ts';
import type { ReminderSettings } from './settings.ts';

/** Where a class's weekly slot stands in one week. `nominal` is the usual day; `on` is undefined without a workday. */
export interface WeeklySlot {
  readonly nominal: PlainDate;
  readonly nominalAt: Date;
  readonly on?: PlainDate | undefined;
  readonly dueAt?: Date | undefined;
}

type Schedule = Pick<SpecialClass, 'slotWeekday' | 'slotTime' | 'timeZone'>;

const MOST_PLACES = 20_000;
const places = new WeakMap<WorkCalendar, Map<string, WeeklySlot>>();

/**
 * A slot on a day off moves to a later workday of the same week, and where the rest of the week is off (a Friday before
 * the May holiday) to the last workday before it: a week that has a workday has its reminder. Asked for each class and
 * minute, so what was computed is kept.
 */
export function weeklySlot(
  schedule: Schedule,
  week: IsoWeek,
  calendar: WorkCalendar,
  movedTo: ReminderSettings['movedTo'],
): WeeklySlot {
  const known = places.get(calendar) ?? new Map<string, WeeklySlot>();
  places.set(calendar, known);
  const key = `${week} ${schedule.slotWeekday} ${schedule.slotTime} ${schedule.timeZone} ${movedTo}`;
  let place = known.get(key);
  if (place === undefined) {
    place = computePlace(schedule, week, calendar, movedTo);
    if (known.size >= MOST_PLACES) known.clear();
    known.set(key, place);
  }
  return place;
}

function computePlace(
  schedule: Schedule,
  week: IsoWeek,
  calendar: WorkCalendar,
  movedTo: ReminderSettings['movedTo'],
): WeeklySlot {
  const nominal = addDays(firstDayOfWeek(week), schedule.slotWeekday - 1);
  const nominalAt = instantAt(nominal, schedule.slotTime, schedule.timeZone);
  const workdays = calendar.workdaysOfWeek(week);
  const later = workdays.filter((day) => day > nominal);
  const on = workdays.includes(nominal)
    ? nominal
    : ((movedTo === 'second_workday' ? later[1] : undefined) ?? later[0] ?? workdays.at(-1));
  if (on === undefined) return { nominal, nominalAt };
  return { nominal, nominalAt, on, dueAt: instantAt(on, schedule.slotTime, schedule.timeZone) };
}
