import { formatDate, formatFen, formatPercent } from '../../messages/format.ts';
import { daysBetween, plainDateIn } from '../../plan/dates.ts';
import type { ItemField } from '../../plan/query.ts';
import type { Item, StatusUpdate } from '../../plan/records.ts';
import { type Asking, className } from '../evidence/asking.ts';
import { nameOf } from '../evidence/describe.ts';
import { fieldValue } from '../evidence/field-text.ts';
import type { Field } from '../interpret/reading.ts';
import { isItemField } from '../interpret/scope.ts';
import { sayMilestonesOf } from './milestones.ts';
import { notRecorded } from './not-recorded.ts';
import { sayProblems, sayReported } from './problems.ts';
import { compareLights, compareReport } from './two-sides.ts';
import { verdictOf } from './verdict.ts';

/** The fields that a card shows, by what is stored. */
const CARD: readonly ItemField[] = [
  'stage',
  'light',
  'progress',
  'dueOn',
  'totalInvestmentFen',
  'plannedFen',
  'receivedFen',
  'paidFen',
  'validTo',
  'targetCount',
  'recruitedCount',
  'operator',
  'lastUpdatedAt',
];
const INVESTED: readonly ItemField[] = ['investedMonthFen', 'investedYearFen', 'investedTotalFen'];
const MAX_ITEMS = 12;

/** What is stored of the named items in the fields asked for. */
export async function lookUp(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf } = asking;
  const items = await reader.getItems(reading.scope.items, visibility, asOf);
  if (items.length === 0) return notRecorded(asking, { codes: reading.scope.items });
  const updates = new Map(
    (
      await reader.latestUpdates(
        items.map((item) => item.code),
        asOf,
      )
    ).map((one) => [one.itemCode, one]),
  );
  const fields = wantedFields(asking);
  for (const item of items.slice(0, MAX_ITEMS)) {
    asking.book.item(item);
    await lookUpOne(asking, item, updates.get(item.code), fields);
  }
}

/** A light, a stage or a class that the question names is a question after that field: "is KT-07 red?". */
function wantedFields({ reading: { fields, scope } }: Asking): readonly Field[] {
  const wanted: Field[] = [...fields];
  const ask = (values: readonly unknown[], field: Field): void => {
    if (values.length > 0 && !wanted.includes(field)) wanted.push(field);
  };
  ask(scope.lights, 'light');
  ask(scope.stages, 'stage');
  ask(scope.cities, 'cities');
  ask(scope.industries, 'industry');
  ask(scope.classes, 'class');
  ask(scope.natures, 'nature');
  ask(scope.fundSources, 'fundSource');
  ask(scope.statuses, 'status');
  if (scope.conditions.includes('overdue') || scope.conditions.includes('due_soon')) ask([1], 'dueOn');
  if (
    scope.conditions.includes('silent') ||
    scope.conditions.includes('stale') ||
    scope.conditions.includes('reported')
  )
    ask([1], 'lastUpdatedAt');
  if (scope.conditions.includes('pace')) ask([1], 'progress');
  if (scope.conditions.includes('has_issue') || scope.issueTypes.length > 0) ask([1], 'problems');
  if (scope.progress) ask([1], 'progress');
  for (const { field } of scope.amounts) ask([1], field ?? 'totalInvestmentFen');
  return wanted.filter((field) => !(field === 'updates' && wanted.length > 1));
}

async function lookUpOne(
  asking: Asking,
  item: Item,
  update: StatusUpdate | undefined,
  fields: readonly Field[],
): Promise<void> {
  if (fields.length === 0) return card(asking, item, update);
  const said = asking.book.draft.sentences.length;
  for (const field of fields) await sayField(asking, item, update, field);
  if (fields.some((field) => field === 'light' || field === 'progress')) compareReport(asking, item, update);
  if (fields.includes('light') || asking.reading.scope.conditions.includes('disagree' as never))
    compareLights(asking, item);
  const first = asking.book.draft.sentences[said];
  const fits = asking.reading.whether === true ? verdictOf(asking, item) : undefined;
  if (first !== undefined && fits !== undefined)
    first.text = fits
      ? asking.messages.answers.lookup.yes(first.text)
      : asking.messages.answers.lookup.no(first.text);
}

async function sayField(
  asking: Asking,
  item: Item,
  update: StatusUpdate | undefined,
  field: Field,
): Promise<void> {
  switch (field) {
    case 'problems':
      return sayProblems(asking, item, update);
    case 'nextSteps':
    case 'supportNeeded':
    case 'done':
      return sayReported(asking, item, update, field);
    case 'updates':
      return latest(asking, item, update);
    case 'milestones':
      return sayMilestonesOf(asking, item);
    case 'children':
      return children(asking, item);
    case 'unpaid':
      return unpaid(asking, item);
    case 'investment': {
      const stored = [...INVESTED, 'totalInvestmentFen' as const].filter(
        (one) => item[one as 'investedYearFen'] !== undefined,
      );
      for (const one of stored.length > 0 ? stored : INVESTED) sayItemField(asking, item, one);
      return;
    }
    case 'author':
      return author(asking, item, update);
    case 'budget':
      return notRecorded(asking, { words: [asking.messages.answers.budgetLabel], near: [item.code] });
    case 'aliases': {
      const text = item.aliases.join(asking.messages.answers.separator);
      asking.book.say(
        text
          ? asking.messages.answers.classes.aliases(nameOf(asking, item), text)
          : asking.messages.answers.lookup.card(
              nameOf(asking, item),
              asking.messages.terms.kinds[item.kind],
              className(asking, item.classCode),
            ),
        [item.code],
      );
      return;
    }
    default:
      if (isItemField(field)) sayItemField(asking, item, field);
      else {
        const owner = asking.classes.get(item.classCode);
        if (field === 'leadUnit' && owner?.leadUnit) {
          asking.book.classRecord(owner);
          asking.book.say(asking.messages.answers.classes.unit(nameOf(asking, item), owner.leadUnit), [
            item.code,
            owner.code,
          ]);
        }
      }
  }
}

function sayItemField(asking: Asking, item: Item, field: ItemField): void {
  const { messages, book, language, today } = asking;
  const { lookup } = messages.answers;
  const name = nameOf(asking, item);
  const label = messages.terms.fields[field].replace(/\s*[（(][^）)]*[）)]$/, '');
  const value = fieldValue(asking, item, field);
  if (value === undefined) {
    book.say(lookup.notRecorded(name, label), [item.code]);
    asking.book.draft.outcome = book.draft.sentences.length === 1 ? 'not_recorded' : book.draft.outcome;
    return;
  }
  if (book.draft.outcome === 'not_recorded') book.draft.outcome = 'answered';
  book.fact(item.code, label, value.text);
  if (value.number !== undefined && value.unit !== undefined)
    book.figure(value.number, value.unit, `${item.code} ${label}`, [item.code]);
  const shown = value.text;
  const written =
    field === 'dueOn' && item.dueText && item.dueText !== item.dueOn
      ? `${shown}${language === 'zh' ? '（' : ' ('}${lookup.dueText(item.dueText)}${language === 'zh' ? '）' : ')'}`
      : shown;
  book.say(
    field === 'light' && item.light ? lookup.light(name, value.text) : lookup.field(name, label, written),
    [item.code],
  );
  if (field === 'class') {
    const owner = asking.classes.get(item.classCode);
    if (owner) book.classRecord(owner);
  }
  if (field === 'dueOn' && item.dueOn !== undefined) {
    if (item.status === 'closed' && item.closedOn)
      book.say(lookup.closedOn(name, formatDate(item.closedOn, language)), [item.code]);
    else if (item.dueOn < today)
      book.say(
        lookup.overdueBy(
          name,
          book.figure(
            daysBetween(item.dueOn, today),
            'days',
            `${item.code} ${messages.answers.list.overdueColumn}`,
            [item.code],
            { retold: true },
          ),
        ),
        [item.code],
      );
  }
}

/** The item in a few lines. */
async function card(asking: Asking, item: Item, update: StatusUpdate | undefined): Promise<void> {
  const { messages, book } = asking;
  const name = nameOf(asking, item);
  const owner = asking.classes.get(item.classCode);
  if (owner) book.classRecord(owner);
  book.say(
    messages.answers.lookup.card(name, messages.terms.kinds[item.kind], className(asking, item.classCode)),
    [item.code, item.classCode],
  );
  const parts = CARD.flatMap((field) => {
    const value = fieldValue(asking, item, field);
    if (value === undefined) return [];
    if (value.number !== undefined && value.unit)
      book.figure(value.number, value.unit, `${item.code} ${messages.terms.fields[field]}`, [item.code]);
    book.fact(item.code, messages.terms.fields[field], value.text);
    return [
      messages.answers.group
        .line(messages.terms.fields[field] + (asking.language === 'zh' ? '：' : ''), value.text)
        .replace('::', ':')
        .replace('：: ', '：'),
    ];
  });
  if (parts.length > 0)
    book.say(messages.answers.list.these(parts.join(asking.language === 'zh' ? '；' : '; ')), [item.code]);
  if (item.description) {
    book.fact(item.code, messages.terms.fields.description, item.description);
  }
  if (item.dueOn && item.dueOn < asking.today && item.status === 'open')
    book.say(
      messages.answers.lookup.overdueBy(
        name,
        book.figure(
          daysBetween(item.dueOn, asking.today),
          'days',
          `${item.code} ${messages.answers.list.overdueColumn}`,
          [item.code],
          { retold: true },
        ),
      ),
      [item.code],
    );
  if (update) await latest(asking, item, update);
  compareReport(asking, item, update);
  compareLights(asking, item);
}

export async function latest(asking: Asking, item: Item, update: StatusUpdate | undefined): Promise<void> {
  const { messages, book } = asking;
  if (!update) {
    book.say(messages.answers.lookup.noUpdate(nameOf(asking, item)), [item.code]);
    return;
  }
  for (const field of ['done', 'problems', 'nextSteps', 'supportNeeded'] as const)
    if (update[field]) await sayReported(asking, item, update, field);
  if (!update.done && !update.problems && !update.nextSteps && !update.supportNeeded)
    sayItemField(asking, item, 'lastUpdatedAt');
}

async function children(asking: Asking, item: Item): Promise<void> {
  const { messages, book, reader, visibility, asOf } = asking;
  const { items } = await reader.findItems(
    { parentCode: item.code },
    { sort: [{ by: 'code', direction: 'ascending' }], limit: 50 },
    visibility,
    asOf,
  );
  if (items.length === 0) {
    book.say(messages.answers.lookup.notRecorded(nameOf(asking, item), messages.answers.partsLabel), [
      item.code,
    ]);
    return;
  }
  for (const part of items) book.item(part);
  book.figure(
    items.length,
    'count',
    `${item.code} ${messages.answers.partsLabel}`,
    items.map((one) => one.code),
  );
  book.say(
    messages.answers.lookup.children(
      nameOf(asking, item),
      items.map((one) => nameOf(asking, one)).join(messages.answers.separator),
    ),
    [item.code, ...items.map((one) => one.code)],
  );
}

function unpaid(asking: Asking, item: Item): void {
  const { messages, book, language } = asking;
  if (item.receivedFen === undefined) {
    sayItemField(asking, item, 'receivedFen');
    return;
  }
  const paid = item.paidFen ?? 0;
  const left = book.figure(item.receivedFen - paid, 'fen', `${item.code} ${messages.answers.columns.left}`, [
    item.code,
  ]);
  book.figure(item.receivedFen, 'fen', `${item.code} ${messages.terms.fields.receivedFen}`, [item.code]);
  book.figure(paid, 'fen', `${item.code} ${messages.terms.fields.paidFen}`, [item.code]);
  book.say(
    messages.answers.lookup.unpaid(
      nameOf(asking, item),
      left,
      formatFen(item.receivedFen, language),
      formatFen(paid, language),
    ),
    [item.code],
  );
}

async function author(asking: Asking, item: Item, update: StatusUpdate | undefined): Promise<void> {
  const { messages, book, timeZone, language, reader } = asking;
  if (!update) return latest(asking, item, undefined);
  const [person] = await reader.listPeople([update.authorId]);
  const name = (language === 'zh' ? person?.nameZh : person?.name) ?? person?.name ?? update.authorId;
  book.update(update);
  const date = formatDate(plainDateIn(timeZone, update.recordedAt), language);
  book.fact(item.code, messages.answers.columns.person, `${name} ${date}`);
  book.say(messages.answers.lookup.author(nameOf(asking, item), name, date), [item.code]);
}

export { formatPercent };
