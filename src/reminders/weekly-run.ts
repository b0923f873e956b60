import type { Summarise } from '../answers/summary.ts';
import { plainDateIn } from '../plan/dates.ts';
import type { Slot } from '../plan/store.ts';
import { type DeliverPatiently, mapConcurrently } from './patient-delivery.ts';
import { type SlotDecision, WEEKLY_KIND } from './plan-reminders.ts';
import type { Reminder, ReminderPoster } from './reminder.ts';
import type { RemindReportEntry } from './report.ts';
import { keyOf, type SlotDeliveryDeps } from './slot-delivery.ts';
import { reminderMaterial } from './summary-material.ts';
import { type Composer, codesOf, nothingToSay } from './weekly-posts.ts';

export type SendDecision = Extract<SlotDecision, { action: 'send' }>;

export interface WeeklyRunDeps extends SlotDeliveryDeps {
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
    const summary = await summarised(reminder);
    const delivered = await deps.deliverPatiently({
      ...decision,
      itemCodes: items,
      post: (postId) => deps.poster.post(decision.channelId, postId, summary),
    });
    return entryOf(decision, delivered, items);
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
