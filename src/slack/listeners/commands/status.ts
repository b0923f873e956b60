import { statusMessage } from '../../flows/show-status.ts';
import type { CommandHandler } from './call.ts';

/** `/linkage status [class or code]`. */
export const statusCommand: CommandHandler = async (services, call) =>
  call.reply(await statusMessage(services, call.rest, call.userId, call.language));
