import type { Messages } from '../messages/index.ts';
import type { Command } from './command.ts';
import { answers } from './commands/answers.ts';
import { ask } from './commands/ask.ts';
import { backup, restore } from './commands/backup.ts';
import { digest } from './commands/digest.ts';
import { doctor } from './commands/doctor.ts';
import { exportLedger } from './commands/export.ts';
import { history } from './commands/history.ts';
import { importLedger } from './commands/import.ts';
import { remind } from './commands/remind.ts';
import { seed } from './commands/seed.ts';
import { slots } from './commands/slots.ts';
import { status } from './commands/status.ts';
import { update } from './commands/update.ts';

export type CommandName = keyof Messages['help']['commands'];

/** Every verb of the `linkage` command, by its name. */
export const COMMANDS: Readonly<Record<CommandName, Command>> = {
  ask,
  update,
  status,
  remind,
  slots,
  digest,
  answers,
  history,
  import: importLedger,
  export: exportLedger,
  backup,
  restore,
  seed,
  doctor,
};

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}
