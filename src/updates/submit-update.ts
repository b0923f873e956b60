import { ok, type Result } from '../plan/result.ts';
import { openAct } from './act.ts';
import { faultOf } from './check-fields.ts';
import { changesSince } from './conflict.ts';
import { receiptOf, recordUpdate } from './record-update.ts';
import type { SubmitRequest, UpdateErrorCode, UpdateErrorDetail, UpdateReceipt } from './update.ts';
import type { WiredDeps } from './updates.ts';
import { refusalOf } from './who-may.ts';

export type SubmitResult = Result<UpdateReceipt, UpdateErrorCode, UpdateErrorDetail>;

/**
 * Records what a person says of one item: the update, the item and the history in one transaction, once for each
 * `requestId`. The week and the day of the person's assignments are those of the class's zone. A draft of the same
 * person and item is used up by it.
 */
export function createSubmitUpdate(deps: WiredDeps): (request: SubmitRequest) => Promise<SubmitResult> {
  return async (request) => {
    const result = await deps.store.write(async (writer): Promise<SubmitResult> => {
      const opened = await openAct(deps, writer, request);
      if (!opened.ok) return opened;
      const act = opened.value;
      // The item is locked by now, so that a resend waits for the request that it repeats.
      const [stored] = await writer.listUpdates({ requestIds: [request.requestId], includeSuperseded: true });
      if (stored && stored.authorId === request.personId && stored.itemCode === request.itemCode)
        return ok(await receiptOf(deps, act, stored, true));
      const refused =
        (await refusalOf(writer, 'update', act.item, request.personId, act.today)) ??
        faultOf(request, act.item);
      if (refused?.code === 'changed_meanwhile' && request.seenVersion !== undefined) {
        const changes = await changesSince(writer, act.item, request.seenVersion);
        return { ...refused, detail: { ...refused.detail, changes } };
      }
      if (refused) return refused;
      return ok(await recordUpdate(deps, act, request));
    });
    if (result.ok) await useUpDraft(deps, request, result.value.update.recordedAt);
    deps.logger.info(
      { item: request.itemCode, via: request.via, outcome: result.ok ? 'stored' : result.code },
      'status update',
    );
    return result;
  };
}

/** The update is stored by now: that its draft could not be removed is no failure of the update. */
async function useUpDraft(
  deps: WiredDeps,
  { personId, itemCode }: SubmitRequest,
  until: Date,
): Promise<void> {
  try {
    await deps.store.drafts.remove(personId, itemCode, until);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    deps.logger.warn({ item: itemCode, error: name }, 'a used draft could not be removed');
  }
}
