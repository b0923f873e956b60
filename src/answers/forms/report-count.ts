import { formatList } from '../../messages/format.ts';
import { addDays, instantAt } from '../../plan/dates.ts';
import { type Asking, className } from '../evidence/asking.ts';
import { describeScope, nameOf, periodText } from '../evidence/describe.ts';
import { filterOf, periodOf } from '../evidence/filter.ts';
import { nothing } from './items.ts';
import { personName } from './people.ts';

const MAX_NAMED = 50;
const MAX_ROWS = 20;

/** How many reports were filed in a period, or by whom the most; a correction takes the place of what it corrects. */
export async function countReports(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages, timeZone, language } = asking;
  const scope = { ...reading.scope, periods: [], conditions: [] };
  const fitting = await filterOf(asking, scope);
  // Some of the items, to be named; the store counts for all of them.
  const { items } = await reader.findItems(
    fitting,
    { sort: [{ by: 'code', direction: 'ascending' }], limit: MAX_NAMED },
    visibility,
  );
  const { what, filter } = describeScope(asking, scope);
  if (items.length === 0) return nothing(asking, what, filter);
  const period = periodOf(reading.scope, 'window', 'updated', 'as_of', 'due', 'start', 'closed');
  const recorded = {
    since: period?.from === undefined ? undefined : instantAt(period.from, '00:00', timeZone),
    until: period?.to === undefined ? undefined : instantAt(addDays(period.to, 1), '00:00', timeZone),
  };
  const counted = await reader.countUpdates(fitting, recorded, visibility, asOf);
  const total = counted.authors.reduce((sum, { count }) => sum + count, 0);
  const say = messages.standing.reportCount;
  const codes = counted.firstCodes;
  const [item] = scope.items.length === 1 ? items : [];
  const name = item
    ? nameOf(asking, item)
    : scope.classes.map((code) => `${code} ${className(asking, code)}`).join(messages.answers.separator) ||
      filter;
  for (const code of scope.classes) {
    const record = asking.classes.get(code);
    if (record) book.classRecord(record);
  }
  for (const one of await reader.getItems(codes.slice(0, MAX_NAMED), visibility, asOf)) book.item(one);
  const cites = [...scope.classes, ...codes];
  const when = period ? periodText(asking, period) : '';
  if (reading.direction === undefined) {
    book.say(
      say.total(
        name,
        total,
        book.figure(total, 'count', `${name} ${say.label}`.trim(), cites),
        book.figure(counted.items, 'count', messages.answers.items, cites),
        when,
      ),
      cites.slice(0, 200),
    );
    return;
  }
  const rows = await Promise.all(
    counted.authors.map(async ({ authorId, count }) => ({ name: await personName(asking, authorId), count })),
  );
  const ascending = reading.direction === 'ascending';
  rows.sort((a, b) => (ascending ? a.count - b.count : b.count - a.count) || (a.name < b.name ? -1 : 1));
  const [first] = rows;
  if (first === undefined) return book.say(say.none(when));
  const best = rows.filter((row) => row.count === first.count);
  for (const row of rows) {
    book.figure(row.count, 'count', `${row.name} ${say.label}`, codes);
    for (const code of codes.slice(0, 1)) book.fact(code, row.name, row.name);
  }
  book.say(
    say.most(
      formatList(
        best.map((row) => row.name),
        language,
      ),
      book.figure(first.count, 'count', `${first.name} ${say.label}`, codes),
      ascending,
      when,
    ),
    codes.slice(0, 100),
  );
  book.draft.table = {
    caption: say.label,
    columns: [
      { label: messages.answers.columns.person, align: 'left' },
      { label: say.label, align: 'right' },
    ],
    rows: rows
      .slice(0, MAX_ROWS)
      .map((row) => [{ text: row.name }, { text: String(row.count), number: row.count }]),
    total: rows.length,
  };
}
