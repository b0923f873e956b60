import { fail, ok, type Result } from '../plan/result.ts';
import type { ChangeVia } from '../plan/terms.ts';
import { type Act, openAct } from './act.ts';
import { faultOf } from './check-fields.ts';
import { receiptOf, recordUpdate } from './record-update.ts';
import type { UpdateErrorCode, UpdateErrorDetail, UpdateFields, UpdateReceipt } from './update.ts';
import type { WiredDeps } from './updates.ts';
import { refusalOf } from './who-may.ts';

export interface CorrectUpdate {
  readonly updateId: string;
  /** The whole update as it should have been. */
  readonly fields: UpdateFields;
  readonly personId: string;
  readonly via: ChangeVia;
  readonly requestId: string;
  readonly permalink?: string | undefined;
}

export type CorrectResult = Result<
  UpdateReceipt,
  UpdateErrorCode | 'unknown_update' | 'too_late_to_correct' | 'not_the_last',
  UpdateErrorDetail
>;

/**
 * Puts a new update in the place of the item's last one; the record keeps both. Within `correctionHours` of it, by
 * whoever may update the item.
 */
export function createCorrectUpdate(deps: WiredDeps): (request: CorrectUpdate) => Promise<CorrectResult> {
  return (request) =>
    deps.store.write(async (writer): Promise<CorrectResult> => {
      const [wrong] = await writer.listUpdates({ ids: [request.updateId], includeSuperseded: true });
      if (!wrong) return fail('unknown_update', { itemCode: '' });
      const opened = await openAct(deps, writer, { ...request, itemCode: wrong.itemCode });
      if (!opened.ok) return fail('unknown_update', { itemCode: '' });
      const act = opened.value;
      const [stored] = await writer.listUpdates({ requestIds: [request.requestId], includeSuperseded: true });
      if (stored?.supersedes === wrong.id) return ok(await receiptOf(deps, act, stored, true));
      const refused =
        (await refusalOf(writer, 'update', act.item, request.personId, act.today)) ??
        faultOf(request, act.item);
      if (refused) return refused;
      if (act.item.lastUpdateId !== wrong.id) return fail('not_the_last', { itemCode: act.item.code });
      if (act.now.getTime() - wrong.recordedAt.getTime() > deps.settings.correctionHours * 3_600_000)
        return fail('too_late_to_correct', { itemCode: act.item.code });
      const corrected: Act = { ...act, week: wrong.period };
      const lightBefore = await lightBeforeOf(act, wrong.id);
      return ok(
        await recordUpdate(deps, corrected, {
          fields: request.fields,
          requestId: request.requestId,
          supersedes: wrong.id,
          lightBefore,
        }),
      );
    });
}

/** The light that the item had before the update that was wrong: a red pressed by mistake needs no second person. */
async function lightBeforeOf(act: Act, updateId: string): Promise<UpdateFields['light']> {
  const earlier = await act.writer.listUpdates({ itemCodes: [act.item.code], limit: 20 });
  const before = earlier.find((update) => update.id !== updateId && update.light !== undefined);
  return before ? before.light : undefined;
}
