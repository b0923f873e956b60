import { formatList } from '../../messages/format.ts';
import type { ItemGroup } from '../../plan/query.ts';
import { type Asking, className } from '../evidence/asking.ts';
import { figureText } from '../evidence/book.ts';
import { describeScope } from '../evidence/describe.ts';
import { filterOf, within } from '../evidence/filter.ts';
import { EMPTY_SCOPE } from '../interpret/reading.ts';
import { crossGroups } from './cross-groups.ts';
import { GROUP_FIELD, groupName } from './group-names.ts';
import { headingsOfAll, headingsWithout } from './headings.ts';
import { nothing } from './items.ts';
import { classOf, registerSources, roundMean, unitOf, withClass } from './measures.ts';
import { sayResponsible } from './people.ts';

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
