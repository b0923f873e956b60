import type { WorkCalendar } from '../plan/calendar.ts';
import { addDays, addWeeks, firstDayOfWeek, instantAt } from '../plan/dates.ts';
import type { IsoWeek, SpecialClass } from '../plan/records.ts';
import type { ReminderSettings } from './settings.ts';
import { weeklySlot } from './weekly-slot.ts';
import { addWorkMinutes, halfWorkdayMinutes } from './work-time.ts';

/** The times of one week's chasing. All are undefined together in a week that leaves no time to report. */
export interface ChaseTimes {
  /** When the week's reports are due. */
  readonly deadlineAt: Date;
  /** Half a workday before; undefined where the weekly reminder itself comes as late. */
  readonly leadAt?: Date | undefined;
  /** When the leading group hears of it: half a workday after. */
  readonly groupAt: Date;
  /** From here on the week is over and nobody is chased for it. */
  readonly endsAt: Date;
}

type Schedule = Pick<SpecialClass, 'slotWeekday' | 'slotTime' | 'timeZone'>;

/**
 * The deadline stands on its weekday; on a day off, on the last workday of the week before it, else the first after.
 * Where the class is reminded only after that, it is the end of the week's last workday.
 */
export function chaseTimes(
  schedule: Schedule,
  week: IsoWeek,
  calendar: WorkCalendar,
  settings: ReminderSettings,
): ChaseTimes | undefined {
  const known = times.get(settings) ?? new Map<string, ChaseTimes | undefined>();
  times.set(settings, known);
  const key = `${week} ${schedule.slotWeekday} ${schedule.slotTime} ${schedule.timeZone}`;
  if (!known.has(key)) {
    if (known.size >= MOST_TIMES) known.clear();
    known.set(key, computeTimes(schedule, week, calendar, settings));
  }
  return known.get(key);
}

const MOST_TIMES = 20_000;
/** Asked for each class and minute, so what was computed is kept. One room has one calendar and one set of settings. */
const times = new WeakMap<ReminderSettings, Map<string, ChaseTimes | undefined>>();

function computeTimes(
  schedule: Schedule,
  week: IsoWeek,
  calendar: WorkCalendar,
  settings: ReminderSettings,
): ChaseTimes | undefined {
  const { timeZone } = schedule;
  const { deadline, workHours } = settings;
  const workdays = calendar.workdaysOfWeek(week);
  const last = workdays.at(-1);
  const slotAt = weeklySlot(schedule, week, calendar, settings.movedTo).dueAt;
  if (last === undefined || slotAt === undefined) return undefined;
  const nominal = addDays(firstDayOfWeek(week), deadline.weekday - 1);
  const on = workdays.findLast((day) => day <= nominal) ?? workdays[0] ?? last;
  const usual = instantAt(on, deadline.time, timeZone);
  const deadlineAt = usual > slotAt ? usual : instantAt(last, workHours.to, timeZone);
  if (deadlineAt <= slotAt) return undefined;
  const half = halfWorkdayMinutes(workHours);
  const leadAt = addWorkMinutes(deadlineAt, -half, timeZone, workHours, calendar);
  return {
    deadlineAt,
    leadAt: leadAt > slotAt ? leadAt : undefined,
    groupAt: addWorkMinutes(deadlineAt, half, timeZone, workHours, calendar),
    endsAt: instantAt(firstDayOfWeek(addWeeks(week, 1)), '00:00', timeZone),
  };
}
