import { formatDate, formatList } from '../../messages/format.ts';
import { addDays, instantAt, plainDateIn } from '../../plan/dates.ts';
import type { Item, PlainDate } from '../../plan/records.ts';
import type { Light } from '../../plan/terms.ts';
import type { Asking } from '../evidence/asking.ts';
import { itemTitle } from '../evidence/asking.ts';
import { describeScope, nameOf, periodText } from '../evidence/describe.ts';
import { both, filterOf, periodOf } from '../evidence/filter.ts';
import { notRecorded } from './not-recorded.ts';

const MAX_SAID = 12;
const MAX_ROWS = 50;
const MAX_ENTRIES = 2_000;

interface Turned {
  readonly item: Item;
  /** Newest first. */
  readonly days: readonly PlainDate[];
}

/** Which items went from one light to another, and when: in the period that is said, or in all that is recorded. */
export async function sayTurned(asking: Asking): Promise<void> {
  const { reader, reading, visibility, book, messages, language } = asking;
  const { turn, scope } = reading;
  if (turn === undefined) return notRecorded(asking, {});
  const days = await daysOf(asking, turn);
  const filter = await filterOf(asking, { ...scope, periods: [] });
  const codes = scope.items.length > 0 ? filter.codes : both(filter.codes, [...days.keys()]);
  const { items } = await reader.findItems(
    { ...filter, codes },
    { sort: [{ by: 'code', direction: 'ascending' }], limit: MAX_ENTRIES },
    visibility,
  );
  const byCode = new Map(items.map((item) => [item.code, item]));
  const found = [...days].flatMap(([code, own]): Turned[] => {
    const item = byCode.get(code);
    return item === undefined ? [] : [{ item, days: own }];
  });
  const period = periodOf(scope, 'window', 'updated', 'as_of', 'due', 'start', 'closed');
  const text = period === undefined ? '' : periodText(asking, period);
  const [from, to] = [messages.answers.lights[turn.from], messages.answers.lights[turn.to]];
  const say = messages.standing.turned;
  if (found.length === 0 && scope.items.length > 0) {
    for (const item of items) {
      book.item(item);
      book.say(say.never(nameOf(asking, item), from, to, text), [item.code]);
    }
    return;
  }
  const cited = found.map(({ item }) => item.code);
  const { filter: narrowed } = describeScope(asking, { ...scope, periods: [] });
  const count = book.figure(found.length, 'count', `${from} → ${to}`, cited);
  if (scope.items.length === 0)
    book.say(
      say.summary(messages.answers.counted(found.length, count, scope.kinds), narrowed, from, to, text),
      cited.slice(0, 200),
    );
  const lines = found.map(({ item, days }) => {
    book.item(item);
    const when = formatList(
      days.map((day) => formatDate(day, language)),
      language,
    );
    const now = item.light === undefined ? messages.answers.notSet : messages.answers.lights[item.light];
    book.fact(item.code, `${from} → ${to}`, `${from} ${to} ${when} ${now}`);
    return { item, when, text: say.line(nameOf(asking, item), from, to, when, now) };
  });
  for (const { item, text: line } of lines.slice(0, MAX_SAID)) book.say(line, [item.code]);
  if (lines.length > 1)
    book.draft.table = {
      caption: `${from} → ${to}`,
      columns: [
        { label: messages.terms.fields.code, align: 'left' },
        { label: messages.terms.fields.title, align: 'left' },
        { label: messages.answers.columns.when, align: 'left' },
        { label: messages.terms.fields.light, align: 'left' },
      ],
      rows: lines
        .slice(0, MAX_ROWS)
        .map(({ item, when }) => [
          { text: item.code, code: item.code },
          { text: itemTitle(asking, item) },
          { text: when },
          { text: item.light ? messages.answers.lights[item.light] : '', light: item.light },
        ]),
      total: lines.length,
    };
}

/** When which items went from the one light to the other, by the audit; the item that turned last comes first. */
async function daysOf(
  asking: Asking,
  turn: { readonly from: Light; readonly to: Light },
): Promise<Map<string, PlainDate[]>> {
  const { reader, reading, timeZone, book, messages, language } = asking;
  const period = periodOf(reading.scope, 'window', 'updated', 'as_of', 'due', 'start', 'closed');
  const entries = await reader.listAudit({
    recordKind: 'item',
    recordKeys: reading.scope.items.length > 0 ? reading.scope.items : undefined,
    since: period?.from === undefined ? undefined : instantAt(period.from, '00:00', timeZone),
    until: period?.to === undefined ? undefined : instantAt(addDays(period.to, 1), '00:00', timeZone),
    turn,
    limit: MAX_ENTRIES,
  });
  const oldest = entries.at(-1);
  if (entries.length === MAX_ENTRIES && oldest !== undefined)
    book.note(messages.standing.turned.since(formatDate(plainDateIn(timeZone, oldest.at), language)));
  const days = new Map<string, PlainDate[]>();
  for (const { recordKey, at } of entries)
    days.set(recordKey, [...(days.get(recordKey) ?? []), plainDateIn(timeZone, at)]);
  return days;
}
