import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../src/plan/calendar.ts';
import { chaseTimes } from '../../src/reminders/chase-schedule.ts';
import { DEFAULT_REMINDER_SETTINGS } from '../../src/reminders/settings.ts';
import { addWorkMinutes } from '../../src/reminders/work-time.ts';
import { aClass } from './support/fake-plan.ts';

const calendar = createCalendar();

function timesIn(week: string, fields = {}, settings = {}) {
  const times = chaseTimes(aClass('SC-01', fields), week, calendar, {
    ...DEFAULT_REMINDER_SETTINGS,
    ...settings,
  });
  return times && [times.leadAt, times.deadlineAt, times.groupAt].map((at) => at?.toISOString().slice(0, 16));
}

describe('the times of chasing', () => {
  it('are half a workday before the deadline, the deadline, and half a workday after it', () => {
    expect(timesIn('2026-W10')).toEqual(['2026-03-05T08:00', '2026-03-06T04:00', '2026-03-06T08:00']);
  });

  it('move with a deadline on a day off to the last workday before it', () => {
    expect(timesIn('2026-W18')).toEqual(['2026-04-29T08:00', '2026-04-30T04:00', '2026-04-30T08:00']);
  });

  it('reach over days off to the next workday', () => {
    expect(timesIn('2026-W40', {}, { deadline: { weekday: 3, time: '16:00' } })).toEqual([
      '2026-09-30T04:00',
      '2026-09-30T08:00',
      '2026-10-08T04:00',
    ]);
  });

  it('have no rung for leads where the reminder comes as late itself', () => {
    expect(timesIn('2026-W10', { slotWeekday: 5, slotTime: '10:00' })).toEqual([
      undefined,
      '2026-03-06T04:00',
      '2026-03-06T08:00',
    ]);
  });

  it('give a class that is reminded after the deadline until the end of the last workday', () => {
    expect(timesIn('2026-W10', { slotWeekday: 5, slotTime: '13:00' })?.[1]).toBe('2026-03-06T09:00');
  });

  it('do not exist in a week without a workday', () => {
    expect(timesIn('2026-W08')).toBeUndefined();
  });

  it('keep the working hours of a zone over the change to summer time', () => {
    expect(timesIn('2026-W13', { timeZone: 'Europe/Berlin' })?.[1]).toBe('2026-03-27T11:00');
    expect(timesIn('2026-W14', { timeZone: 'Europe/Berlin' })?.[1]).toBe('2026-04-03T10:00');
  });
});

describe('counting working minutes', () => {
  const hours = { from: '09:00', to: '17:00' };
  const from = (instant: string, minutes: number) =>
    addWorkMinutes(new Date(instant), minutes, 'Asia/Shanghai', hours, calendar).toISOString().slice(0, 16);

  it('skips nights, days off and the time outside the hours', () => {
    expect(from('2026-03-06T04:00Z', 60)).toBe('2026-03-06T05:00');
    expect(from('2026-03-06T09:00Z', 60)).toBe('2026-03-09T02:00');
    expect(from('2026-03-09T01:30Z', -60)).toBe('2026-03-06T08:30');
    expect(from('2026-03-08T04:00Z', 30)).toBe('2026-03-09T01:30');
    expect(from('2026-03-08T04:00Z', -30)).toBe('2026-03-06T08:30');
  });
});
