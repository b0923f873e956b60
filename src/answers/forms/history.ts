import { formatDate, formatInstant } from '../../messages/format.ts';
import { plainDateIn } from '../../plan/dates.ts';
import type { AuditEntry, Item } from '../../plan/records.ts';
import type { Asking } from '../evidence/asking.ts';
import { nameOf } from '../evidence/describe.ts';
import { isAmountField } from '../interpret/scope.ts';
import {
  auditFields,
  type Change,
  changesOf,
  labelOf,
  spanOf,
  valueText,
  type Window,
} from './change-text.ts';
import { sayChanges } from './changes.ts';
import { notRecorded } from './not-recorded.ts';
import { personName } from './people.ts';
import { saySeries } from './series.ts';
import { sayTenures } from './tenures.ts';

const MAX_SAID = 12;

/** When and by whom fields of the named items were changed; for lights and progress, as reported week by week. */
export async function sayHistory(asking: Asking): Promise<void> {
  const { reader, reading, visibility } = asking;
  const { items: codes, classes, people } = reading.scope;
  const ofRoles = reading.roles.length > 0 && codes.length + classes.length > 0;
  if (reading.roles.length > 0 && codes.length + classes.length + people.length === 0) {
    const scope = { ...reading.scope, classes: [...asking.classes.keys()] };
    return sayTenures({ ...asking, reading: { ...reading, scope } });
  }
  if (ofRoles || (codes.length === 0 && people.length === 0 && classes.length > 0)) return sayTenures(asking);
  if (codes.length === 0) return sayChanges(asking);
  const items = await reader.getItems(codes, visibility);
  if (items.length === 0) return notRecorded(asking, { codes });
  const fields = auditFields(reading.fields, asking);
  const span = spanOf(asking);
  for (const item of items) await sayHistoryOf(asking, item, fields, span);
}

async function sayHistoryOf(
  asking: Asking,
  item: Item,
  fields: readonly string[],
  span: Window,
): Promise<void> {
  const { reader, reading, book, messages } = asking;
  const say = messages.answers.changes;
  book.item(item);
  const said = book.draft.sentences.length;
  const series = await saySeries(asking, item, fields, span);
  const entries = await reader.listAudit({
    recordKind: 'item',
    recordKeys: [item.code],
    since: span.since,
    until: span.until,
    limit: 500,
  });
  const changes = entries
    .flatMap((entry) => changesOf(entry, fields))
    .filter((one) => moves(one, reading.shift))
    .filter((one) => !(series && (one.field === 'progress' || one.field === 'light')));
  const real = changes.filter((one) => one.before !== undefined);
  if (reading.whether === true && !series && real.length === 0)
    return saySteady(asking, item, fields, span, entries);
  for (const change of (real.length > 0 ? real : changes).slice(0, MAX_SAID))
    await sayChange(asking, item, change);
  const first = book.draft.sentences[said];
  if (reading.whether === true && !series && first) first.text = say.yes(first.text);
  if (changes.length === 0 && !series) {
    book.say(say.nothing(nameOf(asking, item), fieldsText(asking, fields), span.text), [item.code]);
    book.draft.outcome = book.draft.sentences.length === 1 ? 'not_recorded' : book.draft.outcome;
  }
}

/** "Was the due date ever moved?": no, and since when it stands as it does. */
function saySteady(
  asking: Asking,
  item: Item,
  fields: readonly string[],
  span: Window,
  entries: readonly AuditEntry[],
): void {
  const { book, messages, language, timeZone } = asking;
  const say = messages.answers.changes;
  const [field] = fields;
  const began = entries.find((entry) => entry.before === undefined);
  const value = field === undefined ? undefined : (item as unknown as Record<string, unknown>)[field];
  const since = began === undefined ? '' : formatDate(plainDateIn(timeZone, began.at), language);
  if (since !== '') book.fact(item.code, 'recorded', since);
  const what = fieldsText(asking, fields);
  if (field === undefined || fields.length > 1 || value === undefined || value === null) {
    book.say(say.no(say.nothing(nameOf(asking, item), what, span.text)), [item.code]);
    return;
  }
  const shown = valueText(asking, field, value);
  book.fact(item.code, labelOf(asking, field), shown);
  book.say(say.no(say.steady(nameOf(asking, item), what, shown, span.text, since)), [item.code]);
}

function fieldsText(asking: Asking, fields: readonly string[]): string {
  const { messages } = asking;
  return fields.length > 0 && fields.length < 4
    ? fields.map((field) => labelOf(asking, field)).join(messages.answers.separator)
    : messages.answers.changes.anyField;
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

/** Of a due date that moved, only this way. */
function moves({ field, before, after }: Change, shift: 'later' | 'earlier' | undefined): boolean {
  if (shift === undefined) return true;
  if (field !== 'dueOn' || typeof before !== 'string' || typeof after !== 'string') return false;
  return shift === 'later' ? after > before : after < before;
}
