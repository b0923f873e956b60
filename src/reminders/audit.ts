import type { WorkCalendar } from '../plan/calendar.ts';
import { addWeeks, isoWeekOf, plainDateIn } from '../plan/dates.ts';
import type { SpecialClass } from '../plan/records.ts';
import type { Slot } from '../plan/store.ts';
import type { AuditFinding } from './notice.ts';
import { WEEKLY_KIND } from './plan-reminders.ts';
import type { ReminderSettings } from './settings.ts';
import { textOf } from './slot-delivery.ts';
import { weeklySlot } from './weekly-slot.ts';

export interface AuditInput {
  readonly classes: readonly SpecialClass[];
  readonly servedSince: ReadonlyMap<string, Date>;
  /** Every slot that was due in the time. */
  readonly slots: readonly Slot[];
  readonly calendar: WorkCalendar;
  readonly settings: ReminderSettings;
  /** Slots due at or after `since` and before `until` are looked at. */
  readonly since: Date;
  readonly until: Date;
}

/** Compares the weekly slots that the calendar says there must be, and every other slot, with what became of them. */
export function auditSlots(input: AuditInput): AuditFinding[] {
  const rows = input.slots.filter((slot) => slot.dueAt >= input.since && slot.dueAt < input.until);
  const known = new Set(input.slots.map(textOf));
  const missing = expectedSlots(input).filter((slot) => !known.has(textOf({ ...slot, kind: WEEKLY_KIND })));
  return [
    ...missing.map((slot): AuditFinding => ({ ...slot, code: 'no_outcome', slotKind: WEEKLY_KIND })),
    ...rows.flatMap((slot) => findingOf(slot) ?? []),
  ];
}

/** What is wrong with a slot, if anything is. A post that is still under way counts as without an outcome. */
export function findingOf(slot: Slot): AuditFinding | undefined {
  const code =
    slot.state === 'claimed'
      ? 'no_outcome'
      : slot.state === 'failed' || slot.state === 'unclear' || slot.state === 'missed'
        ? slot.state
        : undefined;
  return (
    code && {
      code,
      classCode: slot.classCode,
      slotKind: slot.kind,
      week: slot.week,
      dueAt: slot.dueAt,
      channelId: slot.channelId,
      reason: slot.reason,
    }
  );
}

function expectedSlots({ classes, servedSince, calendar, settings, since, until }: AuditInput) {
  return classes.flatMap((one) => {
    const served = servedSince.get(one.code);
    if (served === undefined) return [];
    const last = isoWeekOf(plainDateIn(one.timeZone, until));
    const first = isoWeekOf(plainDateIn(one.timeZone, since));
    const expected = [];
    for (let week = first; week <= last; week = addWeeks(week, 1)) {
      const place = weeklySlot(one, week, calendar, settings.movedTo);
      const dueAt = place.dueAt ?? place.nominalAt;
      if (dueAt >= since && dueAt < until && dueAt >= served)
        expected.push({ classCode: one.code, week, dueAt });
    }
    return expected;
  });
}
