import type { WorkCalendar } from '../plan/calendar.ts';
import type { Clock } from '../plan/clock.ts';
import { addWeeks, isoWeekOf, plainDateIn } from '../plan/dates.ts';
import type { IsoWeek, SpecialClass } from '../plan/records.ts';
import type { Slot } from '../plan/store.ts';
import { planReminders, type ReminderPlan, WEEKLY_KIND } from './plan-reminders.ts';
import type { ReminderStore } from './ports.ts';
import { NEEDS_ADMIN } from './reconcile-slots.ts';
import type { Reminder, ReminderPoster } from './reminder.ts';
import { createReport, type RemindReport } from './report.ts';
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

  return {
    async dryRun(
      classes: readonly SpecialClass[],
      servedSince: ReadonlyMap<string, Date>,
      now: Date,
    ): Promise<RemindReport> {
      const { decisions, moved } = await decideAt(classes, servedSince, now, settings.lookbackWeeks);
      const sends = decisions.filter((one) => one.action === 'send');
      const reminders = await compose(
        sends.map((one) => ({ class: one.class, week: one.week, on: plainDateIn(one.class.timeZone, now) })),
        now < clock.now() ? now : undefined,
      );
      const bySlot = new Map(sends.map((one, index) => [`${one.classCode} ${one.week}`, reminders[index]]));
      const due = decisions.map((decision) => {
        if (decision.action !== 'send') {
          const outcome = decision.action === 'skip' ? 'skipped' : 'missed';
          return entryOf(decision, { outcome, reason: decision.reason }, []);
        }
        const reminder = bySlot.get(`${decision.classCode} ${decision.week}`);
        const silent = reminder && nothingToSay(reminder, settings);
        return entryOf(
          decision,
          silent ? { outcome: 'skipped', reason: silent } : { outcome: 'due' },
          reminder ? codesOf(reminder) : [],
        );
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

    async remindNow(classes: readonly SpecialClass[], named: boolean, now: Date): Promise<RemindReport> {
      const decisions: SendDecision[] = [];
      for (const one of classes) {
        if (one.channelId === undefined || (!named && (!one.active || one.paused))) continue;
        const on = plainDateIn(one.timeZone, now);
        const key = { classCode: one.code, kind: WEEKLY_KIND, week: isoWeekOf(on) };
        const existing = await store.slots.find(key);
        if (existing && !mayOverrule(existing, named)) continue;
        const place = weeklySlot(one, key.week, calendar, settings.movedTo);
        const dueAt = place.dueAt ?? place.nominalAt;
        decisions.push({ ...key, class: one, dueAt, on, channelId: one.channelId, action: 'send', existing });
      }
      return createReport(now, await deps.run.send(decisions, now), []);
    },

    async preview(classCode: string, now: Date): Promise<Reminder | undefined> {
      const one = await store.findClass(classCode);
      if (one === undefined) return undefined;
      const on = plainDateIn(one.timeZone, now);
      return (await compose([{ class: one, week: isoWeekOf(on), on }]))[0];
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
