import { formatDate, formatPercent } from '../../messages/format.ts';
import { plainDateIn } from '../../plan/dates.ts';
import { computeLight } from '../../plan/lights.ts';
import type { Item, StatusUpdate } from '../../plan/records.ts';
import type { Asking } from '../evidence/asking.ts';
import { nameOf } from '../evidence/describe.ts';

/** Declared against computed: both are shown when they differ. */
export function compareLights(asking: Asking, item: Item): void {
  const { messages, today, thresholds, book, timeZone } = asking;
  if (item.light === undefined) return;
  const lastReportedOn = item.lastUpdatedAt && plainDateIn(timeZone, item.lastUpdatedAt);
  const { light } = computeLight(item, { today, lastReportedOn }, thresholds);
  if (light === undefined || light === item.light) return;
  book.fact(item.code, 'computed', messages.answers.lights[light]);
  book.say(
    messages.answers.lookup.computed(
      nameOf(asking, item),
      messages.answers.lights[item.light],
      messages.answers.lights[light],
    ),
    [item.code],
    { kept: true },
  );
}

/** The record against its newest report: both are shown when they differ, as after an import of an older ledger. */
export function compareReport(asking: Asking, item: Item, update: StatusUpdate | undefined): void {
  const { messages, language, book, timeZone } = asking;
  const { terms, answers } = messages;
  if (!update) return;
  const date = formatDate(plainDateIn(timeZone, update.recordedAt), language);
  const say = (field: string, recorded: string, reported: string): void =>
    book.say(
      answers.lookup.disagree(nameOf(asking, item), field, { recorded, reported, date }),
      [item.code],
      { kept: true },
    );
  if (item.progress !== undefined && update.progress !== undefined && item.progress !== update.progress)
    say(
      terms.fields.progress,
      formatPercent(item.progress, language),
      formatPercent(update.progress, language),
    );
  if (item.light !== undefined && update.light !== undefined && item.light !== update.light)
    say(terms.fields.light, answers.lights[item.light], answers.lights[update.light]);
}
