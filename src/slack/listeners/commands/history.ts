import { historyMessage } from '../../flows/show-history.ts';
import type { CommandHandler } from './call.ts';

/** `/linkage history CODE`. */
export const historyCommand: CommandHandler = async (services, call) =>
  call.reply(await historyMessage(services, call.rest, call.userId, call.language));
