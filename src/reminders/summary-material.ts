import type { SummaryMaterial } from '../answers/summary.ts';
import { formatDate } from '../messages/format.ts';
import { messagesFor } from '../messages/index.ts';
import type { Item, SpecialClass } from '../plan/records.ts';
import type { Language } from '../plan/terms.ts';
import type { Digest } from './digest.ts';
import { nameOf, titleOf } from './digest-words.ts';
import type { Reminder } from './reminder.ts';

/** The most urgent items, about which there is something to say. */
const ITEMS_TOLD = 6;
/** Figures of the whole plan rest on its classes; more than these are not named. */
const CLASSES_CITED = 12;

type Count = Exclude<keyof ReturnType<typeof labelsOf>, 'days' | 'open'>;

interface Told {
  readonly item: Item;
  readonly daysOverdue?: number | undefined;
  readonly problem?: string | undefined;
}

/** What a summary of a class's week may say. */
export function reminderMaterial(reminder: Reminder): SummaryMaterial {
  const { language, class: one, lines } = reminder;
  const words = messagesFor(language).reminders.summary;
  const count = (holds: (line: Reminder['lines'][number]) => boolean) => lines.filter(holds).length;
  return materialOf({
    language,
    classes: [one],
    open: reminder.openCount,
    opening: (text) => words.open(nameOf(one, language), text),
    counts: [
      ['overdue', count((line) => line.daysOverdue !== undefined)],
      ['red', count((line) => line.item.light === 'red')],
      ['unreported', reminder.openCount - reminder.reportedCount],
    ],
    told: lines.filter((line) => !line.reported),
  });
}

/** What a summary of the plan's week or month may say. */
export function digestMaterial(digest: Digest): SummaryMaterial {
  const { language, total } = digest;
  const words = messagesFor(language).reminders.summary;
  const turned = digest.turnedRed.map(({ item, why }): Told => ({ item, problem: why }));
  const overdue = digest.overdue.map(({ item, days }): Told => ({ item, daysOverdue: days }));
  return materialOf({
    language,
    classes: digest.lights.flatMap((one) => one.class ?? []).slice(0, CLASSES_CITED),
    open: total.now.green + total.now.amber + total.now.red + total.now.none,
    opening: words.planOpen,
    counts: [
      ['red', total.now.red],
      ['overdue', digest.overdue.length],
      ['turnedRed', digest.turnedRed.length],
      ['closed', digest.closed.length],
    ],
    told: [...turned, ...overdue],
  });
}

function labelsOf(language: Language) {
  return messagesFor(language).reminders.summary.labels;
}

function materialOf(week: {
  readonly language: Language;
  readonly classes: readonly SpecialClass[];
  readonly open: number;
  readonly opening: (count: string) => string;
  readonly counts: readonly (readonly [Count, number])[];
  readonly told: readonly Told[];
}): SummaryMaterial {
  const { language, classes } = week;
  const { answers, reminders, terms } = messagesFor(language);
  const words = reminders.summary;
  const labels = labelsOf(language);
  const codes = classes.map((one) => one.code);
  const counts = week.counts.filter(([, value]) => value > 0);
  const told = [...new Map(week.told.map((one) => [one.item.code, one])).values()].slice(0, ITEMS_TOLD);
  const days = told.flatMap(({ item, daysOverdue }) =>
    daysOverdue === undefined
      ? []
      : [{ value: daysOverdue, unit: 'days' as const, label: labels.days, codes: [item.code] }],
  );
  return {
    language,
    classes,
    items: told.map(({ item }) => item),
    facts: told.flatMap(({ item, problem }) => {
      const facts: [string, string | undefined][] = [
        [terms.fields.light, item.light && terms.lights[item.light]],
        [terms.fields.dueOn, item.dueOn && formatDate(item.dueOn, language)],
        [answers.columns.problem, problem],
      ];
      return facts.flatMap(([label, text]) => (text ? [{ code: item.code, label, text }] : []));
    }),
    figures: [
      { value: week.open, unit: 'count', label: labels.open, codes },
      ...counts.map(([name, value]) => ({ value, unit: 'count' as const, label: labels[name], codes })),
      ...days,
    ],
    sentences: [
      {
        text: words.first(
          week.opening(String(week.open)),
          counts.map(([name, value]) => words[name](String(value))),
        ),
        cites: codes,
      },
      ...told.flatMap(({ item, daysOverdue, problem }) => {
        const title = titleOf(item, language);
        const cites = [item.code];
        return [
          ...(daysOverdue !== undefined
            ? [{ text: words.itemOverdue(title, String(daysOverdue)), cites }]
            : item.light === 'red'
              ? [{ text: words.itemRed(title), cites }]
              : []),
          ...(problem === undefined ? [] : [{ text: words.itemProblem(title, problem), cites }]),
        ];
      }),
    ],
  };
}
