import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Rooms } from '../app/rooms.ts';
import type { Config } from '../config.ts';
import { type Messages, messagesFor } from '../messages/index.ts';
import type { Logger } from '../plan/logger.ts';
import { isOneOf, LANGUAGES, type Language } from '../plan/terms.ts';
import { type CommandIo, UsageError } from './command.ts';
import { expectedErrorSentence } from './expected-errors.ts';
import { helpOf, overview } from './help.ts';
import { textOption } from './options.ts';
import { COMMANDS, type CommandName, isCommandName } from './registry.ts';

/** What a command stands on. `rooms` is asked for only when the command needs the store. */
export interface CommandHost {
  readonly config: Config;
  readonly logger: Logger;
  /** The language of the terminal, unless `--lang` says otherwise. */
  readonly language: Language;
  /** Where files that are named without a folder are. */
  readonly folder: string;
  rooms(at: Date | undefined): Promise<Rooms>;
}

/** Does one command: 0 done, 1 not done, 2 not understood. Never rejects. */
export async function runCommand(args: readonly string[], host: CommandHost, io: CommandIo): Promise<number> {
  const [name, ...rest] = args;
  const fallback = messagesFor(host.language);
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const { help } = messagesFor(languageOf(rest, host.language));
    const [about = ''] = rest;
    io.out(`${isCommandName(about) ? helpOf(about, help) : overview(help)}\n`);
    return 0;
  }
  if (!isCommandName(name)) {
    io.err(`${fallback.command.unknownCommand(name)}\n\n${overview(fallback.help)}\n`);
    return 2;
  }
  const command = COMMANDS[name];
  const misused = (messages: Messages, sentence: string): number => {
    io.err(`${sentence}\n\n${helpOf(name, messages.help)}\n`);
    return 2;
  };
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(rest, command.options);
  } catch (error) {
    return misused(
      fallback,
      fallback.command.badOption(error instanceof Error ? error.message : String(error)),
    );
  }
  const wanted = textOption(parsed.values, 'lang');
  if (wanted !== undefined && !isOneOf(LANGUAGES, wanted))
    return misused(fallback, fallback.command.badOption(`--lang ${wanted}`));
  const language = wanted ?? host.language;
  const messages = messagesFor(language);
  if (parsed.values.help === true) {
    io.out(`${helpOf(name, messages.help)}\n`);
    return 0;
  }
  const { config } = host;
  try {
    const context = {
      io,
      language,
      messages,
      config,
      timeZone: config.timeZone,
      logger: host.logger,
      fileAt: (name: string) => path.resolve(host.folder, name),
      app: (at?: Date) => host.rooms(at),
    };
    return await command.run(context, parsed.positionals, parsed.values);
  } catch (error) {
    if (error instanceof UsageError) return misused(messages, error.message);
    const known = expectedErrorSentence(error, messages);
    if (known !== undefined) {
      io.err(`${known}\n`);
      return 1;
    }
    const reference = randomUUID().slice(0, 8);
    host.logger.error({ err: error, reference }, 'command failed');
    io.err(`${messages.command.unexpected(reference)}\n`);
    return 1;
  }
}

function parse(args: readonly string[], options: (typeof COMMANDS)[CommandName]['options']) {
  return parseArgs({
    args: [...args],
    options: { ...options, lang: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  }) as { values: Record<string, string | boolean | undefined>; positionals: string[] };
}

function languageOf(args: readonly string[], fallback: Language): Language {
  const wanted = args[args.indexOf('--lang') + 1];
  return wanted !== undefined && args.includes('--lang') && isOneOf(LANGUAGES, wanted) ? wanted : fallback;
}
