import { addDays, addWeeks, instantAt, isoWeekOf } from '../../plan/dates.ts';
import type { ItemFilter, Range } from '../../plan/query.ts';
import type { IsoWeek, Item, PlainDate } from '../../plan/records.ts';
import { CITIES, INDUSTRIES } from '../../plan/terms.ts';
import { EMPTY_SCOPE, type PeriodRole, type Scope } from '../interpret/reading.ts';
import { DISTRICT_UNIT } from '../interpret/senses-lexicon.ts';
import { readable, stemOf } from '../interpret/text.ts';
import type { Asking } from './asking.ts';
import { RATE_PAIRS } from './rates.ts';

export const DUE_SOON_DAYS = 14;
export const EXPIRING_SOON_DAYS = 60;

/** A scope as the store's own filter. Conditions that the store has no filter for are turned into the codes that fulfil them. */
export async function filterOf(asking: Asking, scope: Scope): Promise<ItemFilter> {
  const direct = directFilter(asking, scope);
  const not = [...(await excluded(asking, scope)), ...(await held(asking, scope))];
  const filter = not.length === 0 ? direct : { ...direct, not };
  const codes = await codesOfConditions(asking, scope);
  return codes === undefined ? filter : { ...filter, codes: both(filter.codes, codes) };
}

/** Codes that are among both; `undefined` are all. */
export function both(one: readonly string[] | undefined, other: readonly string[]): readonly string[] {
  if (one === undefined) return other;
  const known = new Set(other);
  return one.filter((code) => known.has(code));
}

function directFilter(
  { today, now, staleDays, timeZone, thresholds, classes }: Asking,
  scope: Scope,
): ItemFilter {
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
    amounts: list(amountsOf(scope)),
    exceeds: list(EXCEEDS.filter(({ condition }) => has(condition))),
    rates: list(ratesOf(scope)),
    cityCount: scope.cityCount,
    supportedBy: list(scope.supportedBy),
    servedBy: list(scope.servedBy),
    serves: list(scope.serving),
    progress: scope.progress,
    due: late ?? due ?? soon,
    start: dateRange(scope, 'start'),
    validFrom: dateRange(scope, 'valid_from'),
    validOn: has('in_force') ? today : undefined,
    validTo,
    closed,
    overdueOn: has('overdue') ? today : undefined,
    judged: has('pace') ? { as: 'behind_pace', today, timeZone, thresholds } : undefined,
    reportedIn: has('reported') ? weekOf(scope, today) : undefined,
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
    text: scope.words.length === 0 ? undefined : scope.words.map(textStem).join(' '),
    containing: scope.holding && { field: scope.holding.field, text: textStem(scope.holding.text) },
    sample: has('sample') ? true : undefined,
    confidential: has('confidential') ? true : undefined,
  };
}

/** Money received and not yet paid out, a target not reached, money promised and not received. */
const EXCEEDS = [
  { condition: 'unpaid', more: 'receivedFen', less: 'paidFen' },
  { condition: 'below_target', more: 'targetCount', less: 'recruitedCount' },
  { condition: 'short_received', more: 'plannedFen', less: 'receivedFen' },
] as const;

function amountsOf(scope: Scope): NonNullable<ItemFilter['amounts']> {
  const { amounts, landMu, heads } = scope;
  return [
    ...amounts.map(({ field, range }) => ({ field: field ?? defaultAmount(scope), range })),
    ...(landMu === undefined ? [] : [{ field: 'landMu' as const, range: landMu }]),
    ...(heads === undefined ? [] : [heads]),
  ];
}

/** Only a rate of an item's own two numbers can be bounded: no item has any other. */
function ratesOf({ rate }: Scope): NonNullable<ItemFilter['rates']> {
  const pair = rate && RATE_PAIRS[rate.name];
  return pair === undefined ? [] : [{ above: pair[0], below: pair[1], percent: rate?.range ?? {} }];
}

/** Words as they are looked for in texts: an English plural finds the singular too. */
export function textStem(text: string): string {
  return readable(text)
    .text.trim()
    .split(/\s+/)
    .map((word) => (/^[a-z]{4,}$/.test(word) ? stemOf(word).replace(/y$/, '') : word))
    .join(' ');
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

/** Codes by what the store has no filter for. */
async function codesThat(
  { reader, visibility, asOf }: Asking,
  filter: ItemFilter,
  fits: (item: Item) => boolean,
): Promise<readonly string[]> {
  const { items } = await reader.findItems(filter, { sort: [], limit: 20_000 }, visibility, asOf);
  return items.filter(fits).map((item) => item.code);
}

async function codesOfConditions(asking: Asking, scope: Scope): Promise<readonly string[] | undefined> {
  const { reader } = asking;
  let codes: readonly string[] | undefined;
  const narrow = (found: readonly string[]): void => {
    codes = both(codes, [...new Set(found)]);
  };
  // A rate that no item has of its own is in no bounds.
  if (scope.rate !== undefined && RATE_PAIRS[scope.rate.name] === undefined) narrow([]);
  const { ofDistrict } = scope;
  if (ofDistrict !== undefined)
    narrow(
      await codesThat(asking, { kinds: scope.kinds }, (item) => DISTRICT_UNIT.test(item[ofDistrict] ?? '')),
    );
  if (scope.conditions.includes('blocked'))
    narrow((await reader.listDependencies({ open: true })).map((one) => one.itemCode));
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

/** What must not be held or served: items and classes for which somebody holds one of the roles, items with a fund. */
async function held(asking: Asking, { unheld, unserved }: Scope): Promise<ItemFilter[]> {
  const filters: ItemFilter[] = [];
  if (unserved) filters.push({ servedBy: [] });
  if (unheld.length > 0) {
    const found = await asking.reader.listAssignments({ roles: unheld, on: asking.today }, asking.asOf);
    const codes = found.flatMap((one) => one.itemCode ?? one.classCode ?? []);
    filters.push({ codes }, { classCodes: codes });
  }
  return filters;
}

export function within<Value extends number | string>(
  value: Value,
  { min, max, minExclusive, maxExclusive }: Range<Value>,
): boolean {
  if (min !== undefined && (minExclusive ? value <= min : value < min)) return false;
  return max === undefined || (maxExclusive ? value < max : value <= max);
}
