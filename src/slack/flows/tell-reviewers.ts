import { plainDateIn } from '../../plan/dates.ts';
import { SEES_EVERYTHING } from '../../plan/permissions.ts';
import type { ChangeRequest } from '../../plan/requests.ts';
import { decidedMessage, requestMessage } from '../blocks/request.ts';
import { nameOfPerson } from '../blocks/words.ts';
import type { Services } from '../services.ts';

/** Sends a request to those who may decide on it. How many were reached. */
export async function tellReviewers(services: Services, request: ChangeRequest): Promise<number> {
  const [item] = await services.store.getItems([request.itemCode], SEES_EVERYTHING);
  if (!item) return 0;
  let reached = 0;
  for (const personId of await reviewersOf(services, request)) {
    const language = await services.languages.of(personId);
    const [requester] = await services.store.listPeople([request.requestedBy]);
    const name = nameOfPerson(requester, request.requestedBy, language);
    const sent = await services.tell(personId, () =>
      requestMessage({ request, item, name }, language, services.settings.timeZone),
    );
    if (sent) reached += 1;
  }
  return reached;
}

/** Tells whoever asked what became of it. */
export async function tellRequester(services: Services, request: ChangeRequest): Promise<void> {
  const [item] = await services.store.getItems([request.itemCode], SEES_EVERYTHING);
  if (!item) return;
  const language = await services.languages.of(request.requestedBy);
  const [requester, decider] = await Promise.all(
    [request.requestedBy, request.decidedBy ?? ''].map(
      async (id) => (await services.store.listPeople([id]))[0],
    ),
  );
  const name = nameOfPerson(requester, request.requestedBy, language);
  const deciderName = nameOfPerson(decider, request.decidedBy ?? '', language);
  await services.tell(request.requestedBy, () =>
    decidedMessage({ request, item, name }, deciderName, language),
  );
}

/** Head and supervising officials of the class; the leading group where there is none. Never who asked. */
export async function reviewersOf(services: Services, request: ChangeRequest): Promise<string[]> {
  const on = plainDateIn(services.settings.timeZone, services.clock.now());
  const near = await services.store.listAssignments({
    classCode: request.classCode,
    roles: ['head', 'supervising_official'],
    on,
  });
  const ids = near.map((one) => one.personId).filter((id) => id !== request.requestedBy);
  if (ids.length > 0) return [...new Set(ids)];
  const group = await services.store.listAssignments({ roles: ['leading_group'], on });
  return [...new Set(group.map((one) => one.personId))].filter((id) => id !== request.requestedBy);
}
