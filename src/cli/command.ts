import type { ParseArgsConfig } from 'node:util';
import type { Rooms } from '../app/rooms.ts';
import type { Config } from '../config.ts';
import type { Messages } from '../messages/index.ts';
import type { Logger } from '../plan/logger.ts';
import type { Language } from '../plan/terms.ts';

/** Where a command writes: whole texts, each with its line end. */
export interface CommandIo {
  out(text: string): void;
  err(text: string): void;
  /** Asks the person at the terminal; absent where nobody is there to be asked. */
  readonly confirm?: ((question: string) => Promise<boolean>) | undefined;
}

export interface CommandContext {
  /** Opens the store and wires the rooms on first use. `at` fixes their clock. */
  app(at?: Date): Promise<Rooms>;
  readonly config: Config;
  readonly logger: Logger;
  /** The file that a person means, seen from where they stand. */
  fileAt(name: string): string;
  readonly io: CommandIo;
  readonly language: Language;
  readonly timeZone: string;
  readonly messages: Messages;
}

/** Option values as `parseArgs` gives them. */
export type CommandOptions = Readonly<Record<string, string | boolean | undefined>>;

/** One verb of the `linkage` command. `run` answers the exit code: 0 done, 1 not done, 2 not understood. */
export interface Command {
  readonly options: NonNullable<ParseArgsConfig['options']>;
  run(context: CommandContext, words: readonly string[], options: CommandOptions): Promise<number>;
}

/** A mistake in how a command was written; its message says what to write. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
