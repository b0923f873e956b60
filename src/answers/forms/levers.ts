import type { ItemFilter } from '../../plan/query.ts';
import type { Asking } from '../evidence/asking.ts';
import { nameOf } from '../evidence/describe.ts';

const MAX_SAID = 15;

/** Items held up by money beside funds with money left. Whether one may serve the other is not decided. */
export async function matchLevers(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages } = asking;
  const kinds = reading.scope.kinds.filter((kind) => kind !== 'fund');
  const stalled = (await reader.listIssues({ open: true, types: ['funding'] })).map((one) => one.itemCode);
  const base: ItemFilter = {
    codes: [...new Set(stalled)],
    kinds: kinds.length > 0 ? kinds : undefined,
    stages: reading.scope.stages.length > 0 ? reading.scope.stages : undefined,
    classCodes: reading.scope.classes.length > 0 ? reading.scope.classes : undefined,
    cities: reading.scope.cities.length > 0 ? reading.scope.cities : undefined,
  };
  const wanted = (
    await reader.findItems(
      reading.scope.items.length > 0 ? { codes: reading.scope.items } : base,
      { sort: [{ by: 'code', direction: 'ascending' }], limit: 200 },
      visibility,
      asOf,
    )
  ).items;
  const funds = (
    await reader.findItems(
      { kinds: ['fund'] },
      { sort: [{ by: 'code', direction: 'ascending' }], limit: 2_000 },
      visibility,
      asOf,
    )
  ).items.filter((item) => (item.receivedFen ?? 0) > (item.paidFen ?? 0));
  const codes = wanted.map((item) => item.code);
  for (const item of [...wanted, ...funds]) book.item(item);
  book.say(
    messages.answers.match.stalled(
      book.figure(wanted.length, 'count', messages.terms.issueTypes.funding, codes),
      wanted.length === 1,
    ),
    codes,
  );
  if (wanted.length > 0 && wanted.length <= MAX_SAID)
    book.say(
      messages.answers.list.these(
        wanted.map((item) => nameOf(asking, item)).join(messages.answers.separator),
      ),
      codes,
    );
  const left = funds.reduce((sum, item) => sum + (item.receivedFen ?? 0) - (item.paidFen ?? 0), 0);
  const fundCodes = funds.map((item) => item.code);
  book.say(
    messages.answers.match.money(
      messages.answers.counted(
        funds.length,
        book.figure(funds.length, 'count', messages.terms.kindsPlural.fund, fundCodes),
        ['fund'],
      ),
      book.figure(left, 'fen', messages.answers.columns.left, fundCodes),
    ),
    fundCodes,
  );
  for (const fund of funds.slice(0, MAX_SAID)) {
    const own = book.figure(
      (fund.receivedFen ?? 0) - (fund.paidFen ?? 0),
      'fen',
      `${fund.code} ${messages.answers.columns.left}`,
      [fund.code],
    );
    const serves = await reader.getItems(fund.servesCodes, visibility, asOf);
    for (const item of serves) book.item(item);
    book.say(
      messages.answers.match.fund(
        nameOf(asking, fund),
        own,
        serves.map((item) => nameOf(asking, item)).join(messages.answers.separator),
      ),
      [fund.code, ...serves.map((item) => item.code)],
    );
    for (const item of wanted)
      if (fund.servesCodes.includes(item.code))
        book.say(messages.answers.match.serving(nameOf(asking, fund), nameOf(asking, item)), [
          fund.code,
          item.code,
        ]);
  }
  book.say(messages.answers.match.noDecision, [...codes, ...fundCodes].slice(0, 50));
}
