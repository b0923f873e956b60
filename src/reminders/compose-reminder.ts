import { daysBetween } from '../plan/dates.ts';
import type { IsoWeek, Item, PlainDate, SpecialClass } from '../plan/records.ts';
import { REMINDER_GROUPS, type Reminder, type ReminderGroup, type ReminderLine } from './reminder.ts';
import { peopleToAsk, type ReminderFacts } from './reminder-facts.ts';

export interface ComposeOptions {
  readonly dueSoonDays: number;
  /** For redrawing: the items that the posted message shows. They keep standing there once reported. */
  readonly shownCodes?: readonly string[] | undefined;
}

/**
 * The weekly message to one class as a value. Where every open item was reported in the week it has no lines; a redrawn
 * one keeps them. `on` is the class's day.
 */
export function composeReminder(
  specialClass: SpecialClass,
  week: IsoWeek,
  on: PlainDate,
  facts: ReminderFacts,
  options: ComposeOptions,
): Reminder {
  const items = facts.items.get(specialClass.code) ?? [];
  const reportedCount = items.filter((item) => isReported(item, week)).length;
  const shown = options.shownCodes === undefined ? undefined : new Set(options.shownCodes);
  const silent = shown === undefined && reportedCount === items.length;
  const lines = silent
    ? []
    : items.flatMap((item) => {
        const line = composeLine(item, specialClass, week, on, facts, options.dueSoonDays);
        if (shown === undefined) return line ? [line] : [];
        if (!shown.has(item.code)) return [];
        return [line ?? { ...describe(item, specialClass, week, facts), group: 'not_reported' as const }];
      });
  const unreported = items.filter((item) => !isReported(item, week));
  return {
    class: specialClass,
    week,
    on,
    language: specialClass.language,
    lines: lines.sort(byUrgency),
    openCount: items.length,
    reportedCount,
    leadIds: peopleToAsk(specialClass, unreported, facts.assignments, on),
    sample: specialClass.sample || items.some((item) => item.sample),
    basis: facts.basis.get(specialClass.code),
  };
}

/** An update for the week, or for a later one, counts: nobody is asked for what is told already. */
export function isReported(item: Item, week: IsoWeek): boolean {
  return item.lastUpdatePeriod !== undefined && item.lastUpdatePeriod >= week;
}

function composeLine(
  item: Item,
  specialClass: SpecialClass,
  week: IsoWeek,
  on: PlainDate,
  facts: ReminderFacts,
  dueSoonDays: number,
): ReminderLine | undefined {
  const line = describe(item, specialClass, week, facts);
  const daysLeft = item.dueOn === undefined ? undefined : daysBetween(on, item.dueOn);
  const dated =
    daysLeft === undefined
      ? line
      : daysLeft < 0
        ? { ...line, daysOverdue: -daysLeft }
        : { ...line, daysLeft };
  const group = groupOf(dated, item, dueSoonDays);
  return group && { ...dated, group };
}

function groupOf(
  line: Omit<ReminderLine, 'group'>,
  item: Item,
  dueSoonDays: number,
): ReminderGroup | undefined {
  if (line.daysOverdue !== undefined) return 'overdue';
  if (item.light === 'red' || item.light === 'amber') return 'off_track';
  if (line.daysLeft !== undefined && line.daysLeft <= dueSoonDays) return 'due_soon';
  if (!line.reported) return 'not_reported';
  if (line.waitingForReview) return 'waiting_for_review';
  return (line.waitsFor ?? []).length > 0 ? 'blocked' : undefined;
}

function describe(
  item: Item,
  specialClass: SpecialClass,
  week: IsoWeek,
  facts: ReminderFacts,
): Omit<ReminderLine, 'group'> {
  const latest = facts.latest.get(item.code);
  const waitsFor = (facts.dependencies.get(item.code) ?? []).flatMap((one) => {
    const awaited = one.waitsForItem === undefined ? undefined : facts.awaited.get(one.waitsForItem);
    const other = awaited?.classCode ?? one.waitsForClass;
    if (other === undefined || other === specialClass.code) return [];
    // The code of a confidential item is not for everyone's eyes; that its class is waited for is.
    return awaited === undefined || awaited.confidential ? other : awaited.code;
  });
  return {
    item,
    reported: isReported(item, week),
    latest,
    problem: latest?.problems ?? facts.issues.get(item.code)?.description,
    waitsFor,
    waitingForReview: facts.waiting.has(item.code),
  };
}

export const LIGHT_ORDER = { red: 0, amber: 1, green: 2 } as const;

/** By group, the worst first: longest overdue, red before amber, soonest due; then by code. */
function byUrgency(one: ReminderLine, other: ReminderLine): number {
  return (
    REMINDER_GROUPS.indexOf(one.group) - REMINDER_GROUPS.indexOf(other.group) ||
    (other.daysOverdue ?? 0) - (one.daysOverdue ?? 0) ||
    LIGHT_ORDER[one.item.light ?? 'green'] - LIGHT_ORDER[other.item.light ?? 'green'] ||
    (one.daysLeft ?? 9_999) - (other.daysLeft ?? 9_999) ||
    one.item.code.localeCompare(other.item.code)
  );
}
