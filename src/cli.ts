import { createInterface } from 'node:readline/promises';
import { pino } from 'pino';
import { configProblemLines } from './cli/config-problems.ts';
import { knock } from './cli/door.ts';
import { createOwnHost } from './cli/host.ts';
import { runCommand } from './cli/run-command.ts';
import { readConfig, readEnvironment, terminalLanguage } from './config.ts';
import { messagesFor } from './messages/index.ts';

const io = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
};

/** At a terminal an import is shown first and written after a yes. Undefined: nothing to ask, run it as it is. */
async function runAfterConfirmation(args: readonly string[]): Promise<number | undefined> {
  const asked = ['--yes', '--json', '--dry-run', '--help', '-h'].every((option) => !args.includes(option));
  if (args[0] !== 'import' || !asked || !process.stdin.isTTY) return undefined;
  const shown = await main([...args, '--dry-run']);
  if (shown !== 0) return shown;
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const { confirmImport } = messagesFor(terminalLanguage(readEnvironment())).command;
  const reply = await prompt.question(`${confirmImport} `).finally(() => prompt.close());
  return /^\s*(y|yes|是|好)\s*$/i.test(reply) ? main([...args, '--yes']) : 1;
}

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
  const logger = pino(
    { level: environment.LOG_LEVEL ? config.logLevel : 'error' },
    pino.destination({ fd: 2, sync: true }),
  );
  const own = createOwnHost(config, language, logger);
  try {
    return await runCommand(args, own.host, io);
  } finally {
    await own.close();
  }
}

const args = process.argv.slice(2);
process.exitCode = (await runAfterConfirmation(args)) ?? (await main(args));
