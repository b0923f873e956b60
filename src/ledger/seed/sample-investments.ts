import type { Fen, PlainDate } from '../../plan/records.ts';
import { seedFen, wanToFen } from './seed-amounts.ts';

export interface Investments {
  readonly investedMonthFen: Fen;
  readonly investedYearFen: Fen;
  readonly investedTotalFen: Fen;
}

interface Spending {
  /** 万元 in the report's week; undefined for an item that spends nothing. */
  readonly spentWan?: number | undefined;
  readonly recordedOn: PlainDate;
}

/**
 * Three different numbers, each as it stood at each report: the newest ones are those that the item states, unless a
 * new year began meanwhile. Empty for an item that does not report what it invests.
 */
export function investments(
  amounts: Readonly<Record<string, string>>,
  reports: readonly Spending[],
  today: PlainDate,
): Investments[] {
  const { investedTotal, investedYear } = amounts;
  const spends = reports.some(({ spentWan }) => spentWan !== undefined);
  if (!spends || investedTotal === undefined || investedYear === undefined) return [];
  const thisYear = today.slice(0, 4);
  const oneYear = reports[0]?.recordedOn.startsWith(thisYear) ?? false;
  return reports.map(({ recordedOn }, index) => {
    const year = recordedOn.slice(0, 4);
    const until = reports.slice(0, index + 1);
    const later = reports.slice(index + 1);
    const totalFen = seedFen(investedTotal) - spentFen(later);
    const yearFen =
      oneYear || year !== thisYear
        ? seedFen(investedYear) - spentFen(within(later, year))
        : spentFen(within(until, year));
    return {
      investedMonthFen: spentFen(within(until, recordedOn.slice(0, 7))),
      investedYearFen: Math.min(yearFen, totalFen),
      investedTotalFen: totalFen,
    };
  });
}

/** As it stood before the first report. */
export function investedBefore(first: Investments, spentWan: number): Omit<Investments, 'investedMonthFen'> {
  return {
    investedYearFen: Math.max(0, first.investedYearFen - wanToFen(spentWan)),
    investedTotalFen: first.investedTotalFen - wanToFen(spentWan),
  };
}

/** `period`: a year or a month, as a date begins. */
function within(reports: readonly Spending[], period: string): Spending[] {
  return reports.filter(({ recordedOn }) => recordedOn.startsWith(period));
}

function spentFen(reports: readonly Spending[]): Fen {
  return reports.reduce((total, { spentWan }) => total + wanToFen(spentWan ?? 0), 0);
}
