import { instantAt, isoWeekOf, plainDateIn } from '../plan/dates.ts';
import type { SpecialClass } from '../plan/records.ts';
import type { RemindReport, RemindReportEntry } from './report.ts';
import { createRooms } from './rooms.ts';
import { PLAN_CODE, readServedSince } from './served-since.ts';
import { storeAsThen } from './store-as-then.ts';

type RehearsalDeps = Parameters<typeof createRooms>[0];

/**
 * Decides and composes without storing or posting anything. Without an instant: exactly what a run would do now. For an
 * instant: what falls on that day up to then, at a bot that had run without a break, from the records as they stood
 * where it is past. What its earlier days would have brought is taken as done.
 */
export function createRehearsal(deps: RehearsalDeps): (at?: Date) => Promise<RemindReport> {
  async function decide(
    given: RehearsalDeps,
    now: Date,
    isPlanned: boolean,
  ): Promise<{ readonly report: RemindReport; readonly classes: readonly SpecialClass[] }> {
    const { store, settings } = given;
    const rooms = createRooms(given);
    const classes = await store.listClasses();
    const stored = await readServedSince(store.settings);
    const zones = new Map([
      [PLAN_CODE, settings.timeZone],
      ...classes.map((one) => [one.code, one.timeZone] as const),
    ]);
    const served = new Map(
      [...zones].map(([code, timeZone]) => {
        const since = stored.get(code);
        const known = since !== undefined && since < now ? since : undefined;
        if (!isPlanned) return [code, known ?? now] as const;
        const day = startOfDay(timeZone, now);
        return [code, known !== undefined && known > day ? known : day] as const;
      }),
    );
    const report = await rooms.weekly.dryRun(classes, served, now);
    const others = [
      ...(await rooms.chase.rehearse(classes, served, now)),
      ...(await rooms.plan.rehearse(served.get(PLAN_CODE) ?? now, now)),
    ];
    return { report: { ...report, due: [...report.due, ...others] }, classes };
  }

  return async (at) => {
    const now = at ?? deps.clock.now();
    if (at === undefined) return (await decide(deps, now, false)).report;
    const store = at < deps.clock.now() ? await storeAsThen(deps.store, at) : deps.store;
    const { report, classes } = await decide({ ...deps, store, slots: store.slots }, now, true);
    const zones = new Map(classes.map((one) => [one.code, one.timeZone]));
    const fallsOnTheDay = (entry: RemindReportEntry): boolean => {
      const timeZone = zones.get(entry.class) ?? deps.settings.timeZone;
      if (entry.reason === 'no_workday_this_week')
        return entry.week === isoWeekOf(plainDateIn(timeZone, now));
      return new Date(entry.dueAt) >= startOfDay(timeZone, now);
    };
    return { ...report, due: report.due.filter(fallsOnTheDay) };
  };
}

function startOfDay(timeZone: string, instant: Date): Date {
  return instantAt(plainDateIn(timeZone, instant), '00:00', timeZone);
}
