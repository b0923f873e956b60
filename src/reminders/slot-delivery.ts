import type { Clock } from '../plan/clock.ts';
import type { Logger } from '../plan/logger.ts';
import type { Slot, SlotKey, SlotMove, SlotState, SlotStore } from '../plan/store.ts';
import { isPassing } from './passing.ts';
import type { PostOutcome } from './reminder.ts';
import type { ReminderSettings } from './settings.ts';

/** What is said in a post. `post` is called at most once for each delivery. */
export interface PostContent {
  readonly itemCodes: readonly string[];
  post(postId: string): Promise<PostOutcome>;
}

/** One post that fills a slot. */
export interface Outgoing extends SlotKey, PostContent {
  readonly channelId: string;
  readonly dueAt: Date;
  /** The slot's row where it has one; it is taken from the state that was read. */
  readonly existing?: Slot | undefined;
  /**
   * Asked once the slot is claimed, right before the post: what is to be said by now, or why nothing is any more. Left
   * out where what is said does not change.
   */
  recheck?(): Promise<PostContent | { readonly silent: string }>;
}

export interface Delivered {
  /** `taken`: another replica has the slot, or holds it by now. */
  readonly outcome: 'sent' | 'failed' | 'unclear' | 'skipped' | 'taken';
  readonly reason?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly messageTs?: string | undefined;
}

export interface SlotDelivery {
  /** Claims the slot, posts once and records what came of it. */
  deliver(outgoing: Outgoing): Promise<Delivered>;
  /** Posts once for a slot that this replica has claimed already. */
  attempt(outgoing: Outgoing, postId: string): Promise<Delivered>;
  /** True while this process itself is at work on the slot. */
  isInFlight(key: SlotKey): boolean;
}

export interface SlotDeliveryDeps {
  readonly slots: SlotStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly replicaId: string;
  readonly settings: ReminderSettings;
  readonly newId: () => string;
  readonly monotonicMs: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** Ends a post that hangs; rejects when the time is up. */
  readonly withTimeout: <Value>(work: Promise<Value>, timeoutMs: number) => Promise<Value>;
}

const RECORD_PAUSES_MS = [500, 3_000];

export function createSlotDelivery(deps: SlotDeliveryDeps): SlotDelivery {
  const { slots, clock, logger, replicaId, settings } = deps;
  const inFlight = new Set<string>();

  async function claim(outgoing: Outgoing, postId: string): Promise<boolean> {
    const { existing, channelId, itemCodes, dueAt } = outgoing;
    const at = clock.now();
    if (existing === undefined)
      return slots.claim({
        ...keyOf(outgoing),
        postId,
        channelId,
        itemCodes,
        dueAt,
        claimedBy: replicaId,
        claimedAt: at,
      });
    return slots.move(
      keyOf(outgoing),
      [existing.state],
      { state: 'claimed', at, claimedBy: replicaId, channelId, itemCodes },
      { attempts: existing.attempts, claimedBy: existing.claimedBy },
    );
  }

  async function attempt(outgoing: Outgoing, postId: string): Promise<Delivered> {
    const outcome = await postOnce(outgoing, postId, deps);
    const reason = outcome.outcome === 'sent' ? undefined : storedReason(outcome);
    const move: SlotMove = {
      state: outcome.outcome,
      at: clock.now(),
      reason,
      countAttempt: true,
      ...(outcome.outcome === 'sent' && { channelId: outcome.channelId, messageTs: outcome.messageTs }),
    };
    await record(outgoing, move);
    return {
      outcome: outcome.outcome,
      reason,
      ...(outcome.outcome === 'failed' &&
        isPassing(reason) && { retryAfterMs: outcome.retryAfterMs ?? settings.retryMs }),
      ...(outcome.outcome === 'sent' && { messageTs: outcome.messageTs }),
    };
  }

  /** Stored before the post, so that what a post was about is known whatever ends this process after it. */
  async function keepCodes(outgoing: Outgoing, { itemCodes }: PostContent): Promise<boolean> {
    if (itemCodes.join() === outgoing.itemCodes.join()) return true;
    const to = { state: 'claimed' as const, at: clock.now(), itemCodes };
    return slots.move(keyOf(outgoing), ['claimed'], to, { claimedBy: replicaId });
  }

  /**
   * The post is made: what became of it is worth several tries to write down, since a workspace may not be able to tell
   * later. What cannot be written stays claimed and is found by `reconcile`.
   */
  async function record(key: SlotKey, move: SlotMove): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      try {
        if (await slots.move(keyOf(key), ['claimed'], move, { claimedBy: replicaId })) return;
        await recordLost(key, move);
        return;
      } catch (error) {
        const pause = RECORD_PAUSES_MS[tries];
        logger.warn({ ...keyOf(key), err: error }, 'the outcome of a slot could not be stored');
        if (pause === undefined) throw error;
        await deps.wait(pause);
      }
    }
  }

  /** The claim was taken over, or our first try was stored and only its reply was lost. */
  async function recordLost(key: SlotKey, move: SlotMove): Promise<void> {
    if (move.state !== 'sent') return;
    const open: SlotState[] = ['claimed', 'unclear'];
    if (await slots.move(keyOf(key), open, move))
      logger.warn({ ...keyOf(key) }, 'a slot was taken over while its post was under way');
  }

  return {
    isInFlight: (key) => inFlight.has(textOf(key)),
    attempt,
    async deliver(outgoing) {
      const postId = outgoing.existing?.postId ?? deps.newId();
      const startedMs = deps.monotonicMs();
      inFlight.add(textOf(outgoing));
      try {
        if (!(await claim(outgoing, postId))) return { outcome: 'taken' };
        const content = (await outgoing.recheck?.()) ?? outgoing;
        // After a stall somebody else may hold the slot: half the lease leaves a post its time.
        if (deps.monotonicMs() - startedMs > settings.leaseMs / 2)
          return { outcome: 'taken', reason: 'stalled' };
        if ('silent' in content) {
          await record(outgoing, { state: 'skipped', at: clock.now(), reason: content.silent });
          return { outcome: 'skipped', reason: content.silent };
        }
        if (!(await keepCodes(outgoing, content))) return { outcome: 'taken' };
        return await attempt({ ...outgoing, ...content }, postId);
      } finally {
        inFlight.delete(textOf(outgoing));
      }
    },
  };
}

async function postOnce(outgoing: Outgoing, postId: string, deps: SlotDeliveryDeps): Promise<PostOutcome> {
  try {
    return await deps.withTimeout(outgoing.post(postId), deps.settings.postTimeoutMs);
  } catch (error) {
    deps.logger.error({ ...keyOf(outgoing), err: error }, 'a post ended in an unexpected way');
    return { outcome: 'unclear', reason: 'post_threw' };
  }
}

/** A refusal that says when to come back is one that passes, whatever it is called. */
function storedReason(outcome: Exclude<PostOutcome, { outcome: 'sent' }>): string {
  if (outcome.outcome === 'failed' && outcome.retryAfterMs !== undefined && !isPassing(outcome.reason))
    return 'rate_limited';
  return outcome.reason;
}

export function keyOf({ classCode, kind, week }: SlotKey): SlotKey {
  return { classCode, kind, week };
}

export function textOf({ classCode, kind, week }: SlotKey): string {
  return `${classCode} ${kind} ${week}`;
}
