import type { Item } from './records.ts';
import type { RequestKind } from './requests.ts';

type Decided = Pick<Item, 'status' | 'dueOn' | 'light'>;

/**
 * What of a change nobody who leads the item may do alone, whichever door it comes through: closing it, moving a due
 * date that was set, turning red to green. A first due date is no move.
 */
export function needsSecondPerson(before: Decided, after: Decided): RequestKind[] {
  const kinds: RequestKind[] = [];
  if (before.status !== 'closed' && after.status === 'closed') kinds.push('close');
  if (before.dueOn !== undefined && before.dueOn !== after.dueOn) kinds.push('due_date');
  if (before.light === 'red' && after.light === 'green') kinds.push('light_green');
  return kinds;
}
