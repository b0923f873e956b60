import { addDays, addWeeks, instantAt, isoWeekOf } from '../../plan/dates.ts';
import { computeLight } from '../../plan/lights.ts';
import type { ItemFilter, Range } from '../../plan/query.ts';
import type { IsoWeek, Item, PlainDate } from '../../plan/records.ts';
import { CITIES, INDUSTRIES } from '../../plan/terms.ts';
import { EMPTY_SCOPE, type PeriodRole, type Scope } from '../interpret/reading.ts';
import type { Asking } from './asking.ts';
import { ownRate } from './rates.ts';

export const DUE_SOON_DAYS = 14;
export const EXPIRING_SOON_DAYS = 60;
const MAX_SIFTED = 20_000;

/** A scope as the store's own filter. Conditions that the store has no filter for are turned into the codes that fulfil them. */
export async function filterOf(asking: Asking, scope: Scope): Promise<ItemFilter> {
  const direct = directFilter(asking, scope);
  const not = [...(await excluded(asking, scope)), ...(await held(asking, scope))];
  const filter = not.length === 0 ? direct : { ...direct, not };
  const codes = await codesOfConditions(asking, scope);
  const narrowed: ItemFilter = codes === undefined ? filter : { ...filter, codes: both(filter.codes, codes) };
  const sieve = sieveOf(asking, scope);
  if (sieve === undefined) return narrowed;
  const { items } = await asking.reader.findItems(
    narrowed,
    { sort: [{ by: 'code', direction: 'ascending' }], limit: MAX_SIFTED },
    asking.visibility,
    asking.asOf,
  );
  return { codes: items.filter(sieve).map((item) => item.code) };
}

function both(one: readonly string[] | undefined, other: readonly string[]): readonly string[] {
  return one === undefined ? other : one.filter((code) => other.includes(code));
}

function directFilter({ today, now, staleDays, timeZone, classes }: Asking, scope: Scope): ItemFilter {
  const list = <Value>(values: readonly Value[]): readonly Value[] | undefined =>
    values.length === 0 ? undefined : values;
  const has = (condition: Scope['conditions'][number]): boolean => scope.conditions.includes(condition);
  const due = dateRange(scope, 'due');
  const soon: Range<PlainDate> | undefined = has('due_soon')
    ? { min: today, max: addDays(today, DUE_SOON_DAYS) }
    : undefined;
  const late: Range<PlainDate> | undefined = scope.overdueDays && {
    max: addDays(today, -Math.ceil(scope.overdueDays.min ?? 0) - (scope.overdueDays.minExclusive ? 1 : 0)),
    ...(scope.overdueDays.max === undefined ? {} : { min: addDays(today, -scope.overdueDays.max) }),
  };
  const open = has('due_soon') && scope.statuses.length === 0;
  const validTo =
    dateRange(scope, 'valid_to') ??
    (has('expired') ? { max: addDays(today, -1) } : undefined) ??
    (has('expiring_soon') ? { min: today, max: addDays(today, EXPIRING_SOON_DAYS) } : undefined);
  const updated = dateRange(scope, 'updated');
  const closed = dateRange(scope, 'closed');
  return {
    codes: list(scope.items),
    kinds: list(scope.kinds),
    classCodes: list(scope.classes.filter((code) => classes.has(code))),
    includeSupporting: scope.supporting || undefined,
    cities: scope.everyCity ? undefined : list(scope.cities),
    everyCity: scope.everyCity ? list(scope.cities) : undefined,
    industries: list(scope.industries),
    stages: list(scope.stages),
    natures: list(scope.natures),
    fundSources: list(scope.fundSources),
    lights: list(scope.lights),
    statuses: closed ? ['closed'] : open ? ['open'] : list(scope.statuses),
    amounts: list(scope.amounts.map(({ field, range }) => ({ field: field ?? defaultAmount(scope), range }))),
    progress: scope.progress,
    due: late ?? due ?? soon,
    start: dateRange(scope, 'start'),
    validTo,
    closed,
    overdueOn: has('overdue') ? today : undefined,
    silentIn: has('silent') && scope.silentDays === undefined ? weekOf(scope, today) : undefined,
    staleBefore:
      scope.silentDays !== undefined
        ? new Date(now.getTime() - scope.silentDays * 86_400_000)
        : has('stale')
          ? new Date(now.getTime() - staleDays * 86_400_000)
          : undefined,
    updated: updated && {
      ...(updated.min === undefined ? {} : { min: instantAt(updated.min, '00:00', timeZone) }),
      ...(updated.max === undefined
        ? {}
        : { max: instantAt(addDays(updated.max, 1), '00:00', timeZone), maxExclusive: true }),
    },
    missing: list(scope.missing),
    heldBy: scope.people.length === 0 ? undefined : { personIds: scope.people, on: heldOn(scope, today) },
    text: scope.words.length === 0 ? undefined : scope.words.join(' '),
    sample: has('sample') ? true : undefined,
  };
}

function defaultAmount(scope: Scope): 'plannedFen' | 'totalInvestmentFen' {
  return scope.kinds.length === 1 && scope.kinds[0] === 'fund' ? 'plannedFen' : 'totalInvestmentFen';
}

export function periodOf(scope: Scope, ...roles: PeriodRole[]): Scope['periods'][number] | undefined {
  return scope.periods.find((one) => roles.includes(one.role));
}

function dateRange(scope: Scope, role: PeriodRole): Range<PlainDate> | undefined {
  const found = periodOf(scope, role);
  if (!found) return undefined;
  return {
    ...(found.from === undefined ? {} : { min: found.from }),
    ...(found.to === undefined ? {} : { max: found.to }),
  };
}

/** The week that silence is about: the present one unless another is named. */
export function weekOf(scope: Scope, today: PlainDate): IsoWeek {
  const period = periodOf(scope, 'window', 'updated', 'due', 'as_of');
  const day = period?.from ?? period?.to;
  if (day === undefined) return isoWeekOf(today);
  return day > today ? addWeeks(isoWeekOf(today), 0) : isoWeekOf(day);
}

function heldOn(scope: Scope, today: PlainDate): PlainDate {
  return periodOf(scope, 'window', 'as_of')?.to ?? today;
}

async function codesOfConditions(asking: Asking, scope: Scope): Promise<readonly string[] | undefined> {
  const { reader, asOf, today } = asking;
  let codes: readonly string[] | undefined;
  const narrow = (found: readonly string[]): void => {
    codes = both(codes, [...new Set(found)]);
  };
  if (scope.conditions.includes('reported')) {
    const week = weekOf(scope, today);
    narrow(
      (await reader.listUpdates({ periods: [week], limit: MAX_SIFTED }, asOf)).map((one) => one.itemCode),
    );
  }
  if (scope.conditions.includes('blocked'))
    narrow((await reader.listDependencies({ open: true })).map((one) => one.itemCode));
  if (scope.servedBy.length > 0) narrow(await servedCodes(asking, scope.servedBy));
  if (scope.issueTypes.length > 0 || scope.conditions.includes('has_issue')) {
    narrow(
      (
        await reader.listIssues({
          open: true,
          types: scope.issueTypes.length > 0 ? scope.issueTypes : undefined,
        })
      ).map((one) => one.itemCode),
    );
  }
  return codes;
}

/** What must not hold. */
async function excluded(asking: Asking, { absent, periods, except }: Scope): Promise<ItemFilter[]> {
  const filters: ItemFilter[] = [];
  for (const condition of absent)
    filters.push(await filterOf(asking, { ...EMPTY_SCOPE, conditions: [condition], periods }));
  if (except.items.length > 0) filters.push({ codes: except.items });
  const cities = CITIES.filter((city) => except.cities.includes(city));
  const industries = INDUSTRIES.filter((industry) => except.industries.includes(industry));
  if (cities.length > 0) filters.push({ cities });
  if (industries.length > 0) filters.push({ industries });
  return filters;
}

/** Items and classes for which somebody holds one of the roles that must be held by nobody, and items that a fund serves. */
async function held(asking: Asking, { unheld, unserved }: Scope): Promise<ItemFilter[]> {
  const filters: ItemFilter[] = [];
  if (unserved) filters.push({ codes: await servedCodes(asking, []) });
  if (unheld.length > 0) {
    const found = await asking.reader.listAssignments({ roles: unheld, on: asking.today }, asking.asOf);
    const codes = found.flatMap((one) => one.itemCode ?? one.classCode ?? []);
    filters.push({ codes }, { classCodes: codes });
  }
  return filters;
}

/** The items that a fund serves: one from the given sources, where they are given. */
async function servedCodes(
  { reader, visibility, asOf }: Asking,
  sources: Scope['servedBy'],
): Promise<readonly string[]> {
  const funds = await reader.findItems(
    { kinds: ['fund'], fundSources: sources.length > 0 ? sources : undefined },
    { sort: [], limit: MAX_SIFTED },
    visibility,
    asOf,
  );
  return funds.items.flatMap((item) => item.servesCodes);
}

function sieveOf({ today, thresholds }: Asking, scope: Scope): ((item: Item) => boolean) | undefined {
  const sieves: ((item: Item) => boolean)[] = [];
  if (scope.conditions.includes('unpaid'))
    sieves.push((item) => (item.receivedFen ?? 0) > (item.paidFen ?? 0));
  if (scope.conditions.includes('below_target'))
    sieves.push((item) => item.targetCount !== undefined && (item.recruitedCount ?? 0) < item.targetCount);
  if (scope.conditions.includes('short_received'))
    sieves.push((item) => item.plannedFen !== undefined && (item.receivedFen ?? 0) < item.plannedFen);
  if (scope.conditions.includes('pace'))
    sieves.push((item) =>
      computeLight(item, { today }, thresholds).reasons.some((one) => one.code === 'behind_pace'),
    );
  if (scope.conditions.includes('in_force'))
    sieves.push(
      (item) =>
        (item.validFrom !== undefined || item.validTo !== undefined) &&
        (item.validFrom ?? today) <= today &&
        (item.validTo ?? today) >= today,
    );
  const { rate } = scope;
  if (rate !== undefined)
    sieves.push((item) => {
      const value = ownRate(item, rate.name);
      return value !== undefined && within(value, rate.range);
    });
  if (scope.serving.length > 0)
    sieves.push((item) => item.servesCodes.some((code) => scope.serving.includes(code)));
  if (scope.supportedBy.length > 0)
    sieves.push((item) => item.supportingClassCodes.some((code) => scope.supportedBy.includes(code)));
  const { cityCount } = scope;
  if (cityCount !== undefined) sieves.push((item) => within(item.cities.length, cityCount));
  const from = dateRange(scope, 'valid_from');
  if (from) sieves.push((item) => item.validFrom !== undefined && within(item.validFrom, from));
  const { landMu, heads } = scope;
  if (heads !== undefined)
    sieves.push((item) => item[heads.field] !== undefined && within(item[heads.field] ?? 0, heads.range));
  if (landMu !== undefined) sieves.push((item) => item.landMu !== undefined && within(item.landMu, landMu));
  return sieves.length === 0 ? undefined : (item) => sieves.every((sieve) => sieve(item));
}

export function within<Value extends number | string>(
  value: Value,
  { min, max, minExclusive, maxExclusive }: Range<Value>,
): boolean {
  if (min !== undefined && (minExclusive ? value <= min : value < min)) return false;
  return max === undefined || (maxExclusive ? value < max : value <= max);
}
