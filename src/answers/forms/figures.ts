import { formatList } from '../../messages/format.ts';
import { daysBetween } from '../../plan/dates.ts';
import type { GroupKey, ItemFilter, ItemGroup, Measure } from '../../plan/query.ts';
import type { AmountField, Item } from '../../plan/records.ts';
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
import type { AnswerFigure } from '../answer.ts';
import { type Asking, className } from '../evidence/asking.ts';
import { figureText } from '../evidence/book.ts';
import { describeScope, nameOf } from '../evidence/describe.ts';
import { fieldValue } from '../evidence/field-text.ts';
import { filterOf, within } from '../evidence/filter.ts';
import { EMPTY_SCOPE } from '../interpret/reading.ts';
import { isMeasure } from '../interpret/signals.ts';
import { crossGroups } from './cross-groups.ts';
import { headingsOfAll, headingsWithout } from './headings.ts';
import { itemTable, nothing } from './items.ts';
import { sayLeft } from './left.ts';
import { sayResponsible } from './people.ts';

export function unitOf(measure: Measure): AnswerFigure['unit'] {
  if (measure === 'progress') return 'percent';
  if (measure === 'landMu') return 'mu';
  return measure === 'targetCount' || measure === 'recruitedCount' ? 'people' : 'fen';
}

/** Means are shown with two decimals, of amounts to the whole yuan. */
export function roundMean(mean: number, unit: AnswerFigure['unit']): number {
  return unit === 'fen' ? Math.round(mean / 100) * 100 : Math.round(mean * 10) / 10;
}

/** The numbers that are asked for: the first, and others beside it that do not only bound the list. */
function measuresOf({ fields, measure, scope }: Asking['reading']): Measure[] {
  const first = measure ?? 'totalInvestmentFen';
  const others = fields.filter(
    (field): field is Measure => isMeasure(field) && !scope.amounts.some((one) => one.field === field),
  );
  return fields.includes(first) ? [...new Set([first, ...others])] : [first];
}

/** A sum or a mean over a scope. */
export async function aggregate(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages } = asking;
  if (reading.fields.includes('unpaid')) return sayLeft(asking);
  const measures = measuresOf(reading);
  const filter = await filterOf(asking, reading.scope);
  const median = reading.statistic === 'median';
  const [group] = await reader.aggregateItems(filter, { measures, median }, visibility, asOf);
  const { what, filter: narrowed } = describeScope(asking, reading.scope);
  if (!group || group.count === 0) {
    await nothing(asking, what, narrowed);
    if (book.draft.outcome === 'answered') book.draft.outcome = 'not_recorded';
    return;
  }
  let stored = 0;
  for (const measure of measures) {
    const summary = group.measures[measure];
    const label = messages.terms.fields[measure];
    if (!summary || summary.count === 0) {
      book.say(messages.answers.aggregate.nobody(label, what, narrowed), []);
      continue;
    }
    stored += 1;
    const unit = unitOf(measure);
    // Percentages are never added up.
    const asked = reading.statistic ?? 'sum';
    const statistic = measure === 'progress' && asked === 'sum' ? 'avg' : asked;
    const value =
      statistic === 'sum'
        ? summary.sum
        : roundMean(statistic === 'avg' ? summary.sum / summary.count : (summary.median ?? 0), unit);
    const codes = await codesWith(asking, filter, measure, group);
    const shown = book.figure(value, unit, `${label}${narrowed ? ` (${narrowed})` : ''}`, codes, {
      retold: statistic === 'sum',
    });
    const count = book.figure(summary.count, 'count', what, codes);
    book.say(
      messages.answers.aggregate[statistic](
        label,
        shown,
        messages.answers.counted(summary.count, count, reading.scope.kinds),
        narrowed,
      ),
      codes,
    );
  }
  if (stored === 0) book.draft.outcome = 'not_recorded';
  else if (group.codes.length > 0) await noteParents(asking, group, measures[0] ?? 'totalInvestmentFen');
  await registerSources(asking, group.codes);
}

/** The codes that a sum rests on: those that hold the measure. */
async function codesWith(
  { reader, visibility, asOf }: Asking,
  filter: ItemFilter,
  measure: Measure,
  group: ItemGroup,
): Promise<string[]> {
  const { items } = await reader.findItems(
    { ...filter, codes: filter.codes ?? group.codes },
    { sort: [{ by: 'code', direction: 'ascending' }], limit: 200 },
    visibility,
    asOf,
  );
  const holding = items.filter((item) => item[measure] !== undefined);
  const parents = new Set(holding.flatMap((item) => (item.parentCode ? [item.parentCode] : [])));
  return holding.filter((item) => !parents.has(item.code)).map((item) => item.code);
}

async function noteParents(
  { reader, visibility, asOf, book, messages }: Asking,
  group: ItemGroup,
  measure: Measure,
): Promise<void> {
  const items = await reader.getItems(group.codes, visibility, asOf);
  const codes = new Set(items.map((item) => item.code));
  if (items.some((item) => item.parentCode && codes.has(item.parentCode) && item[measure] !== undefined))
    book.note(messages.answers.aggregate.partsOnly);
}

export async function registerSources(
  { reader, visibility, asOf, book }: Asking,
  codes: readonly string[],
): Promise<void> {
  for (const item of await reader.getItems(codes.slice(0, 50), visibility, asOf)) book.item(item);
  book.behind(codes);
}

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

interface GroupValue {
  readonly group: ItemGroup;
  readonly name: string;
  readonly value: number;
  text: string;
}

/** Counts, sums or means by a heading, as sentences, table and chart. */
export async function groupItems(asking: Asking, ranked: boolean): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages, language } = asking;
  const by = reading.groupBy ?? 'class';
  const headed = by === 'class' || by === 'city' || by === 'industry';
  if (headed && reading.counting && (reading.scope.absent.length > 0 || reading.without === true))
    return headingsWithout(asking, by);
  if (headed && reading.every === true) return headingsOfAll(asking, by);
  if (reading.across !== undefined && !ranked) return crossGroups(asking, by, reading.across);
  const { measure } = reading;
  const filter = await filterOf(asking, reading.scope);
  const groups = await reader.aggregateItems(
    filter,
    { measures: measure ? [measure] : [], groupBy: by },
    visibility,
    asOf,
  );
  const { what, filter: narrowed } = describeScope(asking, reading.scope);
  const mean = reading.statistic === 'avg' || measure === 'progress';
  const unit = measure ? unitOf(measure) : 'count';
  const values = groups.flatMap((group): GroupValue[] => {
    const summary = measure && group.measures[measure];
    if (measure && !summary) return [];
    const value = summary ? (mean ? roundMean(summary.sum / summary.count, unit) : summary.sum) : group.count;
    return [
      { group, name: groupName(asking, by, group.key), value, text: figureText(value, unit, language) },
    ];
  });
  if (reading.shares === true && !mean) {
    const [whole] = await reader.aggregateItems(
      filter,
      { measures: measure ? [measure] : [] },
      visibility,
      asOf,
    );
    const base = measure ? (whole?.measures[measure]?.sum ?? 0) : (whole?.count ?? 0);
    for (const one of base > 0 ? values : []) {
      const part = Math.round((one.value / base) * 1000) / 10;
      one.text = messages.answers.rank.entry(
        one.text,
        book.figure(part, 'percent', one.name, one.group.codes),
      );
    }
  }
  if (values.length === 0) {
    await nothing(asking, what, narrowed);
    return;
  }
  const withZero =
    ranked && !measure && by === 'class' && reading.direction === 'ascending'
      ? zeroClasses(asking, values)
      : [];
  const { having } = reading;
  const all = [...values, ...withZero].filter((one) => having === undefined || within(one.value, having));
  if (all.length === 0) {
    book.figure(0, 'count', what, []);
    book.say(messages.answers.group.nobody(by, narrowed || what));
    return;
  }
  const named = all.filter((one) => one.group.key !== 'none');
  const sorted = ranked
    ? (named.length > 0 ? named : all).sort(
        (a, b) =>
          (reading.direction === 'ascending' ? a.value - b.value : b.value - a.value) ||
          (a.name < b.name ? -1 : 1),
      )
    : measure
      ? [...all].sort((a, b) => b.value - a.value)
      : all;
  const label = measure
    ? messages.terms.fields[measure]
    : narrowed
      ? `${what}${language === 'zh' ? `（${narrowed}）` : ` (${narrowed})`}`
      : what;
  for (const one of sorted)
    book.figure(one.value, unit, `${one.name} ${label}`, withClass(by, one.group.key, one.group.codes), {
      retold: (reading.statistic ?? 'sum') === 'sum',
    });
  if (by === 'class') for (const one of sorted) classOf(asking, one.group.key);
  const cites = (rows: readonly GroupValue[]): string[] =>
    rows
      .flatMap((one) =>
        (by === 'class' && one.group.key && one.group.key !== 'none' ? [one.group.key] : []).concat(
          one.group.codes,
        ),
      )
      .slice(0, 200);
  if (headed && reading.counting && !ranked) {
    const keys = named.flatMap((one) => (one.group.key ? [one.group.key] : []));
    const count = book.figure(
      named.length,
      'count',
      messages.answers.statements.topics.special_classes,
      keys,
    );
    book.say(
      messages.answers.group.counted(
        messages.answers.group.headings(by, named.length, count),
        narrowed,
        formatList(
          named.map((one) => one.name),
          language,
        ),
      ),
      keys,
    );
  }
  if (ranked) {
    sayFirst(asking, sorted, label, cites);
    const best = sorted.filter((one) => one.value === sorted[0]?.value);
    if (by === 'class' && reading.roles.length > 0)
      await sayResponsible({
        ...asking,
        reading: {
          ...reading,
          scope: { ...EMPTY_SCOPE, classes: best.flatMap((one) => one.group.key ?? []) },
        },
      });
  }
  const list = (reading.limit ? untilTied(sorted, reading.limit) : sorted)
    .map((one) => messages.answers.group.line(language === 'zh' ? one.name : one.name, one.text))
    .join(messages.answers.separator);
  if (!ranked || sorted.length > 1)
    book.say(
      messages.answers.group.lines(
        measure
          ? label
          : `${what}${narrowed ? (language === 'zh' ? `（${narrowed}）` : ` (${narrowed})`) : ''}`,
        messages.terms.fields[GROUP_FIELD[by]],
        list,
      ),
      cites(sorted),
    );
  await registerSources(asking, [...new Set(sorted.flatMap((one) => one.group.codes))].slice(0, 200));
  if (
    by === 'city' &&
    new Set(sorted.flatMap((one) => one.group.codes)).size <
      sorted.reduce((sum, one) => sum + one.group.codes.length, 0)
  )
    book.note(messages.answers.aggregate.overlap);
  book.draft.table = {
    caption: messages.answers.list.caption(label),
    columns: [
      { label: messages.terms.fields[GROUP_FIELD[by]], align: 'left' },
      { label: measure ? label : messages.answers.columns.count, align: 'right' },
    ],
    rows: sorted.map((one) => [
      { text: one.name, code: by === 'class' ? one.group.key : undefined },
      { text: one.text, number: one.value },
    ]),
    total: sorted.length,
  };
  book.draft.chart = {
    kind: 'bar',
    title: label,
    labels: sorted.slice(0, 20).map((one) => one.name),
    series: [{ name: label, values: sorted.slice(0, 20).map((one) => one.value) }],
    unit,
  };
}

/** A figure of a class may be cited by the class alone. */
export function withClass(
  by: GroupKey,
  key: string | undefined,
  codes: readonly string[],
): readonly string[] {
  return by === 'class' && key !== undefined && key !== 'none' ? [key, ...codes] : codes;
}

/** Classes without a single item count as zero when the fewest are asked for. */
function zeroClasses(asking: Asking, values: readonly GroupValue[]): GroupValue[] {
  return [...asking.classes.values()]
    .filter((one) => !values.some(({ group }) => group.key === one.code))
    .map((one) => ({
      group: { key: one.code, count: 0, measures: {}, codes: [] },
      name: className(asking, one.code),
      value: 0,
      text: '0',
    }));
}

export function classOf({ classes, book }: Asking, key: string | undefined): void {
  const record = key === undefined ? undefined : classes.get(key);
  if (record) book.classRecord(record);
}

/** The first so many, and what ties with the last of them. */
function untilTied(sorted: readonly GroupValue[], limit: number): readonly GroupValue[] {
  const last = sorted[limit - 1];
  return last === undefined
    ? sorted
    : sorted.filter((one, index) => index < limit || one.value === last.value);
}

function sayFirst(
  asking: Asking,
  sorted: readonly GroupValue[],
  label: string,
  cites: (rows: readonly GroupValue[]) => string[],
): void {
  const { book, messages, reading, language } = asking;
  const first = sorted[0];
  if (!first) return;
  const tied = sorted.filter((one) => one.value === first.value);
  const lowest = reading.direction === 'ascending';
  const say = messages.answers.group;
  const names = formatList(
    tied.map((one) => one.name),
    language,
  );
  const several = tied.length > 1;
  if (reading.measure === undefined)
    book.say(say.most(names, label, first.text, lowest, several), cites(tied));
  else
    book.say(
      several ? say.tied(names, label, first.text, lowest) : say.first(names, label, first.text, lowest),
      cites(tied),
    );
}

/** The greatest or least of items by a number or a date. */
export async function rankItems(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages } = asking;
  const by = reading.rankBy === 'count' || reading.rankBy === undefined ? 'progress' : reading.rankBy;
  const direction = reading.direction ?? 'descending';
  const ahead =
    by === 'dueOn' &&
    direction === 'ascending' &&
    reading.scope.periods.length === 0 &&
    reading.scope.conditions.length === 0 &&
    reading.scope.statuses.length === 0;
  const open = by === 'dueOn' || (by === 'progress' && direction === 'ascending');
  const scope =
    open && reading.scope.statuses.length === 0
      ? { ...reading.scope, statuses: ['open' as const] }
      : reading.scope;
  let filter = await filterOf(asking, scope);
  if (ahead && !filter.due) filter = { ...filter, due: { min: asking.today } };
  const limit = reading.limit ?? 1;
  const { items } = await reader.findItems(
    filter,
    {
      sort: [
        { by, direction },
        { by: 'code', direction: 'ascending' },
      ],
      limit: Math.max(limit + 20, 30),
    },
    visibility,
    asOf,
  );
  const holding = items.filter((item) => item[by] !== undefined);
  const { what, filter: narrowed } = describeScope(asking, scope);
  const first = holding[0];
  if (!first) return nothing(asking, what, narrowed);
  const tied = holding.filter((item) => rankValue(item, by) === rankValue(first, by));
  const shown = limit > 1 ? holding.slice(0, limit) : tied;
  const label = messages.terms.fields[by];
  for (const item of shown) {
    book.item(item);
    const value = fieldValue(asking, item, by);
    if (value?.number !== undefined && value.unit)
      book.figure(value.number, value.unit, `${item.code} ${label}`, [item.code]);
    if (value) book.fact(item.code, label, value.text);
  }
  const codes = shown.map((item) => item.code);
  const names = shown.map((item) => nameOf(asking, item));
  const dated = by === 'dueOn' || by === 'startOn' || by === 'validTo' || by === 'lastUpdatedAt';
  const text = fieldValue(asking, first, by)?.text ?? '';
  if (limit > 1)
    book.say(
      messages.answers.rank.several(
        label,
        shown
          .map((item) =>
            messages.answers.rank.entry(nameOf(asking, item), fieldValue(asking, item, by)?.text ?? ''),
          )
          .join(messages.answers.separator),
      ),
      codes,
    );
  else if (dated)
    book.say(
      messages.answers.rank.date(
        names.join(messages.answers.separator),
        label,
        text,
        direction === 'ascending',
      ),
      codes,
    );
  else
    book.say(
      messages.answers.rank.first(
        names.join(messages.answers.separator),
        label,
        text,
        direction === 'ascending',
      ),
      codes,
    );
  if (by === 'dueOn' && reading.scope.conditions.includes('overdue') && first.dueOn) {
    book.say(
      messages.answers.lookup.overdueBy(
        nameOf(asking, first),
        book.figure(
          daysBetween(first.dueOn, asking.today),
          'days',
          `${first.code} ${messages.answers.list.overdueColumn}`,
          [first.code],
          { retold: true },
        ),
      ),
      [first.code],
    );
  }
  if (shown.length > 1)
    book.draft.table = itemTable(
      asking,
      shown,
      shown.length,
      label,
      ['title', 'class', 'light', 'progress', 'dueOn'].includes(by) ? [] : [by as AmountField],
    );
}

function rankValue(
  item: Item,
  by: Exclude<NonNullable<Asking['reading']['rankBy']>, 'count'>,
): number | string | undefined {
  const value = item[by];
  return value instanceof Date ? value.getTime() : value;
}
