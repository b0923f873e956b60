import { formatDate, formatList, formatWeek } from '../../messages/format.ts';
import { addDays, firstDayOfWeek, instantAt, isoWeekOf, plainDateIn } from '../../plan/dates.ts';
import type { ItemFilter, ItemGroup } from '../../plan/query.ts';
import type { IsoWeek, Item, StatusUpdate } from '../../plan/records.ts';
import type { UpdateFilter } from '../../plan/store.ts';
import { type Asking, className } from '../evidence/asking.ts';
import { nameOf, periodText } from '../evidence/describe.ts';
import { filterOf, periodOf } from '../evidence/filter.ts';
import { nothing } from './items.ts';
import { personName } from './people.ts';

const MAX_UPDATES = 5_000;
const MAX_NAMED = 8;

/** Whether it was reported in a period (the present week unless another is named), and by whom. */
export async function sayReporters(asking: Asking): Promise<void> {
  if (asking.reading.scope.items.length > 0) return sayOfItems(asking);
  const { reader, reading, visibility, asOf, book, messages } = asking;
  const span = spanOf(asking);
  const scope = { ...reading.scope, periods: [], conditions: [] };
  const open: ItemFilter = { ...(await filterOf(asking, scope)), statuses: ['open'] };
  const updates = await reader.listUpdates({ ...span.updates, limit: MAX_UPDATES }, asOf);
  const not = open.not ?? [];
  const codesReported = [...new Set(updates.map((one) => one.itemCode))];
  const reported: ItemFilter = span.week
    ? { ...open, not: [...not, { silentIn: span.week }] }
    : { ...open, codes: open.codes?.filter((code) => codesReported.includes(code)) ?? codesReported };
  const missing: ItemFilter = span.week
    ? { ...open, silentIn: span.week }
    : { ...open, not: [...not, { codes: codesReported }] };
  const byClass = { measures: [], groupBy: 'class' } as const;
  const all = await reader.aggregateItems(open, byClass, visibility, asOf);
  if (all.length === 0) return nothing(asking, messages.answers.items, '');
  const some = await reader.aggregateItems(reported, byClass, visibility, asOf);
  for (const { key } of all) {
    const record = key === undefined ? undefined : asking.classes.get(key);
    if (record) book.classRecord(record);
  }
  if (reading.whether === true) return sayWhether(asking, span.text, all, some, missing);
  const say = messages.standing.reporters;
  const rows = await Promise.all(
    some.map(async (group) => ({
      group,
      code: group.key ?? '',
      open: all.find((one) => one.key === group.key)?.count ?? group.count,
      people: await authorsOf(asking, group, updates),
    })),
  );
  const codes = rows.flatMap((row) => [row.code, ...row.group.codes]);
  const total = rows.reduce((sum, row) => sum + row.group.count, 0);
  const whole = all.reduce((sum, group) => sum + group.count, 0);
  book.say(
    say.total(
      book.figure(total, 'count', messages.answers.conditions.reported, codes),
      book.figure(
        whole,
        'count',
        messages.terms.statuses.open,
        all.flatMap((group) => group.codes),
      ),
      span.text,
    ),
    codes.slice(0, 200),
  );
  for (const row of rows) {
    const name = className(asking, row.code);
    book.fact(row.code, messages.answers.columns.person, row.people);
    book.say(
      say.line(
        name,
        row.people,
        book.figure(row.group.count, 'count', `${name} ${messages.answers.conditions.reported}`, [
          row.code,
          ...row.group.codes,
        ]),
        book.figure(row.open, 'count', `${name} ${messages.terms.statuses.open}`, [row.code]),
      ),
      [row.code],
    );
  }
  if (rows.length > 0)
    book.draft.table = {
      caption: messages.answers.conditions.reported,
      columns: [
        { label: messages.terms.fields.class, align: 'left' },
        { label: messages.answers.columns.person, align: 'left' },
        { label: say.reported, align: 'right' },
        { label: messages.answers.silent.ofOpen, align: 'right' },
      ],
      rows: rows.map((row) => [
        { text: className(asking, row.code), code: row.code },
        { text: row.people },
        { text: String(row.group.count), number: row.group.count },
        { text: String(row.open), number: row.open },
      ]),
      total: rows.length,
    };
}

interface ReportSpan {
  /** Where the period is one week, what is reported for it counts, whenever it was written. */
  readonly week: IsoWeek | undefined;
  readonly updates: UpdateFilter;
  readonly text: string;
}

function spanOf(asking: Asking): ReportSpan {
  const { reading, today, timeZone, language } = asking;
  const period = periodOf(reading.scope, 'window', 'updated', 'as_of', 'due');
  const from = period?.from;
  const week = isoWeekOf(from ?? today);
  const monday = firstDayOfWeek(week);
  const to = period?.to ?? today;
  const oneWeek = from === undefined || (from === monday && (to === addDays(monday, 6) || to === today));
  if (oneWeek && to <= addDays(monday, 6))
    return { week, updates: { periods: [week] }, text: formatWeek(monday, language) };
  return {
    week: undefined,
    updates: {
      since: instantAt(from ?? monday, '00:00', timeZone),
      until: instantAt(addDays(to, 1), '00:00', timeZone),
    },
    text: period ? periodText(asking, period) : formatWeek(monday, language),
  };
}

/** Who wrote the reports of a group, in the order of their number. */
async function authorsOf(
  asking: Asking,
  { codes }: ItemGroup,
  updates: readonly StatusUpdate[],
): Promise<string> {
  const ids = updates.filter((one) => codes.includes(one.itemCode)).map((one) => one.authorId);
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]).map(([id]) => id);
  const names = await Promise.all(sorted.slice(0, MAX_NAMED).map((id) => personName(asking, id)));
  return names.join(asking.messages.answers.separator);
}

/** A plain yes or no, then how many, and what is missing. */
async function sayWhether(
  asking: Asking,
  period: string,
  all: readonly ItemGroup[],
  some: readonly ItemGroup[],
  missing: ItemFilter,
): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages, language } = asking;
  const say = messages.standing.reporters;
  const count = (groups: readonly ItemGroup[]): number => groups.reduce((sum, one) => sum + one.count, 0);
  const codes = (groups: readonly ItemGroup[]): string[] => groups.flatMap((one) => one.codes);
  const [done, whole] = [count(some), count(all)];
  const name =
    reading.scope.classes.length > 0
      ? formatList(
          reading.scope.classes.map((code) => `${code} ${className(asking, code)}`),
          language,
        )
      : '';
  const verdict = done === whole ? 'all' : done === 0 ? 'none' : 'part';
  const cites = [...reading.scope.classes, ...codes(verdict === 'none' ? all : some)].slice(0, 200);
  book.say(
    say[verdict](
      name,
      book.figure(done, 'count', `${name} ${messages.answers.conditions.reported}`.trim(), cites),
      book.figure(whole, 'count', `${name} ${messages.terms.statuses.open}`.trim(), [
        ...reading.scope.classes,
        ...codes(all),
      ]),
      period,
    ),
    cites,
  );
  if (verdict !== 'part') return;
  const { items } = await reader.findItems(
    missing,
    { sort: [{ by: 'code', direction: 'ascending' }], limit: MAX_NAMED },
    visibility,
    asOf,
  );
  for (const item of items) book.item(item);
  if (whole - done <= MAX_NAMED)
    book.say(
      say.missing(items.map((item) => nameOf(asking, item)).join(messages.answers.separator)),
      items.map((item) => item.code),
    );
}

async function sayOfItems(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages, timeZone, language } = asking;
  const say = messages.standing.reporters;
  const span = spanOf(asking);
  const items: readonly Item[] = await reader.getItems(reading.scope.items, visibility, asOf);
  for (const item of items) {
    book.item(item);
    const name = nameOf(asking, item);
    const [own] = await reader.listUpdates({ ...span.updates, itemCodes: [item.code], limit: 1 }, asOf);
    const [last] = own ? [own] : await reader.listUpdates({ itemCodes: [item.code], limit: 1 }, asOf);
    const on = last && formatDate(plainDateIn(timeZone, last.recordedAt), language);
    const who = last ? await personName(asking, last.authorId) : '';
    if (on) book.fact(item.code, messages.terms.fields.lastUpdatedAt, `${on} ${who}`);
    if (own && on) book.say(say.itemYes(name, on, who), [item.code]);
    else if (on) book.say(say.itemNo(name, span.text, on, who), [item.code]);
    else book.say(say.itemNever(name), [item.code]);
  }
}
