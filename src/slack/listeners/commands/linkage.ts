import type { App } from '@slack/bolt';
import { COMMAND } from '../../blocks/ids.ts';
import { readSlackText } from '../../escape.ts';
import { inboundOf } from '../../inbound/inbound-context.ts';
import type { Services } from '../../services.ts';
import { adminCommand } from './admin.ts';
import { askCommand } from './ask.ts';
import type { CommandHandler } from './call.ts';
import { readSubcommand, type Subcommand } from './command-vocabulary.ts';
import { digestCommand } from './digest.ts';
import { exportCommand } from './export.ts';
import { forgetCommand } from './forget.ts';
import { helpCommand } from './help.ts';
import { historyCommand } from './history.ts';
import { mineCommand } from './mine.ts';
import { remindCommand } from './remind.ts';
import { statusCommand } from './status.ts';
import { unknownCommand } from './unknown.ts';
import { updateCommand } from './update.ts';

const HANDLERS: Readonly<Record<Subcommand, CommandHandler>> = {
  ask: askCommand,
  update: updateCommand,
  status: statusCommand,
  history: historyCommand,
  remind: remindCommand,
  digest: digestCommand,
  export: exportCommand,
  admin: adminCommand,
  forget: forgetCommand,
  mine: mineCommand,
  help: helpCommand,
};

export function register(app: App, services: Services): void {
  app.command(COMMAND, async ({ command, ack, context }) => {
    const text = readSlackText(command.text ?? '');
    const { name, rest } = readSubcommand(text);
    const handle = name ? HANDLERS[name] : unknownCommand;
    await handle(services, {
      rest,
      userId: command.user_id,
      channelId: command.channel_id,
      triggerId: command.trigger_id,
      responseUrl: command.response_url,
      language: await services.languages.of(command.user_id, text),
      inbound: inboundOf(context),
      reply: async (message) => ack(message && services.outbox.acknowledgement(message)),
    });
  });
}
