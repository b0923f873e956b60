import type { Item } from '../plan/records.ts';
import type { ChangeRequest } from '../plan/requests.ts';
import { fail, ok, type Result } from '../plan/result.ts';
import type { PlanWriter } from '../plan/store.ts';
import { lengthOf } from '../plan/text.ts';
import { type Act, openAct } from './act.ts';
import type { DecidedRequest, DecideErrorCode, DecideRequest, RequestErrorDetail } from './change-request.ts';
import { MAX_TEXT_LENGTH } from './check-fields.ts';
import type { WiredDeps } from './updates.ts';
import { refusalOf } from './who-may.ts';

export type DecideResult = Result<DecidedRequest, DecideErrorCode, RequestErrorDetail>;

/**
 * Accepts a request, which changes the item in the same transaction, or returns it with a reason. Once, and never by
 * the person who asked. A second press of the same decision by the same person answers as the first one did.
 */
export function createDecideRequest(deps: WiredDeps): (decision: DecideRequest) => Promise<DecideResult> {
  return async (decision) => {
    const result = await deps.store.write((writer) => decide(deps, writer, decision));
    deps.logger.info(
      { request: decision.id, accept: decision.accept, outcome: result.ok ? 'decided' : result.code },
      'change request decided',
    );
    return result;
  };
}

async function decide(deps: WiredDeps, writer: PlanWriter, decision: DecideRequest): Promise<DecideResult> {
  const [named] = await writer.listRequests({ ids: [decision.id] });
  if (!named) return fail('unknown_request', { itemCode: '' });
  const opened = await openAct(deps, writer, { ...decision, itemCode: named.itemCode });
  if (!opened.ok) return fail('unknown_request', { itemCode: '' });
  const act = opened.value;
  // Read again: only now, with the item locked, does it stand still.
  const request = (await writer.listRequests({ ids: [decision.id] }))[0] ?? named;
  const refused = await refusal(act, request, decision);
  if (refused) return refused;
  const settle = (state: 'accepted' | 'returned' | 'overtaken'): Promise<ChangeRequest | undefined> =>
    writer.settleRequest(request.id, {
      state,
      decidedBy: act.personId,
      decidedAt: act.now,
      decisionReason: decision.reason?.trim() || undefined,
    });
  const changed = decision.accept ? changedBy(request, act) : act.item;
  const settled = await settle(
    changed === undefined ? 'overtaken' : decision.accept ? 'accepted' : 'returned',
  );
  if (!settled) throw new Error(`the request ${request.id} was settled while its item was locked`);
  if (changed === undefined) return fail('overtaken', { itemCode: act.item.code, request: settled });
  if (decision.accept) {
    await writer.save('item', [changed], {
      ...act.origin,
      permalink: decision.permalink ?? request.permalink,
    });
    if (request.kind === 'close') await overtakeOthers(act);
  }
  const after = (await writer.lockItem(act.item.code)) ?? changed;
  return ok({ request: settled, before: act.item, after });
}

async function refusal(
  act: Act,
  request: ChangeRequest,
  decision: DecideRequest,
): Promise<Extract<DecideResult, { ok: false }> | undefined> {
  const detail = { itemCode: act.item.code, request };
  if (request.requestedBy === decision.personId) return fail('own_request', detail);
  const refused = await refusalOf(
    act.writer,
    'review_request',
    act.item,
    decision.personId,
    act.today,
    request.requestedBy,
  );
  if (refused) {
    const { mayRoles, mayPeople } = refused.detail;
    return fail('not_a_reviewer', { itemCode: act.item.code, mayRoles, mayPeople });
  }
  if (request.state !== 'waiting') {
    const [person] = await act.writer.listPeople(request.decidedBy === undefined ? [] : [request.decidedBy]);
    return fail('already_decided', { ...detail, decider: person ?? { name: request.decidedBy ?? '' } });
  }
  if (!decision.accept && (decision.reason ?? '').trim() === '') return fail('reason_missing', detail);
  if (lengthOf(decision.reason ?? '') > MAX_TEXT_LENGTH) return fail('text_too_long', detail);
  return undefined;
}

/** The item with what was asked for; undefined when it is not any more what the requester saw. */
function changedBy(request: ChangeRequest, act: Act): Item | undefined {
  const { item } = act;
  if (item.status === 'closed') return undefined;
  switch (request.kind) {
    case 'close':
      return { ...item, status: 'closed', closedOn: act.today };
    case 'due_date':
      if (request.newDueOn === undefined || item.dueOn !== request.seenDueOn) return undefined;
      return { ...item, dueOn: request.newDueOn, dueText: request.newDueText };
    case 'light_green':
      return item.light === 'red' ? { ...item, light: 'green' } : undefined;
  }
}

/** What else was asked of an item that is closed now needs no decision. */
async function overtakeOthers(act: Act): Promise<void> {
  for (const { id } of await act.writer.listRequests({ itemCodes: [act.item.code], states: ['waiting'] })) {
    await act.writer.settleRequest(id, { state: 'overtaken', decidedBy: act.personId, decidedAt: act.now });
  }
}
