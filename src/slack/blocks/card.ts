import { formatDate, formatFen, formatInstant, formatPercent } from '../../messages/format.ts';
import { messagesFor } from '../../messages/index.ts';
import {
  AMOUNT_FIELDS,
  type Item,
  type Milestone,
  type Person,
  type SpecialClass,
  type StatusUpdate,
} from '../../plan/records.ts';
import type { Language } from '../../plan/terms.ts';
import { escapeInline, escapeText } from '../escape.ts';
import { cut } from '../limits.ts';
import { actions, button, context, fields, type SlackBlock, section } from './block.ts';
import { ACTION } from './ids.ts';
import { lightMark, nameOfClass, nameOfPerson, titleOf } from './words.ts';

/** Everything that a record card shows. */
export interface CardFacts {
  readonly item: Item;
  readonly itemClass?: SpecialClass | undefined;
  readonly latest?: StatusUpdate | undefined;
  readonly author?: Person | undefined;
  readonly leads: readonly Person[];
  readonly milestones: readonly Milestone[];
  readonly mayUpdate: boolean;
}

/** One record as a modal or message shows it. */
export function cardBlocks(facts: CardFacts, language: Language, timeZone: string): SlackBlock[] {
  const { item } = facts;
  const words = messagesFor(language).slack.card;
  return [
    section(`*${item.code}*  ${titleOf(item, language)}`),
    fields(factTexts(facts, language)),
    ...described(item, language),
    ...latestBlocks(facts, language, timeZone),
    ...milestoneBlock(facts.milestones, language),
    context([originText(item, language)]),
    actions([
      ...(facts.mayUpdate
        ? [button(ACTION.openUpdateForm, words.update, item.code, { style: 'primary' })]
        : []),
      button(ACTION.showHistory, words.history, item.code),
      ...(facts.mayUpdate
        ? [
            button(ACTION.requestClose, messagesFor(language).slack.forms.close, item.code),
            button(ACTION.requestDue, messagesFor(language).slack.forms.due, item.code),
          ]
        : []),
    ]),
  ];
}

function factTexts(facts: CardFacts, language: Language): string[] {
  const { item } = facts;
  const catalogue = messagesFor(language);
  const words = catalogue.slack.card;
  const due = item.dueOn
    ? formatDate(item.dueOn, language)
    : item.dueText
      ? escapeInline(item.dueText)
      : undefined;
  const pairs: (readonly [string, string | undefined])[] = [
    [words.light, item.light && `${lightMark(item.light)} ${catalogue.terms.lights[item.light]}`],
    [words.progress, item.progress === undefined ? undefined : formatPercent(item.progress, language)],
    [words.due, due],
    [words.stage, item.stage && catalogue.terms.stages[item.stage]],
    [words.class, facts.itemClass && nameOfClass(facts.itemClass, language)],
    [words.leads, facts.leads.map((one) => nameOfPerson(one, one.id, language)).join(', ') || undefined],
    ...AMOUNT_FIELDS.map((field) => {
      const fen = item[field];
      return [
        catalogue.terms.fields[field],
        fen === undefined ? undefined : formatFen(fen, language),
      ] as const;
    }),
    [words.document, item.documentNumber && escapeInline(item.documentNumber)],
  ];
  return pairs
    .flatMap(([label, value]) => (value === undefined ? [] : [`*${label}*\n${value}`]))
    .slice(0, 10);
}

function described(item: Item, language: Language): SlackBlock[] {
  const words = messagesFor(language).slack.card;
  const parts = [
    item.description ? escapeText(cut(item.description, 600)) : '',
    item.clause ? `*${words.clause}* ${escapeText(cut(item.clause, 600))}` : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? [section(parts.join('\n'))] : [];
}

function latestBlocks(facts: CardFacts, language: Language, timeZone: string): SlackBlock[] {
  const words = messagesFor(language).slack.card;
  const { latest } = facts;
  if (!latest) return [context([`${words.lastUpdate}: ${words.never}`])];
  const when = formatInstant(latest.recordedAt, timeZone, language);
  const by = words.reported(when, nameOfPerson(facts.author, latest.authorId, language));
  const said = (['done', 'problems', 'nextSteps', 'supportNeeded'] as const).flatMap((field) =>
    latest[field] ? [`*${words[field]}*  ${cut(escapeText(latest[field]), 500)}`] : [],
  );
  return [context([`${words.lastUpdate}: ${by}`]), ...(said.length > 0 ? [section(said.join('\n'))] : [])];
}

function milestoneBlock(milestones: readonly Milestone[], language: Language): SlackBlock[] {
  if (milestones.length === 0) return [];
  const words = messagesFor(language).slack.card;
  const lines = milestones.slice(0, 8).map((one) => {
    const date = one.doneOn ?? one.dueOn;
    return `${one.doneOn ? '☑' : '☐'} ${titleOf(one, language)}${date ? `  ${formatDate(date, language)}` : ''}`;
  });
  return [section(`*${words.milestones}*\n${lines.join('\n')}`)];
}

function originText(item: Item, language: Language): string {
  const catalogue = messagesFor(language);
  return [
    catalogue.slack.answer.asOf(formatDate(item.asOf, language)),
    ...(item.source ? [`${catalogue.slack.card.source}: ${escapeInline(cut(item.source, 200))}`] : []),
    ...(item.sample ? [catalogue.slack.sample] : []),
  ].join(' · ');
}
