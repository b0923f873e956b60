import { messagesFor } from '../../messages/index.ts';
import { understatement } from '../../plan/lights.ts';
import type { PlainDate } from '../../plan/records.ts';
import type { Language } from '../../plan/terms.ts';
import type { OwnItem } from '../../updates/own-items.ts';
import type { SlackCapabilities } from '../capabilities.ts';
import { cut } from '../limits.ts';
import { actions, type Button, button, context, DIVIDER, type SlackBlock, section } from './block.ts';
import type { HomeFacts } from './home.ts';
import { pager } from './home-pages.ts';
import { ACTION } from './ids.ts';
import { formatNearDay, lightMark, titleOf } from './words.ts';

const DRAFT_BUTTONS = 5;
const TITLE_LENGTH = 60;

/** A lead's items: those to report first, each with its button, then those that are reported; and the drafts. */
export function mineBlocks(facts: HomeFacts, capabilities: SlackCapabilities): SlackBlock[] {
  if (!facts.mine) return [];
  const words = messagesFor(facts.language).slack;
  const { items, total } = facts.mine;
  const waiting = items.filter((one) => !one.reported);
  const reported = items.filter((one) => one.reported);
  const drafts = facts.drafts
    .slice(0, DRAFT_BUTTONS)
    .map((one) => updateButton(one.itemCode, words.home.draftOf(one.itemCode)));
  return [
    DIVIDER,
    section(
      [`*${words.mine.title}* (${total})`, ...(total === 0 ? [words.status.nothingOpen] : [])].join('\n'),
    ),
    ...(drafts.length > 0 ? [context([words.home.drafts]), actions(drafts)] : []),
    ...(capabilities.blocks === 'rich' ? besideEach(waiting, facts) : belowAll(waiting, facts)),
    ...(reported.length > 0
      ? [section([`✅ ${words.home.reported}`, ...reported.map((one) => lineOf(one, facts))].join('\n'))]
      : []),
    ...pager(facts, 'mine', total),
  ];
}

function besideEach(items: readonly OwnItem[], facts: HomeFacts): SlackBlock[] {
  const { update } = messagesFor(facts.language).slack.reminder;
  return items.map((one) => section(lineOf(one, facts), updateButton(one.item.code, update)));
}

/** Where a button at the side is drawn below, the list is read better as one. */
function belowAll(items: readonly OwnItem[], facts: HomeFacts): SlackBlock[] {
  if (items.length === 0) return [];
  const { update } = messagesFor(facts.language).slack.reminder;
  return [
    section(items.map((one) => lineOf(one, facts)).join('\n')),
    actions(items.map(({ item }) => updateButton(item.code, `${update} ${item.code}`))),
  ];
}

function updateButton(code: string, text: string): Button {
  return button(`${ACTION.openUpdateForm}_${code}`, text, code);
}

function lineOf(one: OwnItem, facts: HomeFacts): string {
  const { item } = one;
  return `${lightMark(item.light)} *${item.code}*  ${cut(titleOf(item, facts.language), TITLE_LENGTH)} · ${factsOf(one, facts)}`;
}

function factsOf(
  { item, daysOverdue, computedLight, computedReasons }: OwnItem,
  { language, today }: { readonly language: Language; readonly today: PlainDate },
): string {
  const { slack, updates } = messagesFor(language);
  const due =
    daysOverdue !== undefined
      ? `*${slack.status.daysOverdue(daysOverdue)}*`
      : item.dueOn && slack.status.due(formatNearDay(item.dueOn, today, language));
  const parts = [item.progress === undefined ? undefined : `${item.progress}%`, due];
  const doubted = computedLight && item.light && computedLight !== item.light;
  const why = daysOverdue === undefined ? computedReasons.slice(0, 1).map(updates.reason) : [];
  const mark = doubted && understatement(item.light, computedLight) > 0 ? '⚠️ ' : '';
  const doubt = doubted ? `${mark}${slack.home.computed(lightMark(computedLight), why)}` : undefined;
  return [...parts, doubt].filter((part) => part !== undefined && part !== '').join(' · ');
}
