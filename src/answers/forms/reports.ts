import { formatDate } from '../../messages/format.ts';
import { addDays, firstDayOfWeek, instantAt, plainDateIn } from '../../plan/dates.ts';
import type { Item, StatusUpdate } from '../../plan/records.ts';
import { type Asking, className } from '../evidence/asking.ts';
import { nameOf, periodText } from '../evidence/describe.ts';
import { periodOf, weekOf } from '../evidence/filter.ts';
import { itemTable } from './items.ts';
import { personName } from './people.ts';

const MAX_SAID = 12;
const MAX_READ = 500;
/** How many of a person's reports are told where no number and no period is given. */
const OF_A_PERSON = 5;

interface Asked {
  /** Of what, and by whom. */
  readonly name: string;
  readonly cites: readonly string[];
  readonly when: string;
  readonly period: { readonly from?: string | undefined; readonly to?: string | undefined };
  /** Only so many of the newest are wanted. */
  readonly limit: number | undefined;
}

/** What was reported of items or classes, or by a person: in the present week unless a period, a number or a person is named. */
export async function sayReports(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages } = asking;
  const { items: itemCodes, classes, people } = reading.scope;
  const { items } = await reader.findItems(
    {
      codes: itemCodes.length > 0 ? itemCodes : undefined,
      classCodes: itemCodes.length > 0 || classes.length === 0 ? undefined : classes,
      kinds: reading.scope.kinds.length > 0 ? reading.scope.kinds : undefined,
    },
    { sort: [{ by: 'code', direction: 'ascending' }], limit: 20_000 },
    visibility,
  );
  const byCode = new Map(items.map((item) => [item.code, item]));
  const asked = await whatIsAsked(asking, items);
  const since = asked.period.from && instantAt(asked.period.from, '00:00', asking.timeZone);
  const until = asked.period.to && instantAt(addDays(asked.period.to, 1), '00:00', asking.timeZone);
  const authors = people.length > 0 ? people : [undefined];
  const read = await Promise.all(
    authors.map((authorId) =>
      reader.listUpdates(
        {
          itemCodes: itemCodes.length + classes.length > 0 ? [...byCode.keys()] : undefined,
          authorId,
          since: since === '' ? undefined : since,
          until: until === '' ? undefined : until,
          limit: MAX_READ,
        },
        asOf,
      ),
    ),
  );
  const updates = read.flat().filter((one) => byCode.has(one.itemCode));
  for (const code of classes) {
    const record = asking.classes.get(code);
    if (record) book.classRecord(record);
  }
  const say = messages.answers.reports;
  if (items.length === 0 || updates.length === 0) {
    book.figure(0, 'count', asked.name, asked.cites);
    for (const item of itemCodes.flatMap((code) => byCode.get(code) ?? [])) book.item(item);
    book.say(say.none(asked.name, asked.when), asked.cites);
    return;
  }
  sayLines(asking, asked, updates, byCode);
}

async function whatIsAsked(asking: Asking, items: readonly Item[]): Promise<Asked> {
  const { reading, messages, today } = asking;
  const { items: codes, classes, people } = reading.scope;
  const named = periodOf(reading.scope, 'window', 'updated', 'as_of', 'due');
  const open = reading.limit !== undefined || people.length > 0;
  const week = firstDayOfWeek(weekOf(reading.scope, today));
  const period = named ?? (open ? {} : { from: week, to: today });
  const of =
    codes.length > 0
      ? items.map((item) => nameOf(asking, item))
      : classes.map((code) => className(asking, code));
  const authors = await Promise.all(people.map((id) => personName(asking, id)));
  const about = of.join(messages.answers.separator);
  const name =
    authors.length === 0
      ? about
      : messages.answers.reports.by(authors.join(messages.answers.separator), about);
  return {
    name,
    cites: codes.length > 0 ? codes : classes,
    when: periodText(asking, period),
    period,
    limit: reading.limit ?? (named === undefined && people.length > 0 ? OF_A_PERSON : undefined),
  };
}

function sayLines(
  asking: Asking,
  { name, cites, when, limit }: Asked,
  updates: readonly StatusUpdate[],
  byCode: ReadonlyMap<string, Item>,
): void {
  const { book, messages } = asking;
  const say = messages.answers.reports;
  const codes = [...new Set(updates.map((update) => update.itemCode))].sort();
  const all = [...cites, ...codes];
  const total = book.figure(updates.length, 'count', name, all);
  const counted = say.counted(updates.length, total);
  const newest = limit === undefined ? undefined : updates.slice(0, limit);
  if (newest !== undefined && newest.length < updates.length)
    book.say(
      say.newest(name, book.figure(newest.length, 'count', `${name} ${say.last}`, all), counted, when),
      all,
    );
  else book.say(say.count(counted, name, when), all);
  // Of a number of newest ones their order counts; else what belongs to one record stands together.
  const told = newest ?? codes.flatMap((code) => updates.filter((update) => update.itemCode === code));
  const lines = told.flatMap((update) => {
    const item = byCode.get(update.itemCode);
    return item ? [{ item, update, text: reportText(asking, update) }] : [];
  });
  for (const { item, update, text } of lines.slice(0, MAX_SAID)) {
    book.item(item);
    book.update(update);
    book.fact(item.code, `update ${update.id}`, text);
    book.say(say.line(nameOf(asking, item), text), [item.code]);
  }
  const shown = [...new Map(lines.map(({ item }) => [item.code, item])).values()];
  if (lines.length > MAX_SAID)
    book.draft.table = itemTable(asking, shown, shown.length, messages.answers.list.caption(name), []);
}

function reportText({ messages, language, timeZone }: Asking, update: StatusUpdate): string {
  const say = messages.answers.reports;
  const { terms, answers } = messages;
  const parts = [
    formatDate(plainDateIn(timeZone, update.recordedAt), language),
    ...(update.light ? [answers.lights[update.light]] : []),
    ...(update.progress === undefined ? [] : [`${terms.fields.progress} ${update.progress}%`]),
    ...(['done', 'problems', 'nextSteps', 'supportNeeded'] as const).flatMap((part) =>
      update[part] ? [say.part(answers.updateParts[part], update[part].replace(/[。.；;]+$/u, ''))] : [],
    ),
  ];
  return parts.join(language === 'zh' ? '；' : '; ');
}
