import type { GroupKey, ItemFilter } from '../../plan/query.ts';
import type { Scope } from '../interpret/reading.ts';

/** The list of a scope that holds the values of a heading; the store's filter calls it the same, but for the classes. */
const LISTS = {
  class: 'classes',
  city: 'cities',
  industry: 'industries',
  kind: 'kinds',
  stage: 'stages',
  light: 'lights',
  nature: 'natures',
  fundSource: 'fundSources',
  status: 'statuses',
} as const;

/** The filter for what stands under one value of a heading. */
export function narrowTo(filter: ItemFilter, by: GroupKey, key: string): ItemFilter {
  return { ...filter, [by === 'class' ? 'classCodes' : LISTS[by]]: [key] };
}

/** The values of a heading that are named. */
export function sidesOf(scope: Scope, by: GroupKey): readonly string[] {
  return scope[LISTS[by]];
}

/** What narrows all sides alike. */
export function withoutSides(scope: Scope, by: GroupKey): Scope {
  return { ...scope, [LISTS[by]]: [] };
}
