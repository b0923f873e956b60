import { formatDate } from '../../messages/format.ts';
import { daysBetween, plainDateIn } from '../../plan/dates.ts';
import type { Item, PlainDate } from '../../plan/records.ts';
import { type Asking, itemTitle } from '../evidence/asking.ts';
import { describeScope, nameOf } from '../evidence/describe.ts';
import { filterOf, within } from '../evidence/filter.ts';
import { notRecorded } from './not-recorded.ts';

const MAX_SAID = 12;
const MAX_ROWS = 50;
const MAX_ENTRIES = 20_000;

/** Open items that have had their light for so many days, by the day on which the records say it began. */
export async function sayLitFor(asking: Asking): Promise<void> {
  const { reader, reading, visibility, book, messages, today, language } = asking;
  const { days, scope } = reading;
  const [light] = scope.lights;
  if (days === undefined || light === undefined) return notRecorded(asking, {});
  const { items } = await reader.findItems(
    { ...(await filterOf(asking, { ...scope, periods: [] })), statuses: ['open'] },
    { sort: [{ by: 'code', direction: 'ascending' }], limit: 5_000 },
    visibility,
  );
  const { began, entered } = await beganOn(asking, items, light);
  const found = items
    .flatMap((item) => {
      const since = began.get(item.code);
      const lasted = since === undefined ? undefined : daysBetween(since, today);
      return since !== undefined && lasted !== undefined && within(lasted, days)
        ? [{ item, since, lasted }]
        : [];
    })
    .sort((a, b) => b.lasted - a.lasted || (a.item.code < b.item.code ? -1 : 1));
  const say = messages.standing.litFor;
  const unknown = items.filter(
    ({ code }) => entered.has(code) && !found.some(({ item }) => item.code === code),
  );
  if (unknown.length > 0) book.note(say.unknown(String(unknown.length)));
  const codes = found.map(({ item }) => item.code);
  const { filter } = describeScope(asking, { ...scope, periods: [] });
  const count = book.figure(found.length, 'count', filter, codes);
  book.say(
    say.summary(
      messages.answers.counted(found.length, count, scope.kinds),
      filter,
      String(days.min ?? 0),
      days.minExclusive === true,
    ),
    codes.slice(0, 200),
  );
  for (const { item, since, lasted } of found.slice(0, MAX_SAID)) {
    book.item(item);
    const date = formatDate(since, language);
    const shown = book.figure(lasted, 'days', `${item.code} ${messages.answers.lights[light]}`, [item.code]);
    book.fact(item.code, messages.answers.lights[light], `${date} ${shown}`);
    book.say(say.line(nameOf(asking, item), messages.answers.lights[light], date, shown), [item.code]);
  }
  if (found.length > 1)
    book.draft.table = {
      caption: filter,
      columns: [
        { label: messages.terms.fields.code, align: 'left' },
        { label: messages.terms.fields.title, align: 'left' },
        { label: messages.answers.columns.when, align: 'left' },
        { label: say.days, align: 'right' },
      ],
      rows: found
        .slice(0, MAX_ROWS)
        .map(({ item, since, lasted }) => [
          { text: item.code, code: item.code },
          { text: itemTitle(asking, item) },
          { text: formatDate(since, language) },
          { text: String(lasted), number: lasted },
        ]),
      total: found.length,
    };
}

/** The day of the newest entry that gave an item its light, and which items had it when they were entered. */
async function beganOn(
  { reader, timeZone }: Asking,
  items: readonly Item[],
  light: string,
): Promise<{ readonly began: ReadonlyMap<string, PlainDate>; readonly entered: ReadonlySet<string> }> {
  const began = new Map<string, PlainDate>();
  const entered = new Set<string>();
  if (items.length === 0) return { began, entered };
  const entries = await reader.listAudit({
    recordKind: 'item',
    recordKeys: items.map((item) => item.code),
    limit: MAX_ENTRIES,
  });
  for (const { recordKey, before, after, at } of entries)
    if (!began.has(recordKey) && after.light === light && before?.light !== light) {
      began.set(recordKey, plainDateIn(timeZone, at));
      if (before === undefined) entered.add(recordKey);
    }
  return { began, entered };
}
