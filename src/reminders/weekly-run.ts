import type { Summarise } from '../answers/summary.ts';
import { plainDateIn } from '../plan/dates.ts';
import type { Slot } from '../plan/store.ts';
import { type DeliverPatiently, mapConcurrently } from './patient-delivery.ts';
import { type SlotDecision, WEEKLY_KIND } from './plan-reminders.ts';
import type { ReminderStore } from './ports.ts';
import type { Reminder, ReminderPoster } from './reminder.ts';
import { readBasis } from './reminder-facts.ts';
import type { RemindReportEntry } from './report.ts';
import { type Delivered, keyOf, type SlotDeliveryDeps } from './slot-delivery.ts';
import { reminderMaterial } from './summary-material.ts';
import { type Composer, codesOf, nothingToSay } from './weekly-posts.ts';

export type SendDecision = Extract<SlotDecision, { action: 'send' }>;

export interface WeeklyRunDeps extends SlotDeliveryDeps {
  readonly store: ReminderStore;
  readonly deliverPatiently: DeliverPatiently;
  readonly compose: Composer;
  readonly poster: ReminderPoster;
  readonly summarise?: Summarise | undefined;
}

export interface WeeklyRun {
  /** Composes, claims, posts and records. Never rejects because of one slot. */
  send(decisions: readonly SendDecision[], now: Date): Promise<RemindReportEntry[]>;
  /** Writes down what is not posted. */
  settle(
    decisions: readonly Exclude<SlotDecision, { action: 'send' }>[],
    now: Date,
  ): Promise<RemindReportEntry[]>;
}

/** So many messages are made from one set of reads, shortly before they are posted. */
const CHUNK_SIZE = 40;

export function createWeeklyRun(deps: WeeklyRunDeps): WeeklyRun {
  const { slots, settings, logger } = deps;

  async function post(decision: SendDecision, reminder: Reminder, now: Date): Promise<RemindReportEntry> {
    const items = codesOf(reminder);
    const silent = nothingToSay(reminder, settings);
    if (silent !== undefined) {
      await settleRow(decision, { state: 'skipped', reason: silent }, now, decision.existing);
      return entryOf(decision, { outcome: 'skipped', reason: silent }, items);
    }
    const { channelId } = decision;
    let said = reminder;
    const delivered = await deps.deliverPatiently({
      ...decision,
      itemCodes: items,
      post: (postId) => deps.poster.post(channelId, postId, said),
      async recheck() {
        said = await freshest(decision, reminder, now);
        const nothing = nothingToSay(said, settings);
        if (nothing !== undefined) return { silent: nothing };
        const sent = said;
        return {
          itemCodes: codesOf(sent),
          post: (postId) => deps.poster.post(channelId, postId, sent),
        };
      },
    });
    if (delivered.outcome === 'sent') await follow(decision, said, delivered);
    return entryOf(decision, delivered, delivered.outcome === 'skipped' ? [] : codesOf(said));
  }

  /** What is to be said by now: others may have reported while Slack asked to wait, or while the model wrote. */
  async function freshest(decision: SendDecision, reminder: Reminder, now: Date): Promise<Reminder> {
    const current = (await isStale(reminder)) ? await composeAgain(decision, reminder, now) : reminder;
    const withSummary = await summarised(current);
    if (withSummary === current || !(await isStale(current))) return withSummary;
    return composeAgain(decision, current, now);
  }

  async function isStale({ class: one, basis }: Reminder): Promise<boolean> {
    return (await readBasis(deps.store, one.code)) !== basis;
  }

  async function composeAgain(
    decision: SendDecision,
    reminder: Reminder,
    now: Date,
    shownCodes?: readonly string[],
  ): Promise<Reminder> {
    const on = plainDateIn(decision.class.timeZone, now);
    const target = { class: decision.class, week: decision.week, on, shownCodes };
    return (await deps.compose([target]))[0] ?? reminder;
  }

  /** A report that came while the post was under way found no message to change yet. */
  async function follow(decision: SendDecision, said: Reminder, delivered: Delivered): Promise<void> {
    try {
      if (delivered.messageTs === undefined || !(await isStale(said))) return;
      const slot = await slots.find(keyOf(decision));
      if (slot === undefined) return;
      const drawn = await composeAgain(decision, said, deps.clock.now(), codesOf(said));
      await deps.poster.redraw(decision.channelId, delivered.messageTs, slot.postId, drawn);
    } catch (error) {
      logger.warn({ ...keyOf(decision), err: error }, 'a reminder could not follow a report');
    }
  }

  /** A class with nothing left to report gets its one line, without a summary. */
  async function summarised(reminder: Reminder): Promise<Reminder> {
    const summary =
      reminder.lines.length > 0 ? await deps.summarise?.(reminderMaterial(reminder)) : undefined;
    return summary === undefined ? reminder : { ...reminder, summary };
  }

  async function settleRow(
    decision: SlotDecision,
    outcome: { readonly state: 'skipped' | 'missed'; readonly reason: string },
    now: Date,
    existing?: Slot,
  ): Promise<void> {
    if (existing !== undefined) {
      await slots.move(
        keyOf(decision),
        [existing.state],
        { ...outcome, at: now },
        { attempts: existing.attempts },
      );
      return;
    }
    await slots.settle({
      ...keyOf(decision),
      ...outcome,
      postId: deps.newId(),
      channelId: decision.class.channelId,
      itemCodes: [],
      dueAt: decision.dueAt,
      claimedAt: now,
    });
  }

  async function sendChunk(chunk: readonly SendDecision[], now: Date): Promise<RemindReportEntry[]> {
    const reminders = await deps.compose(
      chunk.map((one) => ({ class: one.class, week: one.week, on: plainDateIn(one.class.timeZone, now) })),
    );
    const pairs = chunk.flatMap((decision, index) => {
      const reminder = reminders[index];
      return reminder ? [{ decision, reminder }] : [];
    });
    return mapConcurrently(pairs, settings.concurrency, async ({ decision, reminder }) => {
      try {
        return await post(decision, reminder, now);
      } catch (error) {
        logger.error({ ...keyOf(decision), err: error }, 'a reminder could not be delivered');
        return entryOf(decision, { outcome: 'unclear', reason: 'store_failed' }, codesOf(reminder));
      }
    });
  }

  return {
    async send(decisions, now) {
      const entries: RemindReportEntry[] = [];
      for (let start = 0; start < decisions.length; start += CHUNK_SIZE) {
        const chunk = decisions.slice(start, start + CHUNK_SIZE);
        try {
          entries.push(...(await sendChunk(chunk, now)));
        } catch (error) {
          logger.error({ classes: chunk.length, err: error }, 'reminders could not be composed');
        }
      }
      return entries;
    },
    async settle(decisions, now) {
      const entries: RemindReportEntry[] = [];
      for (const decision of decisions) {
        const state = decision.action === 'skip' ? ('skipped' as const) : ('missed' as const);
        await settleRow(decision, { state, reason: decision.reason }, now);
        entries.push(entryOf(decision, { outcome: state, reason: decision.reason }, []));
      }
      return entries;
    },
  };
}

export function entryOf(
  decision: Pick<SlotDecision, 'classCode' | 'class' | 'week' | 'dueAt'>,
  outcome: { readonly outcome: RemindReportEntry['outcome']; readonly reason?: string | undefined },
  items: readonly string[],
): RemindReportEntry {
  return {
    class: decision.classCode,
    channel: decision.class.channelId ?? null,
    kind: WEEKLY_KIND,
    week: decision.week,
    outcome: outcome.outcome,
    ...(outcome.reason !== undefined && { reason: outcome.reason }),
    dueAt: decision.dueAt.toISOString(),
    items,
  };
}
