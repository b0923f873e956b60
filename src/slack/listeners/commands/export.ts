import { sendExport } from '../../flows/send-export.ts';
import type { CommandHandler } from './call.ts';

/** `/linkage export [class]`: the file comes as a direct message. */
export const exportCommand: CommandHandler = async (services, call) => {
  await call.reply();
  const message = await sendExport(services, { text: call.rest, personId: call.userId }, call.language);
  await services.outbox.respond(call.responseUrl, () => message);
};
