import { formatDate } from '../../messages/format.ts';
import { isoWeekOf } from '../../plan/dates.ts';
import type { ItemFilter } from '../../plan/query.ts';
import type { Item } from '../../plan/records.ts';
import { isOneOf, type Role } from '../../plan/terms.ts';
import { type Asking, className, itemTitle } from '../evidence/asking.ts';
import { describeScope, nameOf } from '../evidence/describe.ts';
import { filterOf } from '../evidence/filter.ts';
import { EMPTY_SCOPE } from '../interpret/reading.ts';
import { narrows } from '../interpret/rule.ts';
import { nothing } from './items.ts';

const RESPONSIBLE: readonly Role[] = ['head', 'deputy', 'lead', 'supervising_official', 'liaison'];
const MAX_ROWS = 30;
const MAX_NAMED = 5;
const REASONS = ['red', 'overdue', 'silent', 'due_soon'] as const;
type Reason = (typeof REASONS)[number];

/** What needs attention: of the named scope; else of what the asker is responsible for; else of the whole plan. */
export async function sayAttention(asking: Asking): Promise<void> {
  const { reader, visibility, asOf, book, messages } = asking;
  const say = messages.standing.attention;
  const { filters, name } = await basesOf(asking);
  const open = await itemsOf(asking, filters, {});
  if (open.length === 0) return nothing(asking, messages.answers.items, '');
  const codes = open.map((item) => item.code);
  const count = book.figure(codes.length, 'count', messages.terms.statuses.open, codes);
  book.say(name === undefined ? say.whole(count) : say.of(name, count), codes.slice(0, 50));
  const reasons = new Map<string, Reason[]>();
  for (const reason of REASONS) {
    const found = await itemsOf(asking, filters, await narrowedTo(asking, reason));
    for (const item of found) reasons.set(item.code, [...(reasons.get(item.code) ?? []), reason]);
    if (found.length === 0) continue;
    const own = found.map((item) => item.code);
    book.say(
      say.line(
        say.reasons[reason],
        book.figure(found.length, 'count', say.reasons[reason], own),
        found
          .slice(0, MAX_NAMED)
          .map((item) => nameOf(asking, item))
          .join(messages.answers.separator),
        found.length > MAX_NAMED,
      ),
      own.slice(0, 200),
    );
  }
  const troubled = [...reasons]
    .sort((a, b) => rankOf(a[1]) - rankOf(b[1]) || b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
    .map(([code]) => code);
  if (troubled.length === 0) return book.say(say.nothing, codes.slice(0, 50));
  const shown = await reader.getItems(troubled.slice(0, MAX_ROWS), visibility, asOf);
  for (const item of shown) book.item(item);
  book.draft.table = {
    caption: say.caption,
    columns: [
      { label: messages.terms.fields.code, align: 'left' },
      { label: messages.terms.fields.title, align: 'left' },
      { label: messages.terms.fields.class, align: 'left' },
      { label: messages.terms.fields.dueOn, align: 'left' },
      { label: say.why, align: 'left' },
    ],
    rows: troubled.slice(0, MAX_ROWS).flatMap((code) => {
      const item = shown.find((one) => one.code === code);
      return item === undefined ? [] : [rowOf(asking, item, reasons.get(code) ?? [])];
    }),
    total: troubled.length,
  };
}

function rowOf(asking: Asking, item: Item, reasons: readonly Reason[]) {
  const { messages } = asking;
  const text = reasons
    .map((reason) => messages.standing.attention.reasons[reason])
    .join(messages.answers.separator);
  return [
    { text: item.code, code: item.code },
    { text: itemTitle(asking, item) },
    { text: className(asking, item.classCode) },
    { text: item.dueOn ? formatDate(item.dueOn, asking.language) : '' },
    { text, light: reasons.includes('red') ? item.light : undefined },
  ];
}

function rankOf(reasons: readonly Reason[]): number {
  return Math.min(...reasons.map((reason) => REASONS.indexOf(reason)));
}

/** The filters whose items count together, and what they are called; without a name it is the plan. */
async function basesOf(
  asking: Asking,
): Promise<{ readonly filters: readonly ItemFilter[]; readonly name: string | undefined }> {
  const { reader, reading, askerId, today, asOf, messages } = asking;
  const scope = { ...reading.scope, people: reading.scope.people.filter((id) => id !== askerId) };
  if (narrows(scope)) {
    const { what, filter } = describeScope(asking, scope);
    return { filters: [await filterOf(asking, scope)], name: filter || what };
  }
  // Asked for the leading group, it is the whole plan, whoever asks.
  if (reading.topics.includes('leading_group')) return { filters: [{}], name: undefined };
  const held = (await reader.listAssignments({ personId: askerId, on: today }, asOf)).filter((one) =>
    isOneOf(RESPONSIBLE, one.role),
  );
  const classes = [...new Set(held.flatMap((one) => (one.itemCode ? [] : (one.classCode ?? []))))];
  const items = [...new Set(held.flatMap((one) => one.itemCode ?? []))];
  if (classes.length + items.length === 0) return { filters: [{}], name: undefined };
  return {
    filters: [
      ...(classes.length > 0 ? [{ classCodes: classes }] : []),
      ...(items.length > 0 ? [{ codes: items }] : []),
    ],
    name: messages.standing.attention.yours(
      [...classes.map((code) => className(asking, code)), ...items].join(messages.answers.separator),
    ),
  };
}

async function narrowedTo(asking: Asking, reason: Reason): Promise<ItemFilter> {
  if (reason === 'red') return { lights: ['red'] };
  if (reason === 'silent') return { silentIn: isoWeekOf(asking.today) };
  if (reason === 'overdue') return { overdueOn: asking.today };
  const { due } = await filterOf(asking, { ...EMPTY_SCOPE, conditions: ['due_soon'] });
  return { due };
}

async function itemsOf(
  { reader, visibility, asOf }: Asking,
  bases: readonly ItemFilter[],
  narrowed: ItemFilter,
): Promise<Item[]> {
  const found = new Map<string, Item>();
  for (const base of bases) {
    const { items } = await reader.findItems(
      { ...base, ...narrowed, statuses: ['open'] },
      {
        sort: [
          { by: 'dueOn', direction: 'ascending' },
          { by: 'code', direction: 'ascending' },
        ],
        limit: 2_000,
      },
      visibility,
      asOf,
    );
    for (const item of items) found.set(item.code, item);
  }
  return [...found.values()];
}
