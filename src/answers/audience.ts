import { plainDateIn } from '../plan/dates.ts';
import { visibilityOf } from '../plan/permissions.ts';
import type { Visibility } from '../plan/query.ts';
import type { Assignment } from '../plan/records.ts';
import type { PlanReader } from '../plan/store.ts';
import type { Question } from './answer.ts';

export interface AudienceRights {
  readonly visibility: Visibility;
  /** What the asker alone may see, where that is more. */
  readonly askerSees?: Visibility | undefined;
  /** The class whose channel it is. */
  readonly homeClass?: string | undefined;
}

/** What everybody who will read the answer may see. */
export async function audienceOf(
  reader: PlanReader,
  question: Question,
  now: Date,
  timeZone: string,
): Promise<AudienceRights> {
  const { audience, askerId } = question;
  const on = plainDateIn(timeZone, now);
  const assignments: Assignment[] = await reader.listAssignments({ on });
  const own = visibilityOf({ kind: 'person', personId: askerId }, assignments, on);
  if (audience.kind === 'person') {
    return { visibility: visibilityOf(audience, assignments, on), homeClass: homeOf(assignments, askerId) };
  }
  const shared = visibilityOf(audience, assignments, on);
  const home = await reader.findClassByChannel(audience.channelId);
  return {
    visibility: shared,
    askerSees: seesMore(own, shared) ? own : undefined,
    homeClass: home?.code ?? homeOf(assignments, askerId),
  };
}

function homeOf(assignments: readonly Assignment[], personId: string): string | undefined {
  const codes = new Set(
    assignments.flatMap((one) => (one.personId === personId && one.classCode ? [one.classCode] : [])),
  );
  return codes.size === 1 ? [...codes][0] : undefined;
}

function seesMore(own: Visibility, shared: Visibility): boolean {
  if (shared.confidential === 'all') return false;
  if (own.confidential === 'all') return true;
  const seen = shared.confidential;
  const items = shared.confidentialItems ?? [];
  return (
    own.confidential.some((code) => !seen.includes(code)) ||
    (own.confidentialItems ?? []).some((code) => !items.includes(code))
  );
}
