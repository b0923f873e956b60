import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../src/plan/calendar.ts';
import { addWeeks } from '../../src/plan/dates.ts';
import type { SpecialClass } from '../../src/plan/records.ts';
import type { Slot } from '../../src/plan/store.ts';
import { planReminders } from '../../src/reminders/plan-reminders.ts';
import { DEFAULT_REMINDER_SETTINGS, type ReminderSettings } from '../../src/reminders/settings.ts';
import { weeklySlot } from '../../src/reminders/weekly-slot.ts';
import { aClass } from './support/fake-plan.ts';

const calendar = createCalendar();

function planAt(
  now: string,
  options: {
    readonly specialClass?: SpecialClass;
    readonly slots?: readonly Slot[];
    readonly since?: string;
    readonly settings?: Partial<ReminderSettings>;
  } = {},
) {
  const specialClass = options.specialClass ?? aClass('SC-01');
  const since = options.since ?? now;
  return planReminders({
    classes: [specialClass],
    slots: options.slots ?? [],
    servedSince: new Map([[specialClass.code, new Date(since)]]),
    calendar,
    settings: { ...DEFAULT_REMINDER_SETTINGS, ...options.settings },
    lookbackWeeks: 53,
    now: new Date(now),
  });
}

const summary = (plan: ReturnType<typeof planAt>) =>
  plan.decisions.map((one) => `${one.week} ${one.action}${one.action === 'send' ? '' : ` ${one.reason}`}`);

function slot(week: string, fields: Partial<Slot> = {}): Slot {
  return {
    classCode: 'SC-01',
    kind: 'weekly',
    week,
    state: 'sent',
    postId: `post-${week}`,
    itemCodes: [],
    attempts: 1,
    dueAt: new Date(0),
    claimedAt: new Date(0),
    updatedAt: new Date(0),
    ...fields,
  };
}

describe('the weekly slot of a Monday class in 2026', () => {
  const days = Array.from({ length: 52 }, (_, index) => {
    const week = addWeeks('2026-W01', index);
    const place = weeklySlot(aClass('SC-01'), week, calendar, 'next_workday');
    return { nominal: place.nominal, on: place.on };
  });

  it('stands on its Monday but for the five Mondays off', () => {
    expect(days.filter((day) => day.on !== day.nominal)).toEqual([
      { nominal: '2026-02-16', on: undefined },
      { nominal: '2026-02-23', on: '2026-02-24' },
      { nominal: '2026-04-06', on: '2026-04-07' },
      { nominal: '2026-05-04', on: '2026-05-06' },
      { nominal: '2026-10-05', on: '2026-10-08' },
    ]);
  });

  it('moves to the second workday after where that is configured', () => {
    const moved = (week: string) => weeklySlot(aClass('SC-01'), week, calendar, 'second_workday').on;
    expect([moved('2026-W09'), moved('2026-W15'), moved('2026-W19'), moved('2026-W41')]).toEqual([
      '2026-02-25',
      '2026-04-08',
      '2026-05-07',
      '2026-10-09',
    ]);
  });

  it('moves on to a make-up Saturday, and back where the rest of the week is off', () => {
    const friday = aClass('SC-01', { slotWeekday: 5 });
    expect(weeklySlot(friday, '2026-W18', calendar, 'next_workday').on).toBe('2026-04-30');
    const saturday = aClass('SC-01', { slotWeekday: 6 });
    expect(weeklySlot(saturday, '2026-W07', calendar, 'next_workday').on).toBe('2026-02-14');
  });

  it('keeps its wall-clock time over the change to summer time', () => {
    const berlin = aClass('SC-01', { timeZone: 'Europe/Berlin' });
    const at = (week: string) => weeklySlot(berlin, week, calendar, 'next_workday').dueAt?.toISOString();
    expect(at('2026-W13')).toBe('2026-03-23T08:00:00.000Z');
    expect(at('2026-W14')).toBe('2026-03-30T07:00:00.000Z');
    expect(at('2026-W44')).toBe('2026-10-26T08:00:00.000Z');
  });
});

describe('a slot at a time that daylight saving skips or repeats', () => {
  const sundays = createCalendar({
    extraDays: { years: [], off: [], workdays: ['2026-03-08', '2026-11-01'] },
  });
  const dueAt = (week: string, slotTime: string) =>
    weeklySlot(
      aClass('SC-01', { timeZone: 'America/New_York', slotWeekday: 7, slotTime }),
      week,
      sundays,
      'next_workday',
    ).dueAt?.toISOString();

  it('stands as far after the gap, and at the first of two', () => {
    expect(dueAt('2026-W10', '02:30')).toBe('2026-03-08T07:30:00.000Z');
    expect(dueAt('2026-W44', '01:30')).toBe('2026-11-01T05:30:00.000Z');
  });
});

describe('what is due', () => {
  it('is nothing before the minute of the slot and the slot from then on', () => {
    expect(summary(planAt('2026-03-02T00:59:59Z'))).toEqual([]);
    expect(summary(planAt('2026-03-02T01:00:00Z'))).toEqual(['2026-W10 send']);
  });

  it('is nothing on a Monday off, and the moved slot on the next workday', () => {
    const monday = planAt('2026-05-04T01:00:00Z');
    expect(summary(monday)).toEqual([]);
    expect(monday.moved).toEqual([
      { classCode: 'SC-01', week: '2026-W19', from: '2026-05-04', to: '2026-05-06' },
    ]);
    expect(summary(planAt('2026-05-06T01:00:00Z'))).toEqual(['2026-W19 send']);
  });

  it('is a recorded skip in the week without a workday', () => {
    expect(summary(planAt('2026-02-16T01:00:00Z'))).toEqual(['2026-W08 skip no_workday_this_week']);
  });

  it('is nothing once the slot has an outcome', () => {
    for (const state of ['claimed', 'sent', 'skipped', 'failed', 'unclear', 'missed'] as const)
      expect(summary(planAt('2026-03-02T02:00:00Z', { slots: [slot('2026-W10', { state })] }))).toEqual([]);
  });

  it.each([
    ['class_inactive', { active: false }],
    ['paused', { paused: true }],
    ['no_channel', { channelId: undefined }],
  ] as const)('is a skip with the reason %s', (reason, fields) => {
    expect(summary(planAt('2026-03-02T01:00:00Z', { specialClass: aClass('SC-01', fields) }))).toEqual([
      `2026-W10 skip ${reason}`,
    ]);
  });

  it('is the slot after all once a channel was set', () => {
    const slots = [slot('2026-W10', { state: 'skipped', reason: 'no_channel' })];
    expect(summary(planAt('2026-03-02T05:00:00Z', { slots }))).toEqual(['2026-W10 send']);
  });

  it('is a refused slot again after a pause, up to the number of attempts', () => {
    const refused = (attempts: number) => [
      slot('2026-W10', {
        state: 'failed',
        reason: 'rate_limited',
        attempts,
        updatedAt: new Date('2026-03-02T01:00:00Z'),
      }),
    ];
    expect(summary(planAt('2026-03-02T01:00:30Z', { slots: refused(1) }))).toEqual([]);
    expect(summary(planAt('2026-03-02T01:01:00Z', { slots: refused(1) }))).toEqual(['2026-W10 send']);
    expect(summary(planAt('2026-03-02T01:01:00Z', { slots: refused(6) }))).toEqual([]);
  });
});

describe('after downtime', () => {
  it('only the newest missed slot is sent and the older ones are recorded as missed', () => {
    const slots = [slot('2026-W10')];
    expect(summary(planAt('2026-03-24T02:00:00Z', { slots, since: '2026-03-02T00:00:00Z' }))).toEqual([
      '2026-W11 miss newer_slot_due',
      '2026-W12 miss newer_slot_due',
      '2026-W13 send',
    ]);
  });

  it('the newest one is missed too when it is too old', () => {
    expect(summary(planAt('2026-03-06T02:00:00Z', { since: '2026-03-02T00:00:00Z' }))).toEqual([
      '2026-W10 miss too_late',
    ]);
  });

  it('a late slot waits for the end of the quiet hours, and for a workday', () => {
    const since = '2026-03-02T00:00:00Z';
    expect(summary(planAt('2026-03-02T15:00:00Z', { since }))).toEqual([]);
    expect(summary(planAt('2026-03-02T23:30:00Z', { since }))).toEqual(['2026-W10 send']);
    const friday = aClass('SC-01', { slotWeekday: 5 });
    expect(summary(planAt('2026-03-07T02:00:00Z', { since, specialClass: friday }))).toEqual([]);
  });

  it('a class that is served only since later is told so, and weeks before are nobody’s', () => {
    expect(summary(planAt('2026-03-06T02:00:00Z', { since: '2026-03-06T01:00:00Z' }))).toEqual([
      '2026-W10 skip started_later',
    ]);
  });

  it('a clock that was set back finds nothing to do', () => {
    const slots = [slot('2026-W10')];
    expect(summary(planAt('2026-02-27T02:00:00Z', { slots, since: '2026-03-02T00:00:00Z' }))).toEqual([]);
  });
});
