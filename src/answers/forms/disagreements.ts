import { formatNumber } from '../../messages/format.ts';
import { plainDateIn } from '../../plan/dates.ts';
import { computeLight } from '../../plan/lights.ts';
import type { Asking } from '../evidence/asking.ts';
import { nameOf } from '../evidence/describe.ts';
import { filterOf } from '../evidence/filter.ts';

const MAX_SAID = 15;
const MAX_CITED = 200;

/** Items whose declared light is not the one that due date, pace and reporting give. */
export async function sayDisagreements(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages, today, thresholds, timeZone, language } = asking;
  const { items, total } = await reader.findItems(
    {
      ...(await filterOf(asking, reading.scope)),
      judged: { as: 'other_than_declared', today, timeZone, thresholds },
    },
    { sort: [{ by: 'code', direction: 'ascending' }], limit: MAX_CITED },
    visibility,
    asOf,
  );
  const found = items.flatMap((item) => {
    const { light, reasons } = computeLight(
      item,
      { today, lastReportedOn: item.lastUpdatedAt && plainDateIn(timeZone, item.lastUpdatedAt) },
      thresholds,
    );
    return item.light !== undefined && light !== undefined && light !== item.light
      ? [{ item, declared: item.light, light, reasons }]
      : [];
  });
  const say = messages.answers.disagreement;
  if (found.length === 0) {
    book.say(say.none);
    return;
  }
  const codes = found.map(({ item }) => item.code);
  book.say(say.count(total, book.figure(total, 'count', messages.answers.columns.count, codes)), codes);
  const lines = found.map(({ item, declared, light, reasons }) => {
    book.item(item);
    const why = reasons.map((reason) => {
      if (reason.code === 'overdue') return say.reasons.overdue(String(reason.days));
      return reason.code === 'behind_pace'
        ? say.reasons.behind_pace(formatNumber(reason.points, language, 1))
        : say.reasons.silent;
    });
    const text = say.line(
      nameOf(asking, item),
      messages.answers.lights[declared],
      messages.answers.lights[light],
      why.join(messages.answers.separator),
    );
    book.fact(item.code, 'computed', text);
    return { item, text };
  });
  for (const { item, text } of lines.slice(0, MAX_SAID))
    book.say(messages.answers.list.these(text), [item.code]);
}
