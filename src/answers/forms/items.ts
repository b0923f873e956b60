import { formatDate } from '../../messages/format.ts';
import { daysBetween } from '../../plan/dates.ts';
import type { ItemField, ItemSort } from '../../plan/query.ts';
import type { Item } from '../../plan/records.ts';
import type { AnswerTable } from '../answer.ts';
import { type Asking, className } from '../evidence/asking.ts';
import { describeScope, nameOf } from '../evidence/describe.ts';
import { fieldValue } from '../evidence/field-text.ts';
import { filterOf, textStem } from '../evidence/filter.ts';
import { RATE_PAIRS } from '../evidence/rates.ts';
import type { RateName } from '../interpret/reading.ts';
import { isItemField } from '../interpret/scope.ts';

const MAX_ROWS = 50;
/** Up to so many are named in a sentence; more stand in the table alone. */
const MAX_NAMED = 3;
const MAX_LISTED = 200;

/** Which items, how many, and the first of them in a table. */
export async function listItems(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages } = asking;
  const { answers } = messages;
  const filter = await filterOf(asking, reading.scope);
  const found = await reader.findItems(filter, { sort: sortOf(asking), limit: MAX_LISTED }, visibility, asOf);
  const { what, filter: narrowed } = describeScope(asking, reading.scope);
  if (reading.scope.conditions.includes('confidential') && found.total > 0)
    book.note(messages.standing.confidential);
  if (found.total === 0) return nothing(asking, what, narrowed);
  const codes = found.items.map((item) => item.code);
  const shown = found.items.slice(0, MAX_ROWS);
  for (const item of shown) book.item(item);
  const count = book.figure(found.total, 'count', `${what}${narrowed ? ` (${narrowed})` : ''}`, codes, {
    retold: true,
  });
  book.say(answers.list.found(answers.counted(found.total, count, reading.scope.kinds), narrowed), codes);
  const named = found.total <= MAX_NAMED;
  if (named)
    book.say(
      answers.list.these(found.items.map((item) => nameOf(asking, item)).join(answers.separator)),
      codes,
    );
  sayWorst(asking, found.items, named);
  const closed = found.items.filter((item) => item.status === 'closed').length;
  const dueList =
    reading.scope.periods.some((one) => one.role === 'due') && reading.scope.statuses.length === 0;
  if (dueList && closed > 0) {
    const closedCodes = found.items.filter((item) => item.status === 'closed').map((item) => item.code);
    book.say(
      answers.list.closedAmong(book.figure(closed, 'count', messages.terms.statuses.closed, closedCodes)),
      closedCodes,
    );
  }
  book.draft.table = itemTable(asking, shown, found.total, answers.list.caption(what), extraFields(asking));
  if (found.total > MAX_ROWS) book.note(answers.notes.cut(MAX_ROWS, found.total));
}

/** Of overdue items, the one that is overdue for longest. */
function sayWorst(asking: Asking, items: readonly Item[], named: boolean): void {
  const { reading, today, book, messages } = asking;
  if (!reading.scope.conditions.includes('overdue') || (named && items.length < 2)) return;
  const [worst] = items
    .filter((item) => item.dueOn !== undefined)
    .sort((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1));
  if (worst?.dueOn === undefined) return;
  const days = book.figure(
    daysBetween(worst.dueOn, today),
    'days',
    `${worst.code} ${messages.answers.list.overdueColumn}`,
    [worst.code],
    { retold: true },
  );
  book.say(messages.answers.list.worst(nameOf(asking, worst), days), [worst.code]);
}

/** How many; the codes behind it are named when they are few. */
export async function countItems(asking: Asking): Promise<void> {
  return listItems(asking);
}

/** Nothing fits. When not even the kind is recorded, it is not a zero that the plan knows. */
export async function nothing(asking: Asking, what: string, narrowed: string): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages } = asking;
  const { answers } = messages;
  const base = await reader.findItems(
    { kinds: reading.scope.kinds.length > 0 ? reading.scope.kinds : undefined },
    { sort: [], limit: 1 },
    visibility,
    asOf,
  );
  if (base.total === 0) {
    book.draft.outcome = 'not_recorded';
    if (asOf.at !== undefined) {
      book.say(messages.standing.nothingThen(formatDate(asking.today, asking.language)));
      return;
    }
    book.say(reading.scope.kinds.length > 0 ? answers.notRecorded.kind(what) : answers.notRecorded.emptyPlan);
    return;
  }
  const { rate } = reading.scope;
  if (rate !== undefined && !(await holdsBoth(asking, rate.name))) {
    book.draft.outcome = 'not_recorded';
    book.say(answers.share.noBase(answers.share.rates[rate.name]));
    return;
  }
  const words = [...reading.scope.words, ...(reading.scope.holding ? [reading.scope.holding.text] : [])];
  if (words.length > 0 && !(await holdsWords(asking))) {
    book.draft.outcome = 'not_recorded';
    book.say(answers.notRecorded.words(words.join(' ')));
    return;
  }
  book.figure(0, 'count', `${what}${narrowed ? ` (${narrowed})` : ''}`, []);
  if (reading.scope.conditions.includes('confidential')) {
    book.draft.outcome = 'not_recorded';
    book.say(messages.standing.confidential);
    return;
  }
  const { kinds } = reading.scope;
  book.say(answers.list.found(answers.counted(0, '0', kinds), narrowed));
}

/** Some record has the words, whatever else narrows them: then it is a zero, and not unknown. */
async function holdsWords({ reader, reading: { scope }, visibility, asOf }: Asking): Promise<boolean> {
  const { total } = await reader.findItems(
    {
      kinds: scope.kinds.length > 0 ? scope.kinds : undefined,
      text: scope.words.length > 0 ? scope.words.map(textStem).join(' ') : undefined,
      containing: scope.holding && { field: scope.holding.field, text: textStem(scope.holding.text) },
    },
    { sort: [], limit: 1 },
    visibility,
    asOf,
  );
  return total > 0;
}

/** Whether any record of the kinds holds the two numbers of a rate. */
async function holdsBoth({ reader, reading, visibility, asOf }: Asking, name: RateName): Promise<boolean> {
  const pair = RATE_PAIRS[name];
  if (pair === undefined) return false;
  const { total } = await reader.findItems(
    {
      kinds: reading.scope.kinds.length > 0 ? reading.scope.kinds : undefined,
      not: pair.map((field) => ({ missing: [field] })),
    },
    { sort: [], limit: 1 },
    visibility,
    asOf,
  );
  return total > 0;
}

function sortOf({ reading: { scope } }: Asking): ItemSort[] {
  if (
    scope.conditions.includes('overdue') ||
    scope.conditions.includes('due_soon') ||
    scope.periods.some((one) => one.role === 'due')
  )
    return [
      { by: 'dueOn', direction: 'ascending' },
      { by: 'code', direction: 'ascending' },
    ];
  if (scope.periods.some((one) => one.role === 'valid_to'))
    return [{ by: 'validTo', direction: 'ascending' }];
  return [{ by: 'code', direction: 'ascending' }];
}

/** The columns that the question is about, besides those that every list has. */
function extraFields({ reading: { fields, scope } }: Asking): ItemField[] {
  const asked = fields.filter((field): field is ItemField => isItemField(field));
  const bounds = scope.amounts.map(
    ({ field }): ItemField => field ?? (scope.kinds[0] === 'fund' ? 'plannedFen' : 'totalInvestmentFen'),
  );
  const kind: ItemField[] =
    scope.periods.some((one) => one.role === 'valid_to') || scope.kinds[0] === 'policy' ? ['validTo'] : [];
  const usual: readonly string[] = ['code', 'title', 'class', 'light', 'progress', 'dueOn', 'status', 'kind'];
  return [...new Set([...asked, ...bounds, ...kind])].filter((field) => !usual.includes(field)).slice(0, 3);
}

export function itemTable(
  asking: Asking,
  items: readonly Item[],
  total: number,
  caption: string,
  extra: readonly ItemField[],
): AnswerTable {
  const { messages, today, reading } = asking;
  const { terms, answers } = messages;
  const late = reading.scope.conditions.includes('overdue');
  const columns: ItemField[] = ['title', 'class', ...extra, 'light', 'progress', 'dueOn'];
  const numeric = (field: ItemField): boolean =>
    field.endsWith('Fen') || ['progress', 'landMu', 'targetCount', 'recruitedCount'].includes(field);
  return {
    caption,
    columns: [
      { label: terms.fields.code, align: 'left' },
      ...columns.map((field) => ({
        label: terms.fields[field],
        align: numeric(field) ? ('right' as const) : ('left' as const),
      })),
      ...(late ? [{ label: answers.list.overdueColumn, align: 'right' as const }] : []),
    ],
    rows: items.map((item) => [
      { text: item.code, code: item.code },
      ...columns.map((field) => {
        const value = fieldValue(asking, item, field);
        if (value) asking.book.fact(item.code, terms.fields[field], value.text);
        return {
          text: value?.text ?? '',
          number: value?.number,
          light: field === 'light' ? item.light : undefined,
        };
      }),
      ...(late && item.dueOn
        ? [
            {
              text: answers.list.daysLate(String(daysBetween(item.dueOn, today))),
              number: daysBetween(item.dueOn, today),
            },
          ]
        : []),
    ]),
    total,
  };
}

export { className };
