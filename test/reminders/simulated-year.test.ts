import { describe, expect, it } from 'vitest';
import {
  countWeekly,
  dayIn,
  expectPromiseKept,
  expectRightDays,
  timeIn,
  weeklyPosts,
  YEAR,
} from './support/simulated-year.ts';
import { SHARED_HEAD, simulate } from './support/simulation.ts';
import { expectedDay, weeksOf2026 } from './support/year-2026.ts';

describe('a simulated year of ten classes', () => {
  it('stands on the right day and minute, each week, where nothing goes wrong', async () => {
    const year = await simulate({ ...YEAR, replicas: 1, seed: 1, faults: false });
    expectPromiseKept(year);
    const weeks = new Map(weeksOf2026().map(({ week, days }) => [week, days]));
    for (const { reminder, at } of weeklyPosts(year)) {
      if (!reminder) continue;
      const { timeZone, slotWeekday, slotTime } = reminder.class;
      const due = expectedDay(weeks.get(reminder.week) ?? [], slotWeekday);
      expect(`${dayIn(timeZone, at)} ${timeIn(timeZone, at)}`).toBe(`${due} ${slotTime}`);
    }
    expect(weeklyPosts(year)).toHaveLength(50 * 10);
    expect(year.accepted.filter((one) => one.notice?.type === 'digest')).toHaveLength(50 + 11);
  });

  it('keeps its promise with three replicas, crashes, lost replies, outages and clocks that jump', async () => {
    const year = await simulate({ ...YEAR, seed: 2026, faults: true });
    expectPromiseKept(year);
    expectRightDays(year);
    const heads = year.accepted.filter((one) => one.to === SHARED_HEAD);
    expect(heads.some(({ notice }) => notice?.type === 'chaser' && notice.chaser.classes.length === 3)).toBe(
      true,
    );
    // The faults bit, and yet most reminders arrived.
    expect(countWeekly(year.slots, 'sent')).toBeGreaterThan(420);
    expect(countWeekly(year.slots, 'missed') + countWeekly(year.slots, 'failed')).toBeGreaterThan(0);
  });

  it('keeps it with one bot whose own wall clock is all it has, and jumps by days', async () => {
    const year = await simulate({ ...YEAR, replicas: 1, sharedTime: false, seed: 77, faults: true });
    expectPromiseKept(year);
    expect(countWeekly(year.slots, 'sent')).toBeGreaterThan(350);
  });
});
