import type { ItemFilter } from '../plan/query.ts';
import { LIGHTS, type Light } from '../plan/terms.ts';
import type { Digest, DigestFigure, DigestInvestment, DigestLights, DigestQuery } from './digest.ts';
import { INVESTMENT_FILTER } from './digest-facts.ts';
import type { DigestPeriod } from './digest-period.ts';
import type { TimelinessCounts } from './digest-timeliness.ts';

/** Every number of the digest with the query that gives it, so that anyone can compute it again. */
export function digestFigures(digest: Omit<Digest, 'figures'>, period: DigestPeriod): DigestFigure[] {
  const count = (id: string, value: number, query: DigestQuery): DigestFigure => ({
    id,
    value,
    unit: 'count',
    query,
  });
  const lightFigures = (lights: DigestLights): DigestFigure[] =>
    [...LIGHTS, 'none' as const].flatMap((light) => {
      const filter = lightFilter(light, lights.class?.code);
      const id = `lights.${lights.class?.code ?? 'all'}.${light}`;
      return [
        count(`${id}.now`, lights.now[light], { of: 'items', filter, asOf: period.asOf }),
        count(`${id}.before`, lights.before[light], { of: 'items', filter, asOf: period.startsAt }),
      ];
    });
  const codes = (items: readonly { readonly item: { readonly code: string } }[]): DigestQuery => ({
    of: 'codes',
    codes: items.map((one) => one.item.code),
  });
  return [
    ...lightFigures(digest.total),
    ...digest.lights.flatMap(lightFigures),
    count('turnedRed', digest.turnedRed.length, codes(digest.turnedRed)),
    count('closed', digest.closed.length, {
      of: 'items',
      filter: { statuses: ['closed'], closed: { min: period.from, max: period.to } },
      asOf: period.asOf,
    }),
    count('overdue', digest.overdue.length, {
      of: 'items',
      filter: { overdueOn: digest.on },
      asOf: period.asOf,
    }),
    count('disagreements', digest.disagreements.length, codes(digest.disagreements)),
    count('waiting', digest.waiting.length, codes(digest.waiting)),
    ...digest.overdue.map(
      ({ item, days }): DigestFigure => ({
        id: `overdue.${item.code}`,
        value: days,
        unit: 'days',
        query: { of: 'days_overdue', code: item.code, on: digest.on },
      }),
    ),
    ...reportFigures('all', digest.onTimeTotal, period),
    ...digest.timeliness.flatMap((row) => reportFigures(row.class.code, row, period, row.class.code)),
    ...investmentFigures('all', digest.investmentTotal, {}, period),
    ...digest.investmentByClass.flatMap((row) =>
      row.class ? investmentFigures(row.class.code, row, { classCodes: [row.class.code] }, period) : [],
    ),
    ...digest.investmentByCity.flatMap((row) =>
      row.city ? investmentFigures(row.city, row, { cities: [row.city] }, period) : [],
    ),
  ];
}

function lightFilter(light: Light | 'none', classCode: string | undefined): ItemFilter {
  return {
    statuses: ['open'],
    ...(light === 'none' ? { missing: ['light' as const] } : { lights: [light] }),
    ...(classCode !== undefined && { classCodes: [classCode] }),
  };
}

function reportFigures(
  name: string,
  counts: TimelinessCounts,
  period: DigestPeriod,
  classCode?: string,
): DigestFigure[] {
  const figure = (count: 'expected' | 'on_time' | 'late', value: number): DigestFigure => ({
    id: `reports.${name}.${count}`,
    value,
    unit: 'count',
    query: { of: 'reports', classCode, weeks: period.weeks, asOf: period.asOf, count },
  });
  return [
    figure('expected', counts.expected),
    figure('on_time', counts.onTime),
    figure('late', counts.late),
    share(`reports.${name}.percent`, counts.percent, `reports.${name}.on_time`, `reports.${name}.expected`),
  ];
}

function share(id: string, value: number, part: string, whole: string): DigestFigure {
  return { id, value, unit: 'percent', query: { of: 'share', part, whole } };
}

function investmentFigures(
  name: string,
  row: DigestInvestment,
  narrowing: ItemFilter,
  period: DigestPeriod,
): DigestFigure[] {
  const filter = { ...INVESTMENT_FILTER, ...narrowing };
  const sum = (measure: 'yearPlanFen' | 'investedYearFen', value: number): DigestFigure => ({
    id: `investment.${name}.${measure}`,
    value,
    unit: 'fen',
    query: { of: 'sum', measure, filter, asOf: period.asOf },
  });
  const id = `investment.${name}`;
  return [
    sum('yearPlanFen', row.planFen),
    sum('investedYearFen', row.investedFen),
    ...(row.percent === undefined
      ? []
      : [share(`${id}.percent`, row.percent, `${id}.investedYearFen`, `${id}.yearPlanFen`)]),
  ];
}
