import { randomUUID } from 'node:crypto';
import { isoWeekOf, PLAN_TIME_ZONE, plainDateIn } from '../plan/dates.ts';
import { computeLight } from '../plan/lights.ts';
import type { Item, PlainDate, StatusUpdate } from '../plan/records.ts';
import { fail, ok, type Result } from '../plan/result.ts';
import type { PlanWriter } from '../plan/store.ts';
import { faultOf } from './check-fields.ts';
import type { SubmitRequest, UpdateErrorCode, UpdateErrorDetail, UpdateReceipt } from './update.ts';
import type { UpdatesDeps } from './updates.ts';
import { refusalOf } from './who-may.ts';

type SubmitResult = Result<UpdateReceipt, UpdateErrorCode, UpdateErrorDetail>;

/**
 * Records what a person says of one item: the update, the item and the history in one transaction, once for each
 * `requestId`. The week and the day of the person's assignments are those of the class's zone.
 */
export function createSubmitUpdate(deps: UpdatesDeps): (request: SubmitRequest) => Promise<SubmitResult> {
  const newId = deps.newId ?? randomUUID;
  return async (request) => {
    const result = await deps.store.write(async (writer): Promise<SubmitResult> => {
      const before = await writer.lockItem(request.itemCode);
      if (!before) return unknownItem(writer, request);
      const timeZone = (await writer.findClass(before.classCode))?.timeZone ?? PLAN_TIME_ZONE;
      const now = deps.clock.now();
      const today = plainDateIn(timeZone, now);
      const stored = await storedBefore(writer, request);
      if (stored) return ok(receiptOf(before, before, stored, today, true, deps));
      const refused =
        (await refusalOf(writer, 'update', before, request.personId, today)) ?? faultOf(request, before);
      if (refused) return refused;
      const update: StatusUpdate = {
        ...request.fields,
        id: newId(),
        itemCode: before.code,
        period: isoWeekOf(today),
        amountTexts: request.fields.amountTexts ?? {},
        authorId: request.personId,
        recordedAt: now,
        via: request.via,
        permalink: request.permalink,
        requestId: request.requestId,
        sample: false,
      };
      const origin = { actorId: request.personId, via: request.via, at: now, permalink: request.permalink };
      const saved = await writer.addUpdate(update, origin);
      const after = (await writer.lockItem(before.code)) ?? before;
      return ok(receiptOf(before, after, saved.update, today, saved.outcome === 'duplicate', deps));
    });
    deps.logger.info(
      { item: request.itemCode, via: request.via, outcome: result.ok ? 'stored' : result.code },
      'status update',
    );
    return result;
  };
}

/** The item was locked first, so that a resend waits for the request that it repeats. */
async function storedBefore(writer: PlanWriter, request: SubmitRequest): Promise<StatusUpdate | undefined> {
  const updates = await writer.listUpdates({
    itemCodes: [request.itemCode],
    authorId: request.personId,
    includeSuperseded: true,
    limit: 50,
  });
  return updates.find((update) => update.requestId === request.requestId);
}

async function unknownItem(writer: PlanWriter, request: SubmitRequest): Promise<SubmitResult> {
  const similar = await writer.searchItems(request.itemCode, { limit: 3 }, { confidential: [] });
  return fail('unknown_item', { itemCode: request.itemCode, similar: similar.map((hit) => hit.code) });
}

function receiptOf(
  before: Item,
  after: Item,
  update: StatusUpdate,
  today: PlainDate,
  duplicate: boolean,
  deps: UpdatesDeps,
): UpdateReceipt {
  const computed = computeLight(after, { today, lastReportedOn: today }, deps.thresholds);
  const disagrees =
    computed.light !== undefined && after.light !== undefined && computed.light !== after.light;
  return {
    before,
    after,
    update,
    period: update.period,
    duplicate,
    computedLight: disagrees ? computed.light : undefined,
    computedReasons: disagrees ? computed.reasons : undefined,
  };
}
