import { expect } from 'vitest';
import { addWeeks } from '../../../src/plan/dates.ts';
import type { Slot } from '../../../src/plan/store.ts';
import type { Accepted } from './fake-workspace.ts';
import type { simulate } from './simulation.ts';
import { expectedDay, isWorkdayOf2026, weeksOf2026 } from './year-2026.ts';

export const YEAR = { from: '2026-01-05T00:00:00Z', days: 357, replicas: 3 };
const HOUR_MS = 3_600_000;

type Simulated = Awaited<ReturnType<typeof simulate>>;

export function dayIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
}

export const timeIn = (timeZone: string, at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'short' }).format(at);

/** West of Greenwich the week before is not over yet when the simulation begins. */
export const weeklyPosts = (year: Simulated): Accepted[] =>
  year.accepted.filter((one) => one.reminder && one.reminder.week !== '2026-W01');

/** What a chaser asks of whom, on which rung: never to be asked twice. */
function askedOf({ to, notice }: Accepted): string[] {
  if (notice?.type !== 'chaser' || notice.chaser.rung === 'group') return [];
  const { rung, week, classes } = notice.chaser;
  return classes.flatMap((one) => one.lines.map((line) => `${to} ${rung} ${line.item.code} ${week}`));
}

function twice(keys: readonly string[]): string[] {
  return keys.filter((key, index) => keys.indexOf(key) !== index);
}

/** What a message fills, as people see it: never to come twice. */
function slotSeen({ to, reminder, notice }: Accepted): string {
  if (reminder) return `${to} weekly ${reminder.week}`;
  // Classes in zones of their own have deadlines of their own.
  if (notice?.type === 'chaser')
    return `${to} ${notice.chaser.rung} ${notice.chaser.deadline.toISOString()} ${notice.chaser.week}`;
  if (notice?.type === 'digest')
    return `${to} ${notice.digest.kind} ${notice.digest.draft} ${notice.digest.period}`;
  return `${to} ${JSON.stringify(notice)}`;
}

export function expectPromiseKept(year: Simulated): void {
  expect(twice(year.accepted.map(slotSeen))).toEqual([]);
  expect(twice(year.accepted.map((one) => one.postId))).toEqual([]);
  expect(twice(year.accepted.flatMap(askedOf))).toEqual([]);
  expect(year.wrongs).toEqual([]);

  const posted = new Set(year.accepted.map((one) => one.postId));
  const untold = year.slots.filter((slot) => (slot.state === 'sent') !== posted.has(slot.postId));
  expect(untold.map((slot) => `${slot.classCode} ${slot.kind} ${slot.week} ${slot.state}`)).toEqual([]);
  expect(year.slots.filter((slot) => slot.state === 'claimed' || slot.state === 'unclear')).toEqual([]);

  const rows = new Map(year.slots.map((slot) => [`${slot.classCode} ${slot.kind} ${slot.week}`, slot]));
  for (const { week, days } of weeksOf2026())
    for (const one of year.classes) {
      const row = rows.get(`${one.code} weekly ${week}`);
      expect(row, `${one.code} ${week} has an outcome`).toBeDefined();
      if (expectedDay(days, one.slotWeekday) === undefined)
        expect(row).toMatchObject({ state: 'skipped', reason: 'no_workday_this_week' });
    }
}

/** How late a slot may still be sent, and what a post and its retries may take on top. */
const LATEST_MS = 72 * HOUR_MS + HOUR_MS;

/** On a workday, at or after the slot's time, at most three days late, and never after a newer slot has come due. */
export function expectRightDays(year: Simulated): void {
  const weeks = new Map(weeksOf2026().map(({ week, days }) => [week, days]));
  const dueAt = new Map(
    year.slots.map((slot) => [`${slot.classCode} ${slot.kind} ${slot.week}`, slot.dueAt]),
  );
  for (const { reminder, at } of weeklyPosts(year)) {
    if (!reminder) continue;
    const { timeZone, slotWeekday, slotTime, code } = reminder.class;
    const day = dayIn(timeZone, at);
    const due = expectedDay(weeks.get(reminder.week) ?? [], slotWeekday) ?? 'never';
    const named = `${code} ${reminder.week}`;
    expect(isWorkdayOf2026(day), `${code} was reminded on ${day}`).toBe(true);
    expect(`${day} ${timeIn(timeZone, at)}` >= `${due} ${slotTime}`, named).toBe(true);
    const slotAt = dueAt.get(`${code} weekly ${reminder.week}`) ?? new Date(0);
    expect(`${dayIn(timeZone, slotAt)} ${timeIn(timeZone, slotAt)}`, named).toBe(`${due} ${slotTime}`);
    expect(at.getTime() - slotAt.getTime(), named).toBeLessThanOrEqual(LATEST_MS);
    const next = dueAt.get(`${code} weekly ${addWeeks(reminder.week, 1)}`);
    expect(next === undefined || next > at, `${named} came when the next was due`).toBe(true);
  }
}

export const countWeekly = (slots: readonly Slot[], state: string) =>
  slots.filter((slot) => slot.kind === 'weekly' && slot.state === state).length;
