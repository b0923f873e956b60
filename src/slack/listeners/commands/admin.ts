import { messagesFor } from '../../../messages/index.ts';
import { adminBlocks } from '../../flows/admin.ts';
import type { CommandHandler } from './call.ts';

/** `/linkage admin`. */
export const adminCommand: CommandHandler = async (services, call) =>
  call.reply({
    text: messagesFor(call.language).slack.admin.title,
    blocks: await adminBlocks(services, call.userId, call.language),
  });
