import type { WorkCalendar } from '../plan/calendar.ts';
import { isoWeekOf, plainDateIn } from '../plan/dates.ts';
import type { SpecialClass } from '../plan/records.ts';
import type { SlotKey } from '../plan/store.ts';
import { chaseTimes } from './chase-schedule.ts';
import type { ChaseTarget } from './compose-chaser.ts';
import { isQuiet } from './quiet-hours.ts';
import { PLAN_CODE } from './served-since.ts';
import type { ReminderSettings } from './settings.ts';

/** The rungs that are direct messages. */
export type DirectRung = 'lead' | 'head';

/** A rung that stands open for a class now. */
export interface OpenRung extends ChaseTarget {
  readonly rung: DirectRung;
  readonly dueAt: Date;
}

/** The rung of a class at an instant, whoever has reported; undefined between them and once the week is over. */
export function rungAt(
  one: SpecialClass,
  now: Date,
  calendar: WorkCalendar,
  settings: ReminderSettings,
): OpenRung | undefined {
  const on = plainDateIn(one.timeZone, now);
  const week = isoWeekOf(on);
  const times = chaseTimes(one, week, calendar, settings);
  if (times === undefined || now >= times.endsAt) return undefined;
  const target = { class: one, week, on, deadline: times.deadlineAt };
  if (now >= times.deadlineAt) return { ...target, rung: 'head', dueAt: times.deadlineAt };
  if (times.leadAt === undefined || now < times.leadAt) return undefined;
  return { ...target, rung: 'lead', dueAt: times.leadAt };
}

/** The rungs that may be climbed now: of classes that are chased, served since before, outside the quiet hours. */
export function openRungs(
  classes: readonly SpecialClass[],
  servedSince: ReadonlyMap<string, Date>,
  now: Date,
  calendar: WorkCalendar,
  settings: ReminderSettings,
): OpenRung[] {
  return classes.flatMap((one): OpenRung[] => {
    if (!isChased(one) || isQuiet(now, one.timeZone, settings.quietHours, calendar)) return [];
    const rung = rungAt(one, now, calendar, settings);
    const since = servedSince.get(one.code);
    return rung === undefined || since === undefined || since > rung.dueAt ? [] : [rung];
  });
}

export function isChased(one: SpecialClass): boolean {
  return one.active && !one.paused;
}

/**
 * A person gets one message for all classes whose rung comes due at the same minute. So its slot is the plan's, named
 * by rung, person and minute: `chase:head:U1:202603060400`.
 */
export function chaseSlotKey({ rung, week, dueAt }: OpenRung, personId: string): SlotKey {
  return { classCode: PLAN_CODE, kind: `${chaseKind(rung, personId)}:${minuteOf(dueAt)}`, week };
}

/** The same for people, without the minute. */
export function chaseKind(rung: DirectRung, personId: string): string {
  return `chase:${rung}:${personId}`;
}

export function partsOfChase(
  kind: string,
):
  | { readonly rung: DirectRung; readonly personId: string; readonly minute?: string | undefined }
  | undefined {
  const [, rung, personId, minute] = /^chase:(lead|head):([^:]+)(?::(\d{12}))?$/.exec(kind) ?? [];
  if (personId === undefined || (rung !== 'lead' && rung !== 'head')) return undefined;
  return { rung, personId, minute };
}

export function minuteOf(instant: Date): string {
  return instant.toISOString().slice(0, 16).replace(/\D/g, '');
}
