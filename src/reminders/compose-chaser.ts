import { isValidOn } from '../plan/permissions.ts';
import type { Assignment, IsoWeek, Item, PlainDate, SpecialClass } from '../plan/records.ts';
import { isReported, LIGHT_ORDER } from './compose-reminder.ts';
import type { Chaser, ChaserLine } from './notice.ts';
import { leadsOfItem, type ReminderFacts } from './reminder-facts.ts';

export interface ChaseTarget {
  readonly class: SpecialClass;
  readonly week: IsoWeek;
  readonly on: PlainDate;
  readonly deadline: Date;
}

/** Items of the class that nobody reported for the week, but for those whose chasing was waived; the worst first. */
export function unreportedItems(
  target: ChaseTarget,
  facts: ReminderFacts,
  isWaived: (item: Item) => boolean,
): Item[] {
  return (facts.items.get(target.class.code) ?? [])
    .filter((item) => !isReported(item, target.week) && !isWaived(item))
    .sort(
      (one, other) =>
        LIGHT_ORDER[one.light ?? 'green'] - LIGHT_ORDER[other.light ?? 'green'] ||
        (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999') ||
        one.code.localeCompare(other.code),
    );
}

/** For each lead the items that this lead answers for: their own, and those of the class without a lead of their own. */
export function composeLeadChasers(
  target: ChaseTarget,
  items: readonly Item[],
  facts: ReminderFacts,
): Map<string, Chaser> {
  const byPerson = new Map<string, Item[]>();
  for (const item of items)
    for (const personId of leadsOfItem(item, facts.assignments, target.on))
      byPerson.set(personId, [...(byPerson.get(personId) ?? []), item]);
  return new Map([...byPerson].map(([personId, own]) => [personId, chaserOf('lead', target, own, facts)]));
}

/** For the head of the class, or its deputies where it has none, everything that is still silent. */
export function composeHeadChasers(
  target: ChaseTarget,
  items: readonly Item[],
  facts: ReminderFacts,
): Map<string, Chaser> {
  if (items.length === 0) return new Map();
  const holders = (role: Assignment['role']) =>
    facts.assignments
      .filter((one) => one.role === role && one.classCode === target.class.code && isValidOn(one, target.on))
      .map((one) => one.personId);
  const heads = holders('head');
  const people = new Set(heads.length > 0 ? heads : holders('deputy'));
  return new Map([...people].map((personId) => [personId, chaserOf('head', target, items, facts)]));
}

export function lineOf(
  item: Item,
  on: PlainDate,
  facts: ReminderFacts,
  why: Pick<ChaserLine, 'reason' | 'weeks' | 'days'>,
): ChaserLine {
  return {
    item,
    ...why,
    leadIds: leadsOfItem(item, facts.assignments, on),
    problem: facts.latest.get(item.code)?.problems ?? facts.issues.get(item.code)?.description,
  };
}

function chaserOf(
  rung: 'lead' | 'head',
  target: ChaseTarget,
  items: readonly Item[],
  facts: ReminderFacts,
): Chaser {
  return {
    rung,
    week: target.week,
    on: target.on,
    language: target.class.language,
    deadline: target.deadline,
    timeZone: target.class.timeZone,
    classes: [
      {
        class: target.class,
        lines: items.map((item) => lineOf(item, target.on, facts, { reason: 'not_reported' })),
      },
    ],
    sample: target.class.sample || items.some((item) => item.sample),
  };
}

export function codesInChaser(chaser: Chaser): string[] {
  return chaser.classes.flatMap((one) => one.lines.map((line) => line.item.code));
}
