import { forgetMessage } from '../../blocks/forget.ts';
import type { CommandHandler } from './call.ts';

/** `/linkage forget`: asks before it erases what the person asked. */
export const forgetCommand: CommandHandler = async (_services, call) =>
  call.reply(forgetMessage(call.language));
