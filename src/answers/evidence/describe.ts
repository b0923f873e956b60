import { formatDate, formatFen, formatList, formatPercent, formatWeek } from '../../messages/format.ts';
import { firstDayOfWeek } from '../../plan/dates.ts';
import type { Range } from '../../plan/query.ts';
import type { Item } from '../../plan/records.ts';
import { CITIES, INDUSTRIES } from '../../plan/terms.ts';
import type { ReadPeriod, Scope } from '../interpret/reading.ts';
import { type Asking, className, itemTitle } from './asking.ts';
import { weekOf } from './filter.ts';

/** What a scope is of ("projects") and how it is narrowed ("red; due in December"), in the language of the answer. */
export function describeScope(
  asking: Asking,
  scope: Scope,
): { readonly what: string; readonly filter: string } {
  const { messages, language } = asking;
  const { terms, answers } = messages;
  const what =
    scope.kinds.length === 0
      ? answers.items
      : formatList(
          scope.kinds.map((kind) => terms.kindsPlural[kind]),
          language,
        );
  const parts: string[] = [];
  const add = (texts: readonly string[]): void => {
    if (texts.length > 0) parts.push(texts.join('/'));
  };
  add(scope.items);
  const others = [...asking.classes.keys()].filter((code) => !scope.classes.includes(code));
  if (scope.classes.length > 3 && others.length > 0 && others.length < scope.classes.length)
    parts.push(answers.filter.except(others.map((code) => className(asking, code)).join(answers.separator)));
  else add(scope.classes.map((code) => className(asking, code)));
  if (scope.everyCity) parts.push(...scope.cities.map((one) => terms.cities[one]));
  else add(scope.cities.map((one) => terms.cities[one]));
  add(scope.industries.map((one) => terms.industries[one]));
  add(scope.natures.map((one) => terms.natures[one]));
  add(scope.stages.map((one) => terms.stages[one]));
  add(scope.lights.map((one) => answers.lights[one]));
  add(scope.statuses.map((one) => terms.statuses[one]));
  add(scope.fundSources.map((one) => terms.fundSources[one]));
  add(scope.issueTypes.map((one) => answers.filter.issue(terms.issueTypes[one])));
  const reporting = scope.periods.find((one) => one.role === 'window' || one.role === 'updated');
  const timed = scope.conditions.some((one) => one === 'silent' || one === 'reported');
  const week =
    timed && reporting ? formatWeek(firstDayOfWeek(weekOf(scope, asking.today)), language) : undefined;
  for (const condition of scope.conditions.filter(
    (one) => one !== 'silent' || scope.silentDays === undefined,
  ))
    parts.push(
      week !== undefined && (condition === 'silent' || condition === 'reported')
        ? answers.filter[condition === 'silent' ? 'silentIn' : 'reportedIn'](week)
        : answers.conditions[condition],
    );
  for (const condition of scope.absent) parts.push(answers.filter.without(answers.conditions[condition]));
  if (scope.silentDays !== undefined) parts.push(answers.filter.silentDays(scope.silentDays));
  const { except } = scope;
  const excepted = [
    ...except.items,
    ...CITIES.filter((one) => except.cities.includes(one)).map((one) => terms.cities[one]),
    ...INDUSTRIES.filter((one) => except.industries.includes(one)).map((one) => terms.industries[one]),
  ];
  if (excepted.length > 0) parts.push(answers.filter.except(excepted.join(answers.separator)));
  if (scope.serving.length > 0) parts.push(answers.filter.serving(scope.serving.join(answers.separator)));
  if (scope.servedBy.length > 0)
    parts.push(answers.filter.servedBy(scope.servedBy.map((one) => terms.fundSources[one]).join('/')));
  if (scope.supportedBy.length > 0)
    parts.push(
      answers.filter.supportedBy(scope.supportedBy.map((code) => className(asking, code)).join('/')),
    );
  if (scope.holding)
    parts.push(answers.filter.holding(terms.fields[scope.holding.field], scope.holding.text));
  if (scope.ofDistrict) parts.push(messages.standing.ofDistrict(terms.fields[scope.ofDistrict]));
  if (scope.cityCount) parts.push(answers.filter.cityCount(rangeText(asking, scope.cityCount, String)));
  if (scope.unheld.length > 0)
    parts.push(answers.filter.unheld(scope.unheld.map((role) => terms.roles[role]).join('/')));
  for (const field of scope.missing) parts.push(answers.filter.missing(terms.fields[field]));
  for (const { field, range } of scope.amounts) {
    const shown = field ?? (scope.kinds[0] === 'fund' ? 'plannedFen' : 'totalInvestmentFen');
    parts.push(
      answers.filter.amount(
        terms.fields[shown],
        rangeText(asking, range, (value) => formatFen(value, language)),
      ),
    );
  }
  if (scope.progress)
    parts.push(
      answers.filter.amount(
        terms.fields.progress,
        rangeText(asking, scope.progress, (value) => formatPercent(value, language)),
      ),
    );
  if (scope.rate)
    parts.push(
      answers.filter.amount(
        answers.share.rates[scope.rate.name],
        rangeText(asking, scope.rate.range, (value) => formatPercent(value, language)),
      ),
    );
  if (scope.unserved) parts.push(answers.filter.unserved);
  if (scope.landMu)
    parts.push(answers.filter.amount(terms.fields.landMu, rangeText(asking, scope.landMu, String)));
  if (scope.heads)
    parts.push(
      answers.filter.amount(terms.fields[scope.heads.field], rangeText(asking, scope.heads.range, String)),
    );
  if (scope.overdueDays) parts.push(answers.filter.overdueDays(rangeText(asking, scope.overdueDays, String)));
  for (const period of scope.periods)
    if (period.role !== 'as_of' && !(week !== undefined && period === reporting))
      parts.push(answers.filter.periods[period.role](periodText(asking, period)));
  add(scope.words.map((word) => answers.filter.words(word)));
  return { what, filter: answers.joinFilter(parts) };
}

function rangeText(
  { messages: { answers } }: Asking,
  range: Range<number>,
  show: (value: number) => string,
): string {
  const { filter } = answers;
  if (range.min !== undefined && range.max !== undefined) {
    return range.min === range.max
      ? filter.exactly(show(range.min))
      : filter.between(show(range.min), show(range.max));
  }
  if (range.min !== undefined)
    return range.minExclusive ? filter.over(show(range.min)) : filter.atLeast(show(range.min));
  return range.maxExclusive ? filter.under(show(range.max ?? 0)) : filter.atMost(show(range.max ?? 0));
}

export function periodText(
  { messages: { answers }, language }: Asking,
  { from, to }: Pick<ReadPeriod, 'from' | 'to'>,
): string {
  const { filter } = answers;
  if (from !== undefined && to !== undefined) {
    return from === to
      ? filter.on(formatDate(from, language))
      : filter.between(formatDate(from, language), formatDate(to, language));
  }
  if (from !== undefined) return filter.since(formatDate(from, language));
  return to === undefined ? '' : filter.until(formatDate(to, language));
}

/** `KT-07 Land approval`. */
export function nameOf(asking: Asking, item: Item): string {
  return asking.messages.answers.named(item.code, itemTitle(asking, item));
}
