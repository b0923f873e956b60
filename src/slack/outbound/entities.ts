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
