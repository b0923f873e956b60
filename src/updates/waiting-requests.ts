import { PLAN_TIME_ZONE, plainDateIn } from '../plan/dates.ts';
import { decide, SEES_EVERYTHING } from '../plan/permissions.ts';
import type { ChangeRequest } from '../plan/requests.ts';
import type { WaitingRequest } from './change-request.ts';
import type { WiredDeps } from './updates.ts';

/** The requests on which this person may decide now, oldest first. */
export async function waitingFor(deps: WiredDeps, personId: string): Promise<WaitingRequest[]> {
  const { store } = deps;
  const on = plainDateIn(PLAN_TIME_ZONE, deps.clock.now());
  const [waiting, own] = await Promise.all([
    store.listRequests({ states: ['waiting'] }),
    store.listAssignments({ personId, on }),
  ]);
  const mine = waiting.filter(({ classCode, itemCode, requestedBy }) => {
    const subject = { classCode, itemCode, requestedBy };
    return decide(personId, 'review_request', subject, own, on).allowed;
  });
  return withItems(deps, mine);
}

/** Requests of this person: those that wait, and those that were decided since an instant. */
export async function requestsOf(deps: WiredDeps, personId: string, since: Date): Promise<WaitingRequest[]> {
  const all = await deps.store.listRequests({
    requestedBy: personId,
    states: ['waiting', 'accepted', 'returned'],
  });
  return withItems(
    deps,
    all.filter(
      (request) => request.state === 'waiting' || (request.decidedAt ?? request.requestedAt) >= since,
    ),
  );
}

/** Reviewers and requesters belong to the item's class or stand above it, so that they may see it. */
async function withItems(deps: WiredDeps, requests: readonly ChangeRequest[]): Promise<WaitingRequest[]> {
  if (requests.length === 0) return [];
  const items = await deps.store.getItems([...new Set(requests.map((one) => one.itemCode))], SEES_EVERYTHING);
  const people = await deps.store.listPeople([...new Set(requests.map((one) => one.requestedBy))]);
  return requests.flatMap((request) => {
    const item = items.find((one) => one.code === request.itemCode);
    const person = people.find((one) => one.id === request.requestedBy);
    return item ? [{ request, item, requester: person ?? { name: request.requestedBy } }] : [];
  });
}
