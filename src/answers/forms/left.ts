import { formatFen } from '../../messages/format.ts';
import type { Asking } from '../evidence/asking.ts';
import { describeScope, nameOf } from '../evidence/describe.ts';
import { filterOf } from '../evidence/filter.ts';
import { nothing } from './items.ts';

const MAX_FUNDS = 2_000;

/** How much of the money that came in has not been paid out: all together, and fund by fund. */
export async function sayLeft(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages, language } = asking;
  const scope = { ...reading.scope, conditions: reading.scope.conditions.filter((one) => one !== 'unpaid') };
  const { items } = await reader.findItems(
    await filterOf(asking, scope),
    { sort: [{ by: 'code', direction: 'ascending' }], limit: MAX_FUNDS },
    visibility,
    asOf,
  );
  const funds = items.filter((item) => item.receivedFen !== undefined);
  const { what, filter } = describeScope(asking, scope);
  if (funds.length === 0) {
    await nothing(asking, what, filter);
    book.draft.outcome = 'not_recorded';
    return;
  }
  for (const item of funds) book.item(item);
  const codes = funds.map((item) => item.code);
  const name = filter ? messages.answers.list.named(what, filter) : what;
  const sum = (value: (item: (typeof funds)[number]) => number): number =>
    funds.reduce((total, item) => total + value(item), 0);
  const received = sum((item) => item.receivedFen ?? 0);
  const paid = sum((item) => item.paidFen ?? 0);
  const { fields } = messages.terms;
  book.say(
    messages.answers.aggregate.left(
      name,
      book.figure(received - paid, 'fen', `${name} ${messages.answers.columns.left}`, codes),
      book.figure(received, 'fen', `${name} ${fields.receivedFen}`, codes),
      book.figure(paid, 'fen', `${name} ${fields.paidFen}`, codes),
    ),
    codes,
  );
  if (funds.length < 2) return;
  book.draft.table = {
    caption: messages.answers.list.caption(what),
    columns: [
      { label: fields.code, align: 'left' },
      { label: fields.title, align: 'left' },
      { label: fields.receivedFen, align: 'right' },
      { label: fields.paidFen, align: 'right' },
      { label: messages.answers.columns.left, align: 'right' },
    ],
    rows: funds.map((item) => [
      { text: item.code, code: item.code },
      { text: nameOf(asking, item) },
      ...[item.receivedFen ?? 0, item.paidFen ?? 0, (item.receivedFen ?? 0) - (item.paidFen ?? 0)].map(
        (fen) => ({ text: formatFen(fen, language), number: fen }),
      ),
    ]),
    total: funds.length,
  };
}
