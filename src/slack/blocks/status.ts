import { messagesFor } from '../../messages/index.ts';
import { daysBetween } from '../../plan/dates.ts';
import type { IsoWeek, Item, PlainDate, SpecialClass } from '../../plan/records.ts';
import type { Language, Light } from '../../plan/terms.ts';
import { cut } from '../limits.ts';
import { actions, button, context, header, type SlackBlock, type SlackMessage, section } from './block.ts';
import { ACTION } from './ids.ts';
import { formatNearDay, lightMark, nameOfClass, titleOf } from './words.ts';

/** One class's week in numbers. */
export interface ClassStatus {
  readonly class: SpecialClass;
  readonly open: number;
  readonly reported: number;
  readonly overdue: number;
  readonly lights: Readonly<Record<Light, number>>;
}

const CLASSES_SHOWN = 20;
const ITEMS_SHOWN = 15;

/** The whole plan, a line a class. */
export function planStatusMessage(classes: readonly ClassStatus[], language: Language): SlackMessage {
  const words = messagesFor(language).slack.status;
  const lines = classes.slice(0, CLASSES_SHOWN).map((one) => classLine(one, language));
  if (classes.length > CLASSES_SHOWN) lines.push(words.more(classes.length - CLASSES_SHOWN));
  const sample = classes.some((one) => one.class.sample);
  return {
    text: words.planTitle,
    blocks: [
      header(words.planTitle),
      section(lines.join('\n') || words.noClasses),
      ...(sample ? [context([messagesFor(language).slack.sample])] : []),
    ],
  };
}

/** `lights`: how its lights are shown, where not as counts. */
export function classLine(
  one: ClassStatus,
  language: Language,
  lights: string = (['red', 'amber', 'green'] as const)
    .filter((light) => one.lights[light] > 0)
    .map((light) => `${lightMark(light)}${one.lights[light]}`)
    .join(' '),
): string {
  const words = messagesFor(language).slack.status;
  const state = [
    lights,
    words.reportedOf(one.reported, one.open),
    ...(one.overdue > 0 ? [`*${words.overdue(one.overdue)}*`] : []),
  ].filter((part) => part !== '');
  return `*${one.class.code}*  ${nameOfClass(one.class, language)}  ${state.join(' · ')}`;
}

/** One class or one person's list: a line an item. */
export function itemListMessage(options: {
  readonly title: string;
  readonly subtitle: string;
  readonly items: readonly Item[];
  readonly total: number;
  readonly week: IsoWeek;
  readonly today: PlainDate;
  readonly language: Language;
  /** Opens the form for the first ones. */
  readonly updateClass?: string | undefined;
}): SlackMessage {
  const { language } = options;
  const words = messagesFor(language).slack;
  const lines = options.items.slice(0, ITEMS_SHOWN).map((item) => itemLine(item, options));
  if (options.total > lines.length) lines.push(words.status.more(options.total - lines.length));
  const blocks: SlackBlock[] = [
    header(options.title),
    context([options.subtitle]),
    section(lines.join('\n') || words.status.nothingOpen),
  ];
  if (options.updateClass !== undefined && options.items.length > 0)
    blocks.push(
      actions([
        button(ACTION.chooseUpdateItem, words.reminder.chooseUpdate, options.updateClass, {
          style: 'primary',
        }),
      ]),
    );
  return { text: `${options.title}: ${options.subtitle}`, blocks };
}

export function itemLine(
  item: Item,
  options: { readonly week: IsoWeek; readonly today: PlainDate; readonly language: Language },
): string {
  const words = messagesFor(options.language).slack.status;
  const late = item.dueOn && item.dueOn < options.today ? daysBetween(item.dueOn, options.today) : 0;
  const parts = [
    ...(item.progress === undefined ? [] : [`${item.progress}%`]),
    ...(late > 0
      ? [`*${words.daysOverdue(late)}*`]
      : item.dueOn
        ? [words.due(formatNearDay(item.dueOn, options.today, options.language))]
        : []),
    item.lastUpdatePeriod === options.week ? `✅ ${words.reported}` : words.notReported,
  ];
  return `${lightMark(item.light)} *${item.code}*  ${cut(titleOf(item, options.language), 60)}  ${parts.join(' · ')}`;
}
