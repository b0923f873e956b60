import { formatDate } from '../../messages/format.ts';
import { addDays, daysBetween, instantAt } from '../../plan/dates.ts';
import type { PlainDate } from '../../plan/records.ts';
import type { Asking } from '../evidence/asking.ts';
import { describeScope, nameOf } from '../evidence/describe.ts';
import { filterOf } from '../evidence/filter.ts';
import { hasAttributes } from '../interpret/rule.ts';
import { nothing } from './items.ts';
import { registerSources, roundMean, unitOf } from './measures.ts';
import { notRecorded } from './not-recorded.ts';
import { sayThenAndNow } from './then-and-now.ts';

const TREND_WEEKS = 8;
const MAX_POINTS = 14;

interface Point {
  readonly date: PlainDate;
  readonly value: number | undefined;
  readonly codes: readonly string[];
}

/** A number as it stood on several days: a trend week by week, or one day against another. */
export async function sayOverTime(asking: Asking): Promise<void> {
  const { reading, book, messages, language, today } = asking;
  const scope = { ...reading.scope, periods: [] };
  const standing = reading.measure === undefined && !reading.trend && scope.items.length === 0;
  if (standing && !hasAttributes(scope)) return sayThenAndNow(asking, comparedDays(asking));
  const days = reading.trend ? trendDays(asking) : comparedDays(asking);
  const points: Point[] = [];
  for (const date of days) points.push(await pointOn({ ...asking, reading: { ...reading, scope } }, date));
  const stored = points.filter((one): one is Point & { value: number } => one.value !== undefined);
  const blank = points.find((one) => one.value === undefined);
  if (stored.length < 2) {
    if (blank) book.say(messages.standing.nothingThen(formatDate(blank.date, language)));
    return notRecorded(asking, { near: scope.items });
  }
  if (stored.every((one) => one.value === 0) && (await isEmpty(asking)))
    return nothing(asking, messages.answers.items, '');
  const unit = reading.measure ? unitOf(reading.measure) : 'count';
  const { what, filter } = describeScope(asking, scope);
  const [item] = scope.items.length === 1 ? await asking.reader.getItems(scope.items, asking.visibility) : [];
  if (item) book.item(item);
  const narrowed = filter ? `${what}${language === 'zh' ? `（${filter}）` : ` (${filter})`}` : what;
  const about = reading.measure
    ? messages.answers.of(item ? nameOf(asking, item) : narrowed, messages.terms.fields[reading.measure])
    : narrowed;
  const cites = (codes: readonly string[]): string[] => (item ? [item.code] : [...codes].slice(0, 100));
  const shown = stored.map((one) => {
    const date = formatDate(one.date, language);
    const text = book.figure(one.value, unit, `${about} ${date}`, one.codes);
    for (const code of cites(one.codes)) book.fact(code, `as of ${date}`, `${date} ${text}`);
    return { ...one, text: messages.answers.changes.at(date, text) };
  });
  const last = shown.at(-1);
  const first = shown[0];
  if (!first || !last) return;
  const basis = cites([...new Set(shown.flatMap((one) => one.codes))]);
  book.say(
    messages.answers.overTime.series(about, shown.map((one) => one.text).join(messages.answers.separator)),
    basis,
  );
  const gap = Math.round((last.value - first.value) * 100) / 100;
  const span = String(daysBetween(first.date, last.date === today ? today : last.date));
  if (gap === 0) book.say(messages.answers.overTime.same(span), basis);
  else {
    const amount = book.figure(Math.abs(gap), unit === 'percent' ? 'points' : unit, about, last.codes);
    book.say(
      messages.answers.overTime.change(
        unit === 'percent' ? messages.answers.points(amount) : amount,
        gap > 0,
        span,
      ),
      basis,
    );
  }
  if (!item) await registerSources(asking, [...new Set(shown.flatMap((one) => one.codes))].slice(0, 200));
  book.draft.chart = {
    kind: 'line',
    title: about,
    labels: shown.map((one) => one.date),
    series: [{ name: about, values: shown.map((one) => one.value) }],
    unit,
  };
}

async function isEmpty({ reader, visibility }: Asking): Promise<boolean> {
  return (await reader.findItems({}, { sort: [], limit: 1 }, visibility)).total === 0;
}

/** The number as the records stood at the end of a day. */
async function pointOn(asking: Asking, date: PlainDate): Promise<Point> {
  const { reader, reading, visibility, timeZone, today } = asking;
  const at = date < today ? instantAt(addDays(date, 1), '00:00', timeZone) : undefined;
  const then: Asking = at ? { ...asking, asOf: { at }, now: at, today: date } : asking;
  const { measure } = reading;
  const [group] = await reader.aggregateItems(
    await filterOf(then, reading.scope),
    { measures: measure ? [measure] : [] },
    visibility,
    then.asOf,
  );
  if (!measure) return { date, value: group?.count ?? 0, codes: group?.codes ?? [] };
  const summary = group?.measures[measure];
  if (!summary || summary.count === 0) return { date, value: undefined, codes: [] };
  const mean = reading.statistic === 'avg' || measure === 'progress';
  const value = mean ? roundMean(summary.sum / summary.count, unitOf(measure)) : summary.sum;
  return { date, value, codes: group?.codes ?? [] };
}

/** The same weekday of each week, or of each fourth when the weeks are too many. */
function trendDays({ reading, today }: Asking): PlainDate[] {
  const from =
    reading.scope.periods.find((one) => one.from !== undefined)?.from ?? addDays(today, -7 * TREND_WEEKS);
  const weeks = Math.floor(daysBetween(from, today) / 7);
  const step = (back: number): PlainDate => addDays(today, (weeks > MAX_POINTS ? -28 : -7) * back);
  const days: PlainDate[] = [];
  for (let back = 0; days.length < MAX_POINTS && step(back) >= from; back += 1) days.unshift(step(back));
  return days.length > 1 ? days : [from, today];
}

/** The ends of the periods that are named; of one alone, against today. */
function comparedDays({ reading, today }: Asking): PlainDate[] {
  const { periods } = reading.scope;
  const ends = periods.flatMap(({ from, to }) => {
    if (to === undefined) return from ?? [];
    if (to < today) return to;
    return periods.length === 1 ? (from ?? []) : today;
  });
  return [...new Set([...ends, ...(ends.length < 2 ? [today] : [])])].filter((day) => day <= today).sort();
}
