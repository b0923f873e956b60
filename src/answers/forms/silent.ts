import { formatWeek } from '../../messages/format.ts';
import { firstDayOfWeek } from '../../plan/dates.ts';
import { type Asking, className } from '../evidence/asking.ts';
import { describeScope } from '../evidence/describe.ts';
import { filterOf, weekOf } from '../evidence/filter.ts';
import { nothing } from './items.ts';
import { personName } from './people.ts';

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
    { ...filter, silentIn: undefined, staleBefore: undefined, statuses: ['open'] },
    { measures: [], groupBy: 'class' },
    visibility,
    asOf,
  );
  if (open.length === 0) {
    const { what, filter: narrowed } = describeScope(asking, {
      ...reading.scope,
      conditions: [],
      silentDays: undefined,
      periods: [],
    });
    return nothing(asking, `${messages.terms.statuses.open} ${what}`, narrowed);
  }
  if (items.length === 0) {
    book.figure(0, 'count', messages.answers.conditions.silent, []);
    book.say(
      reading.scope.silentDays === undefined ? say.none(week) : say.noneFor(reading.scope.silentDays),
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
  const days = reading.scope.silentDays;
  book.say(days === undefined ? say.total(total, classes, week) : say.totalDays(total, classes, days), [
    ...rows.map((row) => row.code),
    ...codes,
  ]);
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
