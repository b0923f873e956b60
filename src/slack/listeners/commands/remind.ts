import { runRemind } from '../../flows/run-remind.ts';
import type { CommandHandler } from './call.ts';
import { readRemindVerb } from './remind-vocabulary.ts';

/** `/linkage remind preview|now|pause|resume [class|all]`: acknowledged at once, because posting takes its time. */
export const remindCommand: CommandHandler = async (services, call) => {
  await call.reply();
  const { verb, rest, all } = readRemindVerb(call.rest);
  const message = await runRemind(
    services,
    { verb, text: rest, all, personId: call.userId, channelId: call.channelId },
    call.language,
  );
  await services.outbox.respond(call.responseUrl, () => message);
};
