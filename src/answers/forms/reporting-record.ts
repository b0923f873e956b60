import { formatDate } from '../../messages/format.ts';
import { addDays, addWeeks, firstDayOfWeek, instantAt, isoWeekOf } from '../../plan/dates.ts';
import type { ItemFilter } from '../../plan/query.ts';
import type { IsoWeek } from '../../plan/records.ts';
import { type Asking, className } from '../evidence/asking.ts';
import { figureText } from '../evidence/book.ts';
import { filterOf, periodOf } from '../evidence/filter.ts';
import { notRecorded } from './not-recorded.ts';

const WEEKS = 4;
const MAX_WEEKS = 26;

interface Row {
  readonly code: string;
  expected: number;
  came: number;
}

/**
 * How reliably classes report: of the open items of each week, those that had a report for it by the end of the week
 * after. Over the last four complete weeks, or the weeks of the period that is said.
 */
export async function sayReportingRecord(asking: Asking): Promise<void> {
  const { reading, book, messages, language } = asking;
  const weeks = weeksOf(asking);
  const rows = await recordsOf(asking, weeks);
  const [first] = weeks;
  const last = weeks.at(-1);
  if (rows.length === 0 || first === undefined || last === undefined) {
    if (last) book.say(messages.standing.nothingThen(formatDate(addDays(firstDayOfWeek(last), 6), language)));
    return notRecorded(asking, {});
  }
  const lowest = reading.direction === 'ascending';
  const rated = rows
    .map((row) => ({ ...row, percent: Math.round((row.came / row.expected) * 1000) / 10 }))
    .sort((a, b) => (lowest ? a.percent - b.percent : b.percent - a.percent) || (a.code < b.code ? -1 : 1));
  const say = messages.standing.record;
  const label = say.label;
  for (const row of rated) {
    const record = asking.classes.get(row.code);
    if (record) book.classRecord(record);
    const name = className(asking, row.code);
    book.figure(row.percent, 'percent', `${name} ${label}`, [row.code]);
    book.figure(row.came, 'count', `${name} ${say.came}`, [row.code]);
    book.figure(row.expected, 'count', `${name} ${say.expected}`, [row.code]);
  }
  const best = rated.filter((row) => row.percent === rated[0]?.percent);
  const shown = (row: (typeof rated)[number]): string =>
    say.rate(figureText(row.percent, 'percent', language), String(row.came), String(row.expected));
  const [top] = best;
  if (top === undefined) return;
  const from = formatDate(firstDayOfWeek(first), language);
  const to = formatDate(addDays(firstDayOfWeek(last), 6), language);
  book.say(
    say.first(
      best.map((row) => className(asking, row.code)).join(messages.answers.separator),
      best.length === 1 ? shown(top) : figureText(top.percent, 'percent', language),
      lowest,
      from,
      to,
    ),
    best.map((row) => row.code),
  );
  book.say(
    say.how,
    rated.map((row) => row.code),
  );
  book.draft.table = {
    caption: label,
    columns: [
      { label: messages.terms.fields.class, align: 'left' },
      { label, align: 'right' },
      { label: say.came, align: 'right' },
      { label: say.expected, align: 'right' },
    ],
    rows: rated.map((row) => [
      { text: className(asking, row.code), code: row.code },
      { text: figureText(row.percent, 'percent', language), number: row.percent },
      { text: String(row.came), number: row.came },
      { text: String(row.expected), number: row.expected },
    ]),
    total: rated.length,
  };
}

/** Complete weeks only, oldest first. */
function weeksOf({ reading, today }: Asking): IsoWeek[] {
  const period = periodOf(reading.scope, 'window', 'updated', 'as_of', 'due');
  const current = isoWeekOf(today);
  const last = period?.to !== undefined && period.to < today ? isoWeekOf(period.to) : addWeeks(current, -1);
  const first = period?.from === undefined ? addWeeks(last, 1 - WEEKS) : isoWeekOf(period.from);
  const weeks: IsoWeek[] = [];
  for (
    let week = last;
    week >= first && week < current && weeks.length < MAX_WEEKS;
    week = addWeeks(week, -1)
  )
    weeks.unshift(week);
  return weeks;
}

async function recordsOf(asking: Asking, weeks: readonly IsoWeek[]): Promise<Row[]> {
  const { reader, reading, visibility, now, timeZone } = asking;
  const filter: ItemFilter = {
    ...(await filterOf(asking, { ...reading.scope, periods: [], conditions: [] })),
    statuses: ['open'],
  };
  const rows = new Map<string, Row>();
  for (const week of weeks) {
    // Nothing is expected of a week that ended before anything was recorded.
    const sunday = { at: instantAt(addDays(firstDayOfWeek(week), 7), '00:00', timeZone) };
    const [then] = await reader.aggregateItems(filter, { measures: [] }, visibility, sunday);
    if (then === undefined || then.count === 0) continue;
    const end = instantAt(addDays(firstDayOfWeek(week), 14), '00:00', timeZone);
    const asOf = end < now ? { at: end } : {};
    const byClass = { measures: [], groupBy: 'class' } as const;
    const open = await reader.aggregateItems(filter, byClass, visibility, asOf);
    const silent = await reader.aggregateItems({ ...filter, silentIn: week }, byClass, visibility, asOf);
    for (const { key, count } of open) {
      if (key === undefined || key === 'none') continue;
      const row = rows.get(key) ?? { code: key, expected: 0, came: 0 };
      rows.set(key, row);
      row.expected += count;
      row.came += count - (silent.find((one) => one.key === key)?.count ?? 0);
    }
  }
  return [...rows.values()];
}
