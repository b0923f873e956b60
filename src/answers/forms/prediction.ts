import { formatDate, formatNumber, formatPercent } from '../../messages/format.ts';
import { daysBetween } from '../../plan/dates.ts';
import { computeLight } from '../../plan/lights.ts';
import type { Asking } from '../evidence/asking.ts';
import { nameOf } from '../evidence/describe.ts';
import { overview } from './classes.ts';
import { notRecorded } from './not-recorded.ts';
import { compareLights } from './two-sides.ts';

/** Dates and pace, and no prediction. */
export async function sayPace(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages, today, thresholds, language } = asking;
  const say = messages.answers.prediction;
  if (reading.scope.items.length === 0) {
    book.say(say.noPrediction);
    return overview(asking);
  }
  const items = await reader.getItems(reading.scope.items, visibility, asOf);
  if (items.length === 0) return notRecorded(asking, { codes: reading.scope.items });
  book.say(say.noPrediction);
  for (const item of items) {
    book.item(item);
    const name = nameOf(asking, item);
    if (item.status === 'closed') {
      book.say(say.closed(name), [item.code]);
      continue;
    }
    if (item.dueOn === undefined) {
      book.say(say.noDue(name), [item.code]);
      continue;
    }
    const days = daysBetween(today, item.dueOn);
    const left = book.figure(Math.abs(days), 'days', `${item.code} ${messages.terms.fields.dueOn}`, [
      item.code,
    ]);
    const due = formatDate(item.dueOn, language);
    book.fact(item.code, messages.terms.fields.dueOn, due);
    const progress =
      item.progress === undefined
        ? messages.answers.notSet
        : book.figure(item.progress, 'percent', `${item.code} ${messages.terms.fields.progress}`, [
            item.code,
          ]);
    book.say(say.item(name, due, days >= 0 ? say.left(left) : say.late(left), progress), [item.code]);
    const { pacePercent } = computeLight(item, { today }, thresholds);
    if (pacePercent !== undefined && item.progress !== undefined) {
      const pace = Math.round(pacePercent * 10) / 10;
      const gap = Math.round((item.progress - pace) * 10) / 10;
      book.figure(pace, 'percent', `${item.code} ${messages.answers.conditions.pace}`, [item.code]);
      book.figure(Math.abs(gap), 'points', `${item.code} ${messages.answers.conditions.pace}`, [item.code]);
      book.say(say.pace(formatPercent(pace, language), formatNumber(Math.abs(gap), language, 1), gap < 0), [
        item.code,
      ]);
    }
    compareLights(asking, item);
  }
}
