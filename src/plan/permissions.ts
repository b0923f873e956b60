import type { Visibility } from './query.ts';
import type { Assignment, PlainDate } from './records.ts';
import type { Role } from './terms.ts';

/** Who is going to read something: one person, or everyone in a channel. Unknown members may see nothing confidential. */
export type Audience =
  | { readonly kind: 'person'; readonly personId: string }
  | {
      readonly kind: 'channel';
      readonly channelId: string;
      readonly memberIds?: readonly string[] | undefined;
    };

/** What people do to records. */
export const ACTIONS = [
  'read',
  'update',
  'request_change',
  'review_request',
  'waive_notice',
  'edit_item',
  'manage_class',
  'manage_assignments',
  'import',
  'export',
  'release_digest',
  'run_reminders',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What a decision needs to know of a record. Without `classCode` it is the plan as a whole. */
export interface Subject {
  readonly classCode?: string | undefined;
  readonly itemCode?: string | undefined;
  readonly confidential?: boolean | undefined;
  /** Who asked for the change that is being reviewed: never its reviewer. */
  readonly requestedBy?: string | undefined;
}

export type Decision =
  | { readonly allowed: true }
  /** `mayRoles`: the roles that may, for the sentence that refuses. */
  | { readonly allowed: false; readonly mayRoles: readonly Role[] };

/** Roles that stand above any class, by their assignments on a day. */
function holds(
  assignments: readonly Assignment[],
  personId: string,
  on: PlainDate,
  roles: readonly Role[],
  subject?: Subject,
): boolean {
  return assignments.some(
    (one) =>
      one.personId === personId &&
      roles.includes(one.role) &&
      isValidOn(one, on) &&
      (subject === undefined
        ? one.classCode === undefined && one.itemCode === undefined
        : (one.classCode !== undefined && one.classCode === subject.classCode) ||
          (one.itemCode !== undefined && one.itemCode === subject.itemCode)),
  );
}

export function isValidOn(
  assignment: Pick<Assignment, 'withdrawn' | 'validFrom' | 'validTo'>,
  on: PlainDate,
): boolean {
  return (
    !assignment.withdrawn &&
    assignment.validFrom <= on &&
    (assignment.validTo === undefined || on <= assignment.validTo)
  );
}

const CLASS_ROLES = [
  'head',
  'deputy',
  'lead',
  'supervising_official',
  'liaison',
  'member',
] as const satisfies readonly Role[];
const REVIEWERS = ['head', 'supervising_official', 'leading_group'] as const satisfies readonly Role[];

/** For each action: the roles held for the class or item that may, and those held for the whole plan that may. */
const RULES: Readonly<Record<Action, { readonly own: readonly Role[]; readonly plan: readonly Role[] }>> = {
  read: { own: CLASS_ROLES, plan: ['leading_group'] },
  update: { own: ['lead', 'head', 'deputy'], plan: [] },
  request_change: { own: ['lead', 'head', 'deputy'], plan: [] },
  review_request: { own: ['head', 'supervising_official'], plan: ['leading_group'] },
  waive_notice: { own: ['supervising_official'], plan: ['leading_group'] },
  edit_item: { own: ['lead', 'head', 'deputy'], plan: ['admin'] },
  manage_class: { own: [], plan: ['admin'] },
  manage_assignments: { own: [], plan: ['admin'] },
  import: { own: [], plan: ['admin'] },
  export: { own: CLASS_ROLES, plan: ['leading_group', 'admin'] },
  release_digest: { own: [], plan: ['leading_group'] },
  run_reminders: { own: ['head', 'deputy', 'lead'], plan: ['leading_group', 'admin'] },
};

/**
 * The one place that decides. `assignments` are those of the person (others are ignored); `on` is the day of the act.
 * Anyone may read what is not confidential, and export it.
 */
export function decide(
  personId: string,
  action: Action,
  subject: Subject,
  assignments: readonly Assignment[],
  on: PlainDate,
): Decision {
  const rule = RULES[action];
  const mayRoles = [...rule.own, ...rule.plan];
  if ((action === 'read' || action === 'export') && !subject.confidential) return { allowed: true };
  if (action === 'review_request' && subject.requestedBy === personId)
    return { allowed: false, mayRoles: [...REVIEWERS] };
  const allowed =
    holds(assignments, personId, on, rule.own, subject) || holds(assignments, personId, on, rule.plan);
  return allowed ? { allowed: true } : { allowed: false, mayRoles };
}

/**
 * Which confidential items everybody in the audience may read. `assignments` are those of all its people.
 * Confidential items are seen by their class and the leading group only; being an admin is not enough.
 */
export function visibilityOf(
  audience: Audience,
  assignments: readonly Assignment[],
  on: PlainDate,
): Visibility {
  const people = audience.kind === 'person' ? [audience.personId] : audience.memberIds;
  if (people === undefined || people.length === 0) return { confidential: [] };
  let common: 'all' | string[] = 'all';
  for (const personId of people) {
    if (holds(assignments, personId, on, ['leading_group'])) continue;
    const own = new Set(
      assignments.flatMap((one) =>
        one.personId === personId && one.classCode !== undefined && isValidOn(one, on) ? [one.classCode] : [],
      ),
    );
    common = common === 'all' ? [...own] : common.filter((code) => own.has(code));
  }
  return { confidential: common };
}

/** For work that the bot does for itself; never for what somebody reads. */
export const SEES_EVERYTHING: Visibility = { confidential: 'all' };
export const SEES_PUBLIC: Visibility = { confidential: [] };
