import { daysBetween } from '../../plan/dates.ts';
import type { GroupKey, ItemFilter, ItemGroup, Measure } from '../../plan/query.ts';
import { type Asking, className, itemTitle } from '../evidence/asking.ts';
import { figureText } from '../evidence/book.ts';
import { describeScope, nameOf } from '../evidence/describe.ts';
import { fieldValue } from '../evidence/field-text.ts';
import { filterOf, weekOf, within } from '../evidence/filter.ts';
import { RATE_PAIRS } from '../evidence/rates.ts';
import { EMPTY_SCOPE, type RateName, type Scope } from '../interpret/reading.ts';
import { groupName, registerSources, roundMean, unitOf, withClass } from './figures.ts';
import { type Aspect, showSideBySide } from './side-by-side.ts';

const round = (value: number): number => Math.round(value * 10) / 10;

/** A part of a whole, by number of items or by an amount, with numerator and denominator. */
export async function sayShare(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages } = asking;
  const part = reading.part ?? reading.scope;
  if (reading.groupBy) return shareByGroup(asking, part, reading.groupBy);
  const measures: Measure[] = reading.measure ? [reading.measure] : [];
  const [whole] = await reader.aggregateItems(
    await filterOf(asking, reading.scope),
    { measures },
    visibility,
    asOf,
  );
  const [some] = await reader.aggregateItems(await filterOf(asking, part), { measures }, visibility, asOf);
  const base = describeScope(asking, reading.scope);
  const narrowed = describeScope(asking, onlyPart(part, reading.scope));
  const name = narrowed.filter || narrowed.what;
  const baseName = base.filter
    ? `${base.what}${asking.language === 'zh' ? `（${base.filter}）` : ` (${base.filter})`}`
    : base.what;
  const measure = reading.measure;
  const numerator = measure ? (some?.measures[measure]?.sum ?? 0) : (some?.count ?? 0);
  const denominator = measure ? (whole?.measures[measure]?.sum ?? 0) : (whole?.count ?? 0);
  if (denominator === 0) {
    book.draft.outcome = 'not_recorded';
    book.say(messages.answers.share.noBase(name));
    return;
  }
  const codes = some?.codes ?? [];
  const unit = measure ? unitOf(measure) : 'count';
  const percent = book.figure(round((numerator / denominator) * 100), 'percent', name, codes);
  const above = book.figure(numerator, unit, name, codes);
  const below = book.figure(denominator, unit, baseName, whole?.codes ?? []);
  const cites = codes.length > 0 ? codes : (whole?.codes ?? []);
  if (measure)
    book.say(
      messages.answers.share.sum(name, above, baseName, below, percent, messages.terms.fields[measure]),
      cites,
    );
  else book.say(messages.answers.share.line(name, above, baseName, below, percent), cites);
  await registerSources(asking, codes);
}

/** What the part narrows beyond the whole. */
function onlyPart(part: Scope, base: Scope): Scope {
  const result: Record<string, unknown> = { ...EMPTY_SCOPE };
  for (const [key, value] of Object.entries(part)) {
    const other = base[key as keyof Scope];
    if (
      Array.isArray(value) ? value.length > 0 && (other as readonly unknown[]).length === 0 : value !== other
    )
      result[key] = value;
  }
  return result as unknown as Scope;
}

interface Rate {
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

interface RateRow {
  readonly key: string;
  readonly name: string;
  readonly value: number;
  readonly codes: readonly string[];
  readonly of: string;
}

async function rateByGroup(asking: Asking, rate: RateName, label: string, by: GroupKey): Promise<void> {
  const base = await filterOf(asking, withoutSelf(asking.reading.scope, rate));
  const all = await rowsByGroup(asking, base, by, (filter) => rateOf(asking, rate, filter));
  const { having } = asking.reading;
  await sayRows(asking, having ? all.filter((row) => within(row.value, having)) : all, label, by);
}

/** The share that a part has in each group. */
async function shareByGroup(asking: Asking, part: Scope, by: GroupKey): Promise<void> {
  const { reader, reading, visibility, asOf } = asking;
  const measures: Measure[] = reading.measure ? [reading.measure] : [];
  const some = await filterOf(asking, part);
  const amount = async (filter: ItemFilter): Promise<{ value: number; codes: readonly string[] }> => {
    const [group] = await reader.aggregateItems(filter, { measures }, visibility, asOf);
    return {
      value: reading.measure ? (group?.measures[reading.measure]?.sum ?? 0) : (group?.count ?? 0),
      codes: group?.codes ?? [],
    };
  };
  const narrowed = describeScope(asking, onlyPart(part, reading.scope));
  const rows = await rowsByGroup(asking, await filterOf(asking, reading.scope), by, async (filter, key) => {
    const whole = await amount(filter);
    const own = await amount(narrowTo(some, by, key));
    return {
      numerator: own.value,
      denominator: whole.value,
      unit: reading.measure ? (unitOf(reading.measure) as 'fen') : 'count',
      codes: [...(own.codes.length > 0 ? own.codes : whole.codes)],
    };
  });
  await sayRows(asking, rows, narrowed.filter || narrowed.what, by);
}

async function rowsByGroup(
  asking: Asking,
  base: ItemFilter,
  by: GroupKey,
  rate: (filter: ItemFilter, key: string) => Promise<Rate>,
): Promise<RateRow[]> {
  const { reader, visibility, asOf, language } = asking;
  const groups = await reader.aggregateItems(base, { measures: [], groupBy: by }, visibility, asOf);
  const rows: RateRow[] = [];
  for (const { key, codes } of groups) {
    if (key === undefined || key === 'none') continue;
    const found = await rate(narrowTo(base, by, key), key);
    if (found.denominator === 0) continue;
    const value = round((found.numerator / found.denominator) * 100);
    const of = `${figureText(found.numerator, found.unit, language)}/${figureText(found.denominator, found.unit, language)}`;
    rows.push({
      key,
      name: groupName(asking, by, key),
      value,
      codes: found.codes.length > 0 ? found.codes : codes,
      of,
    });
  }
  return rows;
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

async function sayRows(
  asking: Asking,
  rows: RateRow[],
  label: string,
  by: GroupKey | undefined,
): Promise<void> {
  const { reading, book, messages, language } = asking;
  if (rows.length === 0) {
    book.draft.outcome = 'not_recorded';
    book.say(messages.answers.share.noBase(label));
    return;
  }
  rows.sort(
    (a, b) =>
      (reading.direction === 'ascending' ? a.value - b.value : b.value - a.value) ||
      (a.name < b.name ? -1 : 1),
  );
  const first = rows[0];
  const tied = rows.filter((row) => row.value === first?.value);
  for (const row of rows) {
    book.figure(
      row.value,
      'percent',
      `${row.name} ${label}`,
      by === undefined ? row.codes : withClass(by, row.key, row.codes),
    );
    const record = by === 'class' ? asking.classes.get(row.key) : undefined;
    if (record) book.classRecord(record);
  }
  const cited = (some: readonly RateRow[]): string[] =>
    [...(by === 'class' ? some.map((row) => row.key) : []), ...some.flatMap((row) => row.codes)].slice(
      0,
      200,
    );
  if (reading.direction !== undefined && first) {
    const text = `${figureText(first.value, 'percent', language)} (${first.of})`;
    const names = tied.map((row) => row.name).join(messages.answers.separator);
    const lowest = reading.direction === 'ascending';
    book.say(
      tied.length > 1
        ? messages.answers.group.tied(names, label, text, lowest)
        : messages.answers.group.first(names, label, text, lowest),
      cited(tied),
    );
  }
  const heading =
    by === undefined ? messages.answers.item : messages.terms.fields[by === 'city' ? 'cities' : by];
  if (by !== undefined || reading.direction === undefined) {
    const list = rows
      .map((row) =>
        messages.answers.rank.entry(`${row.name} ${figureText(row.value, 'percent', language)}`, row.of),
      )
      .join(messages.answers.separator);
    book.say(messages.answers.group.lines(label, heading, list), cited(rows));
  }
  book.draft.chart = {
    kind: 'bar',
    title: label,
    labels: rows.slice(0, 20).map((row) => row.name),
    series: [{ name: label, values: rows.slice(0, 20).map((row) => row.value) }],
    unit: 'percent',
  };
  book.draft.table = {
    caption: label,
    columns: [
      { label: heading, align: 'left' },
      { label, align: 'right' },
      { label: '', align: 'right' },
    ],
    rows: rows
      .slice(0, 50)
      .map((row) => [
        { text: row.name, ...(by === undefined || by === 'class' ? { code: row.key } : {}) },
        { text: figureText(row.value, 'percent', language), number: row.value },
        { text: row.of },
      ]),
    total: rows.length,
  };
}

export function narrowTo(filter: ItemFilter, by: GroupKey, key: string): ItemFilter {
  const names = {
    class: 'classCodes',
    city: 'cities',
    industry: 'industries',
    kind: 'kinds',
    stage: 'stages',
    light: 'lights',
    nature: 'natures',
    fundSource: 'fundSources',
    status: 'statuses',
  } as const;
  return { ...filter, [names[by]]: [key] };
}

/** Two or more items, or headings, side by side. */
export async function compareSides(asking: Asking): Promise<void> {
  if (asking.reading.groupBy) return compareGroups(asking, asking.reading.groupBy);
  return compareItems(asking);
}

async function compareItems(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages } = asking;
  const items = (await reader.getItems(reading.scope.items, visibility, asOf)).sort(
    (a, b) => reading.scope.items.indexOf(a.code) - reading.scope.items.indexOf(b.code),
  );
  const asked = reading.fields.filter(
    (field) =>
      field === 'dueOn' ||
      field === 'startOn' ||
      field === 'stage' ||
      field === 'light' ||
      field === reading.measure,
  );
  const fields = (
    reading.measure || asked.length > 0
      ? [...new Set([...asked, ...(reading.measure ? [reading.measure] : [])])]
      : (['stage', 'light', 'progress', 'dueOn', 'totalInvestmentFen'] as const)
  ) as readonly ('stage' | 'light' | 'dueOn' | 'startOn' | Measure)[];
  for (const item of items) book.item(item);
  const codes = items.map((item) => item.code);
  const aspects: Aspect[] = [];
  for (const field of fields) {
    const label = messages.terms.fields[field];
    const values = items.map((item) => fieldValue(asking, item, field));
    if (values.every((value) => value === undefined)) continue;
    aspects.push({ label, unit: values.find((value) => value?.unit)?.unit, values });
    for (const [index, value] of values.entries()) {
      const item = items[index];
      if (value?.number !== undefined && value.unit && item)
        book.figure(value.number, value.unit, `${item.code} ${label}`, [item.code]);
      if (value && item) book.fact(item.code, label, value.text);
    }
    book.say(
      messages.answers.compare.line(
        label,
        items
          .map((item, index) =>
            messages.answers.rank.entry(nameOf(asking, item), values[index]?.text ?? messages.answers.notSet),
          )
          .join(messages.answers.separator),
      ),
      codes,
    );
    const [one, other] = values;
    const [first, second] = items;
    if (items.length !== 2 || !first || !second) continue;
    if (one?.number !== undefined && other?.number !== undefined && one.unit) {
      const gap = Math.round(Math.abs(one.number - other.number) * 100) / 100;
      if (gap === 0) book.say(messages.answers.compare.equal(label), codes);
      else {
        const unit = one.unit === 'percent' ? 'points' : one.unit;
        const shown = book.figure(gap, unit, label, codes);
        book.say(
          messages.answers.compare.more(
            nameOf(asking, one.number > other.number ? first : second),
            label,
            unit === 'points' ? messages.answers.points(shown) : shown,
          ),
          codes,
        );
      }
    } else if ((field === 'dueOn' || field === 'startOn') && first[field] && second[field]) {
      const days = daysBetween(first[field], second[field]);
      if (days === 0) book.say(messages.answers.compare.equal(label), codes);
      else
        book.say(
          messages.answers.compare.earlier(
            nameOf(asking, days > 0 ? first : second),
            label,
            book.figure(Math.abs(days), 'days', label, codes),
          ),
          codes,
        );
    }
  }
  showSideBySide(
    asking,
    items.map((item) => ({ name: itemTitle(asking, item), code: item.code })),
    aspects,
  );
}

async function compareGroups(asking: Asking, by: GroupKey): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages } = asking;
  const keys = sidesOf(reading.scope, by);
  const filter = await filterOf(asking, reading.scope);
  const measures: Measure[] = reading.measure
    ? [reading.measure]
    : reading.counting
      ? []
      : ['progress', 'totalInvestmentFen'];
  const sides: {
    name: string;
    key: string;
    codes: readonly string[];
    count: number;
    values: (number | undefined)[];
  }[] = [];
  for (const key of keys) {
    const [group] = await reader.aggregateItems(narrowTo(filter, by, key), { measures }, visibility, asOf);
    const record = by === 'class' ? asking.classes.get(key) : undefined;
    if (record) book.classRecord(record);
    sides.push({
      key,
      name: by === 'class' ? className(asking, key) : groupName(asking, by, key),
      codes: group?.codes ?? [],
      count: group?.count ?? 0,
      values: measures.map((measure) => {
        const summary = group?.measures[measure];
        if (!summary || summary.count === 0) return undefined;
        return measure === 'progress' || reading.statistic === 'avg'
          ? roundMean(summary.sum / summary.count, unitOf(measure))
          : summary.sum;
      }),
    });
  }
  const cites = sides.flatMap((side) => [...(by === 'class' ? [side.key] : []), ...side.codes]).slice(0, 200);
  const { what: plain, filter: narrowed } = describeScope(asking, withoutSides(reading.scope, by));
  const what = narrowed
    ? `${plain}${asking.language === 'zh' ? `（${narrowed}）` : ` (${narrowed})`}`
    : plain;
  const aspects: Aspect[] = reading.measure
    ? []
    : [
        {
          label: what,
          unit: 'count',
          values: sides.map(({ count }) => ({
            text: figureText(count, 'count', asking.language),
            number: count,
          })),
        },
      ];
  if (!reading.measure) {
    book.say(
      messages.answers.compare.line(
        what,
        sides
          .map((side) =>
            messages.answers.rank.entry(
              side.name,
              book.figure(side.count, 'count', `${side.name} ${what}`, withClass(by, side.key, side.codes)),
            ),
          )
          .join(messages.answers.separator),
      ),
      cites,
    );
    sayGap(
      asking,
      sides.map((side) => ({ name: side.name, value: side.count })),
      what,
      'count',
      cites,
    );
  }
  for (const [index, measure] of measures.entries()) {
    const values = sides.map((side) => ({
      name: side.name,
      value: side.values[index],
      codes: withClass(by, side.key, side.codes),
    }));
    if (values.every((one) => one.value === undefined)) continue;
    const label = messages.terms.fields[measure];
    const unit = unitOf(measure);
    aspects.push({
      label,
      unit,
      values: values.map(({ value }) =>
        value === undefined ? undefined : { text: figureText(value, unit, asking.language), number: value },
      ),
    });
    book.say(
      messages.answers.compare.line(
        label,
        values
          .map((one) =>
            messages.answers.rank.entry(
              one.name,
              one.value === undefined
                ? messages.answers.notSet
                : book.figure(one.value, unit, `${one.name} ${label}`, one.codes),
            ),
          )
          .join(messages.answers.separator),
      ),
      cites,
    );
    sayGap(asking, values, label, unit, cites);
  }
  showSideBySide(
    asking,
    sides.map(({ name }) => ({ name })),
    aspects,
  );
  await registerSources(asking, [...new Set(sides.flatMap((side) => side.codes))].slice(0, 200));
}

function sayGap(
  { book, messages }: Asking,
  sides: readonly { name: string; value: number | undefined }[],
  label: string,
  unit: 'count' | ReturnType<typeof unitOf>,
  cites: readonly string[],
): void {
  const [one, other] = sides;
  if (sides.length !== 2 || one?.value === undefined || other?.value === undefined) return;
  const gap = Math.round(Math.abs(one.value - other.value) * 100) / 100;
  if (gap === 0) {
    book.say(messages.answers.compare.equal(label), cites);
    return;
  }
  const shown = book.figure(gap, unit === 'percent' ? 'points' : unit, label, cites);
  const higher = one.value > other.value ? one.name : other.name;
  book.say(
    unit === 'count'
      ? messages.answers.compare.moreOf(higher, label, shown)
      : messages.answers.compare.more(
          higher,
          label,
          unit === 'percent' ? messages.answers.points(shown) : shown,
        ),
    cites,
  );
}

function sidesOf(scope: Scope, by: GroupKey): readonly string[] {
  return scope[SIDES[by]];
}

/** What narrows both sides alike. */
function withoutSides(scope: Scope, by: GroupKey): Scope {
  return { ...scope, [SIDES[by]]: [] };
}

const SIDES = {
  class: 'classes',
  city: 'cities',
  industry: 'industries',
  kind: 'kinds',
  stage: 'stages',
  light: 'lights',
  nature: 'natures',
  fundSource: 'fundSources',
  status: 'statuses',
} as const;
