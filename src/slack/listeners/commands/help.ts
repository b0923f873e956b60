import { helpMessage } from '../../blocks/help.ts';
import type { CommandHandler } from './call.ts';

/** `/linkage help`. */
export const helpCommand: CommandHandler = async (_services, call) => call.reply(helpMessage(call.language));
