import type { WorkCalendar } from '../plan/calendar.ts';
import { addWeeks, isoWeekOf, plainDateIn } from '../plan/dates.ts';
import type { IsoWeek, PlainDate, SpecialClass } from '../plan/records.ts';
import type { Slot, SlotKey } from '../plan/store.ts';
import { isQuiet } from './quiet-hours.ts';
import type { ReminderSettings } from './settings.ts';
import { decideSlot, mayReopen, type SkipReason } from './slot-decision.ts';
import { type WeeklySlot, weeklySlot } from './weekly-slot.ts';

export const WEEKLY_KIND = 'weekly';

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
  /** How many weeks before this one are looked at. */
  readonly lookbackWeeks: number;
  readonly now: Date;
}

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
  const oldest = addWeeks(current, -input.lookbackWeeks);
  const first = isoWeekOf(plainDateIn(specialClass.timeZone, since));
  const decisions: SlotDecision[] = [];
  const moved: MovedSlot[] = [];
  let newestPassed = false;

  for (let week = current; week >= first && week >= oldest; week = addWeeks(week, -1)) {
    const row = rows.get(`${specialClass.code} ${week}`);
    if (row !== undefined && !mayReopen(row, settings)) {
      // Its time has come, one way or another; there is nothing to compute for it each minute.
      newestPassed = true;
      continue;
    }
    const place = weeklySlot(specialClass, week, calendar, settings.movedTo);
    if (week === current && place.on !== undefined && place.on !== place.nominal)
      moved.push({ classCode: specialClass.code, week, from: place.nominal, to: place.on });
    const decision = decide({
      specialClass,
      week,
      place,
      since,
      row,
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

function decide({ specialClass, week, place, input, ...rest }: Question): SlotDecision | undefined {
  const { calendar, now, settings } = input;
  const { channelId } = specialClass;
  const decision = decideSlot({
    ...rest,
    dueAt: place.dueAt,
    nominalAt: place.nominalAt,
    blockedBy: blockOf(specialClass),
    isQuiet: () => isQuiet(now, specialClass.timeZone, settings.quietHours, calendar),
    settings,
    now,
  });
  if (decision === undefined) return undefined;
  const key = { classCode: specialClass.code, kind: WEEKLY_KIND, week, class: specialClass };
  const dueAt = place.dueAt ?? place.nominalAt;
  if (decision.action !== 'send') return { ...key, dueAt, ...decision };
  if (place.on === undefined || channelId === undefined) return undefined;
  return { ...key, dueAt, ...decision, on: place.on, channelId, existing: rest.row };
}

/** Why nothing is posted to a class although it is due. */
export function blockOf(specialClass: SpecialClass): SkipReason | undefined {
  if (!specialClass.active) return 'class_inactive';
  if (specialClass.paused) return 'paused';
  return specialClass.channelId === undefined ? 'no_channel' : undefined;
}
