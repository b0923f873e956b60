import { pino } from 'pino';
import { configProblemLines } from './cli/config-problems.ts';
import { knock } from './cli/door.ts';
import { createOwnHost } from './cli/host.ts';
import { runCommand } from './cli/run-command.ts';
import { readConfig, readEnvironment, terminalLanguage } from './config.ts';

const io = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
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
    const exit = await knock(config.dataDir, args, language, io);
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

process.exitCode = await main(process.argv.slice(2));
