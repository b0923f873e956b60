import type { WorkCalendar } from '../plan/calendar.ts';
import { addWeeks, isoWeekOf, plainDateIn } from '../plan/dates.ts';
import type { IsoWeek } from '../plan/records.ts';
import type { Slot } from '../plan/store.ts';
import type { NoticePoster, PostTarget } from './notice.ts';
import type { DeliverPatiently } from './patient-delivery.ts';
import type { PlanPlace, PlanPost, PlanSeries } from './plan-series.ts';
import { personChannel, targetOf } from './post-target.ts';
import { isQuiet } from './quiet-hours.ts';
import type { SlotHandler } from './reconcile-slots.ts';
import type { RemindReportEntry } from './report.ts';
import { PLAN_CODE } from './served-since.ts';
import { decideSlot, NOT_POSTED } from './slot-decision.ts';
import { keyOf, type SlotDeliveryDeps, textOf } from './slot-delivery.ts';

export interface PlanRunDeps extends SlotDeliveryDeps {
  readonly calendar: WorkCalendar;
  readonly notices: NoticePoster;
  readonly deliverPatiently: DeliverPatiently;
  readonly series: readonly PlanSeries[];
}

/** Weeks that are looked back for a slot that has no row. */
const LOOKBACK_WEEKS = 6;

interface PlanSlot {
  readonly series: PlanSeries;
  readonly week: IsoWeek;
  readonly place: PlanPlace;
  readonly target: PostTarget | undefined;
  readonly kind: string;
}

/** Posts what is about the whole plan: escalations and digests. */
export function createPlanRun(deps: PlanRunDeps) {
  const { slots, settings, calendar, logger, clock } = deps;
  const quietAt = (now: Date) => isQuiet(now, settings.timeZone, settings.quietHours, calendar);
  /** Slots of this process that have their outcome; they are not looked at again each minute. */
  const finished = new Set<string>();
  const places = new Map<string, PlanPlace | undefined>();

  async function deliver(
    slot: PlanSlot,
    dueAt: Date,
    existing: Slot | undefined,
    now: Date,
    rehearsal: boolean,
  ) {
    const { series, week, target, kind } = slot;
    if (target === undefined) return undefined;
    const post = await series.compose(week, target, now, { rehearsal });
    const key = { classCode: PLAN_CODE, kind, week };
    if (rehearsal) {
      const outcome = post === undefined ? ('skipped' as const) : ('due' as const);
      return entryOf(
        slot,
        dueAt,
        { outcome, ...(post ? {} : { reason: 'nothing_to_say' }) },
        post?.itemCodes ?? [],
      );
    }
    if (post === undefined) {
      await settle(slot, dueAt, { state: 'skipped', reason: 'nothing_to_say' }, existing);
      return entryOf(slot, dueAt, { outcome: 'skipped', reason: 'nothing_to_say' }, []);
    }
    const delivered = await deps.deliverPatiently({
      ...key,
      ...outgoingOf(target, post),
      dueAt,
      existing,
      ...(series.chases && {
        // Others may have reported while Slack asked to wait.
        recheck: async () => {
          const current = await series.compose(week, target, now);
          return current === undefined ? { silent: 'nothing_to_say' } : outgoingOf(target, current);
        },
      }),
    });
    return entryOf(slot, dueAt, delivered, post.itemCodes);
  }

  function outgoingOf(target: PostTarget, post: PlanPost) {
    return {
      channelId: target.kind === 'channel' ? target.channelId : personChannel(target.personId),
      itemCodes: post.itemCodes,
      post: (postId: string) => deps.notices.post(target, postId, post.notice),
    };
  }

  async function settle(
    slot: PlanSlot,
    dueAt: Date,
    outcome: { readonly state: 'skipped' | 'missed'; readonly reason: string },
    existing?: Slot,
  ): Promise<void> {
    const key = { classCode: PLAN_CODE, kind: slot.kind, week: slot.week };
    const at = clock.now();
    if (existing)
      await slots.move(key, [existing.state], { ...outcome, at }, { attempts: existing.attempts });
    else
      await slots.settle({ ...key, ...outcome, postId: deps.newId(), itemCodes: [], dueAt, claimedAt: at });
  }

  async function runSeries(
    series: PlanSeries,
    weeks: readonly IsoWeek[],
    since: Date,
    now: Date,
    rehearsal: boolean,
  ): Promise<RemindReportEntry[]> {
    const places = weeks.flatMap((week) => {
      const place = placeOf(series, week);
      const at = place && (place.dueAt ?? place.nominalAt);
      return place && at && at >= since && at <= now ? [{ week, place }] : [];
    });
    const open = places.filter(({ week }) => rehearsal || !finished.has(`${week} ${series.kind}`));
    if (open.length === 0) return [];
    const rows = new Map(
      (await slots.list({ classCode: PLAN_CODE, weeks: open.map((one) => one.week) })).map((row) => [
        textOf(row),
        row,
      ]),
    );
    const newest = places.find(({ place }) => place.dueAt !== undefined)?.week;
    const entries: RemindReportEntry[] = [];
    for (const { week, place } of open) {
      const targets = await series.targets(plainDateIn(settings.timeZone, now));
      let pending = false;
      for (const target of targets.length > 0 ? targets : [undefined]) {
        const slot = { series, week, place, target, kind: kindOf(series, target) };
        const row = rows.get(textOf({ classCode: PLAN_CODE, kind: slot.kind, week }));
        const newer = newest !== undefined && week < newest;
        const entry = await runSlot(slot, row, newer, since, now, rehearsal);
        if (entry) entries.push(entry);
        pending ||= row?.state === 'failed' || entry?.outcome === 'failed' || (!row && !entry);
      }
      if (!pending && !rehearsal) finished.add(`${week} ${series.kind}`);
    }
    return entries;
  }

  /** Asked for each minute, so what was computed is kept; a few weeks at a time. */
  function placeOf(series: PlanSeries, week: IsoWeek): PlanPlace | undefined {
    const key = `${week} ${series.kind}`;
    if (!places.has(key)) places.set(key, series.placeIn(week));
    return places.get(key);
  }

  async function runSlot(
    slot: PlanSlot,
    row: Slot | undefined,
    newer: boolean,
    since: Date,
    now: Date,
    rehearsal: boolean,
  ): Promise<RemindReportEntry | undefined> {
    const { dueAt, nominalAt } = slot.place;
    const blockedBy = slot.target === undefined ? ('nobody_to_tell' as const) : undefined;
    const decision = decideSlot({
      dueAt,
      nominalAt,
      row,
      newer,
      since,
      blockedBy,
      isQuiet: () => quietAt(now),
      settings,
      now,
    });
    if (decision === undefined) return undefined;
    const at = dueAt ?? nominalAt;
    if (decision.action === 'send') return deliver(slot, at, row, now, rehearsal);
    const state = decision.action === 'skip' ? ('skipped' as const) : ('missed' as const);
    if (!rehearsal) await settle(slot, at, { state, reason: decision.reason }, row);
    return entryOf(slot, at, { outcome: state, reason: decision.reason }, []);
  }

  async function runAll(since: Date, now: Date, rehearsal: boolean): Promise<RemindReportEntry[]> {
    const entries: RemindReportEntry[] = [];
    const current = isoWeekOf(plainDateIn(settings.timeZone, now));
    const weeks = Array.from({ length: LOOKBACK_WEEKS }, (_, back) => addWeeks(current, -back));
    for (const series of deps.series) {
      try {
        entries.push(...(await runSeries(series, weeks, since, now, rehearsal)));
      } catch (error) {
        logger.error({ kind: series.kind, err: error }, 'a post of the whole plan could not be made');
      }
    }
    return entries;
  }

  const handler: SlotHandler = {
    handles: (kind) => deps.series.some((one) => isOf(one, kind)),
    async find(slot, from) {
      return slot.channelId === undefined
        ? 'unknown'
        : deps.notices.find(targetOf(slot.channelId), slot.postId, from);
    },
    async renew(slot, now) {
      const series = deps.series.find((one) => isOf(one, slot.kind));
      if (series === undefined || slot.channelId === undefined || isTooLate(slot, now))
        return { action: 'settle', state: 'missed', reason: 'too_late' };
      if (quietAt(now)) return { action: 'later' };
      const target = targetOf(slot.channelId);
      const post = await series.compose(slot.week, target, now);
      if (post === undefined) return { action: 'settle', state: 'skipped', reason: 'nothing_to_say' };
      return { action: 'post', post: { ...slot, ...outgoingOf(target, post) } };
    },
  };

  function isTooLate(slot: Slot, now: Date): boolean {
    return now.getTime() - slot.dueAt.getTime() > settings.maxLateHours * 3_600_000;
  }

  return {
    handler,
    /** Never rejects because of one series. `since`: when the plan began to be served. */
    run: (since: Date, now: Date): Promise<RemindReportEntry[]> => runAll(since, now, false),
    /** The same without storing or posting anything. */
    rehearse: (since: Date, now: Date): Promise<RemindReportEntry[]> => runAll(since, now, true),
    /** Delivers one slot of a series at once, whatever its time; for what a person asked for. Never a second one. */
    async post(kind: string, week: IsoWeek, target: PostTarget, post: PlanPost, dueAt: Date) {
      const key = { classCode: PLAN_CODE, kind, week };
      const existing = await slots.find(key);
      if (existing !== undefined && !NOT_POSTED.includes(existing.state))
        return { outcome: 'taken' as const };
      return deps.deliverPatiently({ ...keyOf(key), ...outgoingOf(target, post), dueAt, existing });
    },
  };
}

function kindOf(series: PlanSeries, target: PostTarget | undefined): string {
  return target?.kind === 'person' ? `${series.kind}:${target.personId}` : series.kind;
}

function isOf(series: PlanSeries, kind: string): boolean {
  return kind === series.kind || kind.startsWith(`${series.kind}:`);
}

function entryOf(
  slot: PlanSlot,
  dueAt: Date,
  delivered: { readonly outcome: RemindReportEntry['outcome']; readonly reason?: string | undefined },
  items: readonly string[],
): RemindReportEntry {
  return {
    class: PLAN_CODE,
    channel: slot.target?.kind === 'channel' ? slot.target.channelId : null,
    kind: slot.kind,
    week: slot.week,
    outcome: delivered.outcome,
    ...(delivered.reason !== undefined && { reason: delivered.reason }),
    dueAt: dueAt.toISOString(),
    items,
  };
}
