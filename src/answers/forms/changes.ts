import { addDays, instantAt, mondayOf } from '../../plan/dates.ts';
import type { ChangeFilter } from '../../plan/query.ts';
import type { Item } from '../../plan/records.ts';
import type { Asking } from '../evidence/asking.ts';
import { describeScope, nameOf, periodText } from '../evidence/describe.ts';
import { filterOf } from '../evidence/filter.ts';
import { auditFields, labelOf, spanOf, trackedFields, valueText } from './change-text.ts';
import { itemTable } from './items.ts';

const MAX_SAID = 12;
const MAX_LISTED = 40;
const MAX_CITED = 200;
const FIRST_DAY = '2000-01-01';

/** What changed in a scope since a day: by default since last Monday. */
export async function sayChanges(asking: Asking): Promise<void> {
  const { reader, reading, visibility, book, messages, today, timeZone } = asking;
  const asked = spanOf(asking);
  // A field that seldom changes is looked for in the whole history.
  const seldom =
    reading.fields.length > 0 && !reading.fields.some((one) => one === 'light' || one === 'progress');
  const from = asked.from ?? (seldom ? FIRST_DAY : addDays(mondayOf(today), -7));
  const since = asked.since ?? instantAt(from, '00:00', timeZone);
  const text = asked.text || (seldom ? '' : periodText(asking, { from }));
  const scope = {
    ...reading.scope,
    periods: [],
    lights: [],
    stages: [],
    statuses: [],
    conditions: [],
    absent: [],
  };
  const fields = auditFields(reading.fields, asking);
  const worse = reading.scope.conditions.includes('worsened');
  const better = reading.scope.conditions.includes('improved');
  const { lights, stages, statuses } = reading.scope;
  const changed: ChangeFilter = {
    fields: worse || better ? ['light'] : trackedFields(fields),
    since,
    until: asked.until,
    light: worse ? 'worse' : better ? 'better' : undefined,
    due: reading.shift,
    to: worse || better ? undefined : changeTo({ light: lights, stage: stages, status: statuses }),
  };
  const narrowed = describeScope(asking, scope).filter !== '' || scope.kinds.length > 0;
  const filter = narrowed ? await filterOf(asking, scope) : {};
  const page = { sort: [{ by: 'code', direction: 'ascending' }], limit: MAX_CITED } as const;
  if (reading.without === true) {
    const not = [...(filter.not ?? []), { changed }];
    const unchanged = await reader.findItems({ ...filter, not }, page, visibility);
    return sayUnchanged(asking, unchanged.items, unchanged.total, text);
  }
  const { items, total } = await reader.findItems({ ...filter, changed }, page, visibility);
  const changes = await reader.itemChanges(
    items.map((item) => item.code),
    changed,
  );
  const rows = items.map((item) => ({ item, net: changes.get(item.code) ?? [] }));
  const codes = rows.map(({ item }) => item.code);
  book.say(messages.answers.changes.summary(total, book.figure(total, 'count', text, codes), text), codes);
  const lines = rows.map(({ item, net }) => {
    book.item(item);
    const list = net.map((one) => {
      const arrow = messages.answers.changes.arrow(
        labelOf(asking, one.field),
        valueText(asking, one.field, one.before),
        valueText(asking, one.field, one.after),
      );
      book.fact(item.code, `${one.field} change`, arrow);
      return arrow;
    });
    return { item, text: list.join(messages.answers.separator) };
  });
  if (total <= MAX_SAID)
    for (const { item, text: line } of lines)
      book.say(messages.answers.list.these(messages.answers.changes.line(nameOf(asking, item), line)), [
        item.code,
      ]);
  if (lines.length > 0) {
    book.draft.table = {
      caption: text,
      columns: [
        { label: messages.terms.fields.code, align: 'left' },
        { label: messages.terms.fields.title, align: 'left' },
        { label: messages.answers.columns.change, align: 'left' },
      ],
      rows: lines
        .slice(0, MAX_LISTED)
        .map(({ item, text: line }) => [
          { text: item.code, code: item.code },
          { text: asking.language === 'zh' ? item.titleZh : item.titleEn },
          { text: line },
        ]),
      total,
    };
  }
}

/** Where a state is asked for, only a change to it counts. */
function changeTo(
  states: Readonly<Record<'light' | 'stage' | 'status', readonly string[]>>,
): ChangeFilter['to'] {
  const field = (['light', 'stage', 'status'] as const).find((one) => states[one].length > 0);
  return field && { field, values: states[field] };
}

/** "Which projects did not change this month?" */
function sayUnchanged(asking: Asking, items: readonly Item[], total: number, text: string): void {
  const { book, messages } = asking;
  const codes = items.map((item) => item.code);
  book.say(messages.answers.changes.unchanged(total, book.figure(total, 'count', text, codes), text), codes);
  const shown = items.slice(0, MAX_LISTED);
  for (const item of shown) book.item(item);
  if (shown.length > 0)
    book.draft.table = itemTable(
      asking,
      shown,
      total,
      messages.answers.list.caption(messages.answers.items),
      [],
    );
}
