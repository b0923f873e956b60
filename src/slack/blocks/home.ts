import { formatDate } from '../../messages/format.ts';
import { messagesFor } from '../../messages/index.ts';
import type { IsoWeek, Item, PlainDate } from '../../plan/records.ts';
import type { ChangeRequest } from '../../plan/requests.ts';
import type { Language } from '../../plan/terms.ts';
import type { OwnItem } from '../../updates/own-items.ts';
import type { SlackCapabilities } from '../capabilities.ts';
import { escapeInline } from '../escape.ts';
import { fitView } from '../fit.ts';
import { cut } from '../limits.ts';
import { problemLines } from './admin-forms.ts';
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
import { mineBlocks } from './home-mine.ts';
import type { HomePages } from './home-pages.ts';
import { changedBlocks, lateBlocks, planBlocks } from './home-plan.ts';
import { ACTION } from './ids.ts';
import { requestBlocks } from './request.ts';
import type { ClassStatus } from './status.ts';

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
  /** One page of what is past its due date. */
  readonly late: { readonly items: readonly Item[]; readonly total: number };
  /** One page of what was reported this week, newest first; names are escaped. */
  readonly changed: { readonly news: readonly News[]; readonly total: number };
  readonly sample: boolean;
  readonly pages: HomePages;
}

/** An item that was reported, by whom and when. */
export interface News {
  readonly item: Item;
  readonly name: string;
  readonly at: Date;
}

const DECISIONS_SHOWN = 5;

export function homeView(facts: HomeFacts, capabilities: SlackCapabilities): HomeView {
  const blocks = [
    ...topBlocks(facts),
    ...problemBlocks(facts),
    ...decisionBlocks(facts),
    ...mineBlocks(facts, capabilities),
    ...askedBlocks(facts),
    ...planBlocks(facts, capabilities),
    ...lateBlocks(facts),
    ...changedBlocks(facts),
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
    section([`*${words.problems}*`, ...problemLines(facts.problems, facts.language)].join('\n')),
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
