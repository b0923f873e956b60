import type { SlackMessage } from '../blocks/block.ts';

/**
 * For a workspace that shows entities as they are: `&amp;` becomes `&`, and an escaped `<` is parted from what follows,
 * so that it still opens nothing.
 */
export function decodeEntities<Value>(value: Value): Value {
  return walk(value) as Value;
}

function walk(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(walk);
  if (typeof value !== 'object' || value === null) return value;
  const mrkdwn = 'type' in value && value.type === 'mrkdwn';
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      mrkdwn && key === 'text' && typeof one === 'string' ? decode(one) : walk(one),
    ]),
  );
}

function decode(text: string): string {
  return text.replace(/&lt;/g, '<\u200b').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

export function decodeMessage(message: SlackMessage): SlackMessage {
  return { text: decode(message.text), blocks: decodeEntities(message.blocks) };
}

/** Marks that turn the letters after them round, so that a number reads as another one. Nobody needs them here. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
/** What is given back to us is data, and stays as it is. */
const DATA = new Set(['value', 'private_metadata', 'action_id', 'block_id', 'url']);

/** The same with no letters turned round. */
export function withoutTurning<Value>(value: Value): Value {
  return straight(value) as Value;
}

function straight(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(TURNING, '');
  if (Array.isArray(value)) return value.map(straight);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, DATA.has(key) ? one : straight(one)]),
  );
}
