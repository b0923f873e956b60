import { BackupFailed, backupStore, restoreStore } from '../../records/backup.ts';
import { type Command, type CommandContext, UsageError } from '../command.ts';

export const backup: Command = {
  options: {},
  run: (context, words) =>
    withFile(context, words, async (file) => {
      await backupStore(context.config.dataDir, file);
      return context.messages.command.backup.done(file);
    }),
};

export const restore: Command = {
  options: {},
  run: (context, words) =>
    withFile(context, words, async (file) => {
      await restoreStore(context.config.dataDir, file, context.logger);
      return context.messages.command.backup.restored(context.config.dataDir);
    }),
};

async function withFile(
  { config, fileAt, io, messages }: CommandContext,
  words: readonly string[],
  work: (file: string) => Promise<string>,
): Promise<number> {
  const text = messages.command.backup;
  const [name] = words;
  if (name === undefined) throw new UsageError(messages.command.missingArgument('FILE'));
  if (config.databaseUrl !== undefined) {
    io.err(`${text.server}\n`);
    return 1;
  }
  try {
    io.out(`${await work(fileAt(name))}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof BackupFailed)) throw error;
    io.err(`${text.failed[error.code]}\n`);
    return 1;
  }
}
