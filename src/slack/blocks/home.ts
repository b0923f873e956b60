import { formatDate } from '../../messages/format.ts';
import { messagesFor } from '../../messages/index.ts';
import { daysBetween } from '../../plan/dates.ts';
import type { IsoWeek, Item, PlainDate } from '../../plan/records.ts';
import type { ChangeRequest } from '../../plan/requests.ts';
import { type Language, LIGHTS } from '../../plan/terms.ts';
import type { OwnItem } from '../../updates/own-items.ts';
import type { SlackCapabilities } from '../capabilities.ts';
import { escapeInline } from '../escape.ts';
import { fitView } from '../fit.ts';
import { cut } from '../limits.ts';
import {
  actions,
  type Button,
  button,
  context,
  DIVIDER,
  type HomeView,
  header,
  type SlackBlock,
  section,
} from './block.ts';
import { chartBlocks } from './chart.ts';
import { ACTION } from './ids.ts';
import { requestBlocks } from './request.ts';
import { type ClassStatus, classLine, itemLine } from './status.ts';
import { lightMark, titleOf } from './words.ts';

/** What one person's Home shows. */
export interface HomeFacts {
  readonly language: Language;
  readonly today: PlainDate;
  readonly week: IsoWeek;
  readonly timeZone: string;
  readonly isAdmin: boolean;
  /** Ready sentences on what is broken, for admins. */
  readonly problems: readonly string[];
  /** Requests that this person may decide; names are escaped. */
  readonly toDecide: readonly {
    readonly request: ChangeRequest;
    readonly item: Item;
    readonly name: string;
  }[];
  /** The person's own requests that wait or came back. */
  readonly asked: readonly { readonly request: ChangeRequest; readonly item: Item }[];
  readonly drafts: readonly { readonly itemCode: string; readonly title: string }[];
  /** One page of the open items that this person reports on, and how many there are; undefined for whoever reports none. */
  readonly mine: { readonly items: readonly OwnItem[]; readonly total: number } | undefined;
  readonly classes: readonly ClassStatus[];
  readonly late: { readonly items: readonly Item[]; readonly total: number };
  /** Items that changed this week. */
  readonly changed: number;
  readonly sample: boolean;
  readonly pages: HomePages;
}

/** Which page of each list is shown, from 0. */
export interface HomePages {
  readonly mine: number;
  readonly classes: number;
}

const DECISIONS_SHOWN = 5;
const LATE_SHOWN = 5;
export const MINE_PAGE = 8;
export const CLASSES_PAGE = 15;
const UPDATE_BUTTONS = 5;

export function homeView(facts: HomeFacts, capabilities: SlackCapabilities): HomeView {
  const blocks = [
    ...topBlocks(facts),
    ...problemBlocks(facts),
    ...decisionBlocks(facts),
    ...mineBlocks(facts),
    ...askedBlocks(facts),
    ...planBlocks(facts, capabilities),
    ...lateBlocks(facts),
  ];
  return {
    type: 'home',
    blocks: fitView(blocks, messagesFor(facts.language).slack.cutNote) as HomeView['blocks'],
  };
}

function topBlocks(facts: HomeFacts): SlackBlock[] {
  const words = messagesFor(facts.language).slack;
  const other: Language = facts.language === 'zh' ? 'en' : 'zh';
  const buttons: Button[] = [
    ...(facts.mine !== undefined
      ? [button(ACTION.chooseUpdateItem, words.reminder.chooseUpdate, '', { style: 'primary' })]
      : []),
    button(ACTION.switchLanguage, messagesFor(other).slack.home.languageName, other),
    button(ACTION.showHelp, words.home.help, 'help'),
    ...(facts.isAdmin ? [button(ACTION.adminMenu, words.home.admin, 'admin')] : []),
  ];
  return [
    header(words.home.title),
    context([[formatDate(facts.today, facts.language), ...(facts.sample ? [words.sample] : [])].join(' · ')]),
    actions(buttons),
  ];
}

function problemBlocks(facts: HomeFacts): SlackBlock[] {
  if (facts.problems.length === 0) return [];
  const words = messagesFor(facts.language).slack.home;
  return [
    DIVIDER,
    section([`*${words.problems}*`, ...facts.problems.slice(0, 10).map((one) => `⚠️ ${one}`)].join('\n')),
  ];
}

function decisionBlocks(facts: HomeFacts): SlackBlock[] {
  if (facts.toDecide.length === 0) return [];
  const words = messagesFor(facts.language).slack;
  const shown = facts.toDecide.slice(0, DECISIONS_SHOWN);
  const rest = facts.toDecide.length - shown.length;
  return [
    DIVIDER,
    section(`*${words.requests.toDecide}* (${facts.toDecide.length})`),
    ...shown.flatMap((one) => requestBlocks(one, facts.language, facts.timeZone)),
    ...(rest > 0 ? [context([words.status.more(rest)])] : []),
  ];
}

function mineBlocks(facts: HomeFacts): SlackBlock[] {
  if (!facts.mine) return [];
  const words = messagesFor(facts.language).slack;
  const { items, total } = facts.mine;
  const lines = items.map(({ item, computedLight }) => {
    const doubt =
      computedLight && item.light && computedLight !== item.light ? `  ⚠️ ${lightMark(computedLight)}` : '';
    return `${itemLine(item, facts)}${doubt}`;
  });
  const buttons = items
    .filter((one) => !one.reported)
    .slice(0, UPDATE_BUTTONS)
    .map(({ item }) =>
      button(`${ACTION.openUpdateForm}_${item.code}`, `${words.reminder.update} ${item.code}`, item.code),
    );
  const drafts = facts.drafts
    .slice(0, UPDATE_BUTTONS)
    .map((one) =>
      button(`${ACTION.openUpdateForm}_${one.itemCode}`, words.home.draftOf(one.itemCode), one.itemCode),
    );
  return [
    DIVIDER,
    section(
      [`*${words.mine.title}* (${total})`, ...(lines.length > 0 ? lines : [words.status.nothingOpen])].join(
        '\n',
      ),
    ),
    ...(buttons.length > 0 ? [actions(buttons)] : []),
    ...(drafts.length > 0 ? [context([words.home.drafts]), actions(drafts)] : []),
    ...pager(facts, 'mine', total, MINE_PAGE),
  ];
}

function askedBlocks(facts: HomeFacts): SlackBlock[] {
  if (facts.asked.length === 0) return [];
  const { updates, slack } = messagesFor(facts.language);
  const lines = facts.asked.slice(0, 8).map(({ request, item }) => {
    const reason =
      request.state === 'returned' && request.decisionReason
        ? `\n↳ ${cut(escapeInline(request.decisionReason), 150)}`
        : '';
    return `${request.state === 'returned' ? '↩️' : '⏳'} ${escapeInline(updates.requests.asked(request, item))} · ${updates.requests.states[request.state]}${reason}`;
  });
  return [DIVIDER, section([`*${slack.home.asked}*`, ...lines].join('\n'))];
}

function planBlocks(facts: HomeFacts, capabilities: SlackCapabilities): SlackBlock[] {
  const catalogue = messagesFor(facts.language);
  const words = catalogue.slack;
  const start = facts.pages.classes * CLASSES_PAGE;
  const shown = facts.classes.slice(start, start + CLASSES_PAGE);
  const totals = LIGHTS.map(
    (light) => `${lightMark(light)} ${facts.classes.reduce((sum, one) => sum + one.lights[light], 0)}`,
  );
  return [
    DIVIDER,
    section(
      [
        `*${words.home.plan}*  ${totals.toReversed().join('  ')} · ${words.home.changed(facts.changed)}`,
        ...shown.map((one) => classLine(one, facts.language)),
      ].join('\n'),
    ),
    ...(capabilities.blocks === 'rich' && facts.classes.length > 1
      ? chartBlocks(
          {
            kind: 'bar',
            title: words.digest.lights,
            labels: shown.map((one) => one.class.code),
            series: LIGHTS.map((light) => ({
              name: catalogue.terms.lights[light],
              values: shown.map((one) => one.lights[light]),
            })),
            unit: 'count',
          },
          facts.language,
          capabilities,
        )
      : []),
    ...pager(facts, 'classes', facts.classes.length, CLASSES_PAGE),
  ];
}

function lateBlocks(facts: HomeFacts): SlackBlock[] {
  if (facts.late.total === 0) return [];
  const words = messagesFor(facts.language).slack;
  const lines = facts.late.items.slice(0, LATE_SHOWN).map((item) => {
    const days = item.dueOn ? daysBetween(item.dueOn, facts.today) : 0;
    return `${lightMark(item.light)} *${item.code}*  ${cut(titleOf(item, facts.language), 50)}  *${words.status.daysOverdue(days)}*`;
  });
  if (facts.late.total > lines.length) lines.push(words.status.more(facts.late.total - lines.length));
  return [
    DIVIDER,
    section([`*${words.reminder.groups.overdue}* (${facts.late.total})`, ...lines].join('\n')),
  ];
}

function pager(facts: HomeFacts, list: keyof HomePages, total: number, size: number): SlackBlock[] {
  const page = facts.pages[list];
  const last = Math.max(0, Math.ceil(total / size) - 1);
  if (last === 0) return [];
  const words = messagesFor(facts.language).slack.home;
  const to = (target: number): string => JSON.stringify({ ...facts.pages, [list]: target });
  return [
    actions([
      ...(page > 0 ? [button(`${ACTION.homePage}_${list}_back`, words.back, to(page - 1))] : []),
      ...(page < last ? [button(`${ACTION.homePage}_${list}_on`, words.on, to(page + 1))] : []),
    ]),
    context([words.page(page + 1, last + 1)]),
  ];
}
