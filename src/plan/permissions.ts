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

/** What shows or changes a record's content: closed to whoever may not read a confidential one. */
const OF_CONTENT: ReadonlySet<Action> = new Set([
  'read',
  'update',
  'request_change',
  'review_request',
  'waive_notice',
  'edit_item',
  'import',
  'export',
]);

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
  if ((action === 'read' || action === 'export') && !subject.confidential) return { allowed: true };
  const rule = RULES[action];
  const mayRead = (roles: readonly Role[], readers: readonly Role[]): Role[] =>
    subject.confidential && OF_CONTENT.has(action)
      ? roles.filter((role) => readers.includes(role))
      : [...roles];
  const own = mayRead(rule.own, RULES.read.own);
  const plan = mayRead(rule.plan, RULES.read.plan);
  const isOwn = subject.requestedBy === personId && action === 'review_request';
  const allowed =
    !isOwn && (holds(assignments, personId, on, own, subject) || holds(assignments, personId, on, plan));
  if (allowed) return { allowed: true };
  const hasOwner = subject.classCode !== undefined || subject.itemCode !== undefined;
  return { allowed: false, mayRoles: hasOwner || plan.length === 0 ? [...own, ...plan] : plan };
}

/** Whether everybody in the audience may do this. Of a channel whose members nobody knows, what anybody may. */
export function decideFor(
  audience: Audience,
  action: Action,
  subject: Subject,
  assignments: readonly Assignment[],
  on: PlainDate,
): Decision {
  const people = peopleOf(audience);
  for (const personId of people) {
    const decision = decide(personId, action, subject, assignments, on);
    if (!decision.allowed) return decision;
  }
  // Nobody holds a role among people whom nobody knows.
  return people.length > 0 ? { allowed: true } : decide('', action, subject, [], on);
}

/**
 * Which confidential items everybody in the audience may read: `decideFor`, asked of every class and item that somebody
 * in it holds a role for. `assignments` are those of all its people. Being an admin is not enough.
 */
export function visibilityOf(
  audience: Audience,
  assignments: readonly Assignment[],
  on: PlainDate,
): Visibility {
  const people = new Set(peopleOf(audience));
  const theirs = assignments.filter((one) => people.has(one.personId));
  const mayRead = (subject: Subject): boolean =>
    decideFor(audience, 'read', { ...subject, confidential: true }, theirs, on).allowed;
  if (mayRead({})) return { confidential: 'all' };
  const classCodes = new Set(theirs.flatMap((one) => one.classCode ?? []));
  const itemCodes = new Set(theirs.flatMap((one) => one.itemCode ?? []));
  const items = [...itemCodes].filter((itemCode) => mayRead({ itemCode }));
  return {
    confidential: [...classCodes].filter((classCode) => mayRead({ classCode })),
    ...(items.length > 0 && { confidentialItems: items }),
  };
}

function peopleOf(audience: Audience): readonly string[] {
  return audience.kind === 'person' ? [audience.personId] : (audience.memberIds ?? []);
}

/** Whether an item is among what may be read. */
export function isVisible(
  item: { readonly code: string; readonly classCode: string; readonly confidential: boolean },
  visibility: Visibility,
): boolean {
  return (
    !item.confidential ||
    visibility.confidential === 'all' ||
    visibility.confidential.includes(item.classCode) ||
    visibility.confidentialItems?.includes(item.code) === true
  );
}

/** For work that the bot does for itself; never for what somebody reads. */
export const SEES_EVERYTHING: Visibility = { confidential: 'all' };
export const SEES_PUBLIC: Visibility = { confidential: [] };
