import { randomUUID } from 'node:crypto';
import type { Summarise } from '../answers/summary.ts';
import type { WorkCalendar } from '../plan/calendar.ts';
import type { Clock } from '../plan/clock.ts';
import type { Logger } from '../plan/logger.ts';
import type { ChangeOrigin, IsoWeek, SpecialClass } from '../plan/records.ts';
import { fail, ok, type Result } from '../plan/result.ts';
import type { Slot } from '../plan/store.ts';
import type { Language } from '../plan/terms.ts';
import type { Digest } from './digest.ts';
import { beat, type Heartbeat, readHeartbeat } from './heartbeat.ts';
import type { AuditFinding, NoticePoster } from './notice.ts';
import type { PostDigestErrorCode, ReleaseErrorCode, WaiveErrorCode, WaiveRequest } from './people-acts.ts';
import { createPeopleActs } from './people-acts.ts';
import type { MembersOf, ReminderStore, ReviewReader } from './ports.ts';
import { createRehearsal } from './rehearsal.ts';
import type { Reminder, ReminderPoster } from './reminder.ts';
import type { RemindReport, RemindReportEntry } from './report.ts';
import { createRooms } from './rooms.ts';
import { enrolClasses, PLAN_CODE } from './served-since.ts';
import { DEFAULT_REMINDER_SETTINGS, type ReminderSettings } from './settings.ts';
import { pause, withTimeout } from './timing.ts';
import { createTrustedTime } from './trusted-time.ts';

export interface RemindersDeps {
  readonly store: ReminderStore;
  readonly clock: Clock;
  readonly calendar: WorkCalendar;
  readonly poster: ReminderPoster;
  /** Chasers, digests and notices to admins; without it only the weekly reminders are posted. */
  readonly notices?: NoticePoster | undefined;
  /** Of this process since its start; never used again after it. */
  readonly replicaId: string;
  readonly logger: Logger;
  readonly settings?: Partial<ReminderSettings> | undefined;
  readonly reviews?: ReviewReader | undefined;
  readonly membersOf?: MembersOf | undefined;
  /** The model's checked sentences on top of what is posted; without it there are none. */
  readonly summarise?: Summarise | undefined;
  /** The time of a store server, which all replicas share. Left out where the clock is not the machine's own. */
  readonly referenceTime?: (() => Promise<Date>) | undefined;
  readonly newId?: (() => string) | undefined;
  /** Milliseconds that never jump. */
  readonly monotonicMs?: (() => number) | undefined;
  readonly wait?: ((ms: number) => Promise<void>) | undefined;
}

/** Reminders, chasing and digests. A slot (class, kind, week) has one outcome, however many replicas crash. */
export interface Reminders {
  /** What the clock calls each minute: heartbeat, what is due, what is unclear. It never rejects. */
  tick(): Promise<void>;
  /** A dry run, which stores and posts nothing: of this moment, or of the day of an instant up to then. */
  plan(at?: Date): Promise<RemindReport>;
  /** Posts what is due (reminders, chasers, digests) and writes down what is not to be posted. */
  runDue(at?: Date): Promise<RemindReport>;
  /**
   * This week's reminder of one class or of all, even before its time or on a day off; never a second one. A class that
   * is named gets it even while paused. A dry run stores and posts nothing.
   */
  remindNow(options?: {
    readonly classCode?: string | undefined;
    readonly dryRun?: boolean | undefined;
    readonly at?: Date | undefined;
  }): Promise<RemindReport>;
  /** What a class would be told, as far as one person may see it; undefined when there is no such class. */
  preview(classCode: string, viewerId: string): Promise<Reminder | undefined>;
  /** Settles unclear posts and abandoned claims; how many it settled. */
  reconcile(): Promise<number>;
  /** Redraws this week's posted reminder of the item's class and closes answered notices. It never rejects. */
  afterUpdate(itemCode: string): Promise<void>;
  /** Who may is asked before. */
  setPaused(
    classCode: string,
    paused: boolean,
    origin: ChangeOrigin,
  ): Promise<Result<SpecialClass, 'unknown_class'>>;
  /** Keeps a class, or some of its items, from being chased in a week. */
  waive(request: WaiveRequest): Promise<Result<undefined, WaiveErrorCode>>;
  /** The digest as one person may see it. `period` is `YYYY-Www` or `YYYY-MM`; the running one without it. */
  digest(request: {
    readonly kind: 'weekly' | 'monthly';
    readonly personId: string;
    readonly period?: string | undefined;
    readonly language?: Language | undefined;
    readonly at?: Date | undefined;
  }): Promise<Digest | undefined>;
  /** Posts a week's digest to the leading group now, whatever its time; never a second one. */
  postDigest(week: IsoWeek): Promise<Result<{ readonly outcome: string }, PostDigestErrorCode>>;
  /** Posts a month's digest to the leading group, once. */
  releaseDigest(request: {
    readonly month: string;
    readonly personId: string;
  }): Promise<Result<{ readonly outcome: string }, ReleaseErrorCode>>;
  /** What was expected in a time against what was delivered. */
  audit(since: Date, until: Date): Promise<AuditFinding[]>;
  /** Slots due since an instant, in order. */
  listSlots(filter: { readonly since: Date; readonly classCode?: string | undefined }): Promise<Slot[]>;
  heartbeat(): Promise<Heartbeat | undefined>;
}

export function createReminders(given: RemindersDeps): Reminders {
  const { store, clock, logger } = given;
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
  const rooms = createRooms(deps);
  const acts = createPeopleActs({ ...deps, rooms });
  const trustedTime = createTrustedTime(deps);
  let noticesBehind = true;

  async function runDue(now: Date): Promise<RemindReport> {
    const classes = await store.listClasses();
    const served = await enrolClasses(store.settings, [PLAN_CODE, ...classes.map((one) => one.code)], now);
    const report = await rooms.weekly.runDue(classes, served, now);
    const others: RemindReportEntry[] = [];
    if (rooms.isHeard) {
      others.push(...(await rooms.chase.run(classes, served, now)));
      others.push(...(await rooms.plan.run(served.get(PLAN_CODE) ?? now, now)));
    }
    noticesBehind ||= others.length > 0;
    if (noticesBehind) await rooms.book.catchUp(classes, now);
    noticesBehind = false;
    if (rooms.isHeard) await rooms.admin.run(classes, served, now);
    return { ...report, due: [...report.due, ...others] };
  }

  async function reconcile(now: Date): Promise<number> {
    const settled = await rooms.reconcile(now);
    if (settled > 0) noticesBehind = true;
    return settled;
  }

  return {
    ...acts,
    plan: createRehearsal(deps),
    runDue: (at) => runDue(at ?? clock.now()),
    async remindNow(options = {}) {
      const now = options.at ?? clock.now();
      const all = await store.listClasses();
      const { classCode } = options;
      const classes = classCode === undefined ? all : all.filter((one) => one.code === classCode);
      const dryRun = options.dryRun ?? false;
      if (!dryRun) await enrolClasses(store.settings, [PLAN_CODE, ...classes.map((one) => one.code)], now);
      return rooms.weekly.remindNow(classes, { named: classCode !== undefined, dryRun, now });
    },
    reconcile: () => reconcile(clock.now()),
    preview: (classCode, viewerId) => rooms.weekly.preview(classCode, viewerId, clock.now()),
    async tick() {
      try {
        const now = await trustedTime();
        await beat(store.settings, now ?? clock.now(), given.replicaId);
        if (now === undefined) return;
        await reconcile(now);
        await runDue(now);
      } catch (error) {
        logger.error({ err: error }, 'the reminders could not be looked after');
      }
    },
    async afterUpdate(itemCode) {
      try {
        await rooms.book.afterUpdate(itemCode, clock.now());
        await rooms.weekly.redraw(itemCode);
      } catch (error) {
        logger.warn({ itemCode, err: error }, 'what was posted could not follow an update');
      }
    },
    async setPaused(classCode, paused, origin) {
      return store.write(async (writer) => {
        const one = await writer.findClass(classCode);
        if (one === undefined) return fail('unknown_class');
        await writer.save('class', [{ ...one, paused }], origin);
        return ok({ ...one, paused });
      });
    },
    listSlots: (filter) => store.slots.list(filter),
    heartbeat: () => readHeartbeat(store.settings),
  };
}
