import { daysBetween } from '../../plan/dates.ts';
import type { GroupKey, Measure } from '../../plan/query.ts';
import { type Asking, className, itemTitle } from '../evidence/asking.ts';
import { figureText } from '../evidence/book.ts';
import { describeScope, nameOf } from '../evidence/describe.ts';
import { fieldValue } from '../evidence/field-text.ts';
import { filterOf } from '../evidence/filter.ts';
import { narrowTo, sidesOf, withoutSides } from './by-heading.ts';
import { groupName } from './group-names.ts';
import { registerSources, roundMean, unitOf, withClass } from './measures.ts';
import { type Aspect, showSideBySide } from './side-by-side.ts';

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
