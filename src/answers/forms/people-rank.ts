import { formatList } from '../../messages/format.ts';
import type { Asking } from '../evidence/asking.ts';
import { describeScope } from '../evidence/describe.ts';
import { filterOf } from '../evidence/filter.ts';
import { registerSources } from './figures.ts';
import { nothing } from './items.ts';
import { personName } from './people.ts';

/** Which leads answer for the most items of a scope, by the item's own assignment or that of its class. */
export async function rankPeople(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages, today, language } = asking;
  const { items } = await reader.findItems(
    await filterOf(asking, reading.scope),
    { sort: [{ by: 'code', direction: 'ascending' }], limit: 20_000 },
    visibility,
    asOf,
  );
  const { what, filter } = describeScope(asking, reading.scope);
  if (items.length === 0) return nothing(asking, what, filter);
  const held = await reader.listAssignments(
    { roles: reading.roles.length > 0 ? reading.roles : ['lead'], on: today },
    asOf,
  );
  const counts = new Map<string, string[]>();
  for (const item of items) {
    const own = held.filter((one) => one.itemCode === item.code);
    const holders =
      own.length > 0
        ? own
        : held.filter((one) => one.itemCode === undefined && one.classCode === item.classCode);
    for (const personId of new Set(holders.map((one) => one.personId)))
      counts.set(personId, [...(counts.get(personId) ?? []), item.code]);
  }
  const label = filter || what;
  const rows = await Promise.all(
    [...counts].map(async ([personId, codes]) => ({ name: await personName(asking, personId), codes })),
  );
  rows.sort(
    (a, b) =>
      (reading.direction === 'ascending'
        ? a.codes.length - b.codes.length
        : b.codes.length - a.codes.length) || (a.name < b.name ? -1 : 1),
  );
  const [first] = rows;
  if (!first) {
    book.draft.outcome = 'not_recorded';
    book.say(messages.answers.people.nobody(messages.answers.people.anyRole, what));
    return;
  }
  const tied = rows.filter((row) => row.codes.length === first.codes.length);
  const texts = rows.map((row) => book.figure(row.codes.length, 'count', `${row.name} ${label}`, row.codes));
  const lowest = reading.direction === 'ascending';
  const cites = tied.flatMap((row) => row.codes).slice(0, 200);
  const names = formatList(
    tied.map((row) => row.name),
    language,
  );
  for (const row of rows) for (const code of row.codes) book.fact(code, messages.terms.roles.lead, row.name);
  book.say(
    tied.length > 1
      ? messages.answers.group.tied(names, label, texts[0] ?? '', lowest)
      : messages.answers.group.first(names, label, texts[0] ?? '', lowest),
    cites,
  );
  book.draft.table = {
    caption: label,
    columns: [
      { label: messages.answers.columns.person, align: 'left' },
      { label: messages.answers.columns.count, align: 'right' },
    ],
    rows: rows
      .slice(0, 50)
      .map((row, index) => [{ text: row.name }, { text: texts[index] ?? '', number: row.codes.length }]),
    total: rows.length,
  };
  await registerSources(asking, items.map((item) => item.code).slice(0, 200));
}
