import { addDays, instantAt, mondayOf } from '../../plan/dates.ts';
import type { Item } from '../../plan/records.ts';
import type { Asking } from '../evidence/asking.ts';
import { describeScope, nameOf, periodText } from '../evidence/describe.ts';
import { filterOf } from '../evidence/filter.ts';
import { auditFields, type Change, changesOf, labelOf, spanOf, valueText } from './change-text.ts';
import { itemTable } from './items.ts';

const MAX_SAID = 12;
const MAX_LISTED = 40;
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
  const statesAfter = {
    lights: reading.scope.lights,
    stages: reading.scope.stages,
    statuses: reading.scope.statuses,
  };
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
  const direction = worse || better ? ['light'] : fields;
  const narrowed = describeScope(asking, scope).filter !== '' || scope.kinds.length > 0;
  const { items } = await reader.findItems(
    narrowed ? await filterOf(asking, scope) : {},
    { sort: [{ by: 'code', direction: 'ascending' }], limit: 20_000 },
    visibility,
  );
  const byCode = new Map(items.map((item) => [item.code, item]));
  const entries = (
    await reader.listAudit({ recordKind: 'item', since, until: asked.until, limit: 20_000 })
  ).filter((entry) => byCode.has(entry.recordKey));
  const changed = new Map<string, Change[]>();
  for (const entry of [...entries].reverse()) {
    const changes = changesOf(entry, direction).filter((one) => one.before !== undefined);
    if (changes.length > 0)
      changed.set(entry.recordKey, [...(changed.get(entry.recordKey) ?? []), ...changes]);
  }
  const rows = [...changed]
    .flatMap(([code, changes]) => {
      const net = netOf(changes).filter(
        (one) => fits(one, statesAfter, worse, better) && moves(one, reading.shift),
      );
      const item = byCode.get(code);
      return net.length > 0 && item ? [{ item, net }] : [];
    })
    .sort((a, b) => (a.item.code < b.item.code ? -1 : 1));
  if (reading.without === true) {
    const moved = new Set(rows.map(({ item }) => item.code));
    return sayUnchanged(
      asking,
      items.filter((item) => !moved.has(item.code)),
      text,
    );
  }
  const codes = rows.map(({ item }) => item.code);
  book.say(
    messages.answers.changes.summary(
      rows.length,
      book.figure(rows.length, 'count', text, codes.slice(0, 200)),
      text,
    ),
    codes.slice(0, 200),
  );
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
  if (lines.length <= MAX_SAID)
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
      total: lines.length,
    };
  }
}

/** First old value and last new value of each field; what came back to where it was is no change. */
function netOf(changes: readonly Change[]): Change[] {
  const byField = new Map<string, Change>();
  for (const change of changes) {
    const first = byField.get(change.field);
    byField.set(change.field, first ? { ...change, before: first.before } : change);
  }
  return [...byField.values()].filter((one) => one.before !== one.after);
}

function moves({ field, before, after }: Change, shift: 'later' | 'earlier' | undefined): boolean {
  if (shift === undefined) return true;
  if (field !== 'dueOn' || typeof before !== 'string' || typeof after !== 'string') return false;
  return shift === 'later' ? after > before : after < before;
}

/** "Which projects did not change this month?" */
function sayUnchanged(asking: Asking, items: readonly Item[], text: string): void {
  const { book, messages } = asking;
  const codes = items.map((item) => item.code).slice(0, 200);
  book.say(
    messages.answers.changes.unchanged(items.length, book.figure(items.length, 'count', text, codes), text),
    codes,
  );
  const shown = items.slice(0, MAX_LISTED);
  for (const item of shown) book.item(item);
  if (shown.length > 0)
    book.draft.table = itemTable(
      asking,
      shown,
      items.length,
      messages.answers.list.caption(messages.answers.items),
      [],
    );
}

function fits(
  change: Change,
  after: { lights: readonly string[]; stages: readonly string[]; statuses: readonly string[] },
  worse: boolean,
  better: boolean,
): boolean {
  const order = ['green', 'amber', 'red'];
  const step = order.indexOf(String(change.after)) - order.indexOf(String(change.before));
  if (worse || better) {
    if (change.field !== 'light' || change.before === null || change.after === null) return false;
    return worse ? step > 0 : step < 0;
  }
  if (after.lights.length > 0) return change.field === 'light' && after.lights.includes(String(change.after));
  if (after.stages.length > 0) return change.field === 'stage' && after.stages.includes(String(change.after));
  if (after.statuses.length > 0)
    return change.field === 'status' && after.statuses.includes(String(change.after));
  return true;
}
