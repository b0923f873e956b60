import { addDays, firstDayOfWeek } from '../plan/dates.ts';
import type { Slot, SlotMove } from '../plan/store.ts';
import { keyOf, type SlotDelivery, type SlotDeliveryDeps, textOf } from './slot-delivery.ts';

/** What knows how to look up and post the slots of some kinds. */
export interface SlotHandler {
  handles(kind: string): boolean;
  /** Looks for the slot's post. `unknown` when nobody can be sure. */
  find(slot: Slot, since: Date): Promise<{ readonly messageTs: string } | 'absent' | 'unknown'>;
  /** What to do with a slot whose post certainly never arrived, at a time that can be trusted. `later`: not at this hour. */
  renew(
    slot: Slot,
    now: Date,
  ): Promise<
    | { readonly action: 'post'; readonly post: Parameters<SlotDelivery['attempt']>[0] }
    | { readonly action: 'settle'; readonly state: 'skipped' | 'missed' | 'failed'; readonly reason: string }
    | { readonly action: 'later' }
  >;
}

/** Nobody can tell whether the post arrived: it is never sent again by itself. */
export const NEEDS_ADMIN = 'needs_admin';

export interface ReconcileDeps extends SlotDeliveryDeps {
  readonly delivery: SlotDelivery;
  readonly handlers: readonly SlotHandler[];
}

/**
 * Finds out what became of unclear posts, and of claims whose holder is gone. How long nobody touched a slot is
 * measured by this process's own monotonic clock, so that a wall clock that jumps takes nothing from anybody.
 */
export function createReconciler(deps: ReconcileDeps): (now: Date) => Promise<number> {
  const { slots, clock, replicaId, settings, logger } = deps;
  const observed = new Map<string, { readonly print: string; readonly sinceMs: number }>();

  function isUntouchedLongEnough(slot: Slot): boolean {
    const print = `${slot.state} ${slot.claimedBy} ${slot.attempts} ${slot.updatedAt.getTime()}`;
    const key = textOf(slot);
    const seen = observed.get(key);
    const nowMs = deps.monotonicMs();
    if (seen?.print !== print) {
      observed.set(key, { print, sinceMs: nowMs });
      return false;
    }
    const patienceMs = slot.state === 'claimed' ? settings.leaseMs : settings.settleMs * 2 ** slot.attempts;
    return nowMs - seen.sinceMs >= patienceMs;
  }

  async function settle(slot: Slot, move: Omit<SlotMove, 'at'>): Promise<boolean> {
    const to = { ...move, at: clock.now() };
    return slots.move(keyOf(slot), ['claimed'], to, { claimedBy: replicaId });
  }

  /** True when the slot has its outcome now. */
  async function resolve(slot: Slot, handler: SlotHandler, now: Date): Promise<boolean> {
    const taken = await slots.move(
      keyOf(slot),
      [slot.state],
      { state: 'claimed', at: clock.now(), claimedBy: replicaId, reason: 'looked_up' },
      { attempts: slot.attempts, claimedBy: slot.claimedBy },
    );
    if (!taken) return false;
    const found = await handler.find(slot, searchFrom(slot));
    if (found === 'unknown') {
      const reason = slot.attempts + 1 < settings.maxAttempts ? 'lookup_unknown' : NEEDS_ADMIN;
      await settle(slot, { state: 'unclear', reason, countAttempt: true });
      logger.warn({ ...keyOf(slot), reason }, 'nobody can tell whether a post arrived');
      return false;
    }
    if (found !== 'absent') return settle(slot, { state: 'sent', messageTs: found.messageTs });
    if (slot.attempts >= settings.maxAttempts) return settle(slot, { state: 'failed', reason: 'gave_up' });
    const renewal = await handler.renew(slot, now);
    if (renewal.action === 'later') {
      await settle(slot, { state: 'unclear', reason: 'not_found' });
      return false;
    }
    if (renewal.action === 'settle') return settle(slot, { state: renewal.state, reason: renewal.reason });
    const delivered = await deps.delivery.attempt(renewal.post, slot.postId);
    return delivered.outcome === 'sent';
  }

  return async (now) => {
    const open = await slots.list({ states: ['claimed', 'unclear'] });
    const keys = new Set(open.map(textOf));
    for (const key of observed.keys()) if (!keys.has(key)) observed.delete(key);
    let settled = 0;
    for (const slot of open) {
      const handler = deps.handlers.find((one) => one.handles(slot.kind));
      if (slot.reason === NEEDS_ADMIN || handler === undefined || deps.delivery.isInFlight(slot)) continue;
      if (!isUntouchedLongEnough(slot)) continue;
      try {
        if (await resolve(slot, handler, now)) settled += 1;
      } catch (error) {
        logger.error({ ...keyOf(slot), err: error }, 'an unclear slot could not be settled');
      }
    }
    return settled;
  };
}

/** Well before any post of the slot, whatever the clocks of the replicas said. */
function searchFrom(slot: Slot): Date {
  return new Date(Date.parse(`${addDays(firstDayOfWeek(slot.week), -7)}T00:00:00Z`));
}
