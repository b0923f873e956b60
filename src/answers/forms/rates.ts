import type { GroupKey, ItemFilter, ItemGroup, Measure } from '../../plan/query.ts';
import type { Asking } from '../evidence/asking.ts';
import { figureText } from '../evidence/book.ts';
import { describeScope, nameOf } from '../evidence/describe.ts';
import { filterOf, weekOf, within } from '../evidence/filter.ts';
import { RATE_PAIRS } from '../evidence/rates.ts';
import type { RateName, Scope } from '../interpret/reading.ts';
import { registerSources } from './measures.ts';
import { type RateRow, round, rowsByGroup, sayRows } from './rate-rows.ts';

export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
  readonly unit: 'fen' | 'count' | 'people';
  readonly codes: readonly string[];
}

/** A rate that programmes are measured by, with numerator and denominator; it may exceed 100 %. */
export async function sayRate(asking: Asking): Promise<void> {
  const { reading, book, messages } = asking;
  const rate = reading.rate ?? 'closed_of_all';
  const label = messages.answers.share.rates[rate];
  const { filter } = describeScope(asking, reading.scope);
  if (reading.groupBy) return rateByGroup(asking, rate, label, reading.groupBy);
  const base = await filterOf(asking, withoutSelf(reading.scope, rate));
  if (
    (reading.direction !== undefined || reading.each === true) &&
    (await rateByItem(asking, rate, label, base))
  )
    return;
  const found = await rateOf(asking, rate, base);
  if (found.denominator === 0) {
    book.draft.outcome = 'not_recorded';
    book.say(messages.answers.share.noBase(label));
    return;
  }
  const percent = book.figure(
    round((found.numerator / found.denominator) * 100),
    'percent',
    label,
    found.codes,
  );
  const above = book.figure(found.numerator, found.unit, `${label} ↑`, found.codes);
  const below = book.figure(found.denominator, found.unit, `${label} ↓`, found.codes);
  book.say(messages.answers.share.rate(label, percent, above, below, filter), found.codes);
  if (RATE_PAIRS[rate]) book.note(messages.answers.share.pairsOnly);
  await registerSources(asking, found.codes);
}

/** The condition that the rate itself measures is no part of its base. */
function withoutSelf(scope: Scope, rate: RateName): Scope {
  const own: Partial<Record<RateName, Scope['conditions']>> = {
    reported_of_open: ['reported', 'silent'],
    overdue_of_open: ['overdue'],
    received_of_planned: ['unpaid'],
    paid_of_received: ['unpaid'],
  };
  const conditions = scope.conditions.filter((one) => !own[rate]?.includes(one));
  const reporting = rate === 'reported_of_open';
  return {
    ...scope,
    conditions,
    periods: reporting ? [] : scope.periods,
    statuses: rate === 'closed_of_all' || reporting ? [] : scope.statuses,
  };
}

async function rateOf(asking: Asking, rate: RateName, filter: ItemFilter): Promise<Rate> {
  const { reader, visibility, asOf, today, reading } = asking;
  const pair = RATE_PAIRS[rate];
  const sumsOf = async (narrowed: ItemFilter, measures: readonly Measure[]) =>
    (await reader.aggregateItems(narrowed, { measures }, visibility, asOf))[0] ?? NOTHING;
  if (pair) {
    const [above, below] = pair;
    const holdsBoth = { ...filter, not: [...(filter.not ?? []), { missing: [above] }, { missing: [below] }] };
    const sums = await sumsOf(holdsBoth, pair);
    return {
      numerator: sums.measures[above]?.sum ?? 0,
      denominator: sums.measures[below]?.sum ?? 0,
      unit: above === 'recruitedCount' ? 'people' : 'fen',
      codes: sums.codes,
    };
  }
  const base = rate === 'closed_of_all' ? filter : { ...filter, statuses: ['open' as const] };
  const week = weekOf(reading.scope, today);
  const narrowed: ItemFilter =
    rate === 'closed_of_all'
      ? { ...base, statuses: ['closed'] }
      : rate === 'overdue_of_open'
        ? { ...base, overdueOn: today }
        : { ...base, not: [...(base.not ?? []), { silentIn: week }] };
  const [all, part] = [await sumsOf(base, []), await sumsOf(narrowed, [])];
  return {
    numerator: part.count,
    denominator: all.count,
    unit: 'count',
    codes: part.count > 0 ? part.codes : all.codes,
  };
}

const NOTHING: ItemGroup = { count: 0, measures: {}, codes: [] };

async function rateByGroup(asking: Asking, rate: RateName, label: string, by: GroupKey): Promise<void> {
  const base = await filterOf(asking, withoutSelf(asking.reading.scope, rate));
  const all = await rowsByGroup(asking, base, by, (filter) => rateOf(asking, rate, filter));
  const { having } = asking.reading;
  await sayRows(asking, having ? all.filter((row) => within(row.value, having)) : all, label, by);
}

/** A rate for each item that holds both its numbers, best or worst first. */
async function rateByItem(
  asking: Asking,
  rate: RateName,
  label: string,
  filter: ItemFilter,
): Promise<boolean> {
  const { reader, visibility, asOf, language } = asking;
  const pair = RATE_PAIRS[rate];
  if (!pair) return false;
  const { items } = await reader.findItems(
    filter,
    { sort: [{ by: 'code', direction: 'ascending' }], limit: 2_000 },
    visibility,
    asOf,
  );
  const rows = items.flatMap((item): RateRow[] => {
    const [above, below] = [item[pair[0]], item[pair[1]]];
    if (above === undefined || below === undefined || below === 0) return [];
    asking.book.item(item);
    const unit = pair[0] === 'recruitedCount' ? 'people' : 'fen';
    return [
      {
        key: item.code,
        name: nameOf(asking, item),
        value: round((above / below) * 100),
        codes: [item.code],
        of: `${figureText(above, unit, language)}/${figureText(below, unit, language)}`,
      },
    ];
  });
  await sayRows(asking, rows, label, undefined);
  return true;
}
