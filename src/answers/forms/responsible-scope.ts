import { formatList } from '../../messages/format.ts';
import type { Assignment, Item } from '../../plan/records.ts';
import type { Asking } from '../evidence/asking.ts';
import { describeScope, nameOf } from '../evidence/describe.ts';
import { filterOf, periodOf } from '../evidence/filter.ts';
import { nothing } from './items.ts';
import { personName } from './people.ts';

const MAX_SAID = 12;
const MAX_ROWS = 50;

/** "Who leads the red projects?": each of the items with who holds the role, its own or that of its class. */
export async function sayResponsibleFor(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, today, book, messages, language } = asking;
  // A period says when somebody was responsible, and nothing of the items.
  const day = periodOf(reading.scope, 'window', 'as_of')?.to ?? today;
  const scope = { ...reading.scope, periods: reading.scope.periods.filter((one) => one.role !== 'window') };
  const found = await reader.findItems(
    await filterOf(asking, scope),
    { sort: [{ by: 'code', direction: 'ascending' }], limit: 200 },
    visibility,
    asOf,
  );
  const { what, filter } = describeScope(asking, scope);
  if (found.total === 0) return nothing(asking, what, filter);
  const roles = reading.roles.length > 0 ? reading.roles : (['lead'] as const);
  const held = await reader.listAssignments({ roles, on: [day, today].sort()[0] ?? today }, asOf);
  const rows = await Promise.all(
    found.items.slice(0, MAX_ROWS).map(async (item) => {
      const holders = holdersOf(item, held);
      if (holders.some((one) => one.sample)) book.draft.sampleSeen = true;
      const ids = [...new Set(holders.map((one) => one.personId))];
      return { item, names: await Promise.all(ids.map((id) => personName(asking, id))) };
    }),
  );
  const codes = found.items.map((item) => item.code);
  const label = formatList(
    roles.map((role) => messages.terms.roles[role]),
    language,
  );
  const count = book.figure(found.total, 'count', `${what}${filter ? ` (${filter})` : ''}`, codes);
  book.say(
    messages.answers.list.found(messages.answers.counted(found.total, count, reading.scope.kinds), filter),
    codes,
  );
  for (const { item, names } of rows) {
    book.item(item);
    book.fact(item.code, label, names.join(' '));
  }
  if (rows.length > MAX_SAID) sayByPerson(asking, rows);
  else
    for (const { item, names } of rows)
      book.say(
        names.length > 0
          ? messages.answers.people.holds(label, nameOf(asking, item), formatList(names, language))
          : messages.answers.people.nobody(label, nameOf(asking, item)),
        [item.code],
      );
  book.draft.table = {
    caption: messages.answers.list.caption(what),
    columns: [messages.terms.fields.code, messages.terms.fields.title, label].map((one) => ({
      label: one,
      align: 'left' as const,
    })),
    rows: rows.map(({ item, names }) => [
      { text: item.code, code: item.code },
      { text: language === 'zh' ? item.titleZh : item.titleEn },
      { text: names.join(messages.answers.separator) },
    ]),
    total: found.total,
  };
  if (found.total > MAX_ROWS) book.note(messages.answers.notes.cut(MAX_ROWS, found.total));
}

/** Of many items, whose they are: one sentence for each person. */
function sayByPerson(
  { book, messages }: Asking,
  rows: readonly { readonly item: Item; readonly names: readonly string[] }[],
): void {
  for (const name of new Set(rows.flatMap((row) => row.names))) {
    const codes = rows.filter((row) => row.names.includes(name)).map((row) => row.item.code);
    book.say(messages.answers.people.held(name, codes.join(messages.answers.separator)), codes);
  }
}

function holdersOf(item: Item, held: readonly Assignment[]): readonly Assignment[] {
  const own = held.filter((one) => one.itemCode === item.code);
  return own.length > 0
    ? own
    : held.filter((one) => one.itemCode === undefined && one.classCode === item.classCode);
}
