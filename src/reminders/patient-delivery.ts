import type { SlotStore } from '../plan/store.ts';
import { mayRetry } from './passing.ts';
import type { ReminderSettings } from './settings.ts';
import { type Delivered, keyOf, type Outgoing, type SlotDelivery } from './slot-delivery.ts';

export type DeliverPatiently = (outgoing: Outgoing) => Promise<Delivered>;

/**
 * Delivers, and where Slack asks for a pause waits it out and tries again. While it lasts nobody who posts through the
 * same function posts; answers to people go another way and are not held up.
 */
export function createPatientDelivery(deps: {
  readonly delivery: SlotDelivery;
  readonly slots: SlotStore;
  readonly settings: ReminderSettings;
  readonly monotonicMs: () => number;
  readonly wait: (ms: number) => Promise<void>;
}): DeliverPatiently {
  let pausedUntilMs = 0;

  async function whenAllowed(): Promise<void> {
    for (;;) {
      const leftMs = pausedUntilMs - deps.monotonicMs();
      if (leftMs <= 0) return;
      await deps.wait(leftMs);
    }
  }

  return async (outgoing) => {
    let { existing } = outgoing;
    for (;;) {
      await whenAllowed();
      const delivered = await deps.delivery.deliver({ ...outgoing, existing });
      if (delivered.retryAfterMs === undefined) return delivered;
      pausedUntilMs = Math.max(pausedUntilMs, deps.monotonicMs() + delivered.retryAfterMs);
      // A long pause is for a later tick: the slot is stored as refused for now, and planned again.
      if (delivered.retryAfterMs > deps.settings.longestPauseMs) return delivered;
      existing = await deps.slots.find(keyOf(outgoing));
      if (existing === undefined || !mayRetry(existing, deps.settings)) return delivered;
    }
  };
}

/** Results in the order of the inputs, at most `width` at once. */
export async function mapConcurrently<In, Out>(
  inputs: readonly In[],
  width: number,
  work: (input: In) => Promise<Out>,
): Promise<Out[]> {
  const results: Out[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < inputs.length; index = next++) {
      const input = inputs[index];
      if (input !== undefined) results[index] = await work(input);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, width) }, worker));
  return results;
}
