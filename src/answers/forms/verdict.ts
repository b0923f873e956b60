import type { Item } from '../../plan/records.ts';
import type { Asking } from '../evidence/asking.ts';

/** Whether an item is what "is KT-07 red?" asks; undefined when nothing of it can be told by yes or no. */
export function verdictOf({ reading: { scope }, today }: Asking, item: Item): boolean | undefined {
  const one = <Value>(values: readonly Value[], value: Value | undefined): boolean[] =>
    values.length === 0 || value === undefined ? [] : [values.includes(value)];
  const verdicts = [
    ...one(scope.lights, item.light),
    ...one(scope.stages, item.stage),
    ...one(scope.statuses, item.status),
    ...one(scope.natures, item.nature),
    ...one(scope.fundSources, item.fundSource),
    ...one(scope.industries, item.industry),
    ...one(scope.classes, item.classCode),
    ...(scope.cities.length > 0 ? [scope.cities.some((city) => item.cities.includes(city))] : []),
    ...(scope.conditions.includes('overdue') && item.dueOn !== undefined
      ? [item.status === 'open' && item.dueOn < today]
      : []),
  ];
  return verdicts.length === 0 ? undefined : verdicts.every((verdict) => verdict);
}
