import { z } from 'zod';
import type { SlackBlock } from '../blocks/block.ts';
import type { Outbox } from './outbox.ts';

const COMMAND = z.looseObject({ command: z.string(), response_url: z.string().min(1) });
const MESSAGE = z.looseObject({ text: z.string(), blocks: z.array(z.unknown()).default([]) });

/**
 * The acknowledgement of a command did not reach Slack in time: what it said is shown through the command's own address.
 * Without this nobody would read that an update is saved. Other payloads lose nothing by it: a form stays open.
 */
export async function sayLate(outbox: Outbox, body: unknown, response: unknown): Promise<void> {
  const command = COMMAND.safeParse(body);
  const message = MESSAGE.safeParse(response);
  if (!command.success || !message.success) return;
  const { text, blocks } = message.data;
  await outbox.respond(command.data.response_url, () => ({ text, blocks: blocks as SlackBlock[] }));
}
