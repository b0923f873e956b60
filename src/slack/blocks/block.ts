import type {
  Button,
  HomeView,
  InputBlock,
  KnownBlock,
  ModalView,
  PlainTextOption,
  TableBlock,
} from '@slack/types';
import { escapePlain } from '../escape.ts';
import { cut, LIMITS } from '../limits.ts';

/** A chart: newer than the published types. */
export interface DataVisualizationBlock {
  readonly type: 'data_visualization';
  readonly block_id?: string;
  readonly title: string;
  readonly chart: object;
}

export type SlackBlock = KnownBlock | DataVisualizationBlock;
export type { Button, HomeView, InputBlock, ModalView, PlainTextOption, TableBlock };

/** A message before it is sent: blocks with the plain text that stands for them in notifications. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

/** `text` is mrkdwn: whatever people wrote in it has been escaped. */
export function section(text: string, accessory?: Button): SlackBlock {
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: cut(text || ' ', LIMITS.sectionText) },
    ...(accessory ? { accessory } : {}),
  };
}

/** Lines of mrkdwn in as many sections as they need. A line that is too long for one goes on in the next. */
export function sections(lines: readonly string[]): SlackBlock[] {
  const blocks: SlackBlock[] = [];
  let text = '';
  const close = (): void => {
    if (text !== '') blocks.push(section(text));
    text = '';
  };
  for (const line of lines.flatMap(piecesOf)) {
    if (text.length + 1 + line.length > LIMITS.sectionText) close();
    text = text === '' ? line : `${text}\n${line}`;
  }
  close();
  return blocks;
}

/** Parted where a cut would part it: within no character, entity or mention. */
function piecesOf(line: string): string[] {
  const pieces: string[] = [];
  let rest = line;
  while (rest.length > LIMITS.sectionText) {
    const piece = cut(rest, LIMITS.sectionText).slice(0, -1);
    if (piece === '') break;
    pieces.push(piece);
    rest = rest.slice(piece.length).trimStart();
  }
  return [...pieces, rest];
}

export function fields(texts: readonly string[]): SlackBlock {
  return {
    type: 'section',
    fields: texts
      .slice(0, LIMITS.sectionFields)
      .map((text) => ({ type: 'mrkdwn', text: cut(text || ' ', LIMITS.fieldText) })),
  };
}

export function context(texts: readonly string[]): SlackBlock {
  return {
    type: 'context',
    elements: texts
      .filter((text) => text !== '')
      .slice(0, LIMITS.contextElements)
      .map((text) => ({ type: 'mrkdwn', text: cut(text, LIMITS.contextText) })),
  };
}

export function header(text: string): SlackBlock {
  return {
    type: 'header',
    text: { type: 'plain_text', text: cut(escapePlain(text) || ' ', LIMITS.headerText), emoji: true },
  };
}

export const DIVIDER: SlackBlock = { type: 'divider' };

export function actions(buttons: readonly Button[], blockId?: string): SlackBlock {
  return {
    type: 'actions',
    ...(blockId ? { block_id: blockId } : {}),
    elements: buttons.slice(0, LIMITS.actionsElements),
  };
}

/** `value` must fit: it is data, and cut data is wrong data. */
export function button(
  actionId: string,
  label: string,
  value: string,
  options: { readonly style?: 'primary' | 'danger'; readonly url?: string } = {},
): Button {
  if (value.length > LIMITS.buttonValue) throw new RangeError(`the value of button ${actionId} is too long`);
  return {
    type: 'button',
    action_id: actionId,
    text: { type: 'plain_text', text: cut(escapePlain(label) || ' ', LIMITS.buttonText), emoji: true },
    ...(value === '' ? {} : { value }),
    ...(options.style ? { style: options.style } : {}),
    ...(options.url ? { url: options.url } : {}),
  };
}

export function option(text: string, value: string): PlainTextOption {
  return {
    text: { type: 'plain_text', text: cut(escapePlain(text) || ' ', LIMITS.optionText), emoji: true },
    value,
  };
}
