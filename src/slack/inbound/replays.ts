/** Signed requests that came before. A signature is good once: Slack signs each of its resends anew. */
export interface Replays {
  /** False when this signature was used already. */
  admit(signature: string): boolean;
  /** The request was not taken: the same one may come again. */
  forget(signature: string): void;
}

/** Slack's signatures are good for five minutes, and our clock may be off by as much. */
const KEEP_MS = 10 * 60_000;
/** Some 20 MB. Nobody fills it without our signing secret; what a flood pushes out had its time to be replayed. */
const MOST = 200_000;

/** Rightly signed, and not at this time. */
export class RefusedRequest extends Error {
  override readonly name = 'RefusedRequest';
}

/** `monotonicMs`: milliseconds that never jump. */
export function createReplays(monotonicMs: () => number = () => performance.now(), most = MOST): Replays {
  const seen = new Map<string, number>();
  return {
    admit(signature) {
      const now = monotonicMs();
      const usedAt = seen.get(signature);
      if (usedAt !== undefined && now - usedAt < KEEP_MS) return false;
      // In the order of their time: what is too old stands first.
      for (const [old, at] of seen) {
        if (now - at < KEEP_MS && seen.size < most) break;
        seen.delete(old);
      }
      seen.set(signature, now);
      return true;
    },
    forget: (signature) => void seen.delete(signature),
  };
}
