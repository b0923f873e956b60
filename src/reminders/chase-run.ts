import type { WorkCalendar } from '../plan/calendar.ts';
import { addWeeks, isoWeekOf, plainDateIn } from '../plan/dates.ts';
import type { IsoWeek, SpecialClass } from '../plan/records.ts';
import type { Slot } from '../plan/store.ts';
import { type ChaseMessage, createChaseMessages } from './chase-messages.ts';
import {
  chaseKind,
  isChased,
  minuteOf,
  type OpenRung,
  openRungs,
  partsOfChase,
  rungAt,
} from './chase-rungs.ts';
import { codesInChaser } from './compose-chaser.ts';
import type { NoticePoster } from './notice.ts';
import { isRetryDue } from './passing.ts';
import { type DeliverPatiently, mapConcurrently } from './patient-delivery.ts';
import type { ReminderStore } from './ports.ts';
import { personChannel } from './post-target.ts';
import { isQuiet } from './quiet-hours.ts';
import type { SlotHandler } from './reconcile-slots.ts';
import type { RemindReportEntry } from './report.ts';
import { PLAN_CODE } from './served-since.ts';
import { keyOf, type PostContent, type SlotDeliveryDeps } from './slot-delivery.ts';

export interface ChaseRunDeps extends SlotDeliveryDeps {
  readonly store: ReminderStore;
  readonly calendar: WorkCalendar;
  readonly notices: NoticePoster;
  readonly deliverPatiently: DeliverPatiently;
}

export function createChaseRun(deps: ChaseRunDeps) {
  const { store, calendar, settings, logger, clock } = deps;
  const messages = createChaseMessages(deps);
  /** Rungs that this process has seen to the end: they are not read again each minute. */
  const finished = new Set<string>();

  function contentOf({ personId, chaser }: ChaseMessage): PostContent {
    return {
      itemCodes: codesInChaser(chaser),
      post: (postId) => deps.notices.post({ kind: 'person', personId }, postId, { type: 'chaser', chaser }),
    };
  }

  async function deliver(message: ChaseMessage, rung: OpenRung) {
    let said = message;
    const delivered = await deps.deliverPatiently({
      ...message.key,
      ...contentOf(message),
      channelId: personChannel(message.personId),
      dueAt: rung.dueAt,
      existing: message.existing,
      // Others may have reported while Slack asked to wait.
      async recheck() {
        const current = await messages.refresh(message, clock.now());
        if (current === undefined) return { silent: 'everything_reported' };
        said = current;
        return contentOf(current);
      },
    });
    return { delivered, said };
  }

  async function post(
    message: ChaseMessage,
    unfinished: Set<OpenRung>,
    now: Date,
  ): Promise<RemindReportEntry[]> {
    const { rungs, key, existing } = message;
    const [first] = rungs;
    if (first === undefined) return [];
    const leaveOpen = () => {
      for (const rung of rungs) unfinished.add(rung);
    };
    if (existing !== undefined && !isRetryDue(existing, settings, now)) {
      if (existing.state === 'failed' || existing.state === 'claimed') leaveOpen();
      return [];
    }
    try {
      const { delivered, said } = await deliver(message, first);
      if (delivered.retryAfterMs !== undefined) leaveOpen();
      return [entryOf(said, delivered)];
    } catch (error) {
      leaveOpen();
      logger.error({ ...keyOf(key), err: error }, 'a chaser could not be delivered');
      return [];
    }
  }

  const handler: SlotHandler = {
    handles: (kind) => partsOfChase(kind) !== undefined,
    async find(slot, since) {
      const personId = partsOfChase(slot.kind)?.personId;
      return personId === undefined
        ? 'unknown'
        : deps.notices.find({ kind: 'person', personId }, slot.postId, since);
    },
    async renew(slot: Slot, now: Date) {
      const parts = partsOfChase(slot.kind);
      const rungs = (await store.listClasses()).filter(isChased).flatMap((one) => {
        const rung = rungAt(one, now, calendar, settings);
        const isSame =
          rung?.rung === parts?.rung && rung?.week === slot.week && minuteOf(rung.dueAt) === parts?.minute;
        return rung && isSame ? [rung] : [];
      });
      const [first] = rungs;
      if (parts === undefined || first === undefined)
        return { action: 'settle', state: 'missed', reason: 'too_late' };
      if (isQuiet(now, first.class.timeZone, settings.quietHours, calendar)) return { action: 'later' };
      const message = (await messages.compose(rungs, now)).find((one) => one.personId === parts.personId);
      if (message === undefined) return { action: 'settle', state: 'skipped', reason: 'everything_reported' };
      const channelId = personChannel(parts.personId);
      return { action: 'post', post: { ...slot, ...contentOf(message), channelId } };
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
      const rungs = openRungs(classes, servedSince, now, calendar, settings).filter(
        (rung) => !finished.has(finishedKey(rung)),
      );
      const unfinished = new Set<OpenRung>();
      const work = rungs.length > 0 ? await messages.compose(rungs, now) : [];
      const entries = await mapConcurrently(work, settings.concurrency, (message) =>
        post(message, unfinished, now),
      );
      for (const rung of rungs) if (!unfinished.has(rung)) finished.add(finishedKey(rung));
      forgetOld(now);
      return entries.flat();
    },
    /** The same without storing or posting anything. */
    async rehearse(
      classes: readonly SpecialClass[],
      servedSince: ReadonlyMap<string, Date>,
      now: Date,
    ): Promise<RemindReportEntry[]> {
      const rungs = openRungs(classes, servedSince, now, calendar, settings);
      return (await messages.compose(rungs, now)).flatMap((message) =>
        message.existing === undefined || isRetryDue(message.existing, settings, now)
          ? [entryOf(message, { outcome: 'due' })]
          : [],
      );
    },
  };

  function forgetOld(now: Date): void {
    const oldest: IsoWeek = addWeeks(isoWeekOf(plainDateIn('UTC', now)), -1);
    for (const key of finished) if (key.slice(0, oldest.length) < oldest) finished.delete(key);
  }
}

function finishedKey(rung: OpenRung): string {
  return `${rung.week} ${rung.class.code} ${rung.rung}`;
}

/** A message about one class is that class's; one about several is the plan's. */
function entryOf(
  { chaser, personId, rungs }: ChaseMessage,
  delivered: { readonly outcome: RemindReportEntry['outcome']; readonly reason?: string | undefined },
): RemindReportEntry {
  const [first, ...others] = chaser.classes;
  return {
    class: first !== undefined && others.length === 0 ? first.class.code : PLAN_CODE,
    channel: null,
    kind: chaseKind(chaser.rung === 'head' ? 'head' : 'lead', personId),
    week: chaser.week,
    outcome: delivered.outcome,
    ...(delivered.reason !== undefined && { reason: delivered.reason }),
    dueAt: (rungs[0]?.dueAt ?? chaser.deadline).toISOString(),
    items: delivered.outcome === 'skipped' ? [] : codesInChaser(chaser),
  };
}
