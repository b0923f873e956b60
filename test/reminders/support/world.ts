import { createCalendar } from '../../../src/plan/calendar.ts';
import { silentLogger } from '../../../src/plan/logger.ts';
import { createReminders, type RemindersDeps } from '../../../src/reminders/reminders.ts';
import { createFakePlan, type FakePlan } from './fake-plan.ts';
import { createFakePoster } from './fake-poster.ts';

/** A plan, a workspace and a time that the test moves; `replica` makes one more bot on them. */
export function createWorld(
  at: string,
  plan: Partial<FakePlan>,
  options: Partial<RemindersDeps> & { readonly keepsMetadata?: boolean } = {},
) {
  const fakePlan = createFakePlan(plan);
  const workspace = createFakePoster(options);
  let now = new Date(at);
  let monotonic = 0;
  let ids = 0;
  let replicas = 0;
  const time = {
    now: () => now,
    /** Both clocks go on. */
    pass(minutes: number) {
      now = new Date(now.getTime() + minutes * 60_000);
      monotonic += minutes * 60_000;
    },
    /** The wall clock alone is set to an instant, as after a jump or a restart later on. */
    set(instant: string) {
      now = new Date(instant);
    },
  };
  const calendar = createCalendar();
  const replica = (overrides: Partial<RemindersDeps> = {}) =>
    createReminders({
      store: fakePlan.store,
      clock: time,
      calendar,
      poster: workspace.poster,
      replicaId: `replica-${++replicas}`,
      logger: silentLogger,
      newId: () => `post-${++ids}`,
      monotonicMs: () => monotonic,
      wait: async (ms) => time.pass(ms / 60_000),
      ...options,
      ...overrides,
    });
  return { plan: fakePlan, slots: fakePlan.store.slots, time, calendar, replica, ...workspace };
}
