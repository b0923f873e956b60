import { formatList } from '../../messages/format.ts';
import type { ItemFilter } from '../../plan/query.ts';
import type { Assignment } from '../../plan/records.ts';
import type { Asking } from '../evidence/asking.ts';
import { describeScope } from '../evidence/describe.ts';
import { filterOf } from '../evidence/filter.ts';
import { nothing } from './items.ts';
import { registerSources } from './measures.ts';
import { personName } from './people.ts';

/** Which leads answer for the most items of a scope, by the item's own assignment or that of its class. */
export async function rankPeople(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages, today, language } = asking;
  const scope = await filterOf(asking, reading.scope);
  const [whole] = await reader.aggregateItems(scope, { measures: [] }, visibility, asOf);
  const { what, filter } = describeScope(asking, reading.scope);
  if (whole === undefined || whole.count === 0) return nothing(asking, what, filter);
  const held = await reader.listAssignments(
    { roles: reading.roles.length > 0 ? reading.roles : ['lead'], on: today },
    asOf,
  );
  const tallies = await tally(asking, scope, held);
  const label = filter || what;
  const rows = await Promise.all(
    [...tallies].map(async ([personId, tallied]) => ({
      name: await personName(asking, personId),
      ...tallied,
    })),
  );
  rows.sort(
    (a, b) =>
      (reading.direction === 'ascending' ? a.count - b.count : b.count - a.count) ||
      (a.name < b.name ? -1 : 1),
  );
  const [first] = rows;
  if (!first) {
    book.draft.outcome = 'not_recorded';
    book.say(messages.answers.people.nobody(messages.answers.people.anyRole, what));
    return;
  }
  const tied = rows.filter((row) => row.count === first.count);
  const texts = rows.map((row) => book.figure(row.count, 'count', `${row.name} ${label}`, row.codes));
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
      .map((row, index) => [{ text: row.name }, { text: texts[index] ?? '', number: row.count }]),
    total: rows.length,
  };
  await registerSources(asking, whole.codes);
}

interface Tally {
  readonly count: number;
  readonly codes: readonly string[];
}

/** By person: an item with assignments of its own counts for their holders, any other for those of its class. */
async function tally(
  { reader, visibility, asOf }: Asking,
  scope: ItemFilter,
  held: readonly Assignment[],
): Promise<Map<string, Tally>> {
  const tallies = new Map<string, Tally>();
  const add = (holders: readonly Assignment[], count: number, codes: readonly string[]): void => {
    for (const personId of new Set(holders.map((one) => one.personId))) {
      const known = tallies.get(personId) ?? { count: 0, codes: [] };
      tallies.set(personId, { count: known.count + count, codes: [...known.codes, ...codes].sort() });
    }
  };
  const owned = [...new Set(held.flatMap((one) => one.itemCode ?? []))];
  const { items } = await reader.findItems(
    {
      ...scope,
      codes: scope.codes === undefined ? owned : owned.filter((code) => scope.codes?.includes(code)),
    },
    { sort: [], limit: owned.length },
    visibility,
    asOf,
  );
  for (const { code } of items)
    add(
      held.filter((one) => one.itemCode === code),
      1,
      [code],
    );
  const groups = await reader.aggregateItems(
    { ...scope, not: [...(scope.not ?? []), { codes: owned }] },
    { measures: [], groupBy: 'class' },
    visibility,
    asOf,
  );
  for (const { key, count, codes } of groups)
    add(
      held.filter((one) => one.itemCode === undefined && one.classCode === key),
      count,
      codes,
    );
  return tallies;
}
