import type { UpdateDraft } from '../plan/drafts.ts';
import type { PlanStore } from '../plan/store.ts';

/**
 * The drafts that are not used up. An update removes its draft after it was stored; where the store failed in between,
 * the draft is still there and older than what its person has said since.
 */
export async function liveDrafts(
  store: Pick<PlanStore, 'latestUpdates'>,
  drafts: readonly UpdateDraft[],
): Promise<UpdateDraft[]> {
  if (drafts.length === 0) return [];
  const latest = await store.latestUpdates(drafts.map(({ itemCode }) => itemCode));
  return drafts.filter(
    ({ personId, itemCode, savedAt }) =>
      !latest.some(
        (update) =>
          update.itemCode === itemCode && update.authorId === personId && update.recordedAt > savedAt,
      ),
  );
}
