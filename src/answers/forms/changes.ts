import { formatDate, formatInstant, formatPercent } from '../../messages/format.ts';
import { addDays, instantAt, mondayOf, plainDateIn } from '../../plan/dates.ts';
import { ITEM_FIELDS, type ItemField } from '../../plan/query.ts';
import type { AuditEntry, Item, PlainDate } from '../../plan/records.ts';
import { ITEM_STATUSES, isOneOf, LIGHTS, STAGES } from '../../plan/terms.ts';
import { type Asking, className } from '../evidence/asking.ts';
import { figureText } from '../evidence/book.ts';
import { describeScope, nameOf, periodText } from '../evidence/describe.ts';
import { filterOf, periodOf } from '../evidence/filter.ts';
import type { Field } from '../interpret/reading.ts';
import { isAmountField, isItemField } from '../interpret/scope.ts';
import { itemTable } from './items.ts';
import { notRecorded } from './not-recorded.ts';
import { personName, sayResponsible } from './people.ts';

const MAX_SAID = 12;
const MAX_LISTED = 40;
const FIRST_DAY = '2000-01-01';
const TRACKED: readonly string[] = [
  'light',
  'progress',
  'stage',
  'dueOn',
  'status',
  'totalInvestmentFen',
  'yearPlanFen',
  'investedMonthFen',
  'investedYearFen',
  'investedTotalFen',
  'plannedFen',
  'receivedFen',
  'paidFen',
  'classCode',
  'startOn',
  'closedOn',
  'recruitedCount',
  'targetCount',
  'validTo',
  'titleEn',
  'titleZh',
  'ownerEntity',
  'landStatus',
];

/** When and by whom fields of the named items were changed; for lights and progress, as reported week by week. */
export async function sayHistory(asking: Asking): Promise<void> {
  const { reader, reading, visibility, book, messages } = asking;
  if (reading.scope.items.length === 0) {
    if (reading.scope.people.length === 0 && reading.scope.classes.length > 0) {
      return sayResponsible({
        ...asking,
        reading: {
          ...reading,
          scope: {
            ...reading.scope,
            periods: [{ role: 'window', from: FIRST_DAY, to: asking.today, text: '' }],
          },
        },
      });
    }
    return sayChanges(asking);
  }
  const items = await reader.getItems(reading.scope.items, visibility);
  if (items.length === 0) return notRecorded(asking, { codes: reading.scope.items });
  const fields = auditFields(reading.fields, asking);
  const span = spanOf(asking);
  for (const item of items) {
    book.item(item);
    const series = await sayedSeries(asking, item, fields, span);
    const entries = await reader.listAudit({
      recordKind: 'item',
      recordKeys: [item.code],
      since: span.since,
      until: span.until,
      limit: 500,
    });
    const changes = entries
      .flatMap((entry) => changesOf(entry, fields))
      .filter((one) => !(series && (one.field === 'progress' || one.field === 'light')));
    const real = changes.filter((one) => one.before !== undefined);
    for (const change of (real.length > 0 ? real : changes).slice(0, MAX_SAID))
      await sayChange(asking, item, change);
    if (changes.length === 0 && !series) {
      const what =
        fields.length > 0 && fields.length < 4
          ? fields.map((field) => labelOf(asking, field)).join(messages.answers.separator)
          : messages.answers.changes.anyField;
      book.say(messages.answers.changes.nothing(nameOf(asking, item), what, span.text), [item.code]);
      book.draft.outcome = book.draft.sentences.length === 1 ? 'not_recorded' : book.draft.outcome;
    }
  }
}

interface Change {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly entry: AuditEntry;
}

function changesOf(entry: AuditEntry, fields: readonly string[]): Change[] {
  return Object.entries(entry.after)
    .filter(([field]) => (fields.length > 0 ? fields.includes(field) : TRACKED.includes(field)))
    .map(([field, after]) => ({
      field,
      before: entry.before === undefined ? undefined : (entry.before[field] ?? null),
      after,
      entry,
    }))
    .filter((one) => one.before !== one.after);
}

/** The stored names of the fields that the question is about; none means all that are tracked. */
function auditFields(fields: readonly Field[], { reading: { scope } }: Asking): string[] {
  const names = fields
    .filter((field): field is ItemField => isItemField(field))
    .map((field) => (field === 'class' ? 'classCode' : field === 'title' ? 'titleZh' : field));
  const implied = [
    ...(scope.lights.length > 0 ? ['light'] : []),
    ...(scope.stages.length > 0 ? ['stage'] : []),
    ...(scope.conditions.includes('overdue') ? ['dueOn'] : []),
    ...(scope.statuses.length > 0 ? ['status'] : []),
  ];
  return [...new Set([...names, ...implied])].filter(
    (field) => !['updates', 'kind', 'code', 'lastUpdatedAt', 'description', 'source'].includes(field),
  );
}

function labelOf({ messages }: Asking, field: string): string {
  if (field === 'classCode') return messages.terms.fields.class;
  if (field === 'titleEn' || field === 'titleZh') return messages.terms.fields.title;
  return isOneOf(ITEM_FIELDS, field) ? messages.terms.fields[field] : field;
}

function valueText(asking: Asking, field: string, value: unknown): string {
  const { messages, language } = asking;
  if (value === null || value === undefined || value === '') return messages.answers.changes.empty;
  if (typeof value === 'number')
    return isAmountField(field)
      ? figureText(value, 'fen', language)
      : field === 'progress'
        ? formatPercent(value, language)
        : figureText(value, 'count', language);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (field === 'light' && isOneOf(LIGHTS, value)) return messages.answers.lights[value];
  if (field === 'stage' && isOneOf(STAGES, value)) return messages.terms.stages[value];
  if (field === 'status' && isOneOf(ITEM_STATUSES, value)) return messages.terms.statuses[value];
  if (field === 'classCode') return className(asking, value);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value, language) : value;
}

async function sayChange(asking: Asking, item: Item, { field, before, after, entry }: Change): Promise<void> {
  const { messages, book, language, timeZone } = asking;
  const { changes } = messages.answers;
  const actor = await personName(asking, entry.actorId);
  const at = formatInstant(entry.at, timeZone, language);
  const [was, is] = [valueText(asking, field, before), valueText(asking, field, after)];
  book.fact(item.code, `${field} ${entry.id}`, `${was} ${is} ${actor} ${at}`);
  if (typeof after === 'number' && isAmountField(field))
    book.figure(after, 'fen', `${item.code} ${labelOf(asking, field)}`, [item.code]);
  const name = nameOf(asking, item);
  book.say(
    before === undefined
      ? changes.set(name, labelOf(asking, field), is, actor, at)
      : changes.was(name, labelOf(asking, field), was, is, actor, at),
    [item.code],
  );
}

/** Progress or light as reported, oldest first. True when there was something to say. */
async function sayedSeries(
  asking: Asking,
  item: Item,
  fields: readonly string[],
  span: Window,
): Promise<boolean> {
  const { reader, messages, book, language, timeZone, reading } = asking;
  const wanted = (['light', 'progress'] as const).filter((field) => fields.includes(field));
  const generic = fields.length === 0 && (reading.trend || reading.fields.includes('updates'));
  const shown = generic ? (['light', 'progress'] as const) : wanted;
  // Who changed it is in the audit, not in the series.
  if (shown.length === 0 || /who|谁|哪位/i.test(asking.question)) return false;
  const updates = (
    await reader.listUpdates({ itemCodes: [item.code], since: span.since, until: span.until, limit: 60 })
  ).reverse();
  let said = false;
  for (const field of shown) {
    const points = updates.filter((one) => one[field] !== undefined);
    if (points.length === 0) continue;
    said = true;
    const texts = points.map((one) => {
      const date = formatDate(plainDateIn(timeZone, one.recordedAt), language);
      const value = valueText(asking, field, one[field]);
      book.fact(item.code, `${field} ${one.id}`, `${date} ${value}`);
      if (field === 'progress' && one.progress !== undefined)
        book.figure(one.progress, 'percent', `${item.code} ${date}`, [item.code]);
      return messages.answers.changes.at(date, value);
    });
    book.say(
      messages.answers.changes.series(
        nameOf(asking, item),
        messages.terms.fields[field],
        texts.join(messages.answers.separator),
      ),
      [item.code],
    );
    if (field === 'progress' && points.length > 1) {
      book.draft.chart = {
        kind: 'line',
        title: `${item.code} ${messages.terms.fields.progress}`,
        labels: points.slice(-20).map((one) => one.period),
        series: [{ name: item.code, values: points.slice(-20).map((one) => one.progress ?? 0) }],
        unit: 'percent',
      };
    }
  }
  return said;
}

interface Window {
  readonly since: Date | undefined;
  readonly until: Date | undefined;
  readonly from: PlainDate | undefined;
  readonly text: string;
}

function spanOf(asking: Asking): Window {
  const period = periodOf(asking.reading.scope, 'window', 'updated', 'as_of', 'due');
  const { timeZone } = asking;
  if (!period) return { since: undefined, until: undefined, from: undefined, text: '' };
  return {
    since: period.from === undefined ? undefined : instantAt(period.from, '00:00', timeZone),
    until: period.to === undefined ? undefined : instantAt(addDays(period.to, 1), '00:00', timeZone),
    from: period.from,
    text: periodText(asking, period),
  };
}

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
