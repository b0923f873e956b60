import type { ImportPreview } from '../ledger/index.ts';

/** Previews of imports that wait for their button; a few, in memory. */
export interface Previews {
  keep(fingerprint: string, preview: ImportPreview): void;
  /** The preview, once. */
  take(fingerprint: string): ImportPreview | undefined;
}

export function createPreviews(most = 5): Previews {
  const kept = new Map<string, ImportPreview>();
  return {
    keep(fingerprint, preview) {
      kept.delete(fingerprint);
      kept.set(fingerprint, preview);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
    take(fingerprint) {
      const preview = kept.get(fingerprint);
      kept.delete(fingerprint);
      return preview;
    },
  };
}
