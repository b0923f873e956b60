import type { Clock } from '../plan/clock.ts';
import { addWeeks, isoWeekOf, PLAN_TIME_ZONE, plainDateIn } from '../plan/dates.ts';
import type { PlanStore, SlotState } from '../plan/store.ts';
import type { Reminders } from '../reminders/reminders.ts';

/** What may stand in a workspace that forgets its messages when it ends; this process is the only one that posts there. */
const FORGOTTEN: readonly SlotState[] = ['sent', 'claimed', 'unclear'];

/**
 * Puts this week's reminders into the local workspace, whatever the hour is, and last week's circular into the leading
 * group's channel: those that were posted before, because the workspace forgot them, and those that never were.
 * Answers how many messages stand there now.
 */
export async function postTrialMessages(deps: {
  readonly store: PlanStore;
  readonly reminders: Reminders;
  readonly clock: Clock;
}): Promise<number> {
  const { store, reminders, clock } = deps;
  const week = isoWeekOf(plainDateIn(PLAN_TIME_ZONE, clock.now()));
  const lastWeek = addWeeks(week, -1);
  const shown = [
    ...(await store.slots.list({ kind: 'weekly', weeks: [week], states: FORGOTTEN })),
    ...(await store.slots.list({ kind: 'digest:weekly', weeks: [lastWeek], states: FORGOTTEN })),
  ];
  for (const slot of shown)
    await store.slots.move(slot, FORGOTTEN, { state: 'skipped', reason: 'workspace_ended', at: clock.now() });
  const { due } = await reminders.remindNow();
  const circular = await reminders.postDigest(lastWeek);
  return due.filter(({ outcome }) => outcome === 'sent').length + (circular.ok ? 1 : 0);
}
