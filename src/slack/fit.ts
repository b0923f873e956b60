import type { SlackBlock, SlackMessage } from './blocks/block.ts';
import { context } from './blocks/block.ts';
import { cut, LIMITS } from './limits.ts';

/**
 * The message within Slack's limits. What does not fit is left out from the end, and a visible note says so.
 * Action blocks at the end are kept: they are how a person goes on.
 */
export function fitMessage(message: SlackMessage, cutNote: string): SlackMessage {
  const text = cut(message.text || ' ', LIMITS.fallbackText);
  const tail = trailingControls(message.blocks);
  const body = message.blocks.slice(0, message.blocks.length - tail.length);
  const kept: SlackBlock[] = [];
  let room = LIMITS.messageText - lengthOf(tail) - cutNote.length;
  let places = LIMITS.messageBlocks - tail.length - 1;
  for (const block of body) {
    const length = lengthOf([block]);
    if (length > room || places < 1) break;
    kept.push(block);
    room -= length;
    places -= 1;
  }
  const whole = kept.length === body.length;
  return { text, blocks: [...kept, ...(whole ? [] : [context([cutNote])]), ...tail] };
}

/** Modals and Home: at most 100 blocks. */
export function fitView(blocks: readonly SlackBlock[], cutNote: string): readonly SlackBlock[] {
  if (blocks.length <= LIMITS.viewBlocks) return blocks;
  return [...blocks.slice(0, LIMITS.viewBlocks - 1), context([cutNote])];
}

function trailingControls(blocks: readonly SlackBlock[]): readonly SlackBlock[] {
  let start = blocks.length;
  while (start > 0 && blocks.length - start < 4 && isControl(blocks[start - 1])) start -= 1;
  return blocks.slice(start);
}

function isControl(block: SlackBlock | undefined): boolean {
  return block?.type === 'actions' || block?.type === 'context' || block?.type === 'context_actions';
}

/** The characters that Slack counts: every text in the block, and its structure is not counted. */
export function lengthOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + lengthOf(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, one]) => sum + (key === 'text' && typeof one === 'string' ? one.length : lengthOf(one)),
    0,
  );
}
