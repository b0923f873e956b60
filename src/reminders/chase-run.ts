import type { WorkCalendar } from '../plan/calendar.ts';
import { addWeeks, isoWeekOf, plainDateIn } from '../plan/dates.ts';
import type { IsoWeek, SpecialClass } from '../plan/records.ts';
import type { Slot } from '../plan/store.ts';
import { chaseTimes } from './chase-schedule.ts';
import {
  type ChaseTarget,
  codesInChaser,
  composeHeadChasers,
  composeLeadChasers,
  inLanguage,
  unreportedItems,
} from './compose-chaser.ts';
import type { Chaser, NoticePoster } from './notice.ts';
import { isRetryDue } from './passing.ts';
import { type DeliverPatiently, mapConcurrently } from './patient-delivery.ts';
import type { ReminderStore } from './ports.ts';
import { personChannel } from './post-target.ts';
import { isQuiet } from './quiet-hours.ts';
import type { SlotHandler } from './reconcile-slots.ts';
import { readReminderFacts } from './reminder-facts.ts';
import type { RemindReportEntry } from './report.ts';
import { keyOf, type SlotDeliveryDeps, textOf } from './slot-delivery.ts';
import { readWaivers } from './waivers.ts';

export interface ChaseRunDeps extends SlotDeliveryDeps {
  readonly store: ReminderStore;
  readonly calendar: WorkCalendar;
  readonly notices: NoticePoster;
  readonly deliverPatiently: DeliverPatiently;
}

/** The rungs that are direct messages. A rung's slots are `chase:lead:PERSON` and `chase:head:PERSON`. */
type DirectRung = 'lead' | 'head';

interface OpenRung extends ChaseTarget {
  readonly rung: DirectRung;
  readonly dueAt: Date;
}

const CHUNK_SIZE = 40;

export function createChaseRun(deps: ChaseRunDeps) {
  const { store, slots, calendar, settings, logger, clock } = deps;
  /** Rungs that this process has seen to the end: they are not read again each minute. */
  const finished = new Set<string>();

  function openRungs(
    classes: readonly SpecialClass[],
    servedSince: ReadonlyMap<string, Date>,
    now: Date,
  ): OpenRung[] {
    return classes.flatMap((one): OpenRung[] => {
      if (!one.active || one.paused || isQuiet(now, one.timeZone, settings.quietHours, calendar)) return [];
      const rung = rungAt(one, now);
      const since = servedSince.get(one.code);
      if (rung === undefined || since === undefined || since > rung.dueAt) return [];
      return finished.has(finishedKey(rung)) ? [] : [rung];
    });
  }

  function rungAt(one: SpecialClass, now: Date): OpenRung | undefined {
    const on = plainDateIn(one.timeZone, now);
    const week = isoWeekOf(on);
    const times = chaseTimes(one, week, calendar, settings);
    if (times === undefined || now >= times.endsAt) return undefined;
    const target = { class: one, week, on, deadline: times.deadlineAt };
    if (now >= times.deadlineAt) return { ...target, rung: 'head', dueAt: times.deadlineAt };
    if (times.leadAt === undefined || now < times.leadAt) return undefined;
    return { ...target, rung: 'lead', dueAt: times.leadAt };
  }

  async function composeChunk(
    rungs: readonly OpenRung[],
    now: Date,
  ): Promise<Map<OpenRung, Map<string, Chaser>>> {
    const facts = await readReminderFacts(store, rungs, { readers: 'own_people' });
    const isWaived = await readWaivers(store.notices, [...new Set(rungs.map((one) => one.week))], now);
    const composed = new Map(
      rungs.map((rung) => {
        const items = unreportedItems(rung, facts, (item) => isWaived(item, rung.week));
        const compose = rung.rung === 'lead' ? composeLeadChasers : composeHeadChasers;
        return [rung, compose(rung, items, facts)] as const;
      }),
    );
    const ids = [...new Set([...composed.values()].flatMap((chasers) => [...chasers.keys()]))];
    const languages = new Map((await store.listPeople(ids)).map((one) => [one.id, one.language]));
    for (const chasers of composed.values())
      for (const [personId, chaser] of chasers)
        chasers.set(personId, inLanguage(chaser, languages.get(personId)));
    return composed;
  }

  async function workOf(rungs: readonly OpenRung[], now: Date) {
    const rows = new Map(
      (await slots.list({ weeks: [...new Set(rungs.map((one) => one.week))] })).map((row) => [
        textOf(row),
        row,
      ]),
    );
    const composed = await composeChunk(rungs, now);
    return [...composed].flatMap(([rung, chasers]) =>
      [...chasers].map(([personId, chaser]) => {
        const key = { classCode: rung.class.code, kind: chaseKind(rung.rung, personId), week: rung.week };
        return { rung, personId, chaser, key, existing: rows.get(textOf(key)) };
      }),
    );
  }

  async function runChunk(rungs: readonly OpenRung[], now: Date): Promise<RemindReportEntry[]> {
    const work = await workOf(rungs, now);
    const unfinished = new Set<OpenRung>();
    const entries = await mapConcurrently(work, settings.concurrency, async (one) => {
      const { rung, personId, chaser, key, existing } = one;
      if (existing !== undefined && !isRetryDue(existing, settings, now)) {
        if (existing.state === 'failed' || existing.state === 'claimed') unfinished.add(rung);
        return [];
      }
      try {
        const delivered = await deps.deliverPatiently({
          ...key,
          channelId: personChannel(personId),
          dueAt: rung.dueAt,
          itemCodes: codesInChaser(chaser),
          existing,
          post: (postId) =>
            deps.notices.post({ kind: 'person', personId }, postId, { type: 'chaser', chaser }),
        });
        if (delivered.retryAfterMs !== undefined) unfinished.add(rung);
        return [entryOf(key, rung, delivered, codesInChaser(chaser))];
      } catch (error) {
        unfinished.add(rung);
        logger.error({ ...keyOf(key), err: error }, 'a chaser could not be delivered');
        return [];
      }
    });
    for (const rung of rungs) if (!unfinished.has(rung)) finished.add(finishedKey(rung));
    return entries.flat();
  }

  const handler: SlotHandler = {
    handles: (kind) => partsOf(kind) !== undefined,
    async find(slot, since) {
      const personId = partsOf(slot.kind)?.personId;
      return personId === undefined
        ? 'unknown'
        : deps.notices.find({ kind: 'person', personId }, slot.postId, since);
    },
    async renew(slot: Slot) {
      const now = clock.now();
      const parts = partsOf(slot.kind);
      const one = await store.findClass(slot.classCode);
      const rung = one?.active && !one.paused ? rungAt(one, now) : undefined;
      if (parts === undefined || rung?.rung !== parts.rung || rung.week !== slot.week)
        return { action: 'settle', state: 'missed', reason: 'too_late' };
      if (isQuiet(now, rung.class.timeZone, settings.quietHours, calendar)) return { action: 'later' };
      const chaser = (await composeChunk([rung], now)).get(rung)?.get(parts.personId);
      if (chaser === undefined) return { action: 'settle', state: 'skipped', reason: 'everything_reported' };
      return {
        action: 'post',
        post: {
          ...slot,
          channelId: personChannel(parts.personId),
          itemCodes: codesInChaser(chaser),
          post: (postId) =>
            deps.notices.post({ kind: 'person', personId: parts.personId }, postId, {
              type: 'chaser',
              chaser,
            }),
        },
      };
    },
  };

  return {
    handler,
    /** Posts the rungs that stand open now, each to each person once. Never rejects because of one of them. */
    async run(
      classes: readonly SpecialClass[],
      servedSince: ReadonlyMap<string, Date>,
      now: Date,
    ): Promise<RemindReportEntry[]> {
      const rungs = openRungs(classes, servedSince, now);
      const entries: RemindReportEntry[] = [];
      for (let start = 0; start < rungs.length; start += CHUNK_SIZE)
        entries.push(...(await runChunk(rungs.slice(start, start + CHUNK_SIZE), now)));
      forgetOld(now);
      return entries;
    },
    /** The same without storing or posting anything. */
    async rehearse(
      classes: readonly SpecialClass[],
      servedSince: ReadonlyMap<string, Date>,
      now: Date,
    ): Promise<RemindReportEntry[]> {
      const work = await workOf(openRungs(classes, servedSince, now), now);
      return work.flatMap(({ key, rung, chaser, existing }) =>
        existing === undefined || isRetryDue(existing, settings, now)
          ? [entryOf(key, rung, { outcome: 'due' }, codesInChaser(chaser))]
          : [],
      );
    },
  };

  function forgetOld(now: Date): void {
    const oldest: IsoWeek = addWeeks(isoWeekOf(plainDateIn('UTC', now)), -1);
    for (const key of finished) if (key.slice(0, oldest.length) < oldest) finished.delete(key);
  }
}

function chaseKind(rung: DirectRung, personId: string): string {
  return `chase:${rung}:${personId}`;
}

function partsOf(kind: string): { readonly rung: DirectRung; readonly personId: string } | undefined {
  const match = /^chase:(lead|head):(.+)$/.exec(kind);
  const [, rung, personId] = match ?? [];
  return personId === undefined || (rung !== 'lead' && rung !== 'head') ? undefined : { rung, personId };
}

function finishedKey(rung: OpenRung): string {
  return `${rung.week} ${rung.class.code} ${rung.rung}`;
}

function entryOf(
  key: { readonly classCode: string; readonly kind: string; readonly week: IsoWeek },
  rung: OpenRung,
  delivered: { readonly outcome: RemindReportEntry['outcome']; readonly reason?: string | undefined },
  items: readonly string[],
): RemindReportEntry {
  return {
    class: key.classCode,
    channel: null,
    kind: key.kind,
    week: key.week,
    outcome: delivered.outcome,
    ...(delivered.reason !== undefined && { reason: delivered.reason }),
    dueAt: rung.dueAt.toISOString(),
    items,
  };
}
