import { formatDate } from '../../messages/format.ts';
import { addDays, daysBetween } from '../../plan/dates.ts';
import type { Item, Milestone, PlainDate } from '../../plan/records.ts';
import type { Asking } from '../evidence/asking.ts';
import { describeScope, nameOf } from '../evidence/describe.ts';
import { DUE_SOON_DAYS, filterOf, periodOf, within } from '../evidence/filter.ts';
import type { Scope } from '../interpret/reading.ts';
import { notRecorded } from './not-recorded.ts';

const MAX_SAID = 8;
const MAX_LISTED = 50;

/** All milestones of one record, in their order. */
export async function sayMilestonesOf(asking: Asking, item: Item): Promise<void> {
  const { messages, book, language, reader } = asking;
  const found = await reader.listMilestones([item.code]);
  if (found.length === 0) {
    book.say(messages.answers.lookup.notRecorded(nameOf(asking, item), messages.answers.milestonesLabel), [
      item.code,
    ]);
    book.draft.outcome = 'not_recorded';
    return;
  }
  const list = found.map((one) => milestoneText(asking, item, one));
  book.say(
    messages.answers.lookup.milestones(nameOf(asking, item), list.join(language === 'zh' ? '；' : '; ')),
    [item.code],
  );
}

/** Milestones of a scope by their own dates: late, of a period, or the next ones. */
export async function sayMilestones(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages } = asking;
  const say = messages.answers.milestones;
  const { scope } = reading;
  const own = ['overdue', 'due_soon'];
  const rest: Scope = {
    ...scope,
    statuses: [],
    overdueDays: undefined,
    conditions: scope.conditions.filter((one) => !own.includes(one)),
    periods: scope.periods.filter((one) => one.role !== 'due' && one.role !== 'closed'),
  };
  const { items } = await reader.findItems(
    { ...(await filterOf(asking, rest)), hasMilestones: true },
    { sort: [{ by: 'code', direction: 'ascending' }], limit: 20_000 },
    visibility,
    asOf,
  );
  const byCode = new Map(items.map((item) => [item.code, item]));
  const all = items.length === 0 ? [] : await reader.listMilestones([...byCode.keys()]);
  if (all.length === 0) return notRecorded(asking, { near: scope.items });
  const next = reading.limit !== undefined;
  const chosen = all.filter((one) => isChosen(asking, one, next)).sort(byDate);
  const told = reading.limit === undefined ? chosen : chosen.slice(0, reading.limit);
  const codes = [...new Set((told.length > 0 ? told : chosen).map((one) => one.itemCode))];
  const narrowed = filterText(asking, rest, next);
  const basis = codes.length > 0 ? codes : scope.items;
  if (!next || told.length === 0) {
    const count = book.figure(told.length, 'count', say.label, basis);
    book.say(say.count(told.length, count, narrowed), basis);
  }
  for (const code of basis.slice(0, MAX_LISTED)) {
    const item = byCode.get(code);
    if (item) book.item(item);
  }
  const rows = told.flatMap((one) => {
    const item = byCode.get(one.itemCode);
    return item ? [{ one, item, text: milestoneText(asking, item, one) }] : [];
  });
  for (const { item, text } of rows.slice(0, MAX_SAID))
    book.say(say.line(nameOf(asking, item), text), [item.code]);
  if (rows.length > MAX_SAID) book.draft.table = tableOf(asking, rows);
}

function isChosen({ reading: { scope }, today }: Asking, one: Milestone, next: boolean): boolean {
  const has = (condition: Scope['conditions'][number]): boolean => scope.conditions.includes(condition);
  if (has('overdue') && !(one.doneOn === undefined && one.dueOn !== undefined && one.dueOn < today))
    return false;
  const lateBy = one.dueOn === undefined ? 0 : daysBetween(one.dueOn, today);
  if (scope.overdueDays && !within(lateBy, scope.overdueDays)) return false;
  if (next && !has('overdue') && (one.doneOn !== undefined || one.dueOn === undefined)) return false;
  if (scope.statuses.length > 0 && !scope.statuses.includes(one.doneOn === undefined ? 'open' : 'closed'))
    return false;
  const due =
    periodOf(scope, 'due') ??
    (has('due_soon') ? { from: today, to: addDays(today, DUE_SOON_DAYS) } : undefined);
  if (due && !falls(one.dueOn, due)) return false;
  const done = periodOf(scope, 'closed');
  return done === undefined || falls(one.doneOn, done);
}

function falls(
  day: PlainDate | undefined,
  { from, to }: { readonly from?: PlainDate | undefined; readonly to?: PlainDate | undefined },
): boolean {
  return day !== undefined && within(day, { min: from, max: to });
}

function byDate(one: Milestone, other: Milestone): number {
  const [a, b] = [one.dueOn ?? '9999', other.dueOn ?? '9999'];
  return a === b ? one.position - other.position : a < b ? -1 : 1;
}

function filterText(asking: Asking, rest: Scope, next: boolean): string {
  const { messages, reading } = asking;
  const { scope } = reading;
  const { filter, what } = describeScope(asking, {
    ...rest,
    statuses: scope.statuses,
    periods: scope.periods,
  });
  const own = scope.conditions.includes('overdue')
    ? [messages.answers.milestones.late]
    : scope.conditions.includes('due_soon')
      ? [messages.answers.conditions.due_soon]
      : next
        ? [messages.answers.milestones.open]
        : [];
  const kinds = scope.kinds.length > 0 ? [what] : [];
  return messages.answers.joinFilter([...own, ...kinds, ...(filter ? [filter] : [])]);
}

function milestoneText(asking: Asking, item: Item, one: Milestone): string {
  const { messages, language, book } = asking;
  const { lookup, notSet } = messages.answers;
  const due = one.dueOn ? formatDate(one.dueOn, language) : (one.dueText ?? notSet);
  const done = one.doneOn ? lookup.milestoneDone(formatDate(one.doneOn, language)) : lookup.milestoneOpen;
  const text = lookup.milestone(titleOf(asking, one), due, done);
  book.fact(item.code, `milestone ${one.position}`, text);
  return text;
}

function titleOf({ language }: Asking, { titleEn, titleZh }: Milestone): string {
  return language === 'zh' ? titleZh || titleEn : titleEn || titleZh;
}

function tableOf(
  asking: Asking,
  rows: readonly { readonly one: Milestone; readonly item: Item }[],
): NonNullable<Asking['book']['draft']['table']> {
  const { messages, language } = asking;
  const { terms, answers } = messages;
  const date = (day: PlainDate | undefined): string => (day ? formatDate(day, language) : '');
  return {
    caption: answers.list.caption(answers.milestones.label),
    columns: [terms.fields.code, answers.milestones.label, terms.fields.dueOn, answers.milestones.done].map(
      (label) => ({ label, align: 'left' as const }),
    ),
    rows: rows
      .slice(0, MAX_LISTED)
      .map(({ one, item }) => [
        { text: item.code, code: item.code },
        { text: titleOf(asking, one) },
        { text: date(one.dueOn) },
        { text: date(one.doneOn) },
      ]),
    total: rows.length,
  };
}
