import type { Measure } from '../../plan/query.ts';
import type { RateName } from '../interpret/reading.ts';

/** The two numbers of a record that a rate is made of: numerator and denominator. */
export const RATE_PAIRS: Readonly<Partial<Record<RateName, readonly [Measure, Measure]>>> = {
  received_of_planned: ['receivedFen', 'plannedFen'],
  paid_of_received: ['paidFen', 'receivedFen'],
  year_invested_of_plan: ['investedYearFen', 'yearPlanFen'],
  total_invested_of_total: ['investedTotalFen', 'totalInvestmentFen'],
  recruited_of_target: ['recruitedCount', 'targetCount'],
};
