import { formatDate } from '../../messages/format.ts';
import { plainDateIn } from '../../plan/dates.ts';
import type { Item, StatusUpdate } from '../../plan/records.ts';
import type { Asking } from '../evidence/asking.ts';
import { nameOf } from '../evidence/describe.ts';
import { valueText, type Window } from './change-text.ts';
import { type Turn, turnsOf } from './turns.ts';

type Reported = 'light' | 'progress';
const MAX_POINTS = 60;
const MAX_TURNS = 6;

/** Progress or light as reported, oldest first, after the plain answer. True when there was something to say. */
export async function saySeries(
  asking: Asking,
  item: Item,
  fields: readonly string[],
  span: Window,
): Promise<boolean> {
  const { reader, reading } = asking;
  const wanted = (['light', 'progress'] as const).filter((field) => fields.includes(field));
  const generic = fields.length === 0 && (reading.trend || reading.fields.includes('updates'));
  const shown = generic ? (['light', 'progress'] as const) : wanted;
  // Who changed it is in the audit, not in the series.
  if (shown.length === 0 || /who|谁|哪位/i.test(asking.question)) return false;
  const updates = (
    await reader.listUpdates({
      itemCodes: [item.code],
      since: span.since,
      until: span.until,
      limit: MAX_POINTS,
    })
  ).reverse();
  const before =
    span.since === undefined
      ? []
      : await reader.listUpdates({ itemCodes: [item.code], until: span.since, limit: MAX_POINTS });
  let said = false;
  for (const field of shown) {
    const points = updates.filter((one) => one[field] !== undefined);
    if (points.length === 0) continue;
    said = true;
    const held = before.find((one) => one[field] !== undefined);
    sayTurns(asking, item, field, held ? [held, ...points] : points);
    const shownPoints = reading.limit === undefined ? points : points.slice(-reading.limit);
    // A plain answer needs no list of all reports after it.
    if (reading.whether !== true && reading.dated !== true) sayPoints(asking, item, field, shownPoints);
  }
  return said;
}

/** "When did it turn red?", "has it changed since October?": the points at which it did, or that it did not. */
function sayTurns(asking: Asking, item: Item, field: Reported, points: readonly StatusUpdate[]): void {
  const { book, messages, language, reading, timeZone } = asking;
  if (reading.whether !== true && reading.dated !== true) return;
  const say = messages.answers.changes;
  const dayOf = (one: StatusUpdate) => plainDateIn(timeZone, one.recordedAt);
  const aims: readonly string[] = field === 'light' ? reading.scope.lights : [];
  const all = turnsOf(points, field, dayOf);
  const turns = all.filter((one) => aims.length === 0 || aims.includes(one.after));
  const name = nameOf(asking, item);
  const label = messages.terms.fields[field];
  const text = (value: string): string =>
    valueText(asking, field, field === 'progress' ? Number(value) : value);
  const sayOne = ({ on, before, after }: Turn): string => {
    const date = formatDate(on, language);
    book.fact(item.code, `${field} since ${on}`, `${date} ${text(before)} ${text(after)}`);
    return say.turn(text(before), text(after), date);
  };
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return;
  const value = text(String(last[field]));
  const since = formatDate(dayOf(first), language);
  book.fact(item.code, `${field} from ${since}`, `${since} ${value}`);
  const held = aims.length > 0 && points.some((one) => aims.includes(String(one[field])));
  const told = turns.slice(-MAX_TURNS).map(sayOne).join(messages.answers.separator);
  const sentence =
    turns.length > 0
      ? say.turned(name, label, told)
      : all.length === 0
        ? say.same(name, label, value, since)
        : say.never(name, label, aims.map(text).join('/'), since);
  if (reading.whether !== true) book.say(sentence, [item.code]);
  else book.say(turns.length > 0 || held ? say.yes(sentence) : say.no(sentence), [item.code]);
}

function sayPoints(asking: Asking, item: Item, field: Reported, points: readonly StatusUpdate[]): void {
  const { messages, book, language, timeZone } = asking;
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
  if (field !== 'progress' || points.length < 2) return;
  book.draft.chart = {
    kind: 'line',
    title: `${item.code} ${messages.terms.fields.progress}`,
    labels: points.slice(-20).map((one) => one.period),
    series: [{ name: item.code, values: points.slice(-20).map((one) => one.progress ?? 0) }],
    unit: 'percent',
  };
}
