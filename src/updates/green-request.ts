import type { ChangeRequest } from '../plan/requests.ts';
import type { Act } from './act.ts';
import type { UpdateToRecord } from './record-update.ts';

/** Asks a second person to agree that a red item is green; a request that waits already is enough. */
export async function askForGreen(
  deps: { readonly newId: () => string },
  act: Act,
  given: UpdateToRecord,
): Promise<ChangeRequest> {
  const [waiting] = await waitingGreen(act);
  if (waiting) return waiting;
  const { fields } = given;
  const request: ChangeRequest = {
    id: deps.newId(),
    itemCode: act.item.code,
    classCode: act.item.classCode,
    kind: 'light_green',
    state: 'waiting',
    reason: [fields.done, fields.problems, fields.nextSteps].filter((text) => text).join('\n'),
    evidence: act.origin.permalink === undefined ? [] : [act.origin.permalink],
    requestedBy: act.personId,
    requestedAt: act.now,
    via: act.origin.via,
    permalink: act.origin.permalink,
    requestId: `${given.requestId}:light_green`,
    sample: false,
  };
  await act.writer.addRequest(request);
  return request;
}

/** Who reports amber or red again no longer asks for green. */
export async function withdrawGreen(act: Act): Promise<void> {
  for (const waiting of await waitingGreen(act)) {
    await act.writer.settleRequest(waiting.id, {
      state: 'overtaken',
      decidedBy: act.personId,
      decidedAt: act.now,
    });
  }
}

function waitingGreen(act: Act): Promise<ChangeRequest[]> {
  return act.writer.listRequests({ itemCodes: [act.item.code], states: ['waiting'], kinds: ['light_green'] });
}
