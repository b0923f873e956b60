import { formatDate, formatWeek } from '../../messages/format.ts';
import { addDays, firstDayOfWeek, instantAt, plainDateIn } from '../../plan/dates.ts';
import type { Item, StatusUpdate } from '../../plan/records.ts';
import { type Asking, className } from '../evidence/asking.ts';
import { nameOf, periodText } from '../evidence/describe.ts';
import { filterOf, periodOf, weekOf } from '../evidence/filter.ts';
import { itemTable } from './items.ts';
import { personName } from './people.ts';

const MAX_SAID = 12;
const MAX_CITED = 200;

/** Which classes have not reported: their leads, and how many of their open items are missing. */
export async function saySilent(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages, today, language } = asking;
  const say = messages.answers.silent;
  const week = formatWeek(firstDayOfWeek(weekOf(reading.scope, today)), language);
  const filter = await filterOf(asking, { ...reading.scope, statuses: [] });
  const { items, total: count } = await reader.findItems(
    filter,
    { sort: [{ by: 'code', direction: 'ascending' }], limit: MAX_CITED },
    visibility,
    asOf,
  );
  const silent = await reader.aggregateItems(filter, { measures: [], groupBy: 'class' }, visibility, asOf);
  const open = await reader.aggregateItems(
    { ...filter, silentIn: undefined, statuses: ['open'] },
    { measures: [], groupBy: 'class' },
    visibility,
    asOf,
  );
  if (items.length === 0) {
    book.figure(0, 'count', messages.answers.conditions.silent, []);
    book.say(
      say.none(week),
      open.flatMap((group) => (group.key ? [group.key] : [])),
    );
    return;
  }
  const held = await reader.listAssignments({ roles: ['lead'], on: today }, asOf);
  const rows = await Promise.all(
    silent.map(async ({ key: code = '', count: missing, codes }) => {
      const leads = held.filter((one) => one.classCode === code && one.itemCode === undefined);
      const lead = (await Promise.all(leads.map((one) => personName(asking, one.personId)))).join(
        messages.answers.separator,
      );
      return {
        code,
        name: className(asking, code),
        lead,
        missing,
        codes,
        open: open.find((group) => group.key === code)?.count ?? missing,
      };
    }),
  );
  rows.sort(
    (a, b) => b.missing / b.open - a.missing / a.open || b.missing - a.missing || (a.code < b.code ? -1 : 1),
  );
  const codes = items.map((item) => item.code);
  for (const item of items.slice(0, 50)) book.item(item);
  for (const row of rows) {
    const record = asking.classes.get(row.code);
    if (record) book.classRecord(record);
    if (row.lead) book.fact(row.code, messages.terms.roles.lead, row.lead);
  }
  const total = messages.answers.counted(
    count,
    book.figure(count, 'count', messages.answers.conditions.silent, codes),
    [],
  );
  const classes = say.classes(
    rows.length,
    book.figure(
      rows.length,
      'count',
      messages.answers.statements.topics.special_classes,
      rows.map((row) => row.code),
    ),
  );
  book.say(say.total(total, classes, week), [...rows.map((row) => row.code), ...codes]);
  const [first] = rows;
  if (first && rows.length > 1) {
    const own = [first.code, ...first.codes];
    book.say(
      say.most(
        first.name,
        first.lead,
        book.figure(first.missing, 'count', `${first.name} ${say.notReported}`, own),
        book.figure(first.open, 'count', `${first.name} ${say.ofOpen}`, own),
      ),
      [first.code],
    );
  }
  book.draft.table = {
    caption: messages.answers.conditions.silent,
    columns: [
      { label: messages.terms.fields.class, align: 'left' },
      { label: messages.terms.roles.lead, align: 'left' },
      { label: say.notReported, align: 'right' },
      { label: say.ofOpen, align: 'right' },
    ],
    rows: rows.map((row) => [
      { text: row.name, code: row.code },
      { text: row.lead },
      { text: String(row.missing), number: row.missing },
      { text: String(row.open), number: row.open },
    ]),
    total: rows.length,
  };
}

/** What was reported of items or classes in a period: the present week unless another is named. */
export async function sayReports(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages, today, timeZone } = asking;
  const period = periodOf(reading.scope, 'window', 'updated', 'as_of', 'due') ?? {
    from: firstDayOfWeek(weekOf(reading.scope, today)),
    to: today,
  };
  const filter = {
    classCodes: reading.scope.items.length > 0 ? undefined : reading.scope.classes,
    codes: reading.scope.items.length > 0 ? reading.scope.items : undefined,
  };
  const { items } = await reader.findItems(
    filter,
    { sort: [{ by: 'code', direction: 'ascending' }], limit: 2_000 },
    visibility,
  );
  const byCode = new Map(items.map((item) => [item.code, item]));
  const updates =
    items.length === 0
      ? []
      : await reader.listUpdates(
          {
            itemCodes: [...byCode.keys()],
            since: period.from === undefined ? undefined : instantAt(period.from, '00:00', timeZone),
            until: period.to === undefined ? undefined : instantAt(addDays(period.to, 1), '00:00', timeZone),
            limit: 500,
          },
          asOf,
        );
  const say = messages.answers.reports;
  const when = periodText(asking, period);
  const cites = reading.scope.items.length > 0 ? reading.scope.items : reading.scope.classes;
  const [one] = items;
  const name =
    reading.scope.items.length > 0 && one
      ? nameOf(asking, one)
      : reading.scope.classes.map((code) => className(asking, code)).join(messages.answers.separator);
  for (const code of reading.scope.classes) {
    const record = asking.classes.get(code);
    if (record) book.classRecord(record);
  }
  if (updates.length === 0) {
    book.figure(0, 'count', name, cites);
    for (const code of reading.scope.items) {
      const item = byCode.get(code);
      if (item) book.item(item);
    }
    book.say(say.none(name, when), cites);
    return;
  }
  const codes = [...new Set(updates.map((update) => update.itemCode))].sort();
  const lines = codes.flatMap((code) => {
    const item = byCode.get(code);
    return item
      ? updates
          .filter((update) => update.itemCode === code)
          .map((update) => ({ item, update, text: reportText(asking, item, update) }))
      : [];
  });
  book.say(
    say.count(
      say.counted(updates.length, book.figure(updates.length, 'count', name, [...cites, ...codes])),
      name,
      when,
    ),
    [...cites, ...codes],
  );
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

function reportText({ messages, language, timeZone }: Asking, _item: Item, update: StatusUpdate): string {
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
