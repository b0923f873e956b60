import { normalizeCode } from '../../../plan/codes.ts';
import { helpMessage } from '../../blocks/help.ts';
import { askCommand } from './ask.ts';
import type { CommandHandler } from './call.ts';
import { looksLikeQuestion } from './command-vocabulary.ts';
import { statusCommand } from './status.ts';

/** A bare code shows the record, a sentence is a question, and anything else gets the help. */
export const unknownCommand: CommandHandler = async (services, call) => {
  if (normalizeCode(call.rest)) return statusCommand(services, call);
  if (looksLikeQuestion(call.rest)) return askCommand(services, call);
  return call.reply(helpMessage(call.language, call.rest || undefined));
};
