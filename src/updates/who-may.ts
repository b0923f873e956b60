import { type Action, decide } from '../plan/permissions.ts';
import type { Item, PlainDate } from '../plan/records.ts';
import { fail } from '../plan/result.ts';
import type { PlanReader } from '../plan/store.ts';
import type { UpdateErrorDetail } from './update.ts';

interface NotYours {
  readonly ok: false;
  readonly code: 'not_your_class';
  readonly detail: UpdateErrorDetail;
}

/** Why the person may not do this to the item on that day, with who may; undefined when the person may. */
export async function refusalOf(
  reader: PlanReader,
  action: Action,
  item: Item,
  personId: string,
  on: PlainDate,
  requestedBy?: string,
): Promise<NotYours | undefined> {
  const subject = {
    classCode: item.classCode,
    itemCode: item.code,
    confidential: item.confidential,
    requestedBy,
  };
  const own = await reader.listAssignments({ personId, on });
  const decision = decide(personId, action, subject, own, on);
  if (decision.allowed) return undefined;
  const holders = [
    ...(await reader.listAssignments({ classCode: item.classCode, roles: decision.mayRoles, on })),
    ...(await reader.listAssignments({ itemCodes: [item.code], roles: decision.mayRoles, on })),
  ].filter((one) => one.personId !== requestedBy);
  const people = await reader.listPeople([...new Set(holders.map((one) => one.personId))]);
  const roles = decision.mayRoles.filter((role) => holders.some((one) => one.role === role));
  return fail('not_your_class', {
    itemCode: item.code,
    mayRoles: roles.length > 0 ? roles : decision.mayRoles,
    mayPeople: people.map(({ name, nameZh }) => ({ name, nameZh })),
  });
}
