import { randomUUID } from 'node:crypto';
import type { WorkCalendar } from '../plan/calendar.ts';
import type { Clock } from '../plan/clock.ts';
import { addWeeks, isoWeekOf, plainDateIn } from '../plan/dates.ts';
import type { Logger } from '../plan/logger.ts';
import type { ChangeOrigin, SpecialClass } from '../plan/records.ts';
import { fail, ok, type Result } from '../plan/result.ts';
import type { Slot } from '../plan/store.ts';
import { beat, type Heartbeat, readHeartbeat } from './heartbeat.ts';
import { planReminders, type ReminderPlan, WEEKLY_KIND } from './plan-reminders.ts';
import type { MembersOf, ReminderStore, ReviewReader } from './ports.ts';
import { createReconciler } from './reconcile-slots.ts';
import type { Reminder, ReminderPoster } from './reminder.ts';
import { createReport, type RemindReport } from './report.ts';
import { enrolClasses, readServedSince } from './served-since.ts';
import { DEFAULT_REMINDER_SETTINGS, type ReminderSettings } from './settings.ts';
import { createSlotDelivery } from './slot-delivery.ts';
import { pause, withTimeout } from './timing.ts';
import { createWeeklyHandler } from './weekly-handler.ts';
import { codesOf, createComposer, nothingToSay, type SummariseReminder } from './weekly-posts.ts';
import { createWeeklyRun, entryOf, type SendDecision } from './weekly-run.ts';
import { weeklySlot } from './weekly-slot.ts';

export interface RemindersDeps {
  readonly store: ReminderStore;
  readonly clock: Clock;
  readonly calendar: WorkCalendar;
  readonly poster: ReminderPoster;
  /** Of this process since its start; never used again after it. */
  readonly replicaId: string;
  readonly logger: Logger;
  readonly settings?: Partial<ReminderSettings> | undefined;
  readonly reviews?: ReviewReader | undefined;
  readonly membersOf?: MembersOf | undefined;
  readonly summarise?: SummariseReminder | undefined;
  readonly newId?: (() => string) | undefined;
  /** Milliseconds that never jump. */
  readonly monotonicMs?: (() => number) | undefined;
  readonly wait?: ((ms: number) => Promise<void>) | undefined;
}

/** The weekly reminders. A slot (class, kind, week) has one outcome, however many replicas there are and crash. */
export interface Reminders {
  /** What the clock calls each minute: heartbeat, what is due, what is unclear. It never rejects. */
  tick(): Promise<void>;
  /** A dry run: decides and composes for an instant, stores and posts nothing. */
  plan(at?: Date): Promise<RemindReport>;
  /** Posts what is due and writes down what is not to be posted. */
  runDue(at?: Date): Promise<RemindReport>;
  /** This week's reminder of one class or of all, even before its time or on a day off; never a second one. */
  remindNow(options?: {
    readonly classCode?: string | undefined;
    readonly at?: Date | undefined;
  }): Promise<RemindReport>;
  /** What a class would be told; undefined when there is no such class. */
  preview(classCode: string, at?: Date): Promise<Reminder | undefined>;
  /** Settles unclear posts and abandoned claims; how many it settled. */
  reconcile(): Promise<number>;
  /** Redraws this week's posted reminder of the item's class. It never rejects. */
  afterUpdate(itemCode: string): Promise<void>;
  /** Who may is asked before. */
  setPaused(
    classCode: string,
    paused: boolean,
    origin: ChangeOrigin,
  ): Promise<Result<SpecialClass, 'unknown_class'>>;
  /** Slots due since an instant, in order. */
  listSlots(filter: { readonly since: Date; readonly classCode?: string | undefined }): Promise<Slot[]>;
  heartbeat(): Promise<Heartbeat | undefined>;
}

export function createReminders(given: RemindersDeps): Reminders {
  const { store, clock, calendar, poster, logger, replicaId } = given;
  const settings: ReminderSettings = { ...DEFAULT_REMINDER_SETTINGS, ...given.settings };
  const deps = {
    ...given,
    slots: store.slots,
    settings,
    newId: given.newId ?? randomUUID,
    monotonicMs: given.monotonicMs ?? (() => performance.now()),
    wait: given.wait ?? pause,
    withTimeout,
  };
  const compose = createComposer({ ...deps, store });
  const delivery = createSlotDelivery(deps);
  const weekly = createWeeklyRun({ ...deps, delivery, compose });
  const reconcile = createReconciler({
    ...deps,
    delivery,
    handlers: [createWeeklyHandler({ store, clock, calendar, poster, settings, compose })],
  });

  async function decideAt(now: Date, servedSince: ReadonlyMap<string, Date>): Promise<ReminderPlan> {
    const classes = await store.listClasses();
    const oldest = addWeeks(isoWeekOf(plainDateIn('UTC', now)), -settings.lookbackWeeks);
    const slots = await store.slots.list({ kind: WEEKLY_KIND, weeks: weeksFrom(oldest, now) });
    return planReminders({ classes, slots, servedSince, calendar, settings, now });
  }

  async function dryRun(now: Date): Promise<RemindReport> {
    const stored = await readServedSince(store.settings);
    const since = new Map([...stored].map(([code, at]) => [code, at < now ? at : now]));
    const { decisions, moved } = await decideAt(now, since);
    const sends = decisions.filter((one) => one.action === 'send');
    const reminders = await compose(
      sends.map((one) => ({ class: one.class, week: one.week, on: plainDateIn(one.class.timeZone, now) })),
      now < clock.now() ? now : undefined,
    );
    const byDecision = new Map(sends.map((one, index) => [one as unknown, reminders[index]]));
    const due = decisions.map((decision) => {
      if (decision.action === 'skip')
        return entryOf(decision, { outcome: 'skipped', reason: decision.reason }, []);
      if (decision.action === 'miss')
        return entryOf(decision, { outcome: 'missed', reason: decision.reason }, []);
      const reminder = byDecision.get(decision);
      const silent = reminder && nothingToSay(reminder, settings);
      const items = reminder ? codesOf(reminder) : [];
      return entryOf(decision, silent ? { outcome: 'skipped', reason: silent } : { outcome: 'due' }, items);
    });
    return createReport(now, due, moved);
  }

  async function runDue(now: Date): Promise<RemindReport> {
    const classes = await store.listClasses();
    const { decisions, moved } = await decideAt(now, await enrolClasses(store.settings, classes, now));
    const settled = [];
    for (const decision of decisions)
      if (decision.action !== 'send') settled.push(await weekly.settle(decision, now));
    const sent = await weekly.send(
      decisions.filter((one) => one.action === 'send'),
      now,
    );
    return createReport(now, [...settled, ...sent], moved);
  }

  async function remindNow(now: Date, classCode: string | undefined): Promise<RemindReport> {
    const classes = (await store.listClasses()).filter(
      (one) => classCode === undefined || one.code === classCode,
    );
    await enrolClasses(store.settings, classes, now);
    const decisions: SendDecision[] = [];
    for (const one of classes) {
      if (one.channelId === undefined || (classCode === undefined && (!one.active || one.paused))) continue;
      const on = plainDateIn(one.timeZone, now);
      const key = { classCode: one.code, kind: WEEKLY_KIND, week: isoWeekOf(on) };
      const existing = await store.slots.find(key);
      if (existing && !REOPENED.includes(existing.state)) continue;
      const place = weeklySlot(one, key.week, calendar, settings.movedTo);
      const dueAt = place.dueAt ?? place.nominalAt;
      decisions.push({ ...key, class: one, dueAt, on, channelId: one.channelId, action: 'send', existing });
    }
    return createReport(now, await weekly.send(decisions, now), []);
  }

  return {
    plan: (at) => dryRun(at ?? clock.now()),
    runDue: (at) => runDue(at ?? clock.now()),
    remindNow: (options = {}) => remindNow(options.at ?? clock.now(), options.classCode),
    reconcile,
    async preview(classCode, at) {
      const one = await store.findClass(classCode);
      if (one === undefined) return undefined;
      const on = plainDateIn(one.timeZone, at ?? clock.now());
      return (await compose([{ class: one, week: isoWeekOf(on), on }]))[0];
    },
    async tick() {
      try {
        await beat(store.settings, clock.now(), replicaId);
        await runDue(clock.now());
        await reconcile();
      } catch (error) {
        logger.error({ err: error }, 'the reminders could not be looked after');
      }
    },
    async afterUpdate(itemCode) {
      try {
        await redraw(itemCode);
      } catch (error) {
        logger.warn({ itemCode, err: error }, 'a reminder could not be redrawn');
      }
    },
    async setPaused(classCode, paused, origin) {
      return store.write(async (writer) => {
        const one = await writer.findClass(classCode);
        if (one === undefined) return fail('unknown_class');
        const { version: _version, updatedAt: _updatedAt, ...draft } = one;
        await writer.save('class', [{ ...draft, paused }], origin);
        return ok({ ...one, paused });
      });
    },
    listSlots: (filter) => store.slots.list(filter),
    heartbeat: () => readHeartbeat(store.settings),
  };

  async function redraw(itemCode: string): Promise<void> {
    const [item] = await store.getItems([itemCode], { confidential: 'all' });
    const one = item && (await store.findClass(item.classCode));
    if (one === undefined) return;
    const on = plainDateIn(one.timeZone, clock.now());
    const slot = await store.slots.find({ classCode: one.code, kind: WEEKLY_KIND, week: isoWeekOf(on) });
    if (slot?.state !== 'sent' || slot.channelId === undefined || slot.messageTs === undefined) return;
    const [reminder] = await compose([{ class: one, week: slot.week, on, shownCodes: slot.itemCodes }]);
    if (reminder) await poster.redraw(slot.channelId, slot.messageTs, slot.postId, reminder);
  }
}

/** States of a slot that somebody who asks for the reminder now may overrule: none of them was posted. */
const REOPENED: readonly Slot['state'][] = ['skipped', 'failed', 'missed'];

function weeksFrom(oldest: string, now: Date): string[] {
  // One day ahead of UTC: some class's zone is in the next week already.
  const last = isoWeekOf(plainDateIn('Pacific/Kiritimati', now));
  const weeks = [];
  for (let week = oldest; week <= last; week = addWeeks(week, 1)) weeks.push(week);
  return weeks;
}
