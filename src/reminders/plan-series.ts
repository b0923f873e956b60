import type { WorkCalendar } from '../plan/calendar.ts';
import { instantAt } from '../plan/dates.ts';
import type { IsoWeek, PlainDate } from '../plan/records.ts';
import { chaseTimes } from './chase-schedule.ts';
import type { OutgoingNotice, PostTarget } from './notice.ts';
import type { ReminderSettings } from './settings.ts';
import { weeklySlot } from './weekly-slot.ts';

/** When a post of the whole plan is due in a week; `dueAt` is undefined where the week has no workday. */
export interface PlanPlace {
  readonly nominalAt: Date;
  readonly dueAt: Date | undefined;
  /** For a monthly post: the month before, `YYYY-MM`. */
  readonly month?: string | undefined;
}

export interface PlanPost {
  readonly notice: OutgoingNotice;
  readonly itemCodes: readonly string[];
}

/** A series of posts about the whole plan, at most one a week to each target. */
export interface PlanSeries {
  readonly kind: string;
  /** It asks for reports: what it says is composed again right before it is posted. */
  readonly chases?: boolean | undefined;
  /** Undefined in a week that has none. */
  placeIn(week: IsoWeek): PlanPlace | undefined;
  /** Empty: there is nobody, and the slot is skipped with that reason. */
  targets(on: PlainDate): Promise<readonly PostTarget[]>;
  /** Undefined: there is nothing to say. In a rehearsal no model is asked. */
  compose(
    week: IsoWeek,
    target: PostTarget,
    now: Date,
    options?: { readonly rehearsal?: boolean },
  ): Promise<PlanPost | undefined>;
}

export function escalationPlace(
  week: IsoWeek,
  calendar: WorkCalendar,
  settings: ReminderSettings,
): PlanPlace | undefined {
  const times = planChaseTimes(week, calendar, settings);
  return times && { nominalAt: times.groupAt, dueAt: times.groupAt };
}

/** The plan's own deadline: as for a class that is reminded at the first moment of the week. */
export function planChaseTimes(week: IsoWeek, calendar: WorkCalendar, settings: ReminderSettings) {
  const schedule = { slotWeekday: 1, slotTime: '00:00', timeZone: settings.timeZone };
  return chaseTimes(schedule, week, calendar, settings);
}

export function weeklyDigestPlace(
  week: IsoWeek,
  calendar: WorkCalendar,
  settings: ReminderSettings,
): PlanPlace {
  const { weekday, time } = settings.weeklyDigest;
  const schedule = { slotWeekday: weekday, slotTime: time, timeZone: settings.timeZone };
  const { nominalAt, dueAt } = weeklySlot(schedule, week, calendar, 'next_workday');
  return { nominalAt, dueAt };
}

/** On the month's first workday, about the month before. */
export function monthlyDigestPlace(
  week: IsoWeek,
  calendar: WorkCalendar,
  settings: ReminderSettings,
): PlanPlace | undefined {
  const first = calendar
    .workdaysOfWeek(week)
    .find((day) => calendar.addWorkdays(day, -1).slice(0, 7) !== day.slice(0, 7));
  if (first === undefined) return undefined;
  const dueAt = instantAt(first, settings.monthlyDigest.time, settings.timeZone);
  return { nominalAt: dueAt, dueAt, month: monthBefore(first) };
}

function monthBefore(date: PlainDate): string {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}
