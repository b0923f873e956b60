import { isoWeekOf, PLAN_TIME_ZONE, plainDateIn } from '../plan/dates.ts';
import { decide } from '../plan/permissions.ts';
import type { ChangeOrigin, IsoWeek, Item, PlainDate } from '../plan/records.ts';
import { fail } from '../plan/result.ts';
import type { PlanReader, PlanWriter } from '../plan/store.ts';
import type { ChangeVia } from '../plan/terms.ts';
import type { UpdateErrorDetail } from './update.ts';
import type { UpdatesDeps } from './updates.ts';

/** Somebody does something to an item: the item is locked, and the time is that of its class. */
export interface Act {
  readonly writer: PlanWriter;
  readonly item: Item;
  readonly personId: string;
  readonly now: Date;
  /** The day and week in the zone of the item's class. */
  readonly today: PlainDate;
  readonly week: IsoWeek;
  readonly origin: ChangeOrigin;
}

export interface ActRequest {
  readonly itemCode: string;
  readonly personId: string;
  readonly via: ChangeVia;
  readonly permalink?: string | undefined;
}

export interface UnknownItem {
  readonly ok: false;
  readonly code: 'unknown_item';
  readonly detail: UpdateErrorDetail;
}

/**
 * Locks the item and finds out the day of its class. An item that the person may not even see is unknown to them.
 */
export async function openAct(
  deps: Pick<UpdatesDeps, 'clock'>,
  writer: PlanWriter,
  request: ActRequest,
): Promise<{ readonly ok: true; readonly value: Act } | UnknownItem> {
  const item = await writer.lockItem(request.itemCode);
  const now = deps.clock.now();
  const today = plainDateIn(await timeZoneOf(writer, item?.classCode), now);
  if (!item || !(await maySee(writer, item, request.personId, today))) return unknownItem(writer, request);
  const origin = { actorId: request.personId, via: request.via, at: now, permalink: request.permalink };
  const act = { writer, item, personId: request.personId, now, today, week: isoWeekOf(today), origin };
  return { ok: true, value: act };
}

export async function maySee(
  reader: PlanReader,
  item: Item,
  personId: string,
  on: PlainDate,
): Promise<boolean> {
  if (!item.confidential) return true;
  const subject = { classCode: item.classCode, itemCode: item.code, confidential: true };
  return decide(personId, 'read', subject, await reader.listAssignments({ personId, on }), on).allowed;
}

export async function timeZoneOf(reader: PlanReader, classCode: string | undefined): Promise<string> {
  if (classCode === undefined) return PLAN_TIME_ZONE;
  return (await reader.findClass(classCode))?.timeZone ?? PLAN_TIME_ZONE;
}

/** Names only what anybody may see. */
async function unknownItem(reader: PlanReader, request: ActRequest): Promise<UnknownItem> {
  const similar = await reader.searchItems(request.itemCode, { limit: 3 }, { confidential: [] });
  return fail('unknown_item', { itemCode: request.itemCode, similar: similar.map((hit) => hit.code) });
}
