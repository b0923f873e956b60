import { messagesFor } from '../../messages/index.ts';
import type { Language } from '../../plan/terms.ts';
import { actions, button, context, type SlackBlock } from './block.ts';
import { ACTION } from './ids.ts';

/** How many entries of each of Home's lists a page holds. */
export const HOME_PAGE_SIZES = { mine: 8, classes: 15, late: 5, changed: 5 } as const;
export type HomeList = keyof typeof HOME_PAGE_SIZES;

/** Which page of each list is shown, from 0. */
export type HomePages = Readonly<Record<HomeList, number>>;
export const FIRST_PAGES: HomePages = { mine: 0, classes: 0, late: 0, changed: 0 };

/** Back and on, where a list has more than one page. */
export function pager(
  facts: { readonly pages: HomePages; readonly language: Language },
  list: HomeList,
  total: number,
): SlackBlock[] {
  const page = facts.pages[list];
  const last = Math.max(0, Math.ceil(total / HOME_PAGE_SIZES[list]) - 1);
  if (last === 0) return [];
  const words = messagesFor(facts.language).slack.home;
  const to = (target: number): string => JSON.stringify({ ...facts.pages, [list]: target });
  return [
    ...(page > 0 ? [context([words.page(page + 1, last + 1)])] : []),
    actions([
      ...(page > 0 ? [button(`${ACTION.homePage}_${list}_back`, words.back, to(page - 1))] : []),
      ...(page < last ? [button(`${ACTION.homePage}_${list}_on`, words.on, to(page + 1))] : []),
    ]),
  ];
}
