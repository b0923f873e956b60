import { mineMessage } from '../../flows/show-status.ts';
import type { CommandHandler } from './call.ts';

/** `/linkage mine`. */
export const mineCommand: CommandHandler = async (services, call) =>
  call.reply(await mineMessage(services, call.userId, call.language));
