import type { GroupKey } from '../../plan/query.ts';
import {
  CITIES,
  FUND_SOURCES,
  INDUSTRIES,
  ITEM_KINDS,
  ITEM_STATUSES,
  isOneOf,
  LIGHTS,
  NATURES,
  STAGES,
} from '../../plan/terms.ts';
import { type Asking, className } from '../evidence/asking.ts';

export function groupName(asking: Asking, by: GroupKey, key: string | undefined): string {
  const { terms, answers } = asking.messages;
  if (key === undefined || key === 'none') return answers.group.none;
  if (by === 'class') return className(asking, key);
  if (by === 'city' && isOneOf(CITIES, key)) return terms.cities[key];
  if (by === 'industry' && isOneOf(INDUSTRIES, key)) return terms.industries[key];
  if (by === 'kind' && isOneOf(ITEM_KINDS, key)) return terms.kindsPlural[key];
  if (by === 'stage' && isOneOf(STAGES, key)) return terms.stages[key];
  if (by === 'light' && isOneOf(LIGHTS, key)) return answers.lights[key];
  if (by === 'nature' && isOneOf(NATURES, key)) return terms.natures[key];
  if (by === 'fundSource' && isOneOf(FUND_SOURCES, key)) return terms.fundSources[key];
  if (by === 'status' && isOneOf(ITEM_STATUSES, key)) return terms.statuses[key];
  return key;
}

export const GROUP_FIELD: Readonly<Record<GroupKey, keyof Asking['messages']['terms']['fields']>> = {
  kind: 'kind',
  class: 'class',
  city: 'cities',
  industry: 'industry',
  stage: 'stage',
  light: 'light',
  nature: 'nature',
  fundSource: 'fundSource',
  status: 'status',
};
