import { EMPTY_SCOPE, type PeriodRole, type Reading, type Scope } from './reading.ts';
import { hasAttributes } from './rule.ts';

const LISTS = [
  'items',
  'classes',
  'people',
  'kinds',
  'lights',
  'stages',
  'cities',
  'industries',
  'natures',
  'fundSources',
  'statuses',
  'issueTypes',
  'conditions',
  'absent',
  'missing',
  'unheld',
  'serving',
  'amounts',
  'words',
] as const;
const VALUES = ['progress', 'landMu', 'overdueDays', 'silentDays', 'heads', 'rate'] as const;

/** What is named takes the place of what was named there; the rest stays. */
export function overlay(
  previous: Reading,
  { scope }: Reading,
  { joined, whole }: { readonly joined: boolean; readonly whole: boolean },
): Scope {
  // "how many are red and how many are amber": of a question in the same message only its subject stays.
  const base = whole || (joined && hasAttributes(scope)) ? subjectOf(previous.scope) : previous.scope;
  const result: Record<string, unknown> = { ...base };
  for (const key of LISTS) if (scope[key].length > 0) result[key] = scope[key];
  for (const key of VALUES) if (scope[key] !== undefined) result[key] = scope[key];
  if (Object.values(scope.except).some((values) => values.length > 0)) result.except = scope.except;
  if (Object.keys(scope.denied).length > 0) result.denied = scope.denied;
  // Another target takes the place of the old one, of whichever sort that was.
  if (scope.classes.length > 0 && scope.items.length === 0) result.items = [];
  if (scope.items.length > 0)
    for (const key of ['classes', 'kinds', 'lights', 'stages', 'cities', 'conditions', 'statuses'] as const)
      result[key] = scope[key];
  if (scope.periods.length > 0) {
    const role = previous.scope.periods[0]?.role ?? roleAfter(previous);
    result.periods = scope.periods.map((period) => ({
      ...period,
      role: ['due', 'as_of', 'window'].includes(period.role) ? role : period.role,
    }));
  }
  return result as unknown as Scope;
}

function subjectOf({ items, classes, people, kinds, cities, industries }: Scope): Scope {
  return { ...EMPTY_SCOPE, items, classes, people, kinds, cities, industries };
}

/** What "and last month?" bounds after a question without a period. */
function roleAfter(previous: Reading): PeriodRole {
  const happened =
    ['changed', 'history', 'responsible', 'held_by', 'reports'].includes(previous.form) ||
    previous.scope.conditions.some((one) => one === 'silent' || one === 'reported');
  return happened ? 'window' : 'as_of';
}
