import { opposedRate } from './figure-rules.ts';
import type { Asked, Decision, Rule } from './rule.ts';

/** A trend, or a number of one day against that of another: "how many more red items than last month?" */
export const overTime: Rule = (asked) => {
  const { scope, signals } = asked;
  const { has } = signals;
  const trend = has('op', 'trend') && (scope.items.length === 0 || signals.measure !== undefined);
  const past = scope.periods.filter((one) => one.role !== 'valid_from' && one.role !== 'valid_to');
  const step = signals.superlative === 'larger' || signals.superlative === 'smaller';
  const compared =
    past.length > 0 &&
    (has('than') || has('op', 'compare') || (step && !has('q', 'which') && !has('q', 'who'))) &&
    !hasSides(asked) &&
    opposedRate(signals.fields, has('noun', 'plan')) === undefined;
  if (!trend && !compared) return undefined;
  if (scope.items.length > 1 || (scope.items.length === 1 && signals.measure === undefined)) return undefined;
  if (signals.groupBy !== undefined) return undefined;
  if (has('field', 'investment') && signals.measure === undefined) return undefined;
  return {
    form: 'over_time',
    trend,
    measure: signals.measure,
    statistic: has('op', 'avg') || signals.measure === 'progress' ? 'avg' : 'sum',
  } satisfies Decision;
};

/** Two classes, cities or records are compared with each other and not over time. */
function hasSides({ scope }: Asked): boolean {
  return [scope.items, scope.classes, scope.cities, scope.industries].some((list) => list.length > 1);
}
