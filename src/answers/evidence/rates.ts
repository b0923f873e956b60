import type { Measure } from '../../plan/query.ts';
import type { Item } from '../../plan/records.ts';
import type { RateName } from '../interpret/reading.ts';

/** The two numbers of a record that a rate is made of: numerator and denominator. */
export const RATE_PAIRS: Readonly<Partial<Record<RateName, readonly [Measure, Measure]>>> = {
  received_of_planned: ['receivedFen', 'plannedFen'],
  paid_of_received: ['paidFen', 'receivedFen'],
  year_invested_of_plan: ['investedYearFen', 'yearPlanFen'],
  total_invested_of_total: ['investedTotalFen', 'totalInvestmentFen'],
  recruited_of_target: ['recruitedCount', 'targetCount'],
};

/** A record's own rate in percent; undefined when one of its numbers is not stored or nothing can be divided by it. */
export function ownRate(item: Item, name: RateName): number | undefined {
  const pair = RATE_PAIRS[name];
  if (pair === undefined) return undefined;
  const [above, below] = [item[pair[0]], item[pair[1]]];
  return above === undefined || below === undefined || below === 0 ? undefined : (above / below) * 100;
}
