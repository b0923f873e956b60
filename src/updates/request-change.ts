import type { ChangeRequest } from '../plan/requests.ts';
import { fail, ok, type Result } from '../plan/result.ts';
import { lengthOf } from '../plan/text.ts';
import { type Act, openAct } from './act.ts';
import type { RequestChange, RequestErrorCode, RequestErrorDetail } from './change-request.ts';
import { MAX_TEXT_LENGTH } from './check-fields.ts';
import type { WiredDeps } from './updates.ts';
import { refusalOf } from './who-may.ts';

export type RequestResult = Result<ChangeRequest, RequestErrorCode, RequestErrorDetail>;

/** Asks a second person for a change. The item stays as it is until somebody accepts. */
export function createRequestChange(deps: WiredDeps): (request: RequestChange) => Promise<RequestResult> {
  return async (request) => {
    const result = await deps.store.write(async (writer): Promise<RequestResult> => {
      const opened = await openAct(deps, writer, request);
      if (!opened.ok) return opened;
      const act = opened.value;
      const [stored] = await writer.listRequests({ requestIds: [request.requestId] });
      if (stored) return ok(stored);
      const refused = await refusalOf(writer, 'request_change', act.item, request.personId, act.today);
      if (refused) return refused;
      const fault = faultOf(act, request);
      if (fault) return fail(fault, { itemCode: act.item.code });
      const [waiting] = await writer.listRequests({
        itemCodes: [act.item.code],
        kinds: [request.kind],
        states: ['waiting'],
      });
      if (waiting) return fail('already_waiting', { itemCode: act.item.code, request: waiting });
      const added = requestOf(deps, act, request);
      await writer.addRequest(added);
      return ok(added);
    });
    deps.logger.info(
      { item: request.itemCode, kind: request.kind, outcome: result.ok ? 'stored' : result.code },
      'change request',
    );
    return result;
  };
}

function faultOf(act: Act, request: RequestChange): RequestErrorCode | undefined {
  const evidence = request.evidence ?? [];
  if (act.item.status === 'closed') return 'item_closed';
  if (request.reason.trim() === '' && evidence.length === 0) return 'reason_missing';
  if (lengthOf(request.reason) > MAX_TEXT_LENGTH || evidence.some((link) => link.length > MAX_TEXT_LENGTH))
    return 'text_too_long';
  if (request.kind === 'due_date' && request.newDueOn === undefined) return 'due_missing';
  if (request.kind === 'due_date' && request.newDueOn === act.item.dueOn) return 'same_due';
  if (request.kind === 'due_date' && request.newDueOn !== undefined && request.newDueOn < act.today)
    return 'due_in_past';
  if (request.kind === 'light_green' && act.item.light !== 'red') return 'not_red';
  return undefined;
}

function requestOf(deps: WiredDeps, act: Act, request: RequestChange): ChangeRequest {
  const isDue = request.kind === 'due_date';
  return {
    id: deps.newId(),
    itemCode: act.item.code,
    classCode: act.item.classCode,
    kind: request.kind,
    state: 'waiting',
    reason: request.reason.trim(),
    evidence: [...(request.evidence ?? [])],
    newDueOn: isDue ? request.newDueOn : undefined,
    newDueText: isDue ? request.newDueText : undefined,
    seenDueOn: act.item.dueOn,
    requestedBy: act.personId,
    requestedAt: act.now,
    via: request.via,
    permalink: request.permalink,
    requestId: request.requestId,
    sample: false,
  };
}
