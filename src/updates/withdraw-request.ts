import type { ChangeRequest } from '../plan/requests.ts';
import { fail, ok, type Result } from '../plan/result.ts';
import type { RequestErrorDetail } from './change-request.ts';
import type { WiredDeps } from './updates.ts';

export type WithdrawResult = Result<
  ChangeRequest,
  'unknown_request' | 'not_your_request' | 'already_decided',
  RequestErrorDetail
>;

/** The requester takes a request back while nobody has decided on it. */
export function createWithdrawRequest(
  deps: WiredDeps,
): (request: { readonly id: string; readonly personId: string }) => Promise<WithdrawResult> {
  return ({ id, personId }) =>
    deps.store.write(async (writer): Promise<WithdrawResult> => {
      const [request] = await writer.listRequests({ ids: [id] });
      if (!request) return fail('unknown_request', { itemCode: '' });
      if (request.requestedBy !== personId) return fail('not_your_request', { itemCode: request.itemCode });
      await writer.lockItem(request.itemCode);
      const decidedAt = deps.clock.now();
      const settled = await writer.settleRequest(id, { state: 'withdrawn', decidedBy: personId, decidedAt });
      return settled ? ok(settled) : fail('already_decided', { itemCode: request.itemCode, request });
    });
}
