import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../src/plan/calendar.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import { createReminders } from '../../src/reminders/reminders.ts';
import { createProcess } from './support/crashes.ts';
import { aClass, anAssignment, anItem, createFakePlan } from './support/fake-plan.ts';
import { createFakeWorkspace, type PostFault } from './support/fake-workspace.ts';

const calendar = createCalendar();

/** Runs one bot that is cut off at its nth step, then two others until everything has settled. */
async function crashAt(start: string, n: number, firstFault?: PostFault) {
  const plan = createFakePlan({
    classes: [aClass('SC-01')],
    items: [anItem('KT-01', 'SC-01')],
    assignments: [anAssignment('U1', 'lead', 'SC-01'), anAssignment('U9', 'leading_group')],
  });
  const faults = firstFault ? [firstFault] : [];
  let now = new Date(start);
  let monotonic = 0;
  const workspace = createFakeWorkspace(
    () => now,
    () => faults.shift(),
  );
  let started = 0;
  let ids = 0;
  const pass = (ms: number) => {
    now = new Date(now.getTime() + ms);
    monotonic += ms;
  };
  const startBot = (shouldCrash: () => boolean) => {
    const process = createProcess({ shouldCrash });
    started += 1;
    const bot = createReminders({
      store: process.wrap(plan.store, 'store'),
      poster: process.wrap(workspace.poster, 'poster'),
      notices: process.wrap(workspace.notices, 'notices'),
      clock: { now: () => now },
      calendar,
      replicaId: `replica-${started}`,
      logger: silentLogger,
      settings: { leadingGroupChannelId: 'C-GROUP', silentWeeksLimit: 1, lookbackWeeks: 2 },
      newId: () => `post-${++ids}`,
      monotonicMs: () => monotonic,
      wait: async (ms) => pass(ms),
    });
    return { bot, process };
  };
  // Served since a while before, so that what is due now was due all along.
  const servedSince = {
    PLAN: '2026-02-27T00:00:00.000Z',
    'SC-01': '2026-02-27T00:00:00.000Z',
  };
  await plan.store.settings.set('reminders.servedSince', servedSince, now);
  let steps = 0;
  const first = startBot(() => ++steps === n);
  for (let minute = 0; minute < 3; minute += 1) {
    await first.bot.tick();
    pass(60_000);
  }
  const others = [startBot(() => false), startBot(() => false)];
  for (let minute = 0; minute < 14; minute += 1) {
    await Promise.all(others.map((one) => one.bot.tick()));
    pass(60_000);
    const isOpen = plan.store.slots
      .all()
      .some((slot) => ['claimed', 'unclear', 'failed'].includes(slot.state));
    if (minute > 2 && !isOpen) break;
  }
  return {
    accepted: workspace.accepted,
    slots: plan.store.slots.all(),
    notices: await plan.store.notices.list({}),
    died: first.process.isDead(),
  };
}

/** A person's chaser is a notice of the class that it names; its slot is the plan's. */
function noticeOf(kind: string, week: string): string {
  return kind === 'chase:group' ? `PLAN ${kind} ${week}` : `SC-01 ${kind.replace(/:\d+$/, '')} ${week}`;
}

describe.each<[string, string, string[]]>([
  ['the weekly reminder', '2026-03-02T01:00:00Z', ['C-SC-01']],
  ['a chaser to a lead', '2026-03-05T08:00:00Z', ['U1']],
  ['an escalation and a digest', '2026-03-06T08:30:00Z', ['C-GROUP', 'C-GROUP']],
])('a crash at any step of %s', (_, start, expected) => {
  it.each([undefined, 'lost', 'dropped', 'rate_limited'] as const)(
    'leaves one post and one outcome (first post: %s)',
    async (fault) => {
      let n = 1;
      for (; ; n += 1) {
        const { accepted, slots, notices, died } = await crashAt(start, n, fault);
        if (!died) break;
        const due = slots.filter((slot) => slot.dueAt.getTime() >= Date.parse(start) - 1_800_000);
        const posted = accepted.map((one) => one.to).filter((to) => expected.includes(to));
        expect(posted.sort(), `crash at step ${n}`).toEqual(expected);
        expect(new Set(due.map((slot) => slot.state)), `crash at step ${n}`).toEqual(new Set(['sent']));
        const chased = slots.filter((slot) => slot.kind.startsWith('chase:') && slot.state === 'sent');
        expect(notices.map((notice) => notice.id).sort()).toEqual(
          chased.map((slot) => noticeOf(slot.kind, slot.week)).sort(),
        );
      }
      expect(n).toBeGreaterThan(20);
    },
  );
});
