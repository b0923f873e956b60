import { daysBetween } from '../../plan/dates.ts';
import type { AmountField, Item } from '../../plan/records.ts';
import type { Asking } from '../evidence/asking.ts';
import { describeScope, nameOf } from '../evidence/describe.ts';
import { fieldValue } from '../evidence/field-text.ts';
import { filterOf } from '../evidence/filter.ts';
import { itemTable, nothing } from './items.ts';

/** The greatest or least of items by a number or a date. */
export async function rankItems(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages } = asking;
  const by = reading.rankBy === 'count' || reading.rankBy === undefined ? 'progress' : reading.rankBy;
  const direction = reading.direction ?? 'descending';
  const ahead =
    by === 'dueOn' &&
    direction === 'ascending' &&
    reading.scope.periods.length === 0 &&
    reading.scope.conditions.length === 0 &&
    reading.scope.statuses.length === 0;
  const open = by === 'dueOn' || (by === 'progress' && direction === 'ascending');
  const scope =
    open && reading.scope.statuses.length === 0
      ? { ...reading.scope, statuses: ['open' as const] }
      : reading.scope;
  let filter = await filterOf(asking, scope);
  if (ahead && !filter.due) filter = { ...filter, due: { min: asking.today } };
  const limit = reading.limit ?? 1;
  const { items } = await reader.findItems(
    filter,
    {
      sort: [
        { by, direction },
        { by: 'code', direction: 'ascending' },
      ],
      limit: Math.max(limit + 20, 30),
    },
    visibility,
    asOf,
  );
  const holding = items.filter((item) => item[by] !== undefined);
  const { what, filter: narrowed } = describeScope(asking, scope);
  const first = holding[0];
  if (!first) return nothing(asking, what, narrowed);
  const tied = holding.filter((item) => rankValue(item, by) === rankValue(first, by));
  const shown = limit > 1 ? holding.slice(0, limit) : tied;
  const label = messages.terms.fields[by];
  for (const item of shown) {
    book.item(item);
    const value = fieldValue(asking, item, by);
    if (value?.number !== undefined && value.unit)
      book.figure(value.number, value.unit, `${item.code} ${label}`, [item.code]);
    if (value) book.fact(item.code, label, value.text);
  }
  const codes = shown.map((item) => item.code);
  const names = shown.map((item) => nameOf(asking, item));
  const dated = by === 'dueOn' || by === 'startOn' || by === 'validTo' || by === 'lastUpdatedAt';
  const text = fieldValue(asking, first, by)?.text ?? '';
  if (limit > 1)
    book.say(
      messages.answers.rank.several(
        label,
        shown
          .map((item) =>
            messages.answers.rank.entry(nameOf(asking, item), fieldValue(asking, item, by)?.text ?? ''),
          )
          .join(messages.answers.separator),
      ),
      codes,
    );
  else if (dated)
    book.say(
      messages.answers.rank.date(
        names.join(messages.answers.separator),
        label,
        text,
        direction === 'ascending',
      ),
      codes,
    );
  else
    book.say(
      messages.answers.rank.first(
        names.join(messages.answers.separator),
        label,
        text,
        direction === 'ascending',
      ),
      codes,
    );
  if (by === 'dueOn' && reading.scope.conditions.includes('overdue') && first.dueOn) {
    book.say(
      messages.answers.lookup.overdueBy(
        nameOf(asking, first),
        book.figure(
          daysBetween(first.dueOn, asking.today),
          'days',
          `${first.code} ${messages.answers.list.overdueColumn}`,
          [first.code],
          { retold: true },
        ),
      ),
      [first.code],
    );
  }
  if (shown.length > 1)
    book.draft.table = itemTable(
      asking,
      shown,
      shown.length,
      label,
      ['title', 'class', 'light', 'progress', 'dueOn'].includes(by) ? [] : [by as AmountField],
    );
}

function rankValue(
  item: Item,
  by: Exclude<NonNullable<Asking['reading']['rankBy']>, 'count'>,
): number | string | undefined {
  const value = item[by];
  return value instanceof Date ? value.getTime() : value;
}
