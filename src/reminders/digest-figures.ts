import type { ItemFilter } from '../plan/query.ts';
import { LIGHTS, type Light } from '../plan/terms.ts';
import type { Digest, DigestFigure, DigestInvestment, DigestLights, DigestQuery } from './digest.ts';
import { INVESTMENT_FILTER } from './digest-facts.ts';
import type { DigestPeriod } from './digest-period.ts';

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
    ...digest.timeliness.map((row) =>
      count(`onTime.${row.class.code}`, row.onTime, {
        of: 'reports',
        classCode: row.class.code,
        weeks: period.weeks,
        asOf: period.asOf,
        onTime: true,
      }),
    ),
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
  return [sum('yearPlanFen', row.planFen), sum('investedYearFen', row.investedFen)];
}
