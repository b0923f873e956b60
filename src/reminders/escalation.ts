import { daysBetween, firstDayOfWeek, mondayOf, plainDateIn } from '../plan/dates.ts';
import type { IsoWeek, Item, PlainDate, SpecialClass, StatusUpdate } from '../plan/records.ts';
import { lineOf } from './compose-chaser.ts';
import { isReported } from './compose-reminder.ts';
import type { Chaser, ChaserLine } from './notice.ts';
import type { ReminderFacts } from './reminder-facts.ts';
import type { ReminderSettings } from './settings.ts';

export interface EscalationInput {
  readonly classes: readonly SpecialClass[];
  readonly week: IsoWeek;
  readonly on: PlainDate;
  readonly deadline: Date;
  readonly facts: ReminderFacts;
  /** Updates of the red items, newest first. */
  readonly updatesOfRed: readonly StatusUpdate[];
  /** Since when each class is asked: weeks before count against nobody. */
  readonly servedSince: ReadonlyMap<string, Date>;
  readonly isWaived: (item: Item) => boolean;
  readonly settings: ReminderSettings;
}

/** What the leading group has to hear of, as one list; undefined when there is nothing. */
export function composeEscalation(input: EscalationInput): Chaser | undefined {
  const { settings, facts } = input;
  const classes = input.classes.flatMap((one) => {
    const items = (facts.items.get(one.code) ?? []).filter((item) => !input.isWaived(item));
    const lines = items.flatMap((item) => escalate(item, one, input) ?? []);
    return lines.length > 0 ? [{ class: one, lines }] : [];
  });
  if (classes.length === 0) return undefined;
  return {
    rung: 'group',
    week: input.week,
    on: input.on,
    language: settings.language,
    deadline: input.deadline,
    timeZone: settings.timeZone,
    classes,
    sample: classes.some((one) => one.class.sample || one.lines.some((line) => line.item.sample)),
  };
}

function escalate(item: Item, one: SpecialClass, input: EscalationInput): ChaserLine | undefined {
  const { on, facts, settings } = input;
  const weeks = silentWeeks(item, one, input);
  if (weeks >= settings.silentWeeksLimit) return lineOf(item, on, facts, { reason: 'silent_weeks', weeks });
  if (item.light !== 'red') return undefined;
  const days = daysBetween(redSince(item, one, input.updatesOfRed), on);
  return days > settings.redDaysLimit ? lineOf(item, on, facts, { reason: 'red_too_long', days }) : undefined;
}

/** Weeks in a row, this one included, in which the class was asked and nothing was said of the item. */
function silentWeeks(item: Item, one: SpecialClass, input: EscalationInput): number {
  if (isReported(item, input.week)) return 0;
  const since = input.servedSince.get(one.code);
  const asked = since === undefined ? input.on : plainDateIn(one.timeZone, since);
  const last = item.lastUpdatePeriod;
  const thisMonday = firstDayOfWeek(input.week);
  const weeksAsked = daysBetween(mondayOf(asked), thisMonday) / 7 + 1;
  const weeksSilent = last === undefined ? weeksAsked : daysBetween(firstDayOfWeek(last), thisMonday) / 7;
  return Math.max(0, Math.min(weeksAsked, weeksSilent));
}

/** The day of the first of the newest updates in a row that left the item red. */
function redSince(item: Item, one: SpecialClass, updates: readonly StatusUpdate[]): PlainDate {
  let since: Date | undefined;
  for (const update of updates) {
    if (update.itemCode !== item.code || update.light === undefined) continue;
    if (update.light !== 'red') break;
    since = update.recordedAt;
  }
  return since === undefined ? item.asOf : plainDateIn(one.timeZone, since);
}
