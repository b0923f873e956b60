import type { WorkCalendar } from '../plan/calendar.ts';
import type { Clock } from '../plan/clock.ts';
import { addWeeks, isoWeekOf, plainDateIn } from '../plan/dates.ts';
import type { IsoWeek, SpecialClass } from '../plan/records.ts';
import type { Slot } from '../plan/store.ts';
import { blockOf, planReminders, type ReminderPlan, WEEKLY_KIND } from './plan-reminders.ts';
import type { ReminderStore } from './ports.ts';
import { NEEDS_ADMIN } from './reconcile-slots.ts';
import type { Reminder, ReminderPoster } from './reminder.ts';
import { createReport, type RemindReport, type RemindReportEntry } from './report.ts';
import type { ReminderSettings } from './settings.ts';
import { NOT_POSTED } from './slot-decision.ts';
import { type Composer, codesOf, nothingToSay } from './weekly-posts.ts';
import { entryOf, type SendDecision, type WeeklyRun } from './weekly-run.ts';
import { weeklySlot } from './weekly-slot.ts';

export interface WeeklyDeps {
  readonly store: ReminderStore;
  readonly clock: Clock;
  readonly calendar: WorkCalendar;
  readonly poster: ReminderPoster;
  readonly settings: ReminderSettings;
  readonly compose: Composer;
  readonly run: WeeklyRun;
}

/** The weekly reminders of all classes: what is due, posted or only tried out. */
export function createWeekly(deps: WeeklyDeps) {
  const { store, clock, calendar, settings, compose } = deps;

  /** The week in which this process last looked all the way back; what is older than a week does not change after. */
  let lookedBackIn: IsoWeek | undefined;

  async function decideAt(
    classes: readonly SpecialClass[],
    servedSince: ReadonlyMap<string, Date>,
    now: Date,
    lookbackWeeks: number,
  ): Promise<ReminderPlan> {
    const slots = await store.slots.list({ kind: WEEKLY_KIND, weeks: weeksUntil(now, lookbackWeeks) });
    return planReminders({ classes, slots, servedSince, calendar, settings, lookbackWeeks, now });
  }

  /** What sending would bring. */
  async function tryOut(sends: readonly SendDecision[], now: Date): Promise<RemindReportEntry[]> {
    const targets = sends.map(({ class: one, week }) => ({
      class: one,
      week,
      on: plainDateIn(one.timeZone, now),
    }));
    const reminders = await compose(targets);
    return sends.flatMap((decision, index) => {
      const reminder = reminders[index];
      if (reminder === undefined) return [];
      const silent = nothingToSay(reminder, settings);
      const outcome =
        silent === undefined ? { outcome: 'due' as const } : { outcome: 'skipped' as const, reason: silent };
      return [entryOf(decision, outcome, codesOf(reminder))];
    });
  }

  return {
    async dryRun(
      classes: readonly SpecialClass[],
      servedSince: ReadonlyMap<string, Date>,
      now: Date,
    ): Promise<RemindReport> {
      const { decisions, moved } = await decideAt(classes, servedSince, now, settings.lookbackWeeks);
      const sends = await tryOut(
        decisions.filter((one) => one.action === 'send'),
        now,
      );
      const bySlot = new Map(sends.map((entry) => [`${entry.class} ${entry.week}`, entry]));
      const due = decisions.flatMap((decision) => {
        if (decision.action === 'send') return bySlot.get(`${decision.classCode} ${decision.week}`) ?? [];
        const outcome = decision.action === 'skip' ? ('skipped' as const) : ('missed' as const);
        return [entryOf(decision, { outcome, reason: decision.reason }, [])];
      });
      return createReport(now, due, moved);
    },

    async runDue(
      classes: readonly SpecialClass[],
      servedSince: ReadonlyMap<string, Date>,
      now: Date,
    ): Promise<RemindReport> {
      const week = isoWeekOf(plainDateIn('UTC', now));
      const lookbackWeeks = lookedBackIn === week ? 1 : settings.lookbackWeeks;
      const { decisions, moved } = await decideAt(classes, servedSince, now, lookbackWeeks);
      const settled = await deps.run.settle(
        decisions.filter((one) => one.action !== 'send'),
        now,
      );
      const sent = await deps.run.send(
        decisions.filter((one) => one.action === 'send'),
        now,
      );
      lookedBackIn = week;
      return createReport(now, [...settled, ...sent], moved);
    },

    /** Each class has its entry: what was posted now, and why the others were not. A dry run posts nothing. */
    async remindNow(
      classes: readonly SpecialClass[],
      options: { readonly named: boolean; readonly dryRun: boolean; readonly now: Date },
    ): Promise<RemindReport> {
      const { named, now } = options;
      const sends: SendDecision[] = [];
      const refused: RemindReportEntry[] = [];
      for (const one of classes) {
        const on = plainDateIn(one.timeZone, now);
        const key = { classCode: one.code, kind: WEEKLY_KIND, week: isoWeekOf(on) };
        const place = weeklySlot(one, key.week, calendar, settings.movedTo);
        const slot = { ...key, class: one, dueAt: place.dueAt ?? place.nominalAt };
        const blockedBy = blockOf(named ? { ...one, active: true, paused: false } : one);
        const existing = await store.slots.find(key);
        if (existing && !mayOverrule(existing, named)) {
          const reason = existing.state === 'sent' ? 'posted_before' : 'in_doubt';
          refused.push(entryOf(slot, { outcome: 'taken', reason }, []));
        } else if (one.channelId === undefined || blockedBy !== undefined)
          refused.push(entryOf(slot, { outcome: 'skipped', reason: blockedBy }, []));
        else sends.push({ ...slot, on, channelId: one.channelId, action: 'send', existing });
      }
      const sent = options.dryRun ? await tryOut(sends, now) : await deps.run.send(sends, now);
      return createReport(now, [...refused, ...sent], []);
    },

    async preview(classCode: string, viewerId: string, now: Date): Promise<Reminder | undefined> {
      const one = await store.findClass(classCode);
      if (one === undefined) return undefined;
      const on = plainDateIn(one.timeZone, now);
      return (await compose([{ class: one, week: isoWeekOf(on), on }], { viewerId }))[0];
    },

    /** Draws this week's posted message of the item's class again. */
    async redraw(itemCode: string): Promise<void> {
      const [item] = await store.getItems([itemCode], { confidential: 'all' });
      const one = item && (await store.findClass(item.classCode));
      if (one === undefined) return;
      const on = plainDateIn(one.timeZone, clock.now());
      const slot = await store.slots.find({ classCode: one.code, kind: WEEKLY_KIND, week: isoWeekOf(on) });
      if (slot?.state !== 'sent' || slot.channelId === undefined || slot.messageTs === undefined) return;
      const [reminder] = await compose([{ class: one, week: slot.week, on, shownCodes: slot.itemCodes }]);
      if (reminder) await deps.poster.redraw(slot.channelId, slot.messageTs, slot.postId, reminder);
    },
  };
}

/**
 * What was certainly not posted; and, for a class that is named, what nobody could find out: the admin who was told
 * so looked in the channel.
 */
function mayOverrule(slot: Slot, named: boolean): boolean {
  if (NOT_POSTED.includes(slot.state)) return true;
  return named && slot.state === 'unclear' && slot.reason === NEEDS_ADMIN;
}

/** Up to the week that the earliest zone is in. */
function weeksUntil(now: Date, lookbackWeeks: number): string[] {
  const last = isoWeekOf(plainDateIn('Pacific/Kiritimati', now));
  return Array.from({ length: lookbackWeeks + 2 }, (_, back) => addWeeks(last, back - lookbackWeeks - 1));
}
