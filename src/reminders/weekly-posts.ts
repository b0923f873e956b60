import type { IsoWeek, PlainDate, SpecialClass } from '../plan/records.ts';
import { composeReminder } from './compose-reminder.ts';
import type { MembersOf, ReminderStore, ReviewReader } from './ports.ts';
import type { Reminder } from './reminder.ts';
import { readReminderFacts } from './reminder-facts.ts';
import type { ReminderSettings } from './settings.ts';

export interface ReminderTarget {
  readonly class: SpecialClass;
  readonly week: IsoWeek;
  readonly on: PlainDate;
  readonly shownCodes?: readonly string[] | undefined;
}

export interface ComposerDeps {
  readonly store: ReminderStore;
  readonly settings: ReminderSettings;
  readonly reviews?: ReviewReader | undefined;
  readonly membersOf?: MembersOf | undefined;
}

/** Composes the messages of several classes from one set of reads; for a viewer only what this person may see of them. */
export function createComposer(deps: ComposerDeps) {
  return async (
    targets: readonly ReminderTarget[],
    options: { readonly viewerId?: string | undefined } = {},
  ): Promise<Reminder[]> => {
    const facts = await readReminderFacts(deps.store, targets, { ...deps, ...options });
    return targets.map((target) =>
      composeReminder(target.class, target.week, target.on, facts, {
        dueSoonDays: deps.settings.dueSoonDays,
        shownCodes: target.shownCodes,
      }),
    );
  };
}
export type Composer = ReturnType<typeof createComposer>;

/** Why there is nothing to say to a class this week, or undefined when there is. */
export function nothingToSay(
  reminder: Reminder,
  settings: ReminderSettings,
): 'nothing_open' | 'everything_reported' | undefined {
  if (reminder.openCount === 0) return 'nothing_open';
  if (reminder.reportedCount === reminder.openCount && settings.whenAllReported === 'nothing')
    return 'everything_reported';
  return undefined;
}

export function codesOf(reminder: Reminder): string[] {
  return reminder.lines.map((line) => line.item.code);
}
