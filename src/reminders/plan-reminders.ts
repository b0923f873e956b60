import type { WorkCalendar } from '../plan/calendar.ts';
import { addWeeks, isoWeekOf, plainDateIn } from '../plan/dates.ts';
import type { IsoWeek, PlainDate, SpecialClass } from '../plan/records.ts';
import type { Slot, SlotKey } from '../plan/store.ts';
import { isPassing } from './passing.ts';
import { isQuiet } from './quiet-hours.ts';
import type { ReminderSettings } from './settings.ts';
import { type WeeklySlot, weeklySlot } from './weekly-slot.ts';

export const WEEKLY_KIND = 'weekly';

export type SkipReason =
  | 'no_workday_this_week'
  | 'class_inactive'
  | 'paused'
  | 'no_channel'
  | 'started_later';

/** What is to be done about one slot now. `existing` is its row where it has one (a retry, a channel set meanwhile). */
export type SlotDecision = SlotKey & { readonly dueAt: Date; readonly class: SpecialClass } & (
    | {
        readonly action: 'send';
        readonly on: PlainDate;
        readonly channelId: string;
        readonly existing?: Slot | undefined;
      }
    | { readonly action: 'skip'; readonly reason: SkipReason }
    | { readonly action: 'miss'; readonly reason: 'too_late' | 'newer_slot_due' }
  );

export interface MovedSlot {
  readonly classCode: string;
  readonly week: IsoWeek;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export interface ReminderPlan {
  readonly decisions: readonly SlotDecision[];
  readonly moved: readonly MovedSlot[];
}

export interface PlanInput {
  readonly classes: readonly SpecialClass[];
  /** The weekly slots that have a row, of every week that is looked at. */
  readonly slots: readonly Slot[];
  /** Since when each class is served; a class that is missing here begins now. */
  readonly servedSince: ReadonlyMap<string, Date>;
  readonly calendar: WorkCalendar;
  readonly settings: ReminderSettings;
  readonly now: Date;
}

const HOUR_MS = 3_600_000;
/** A slot that is later than this is a catch-up: it waits for a workday outside the quiet hours. */
const PROMPT_MS = HOUR_MS;

/** Decides, from what is stored and the time, what is due, and what became of slots whose time passed unattended. */
export function planReminders(input: PlanInput): ReminderPlan {
  const rows = new Map(input.slots.map((slot) => [`${slot.classCode} ${slot.week}`, slot]));
  const plans = input.classes.map((one) => planClass(one, rows, input));
  return {
    decisions: plans.flatMap((plan) => plan.decisions),
    moved: plans.flatMap((plan) => plan.moved),
  };
}

function planClass(
  specialClass: SpecialClass,
  rows: ReadonlyMap<string, Slot>,
  input: PlanInput,
): ReminderPlan {
  const { calendar, now, settings } = input;
  const current = isoWeekOf(plainDateIn(specialClass.timeZone, now));
  const since = input.servedSince.get(specialClass.code) ?? now;
  const oldest = addWeeks(current, -settings.lookbackWeeks);
  const first = isoWeekOf(plainDateIn(specialClass.timeZone, since));
  const decisions: SlotDecision[] = [];
  const moved: MovedSlot[] = [];
  let newestPassed = false;

  for (let week = current; week >= first && week >= oldest; week = addWeeks(week, -1)) {
    const place = weeklySlot(specialClass, week, calendar, settings.movedTo);
    if (week === current && place.on !== undefined && place.on !== place.nominal)
      moved.push({ classCode: specialClass.code, week, from: place.nominal, to: place.on });
    const decision = decide({
      specialClass,
      week,
      place,
      since,
      row: rows.get(`${specialClass.code} ${week}`),
      newer: newestPassed,
      input,
    });
    if (decision) decisions.push(decision);
    newestPassed ||= place.dueAt !== undefined && place.dueAt <= now;
  }
  return { decisions: decisions.reverse(), moved };
}

interface Question {
  readonly specialClass: SpecialClass;
  readonly week: IsoWeek;
  readonly place: WeeklySlot;
  readonly since: Date;
  readonly row: Slot | undefined;
  /** A later slot of the class has come due. */
  readonly newer: boolean;
  readonly input: PlanInput;
}

function decide(question: Question): SlotDecision | undefined {
  const { specialClass, week, place, row, newer, since, input } = question;
  const { now, settings } = input;
  const key = { classCode: specialClass.code, kind: WEEKLY_KIND, week, class: specialClass };
  if (place.on === undefined || place.dueAt === undefined) {
    if (row !== undefined || place.nominalAt > now) return undefined;
    return { ...key, dueAt: place.nominalAt, action: 'skip', reason: 'no_workday_this_week' };
  }
  const { dueAt, on } = place;
  if (dueAt > now) return undefined;
  const lateMs = now.getTime() - dueAt.getTime();
  const tooLate = lateMs > settings.maxLateHours * HOUR_MS;
  if (row !== undefined && (newer || tooLate || !mayTryAgain(row, specialClass, input))) return undefined;
  if (since.getTime() - dueAt.getTime() > settings.maxLateHours * HOUR_MS)
    return { ...key, dueAt, action: 'skip', reason: 'started_later' };
  if (newer) return { ...key, dueAt, action: 'miss', reason: 'newer_slot_due' };
  if (tooLate) return { ...key, dueAt, action: 'miss', reason: 'too_late' };
  if (!specialClass.active) return { ...key, dueAt, action: 'skip', reason: 'class_inactive' };
  if (specialClass.paused) return { ...key, dueAt, action: 'skip', reason: 'paused' };
  if (specialClass.channelId === undefined) return { ...key, dueAt, action: 'skip', reason: 'no_channel' };
  if (lateMs > PROMPT_MS && isQuiet(now, specialClass.timeZone, settings.quietHours, input.calendar))
    return undefined;
  return { ...key, dueAt, on, action: 'send', channelId: specialClass.channelId, existing: row };
}

/** A slot with a row is done, but for a post that Slack certainly refused for a while, and a channel set only now. */
function mayTryAgain(row: Slot, specialClass: SpecialClass, { now, settings }: PlanInput): boolean {
  if (!specialClass.active || specialClass.paused || specialClass.channelId === undefined) return false;
  if (row.state === 'skipped') return row.reason === 'no_channel';
  if (row.state !== 'failed' || !isPassing(row.reason) || row.attempts >= settings.maxAttempts) return false;
  // A clock that was set back must not keep a slot waiting until it has caught up again.
  return Math.abs(now.getTime() - row.updatedAt.getTime()) >= settings.retryMs;
}
