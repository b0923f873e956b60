import { createInterface } from 'node:readline/promises';
import type { CommandIo } from './cli/command.ts';
import { configProblemLines } from './cli/config-problems.ts';
import { knock } from './cli/door.ts';
import { createOwnHost } from './cli/host.ts';
import { runCommand } from './cli/run-command.ts';
import { readConfig, readEnvironment, terminalLanguage } from './config.ts';
import { createLogger } from './operations/log.ts';

/** At a terminal somebody can be asked; a script is not, and has said what it wants. */
async function confirm(question: string): Promise<boolean> {
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const reply = await prompt.question(`${question} `).finally(() => prompt.close());
  return /^\s*(y|yes|是|好)\s*$/i.test(reply);
}

const io: CommandIo = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  ...(process.stdin.isTTY && process.stdout.isTTY && { confirm }),
};

/** Has the running bot do the command where one holds the embedded store; else does it here. */
async function main(args: readonly string[]): Promise<number> {
  const environment = readEnvironment();
  const language = terminalLanguage(environment);
  const read = readConfig(environment);
  if (!read.ok) {
    io.err(configProblemLines(read.detail, language));
    return 2;
  }
  const config = read.value;
  if (config.databaseUrl === undefined) {
    const exit = await knock(config.dataDir, { args, language, folder: process.cwd() }, io);
    if (exit !== undefined) return exit;
  }
  const logger = createLogger(environment.LOG_LEVEL ? config.logLevel : 'error');
  const own = createOwnHost(config, language, logger);
  try {
    return await runCommand(args, own.host, io);
  } finally {
    await own.close();
  }
}

process.exitCode = await main(process.argv.slice(2));
