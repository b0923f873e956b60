import { isoWeekOf, plainDateIn } from '../plan/dates.ts';
import { decide } from '../plan/permissions.ts';
import type { IsoWeek, SpecialClass } from '../plan/records.ts';
import { fail, ok, type Result } from '../plan/result.ts';
import { auditSlots } from './audit.ts';
import { monthlyPeriod, weeklyPeriod } from './digest-period.ts';
import { MONTHLY_DIGEST_KIND, releaseKey, WEEKLY_DIGEST_KIND } from './digest-series.ts';
import { monthlyDigestPlace } from './plan-series.ts';
import type { Reminders, RemindersDeps } from './reminders.ts';
import type { Rooms } from './rooms.ts';
import { readServedSince } from './served-since.ts';
import type { ReminderSettings } from './settings.ts';
import { WAIVER_KIND } from './waivers.ts';

export interface WaiveRequest {
  readonly classCode: string;
  readonly week: IsoWeek;
  /** Without any, the whole class. */
  readonly itemCodes?: readonly string[] | undefined;
  readonly personId: string;
  readonly reason: string;
}

export type WaiveErrorCode = 'unknown_class' | 'may_not_waive' | 'reason_missing' | 'reason_too_long';
export type PostDigestErrorCode = 'no_channel' | 'nothing_to_say' | 'posted_before';
export type ReleaseErrorCode = 'may_not_release' | 'no_such_month' | 'no_channel' | 'released_before';

const LONGEST_REASON = 500;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** What people do here, each asked for the right to: waive, read and release digests, audit. */
export function createPeopleActs(
  deps: Omit<RemindersDeps, 'settings'> & { readonly settings: ReminderSettings; readonly rooms: Rooms },
): Pick<Reminders, 'waive' | 'digest' | 'postDigest' | 'releaseDigest' | 'audit'> {
  const { store, clock, settings, calendar, rooms } = deps;

  async function mayDo(personId: string, action: 'waive_notice' | 'release_digest', one?: SpecialClass) {
    const on = plainDateIn(one?.timeZone ?? settings.timeZone, clock.now());
    const assignments = await store.listAssignments({ personId });
    return decide(personId, action, { classCode: one?.code }, assignments, on).allowed;
  }

  async function waive(request: WaiveRequest): Promise<Result<undefined, WaiveErrorCode>> {
    const one = await store.findClass(request.classCode);
    if (one === undefined) return fail('unknown_class');
    if (!(await mayDo(request.personId, 'waive_notice', one))) return fail('may_not_waive');
    const reason = request.reason.trim();
    if (reason === '') return fail('reason_missing');
    if (reason.length > LONGEST_REASON) return fail('reason_too_long');
    const itemCodes = [...(request.itemCodes ?? [])].sort();
    const at = clock.now();
    await store.notices.issue({
      id: [WAIVER_KIND, one.code, request.week, ...itemCodes].join(' '),
      kind: WAIVER_KIND,
      classCode: one.code,
      week: request.week,
      itemCodes,
      issuedAt: at,
      closedAt: at,
      waivedBy: request.personId,
      waiveReason: reason,
      sample: one.sample,
    });
    const open = await store.notices.list({ classCodes: [one.code], weeks: [request.week], open: true });
    const waived = open.filter(
      (notice) => itemCodes.length === 0 || notice.itemCodes.every((code) => itemCodes.includes(code)),
    );
    await store.notices.close(
      waived.map((notice) => notice.id),
      { at, waivedBy: request.personId, reason },
    );
    return ok(undefined);
  }

  return {
    waive,
    async digest({ kind, personId, language, at, ...given }) {
      const now = at ?? clock.now();
      const today = plainDateIn(settings.timeZone, now);
      const name = given.period ?? (kind === 'weekly' ? isoWeekOf(today) : today.slice(0, 7));
      if (kind === 'weekly' ? !/^\d{4}-W\d{2}$/.test(name) : !MONTH.test(name)) return undefined;
      const period =
        kind === 'weekly'
          ? weeklyPeriod(name, now, settings.timeZone)
          : monthlyPeriod(name, now, settings.timeZone);
      if (period.startsAt > now) return undefined;
      return rooms.digests.make({ period, target: { kind: 'person', personId }, draft: false, language });
    },
    async postDigest(week) {
      const channelId = settings.leadingGroupChannelId;
      if (channelId === undefined || !rooms.isHeard) return fail('no_channel');
      const now = clock.now();
      const target = { kind: 'channel', channelId } as const;
      const post = await rooms.digests.weekly.compose(week, target, now);
      if (post === undefined) return fail('nothing_to_say');
      const delivered = await rooms.plan.post(WEEKLY_DIGEST_KIND, week, target, post, now);
      return delivered.outcome === 'taken' ? fail('posted_before') : ok({ outcome: delivered.outcome });
    },
    async releaseDigest({ month, personId }) {
      if (!(await mayDo(personId, 'release_digest'))) return fail('may_not_release');
      const now = clock.now();
      const week = releaseWeek(month);
      const place = week === undefined ? undefined : monthlyDigestPlace(week, calendar, settings);
      if (week === undefined || place?.dueAt === undefined || place.dueAt > now) return fail('no_such_month');
      const channelId = settings.leadingGroupChannelId;
      if (channelId === undefined || !rooms.isHeard) return fail('no_channel');
      if ((await rooms.digests.readReleasedBy(month)) === undefined)
        await store.settings.set(releaseKey(month), personId, now);
      const target = { kind: 'channel', channelId } as const;
      const post = await rooms.digests.monthly.compose(week, target, now);
      if (post === undefined) return fail('no_such_month');
      const delivered = await rooms.plan.post(MONTHLY_DIGEST_KIND, week, target, post, now);
      return delivered.outcome === 'taken' ? fail('released_before') : ok({ outcome: delivered.outcome });
    },
    async audit(since, until) {
      const slots = await store.slots.list({ since });
      const servedSince = await readServedSince(store.settings);
      const classes = await store.listClasses();
      return auditSlots({ classes, servedSince, slots, calendar, settings, since, until });
    },
  };

  /** The week whose first-workday post is about the month: the one in which the next month's first workday lies. */
  function releaseWeek(month: string): IsoWeek | undefined {
    if (!MONTH.test(month)) return undefined;
    const { to } = monthlyPeriod(month, clock.now(), settings.timeZone);
    return isoWeekOf(calendar.nextWorkday(to));
  }
}
