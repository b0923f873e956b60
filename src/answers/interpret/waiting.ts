import type { Rule } from './rule.ts';
import { means, type Tag } from './tag.ts';
import {
  BLOCKERS,
  BY_ZH,
  HOLDS_UP,
  IS_HELD_UP,
  STUCK_ZH,
  WAITS,
  WHO_OR_WHAT_AFTER,
} from './waiting-lexicon.ts';

/** PRJ-006被谁卡住了, "who is blocking PRJ-006": what holds the named records up, and not what they hold up. */
export const blockers: Rule = ({ text, tags, scope, signals: { has } }) => {
  if (scope.items.length === 0 || has('q', 'why') || has('q', 'how_many') || has('ever')) return undefined;
  const named = tags.filter((tag) => means(tag, 'item'));
  const direction = directionOf(text, named);
  if (direction === 'own') return { form: 'blockers' };
  // 卡住 is here what one record does to another, and no stage.
  const stages = scope.stages.filter((stage) => stage !== 'suspended');
  return direction === 'others'
    ? { form: 'dependencies', waits: 'others', scope: { ...scope, stages } }
    : undefined;
};

/** Whether the words say what the records wait for (`own`) or what waits for them (`others`). */
function directionOf(text: string, named: readonly Tag[]): 'own' | 'others' | undefined {
  const [first] = named;
  const last = named.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const before = text.slice(0, first.start);
  const after = text.slice(last.end);
  if (BLOCKERS.test(before) || BLOCKERS.test(after)) return 'own';
  if (HOLDS_UP.test(before)) return 'own';
  if (IS_HELD_UP.test(before)) return /\bby(?:\s+the)?\s*$/.test(before) ? 'others' : 'own';
  if (WAITS.test(before)) return 'others';
  if (STUCK_ZH.test(before)) return 'own';
  if (IS_HELD_UP.test(after) || WAITS.test(after)) return 'own';
  if (HOLDS_UP.test(after)) return 'others';
  const stuck = STUCK_ZH.exec(after);
  if (stuck === null) return undefined;
  // 被PRJ-006卡住的: the record is what holds others up; PRJ-006卡住了谁 asks the same.
  if (BY_ZH.test(before.slice(-2))) return 'others';
  const rest = after.slice(stuck.index + stuck[0].length);
  return /卡在/.test(stuck[0]) || !WHO_OR_WHAT_AFTER.test(rest) ? 'own' : 'others';
}
