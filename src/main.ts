import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type App, createApp, SEEDS_DIR } from './app.ts';
import { configProblemLines } from './cli/config-problems.ts';
import { type Door, openDoor } from './cli/door.ts';
import { expectedErrorSentence } from './cli/expected-errors.ts';
import { fixedClock, readCalendarDays, slackConnection } from './cli/host.ts';
import { runCommand } from './cli/run-command.ts';
import { type Config, readConfig, readEnvironment, terminalLanguage } from './config.ts';
import { type Messages, messagesFor } from './messages/index.ts';
import { createLogger } from './operations/log.ts';
import { stopWhenAsked } from './operations/stop.ts';
import { systemClock } from './plan/clock.ts';
import type { Logger } from './plan/logger.ts';
import type { PlanStore } from './plan/store.ts';
import { openStore, StoreLocked } from './records/open-store.ts';
import { CLASSIC } from './slack/capabilities.ts';
import { introduceTrial, layOutSamplePlan, startTrial, type Trial } from './workspace/trial.ts';
import { postTrialMessages } from './workspace/trial-posts.ts';

const LEAVES_WITHIN_MS = 3_000;

type Closer = () => Promise<void>;

interface Start {
  readonly config: Config;
  readonly store: PlanStore;
  readonly logger: Logger;
  readonly messages: Messages;
  /** What was opened so far, in order; closed from the last to the first. */
  readonly closers: Closer[];
  say(line: string): void;
}

async function main(): Promise<void> {
  const environment = readEnvironment();
  const language = terminalLanguage(environment);
  const messages = messagesFor(language);
  const read = readConfig(environment);
  if (!read.ok) {
    process.stderr.write(configProblemLines(read.detail, language));
    process.exitCode = 2;
    return;
  }
  const config = read.value;
  // In the local workspace the terminal belongs to the person who is trying it out.
  const level = config.slack.mode === 'local' && !environment.LOG_LEVEL ? 'error' : config.logLevel;
  const logger = createLogger(level);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const closers: Closer[] = [];
  const isStopping = stopWhenAsked({
    close: () => closeAll(closers),
    announce: () => say(messages.command.start.stopping),
    underNpm: environment.npm_lifecycle_event === 'start',
  });
  surviveStrayFailures(logger);
  try {
    const start = { config, logger, messages, closers, say };
    const running =
      config.slack.mode === 'local' ? await runTrial(start, config.slack.port) : await runInSlack(start);
    if (!running) await closeAll(closers);
  } catch (error) {
    // Its store may have been closed under a start that was told to stop.
    if (isStopping()) return;
    await closeAll(closers);
    process.stderr.write(`${startErrorSentence(error, logger, messages)}\n`);
    process.exit(1);
  }
}

/** Why the bot does not start, and what to do about it. What nobody foresaw gets a reference, and the log the cause. */
function startErrorSentence(error: unknown, logger: Logger, messages: Messages): string {
  const known = expectedErrorSentence(error, messages);
  if (known !== undefined) return known;
  const reference = randomUUID().slice(0, 8);
  logger.error({ err: error, reference }, 'the bot could not start');
  return messages.command.unexpected(reference);
}

async function runInSlack(start: Omit<Start, 'store'>): Promise<boolean> {
  const { config, logger, messages, say } = start;
  const text = messages.command.start;
  const store = await openOwnStore(start);
  const app = await startApp({ ...start, store }, undefined);
  say(text.connected(config.slack.mode === 'http' ? text.httpMode(config.slack.port) : text.socketMode));
  if (config.adminUserIds.length === 0) say(text.nameAdmins);
  try {
    const { total } = await store.findItems({}, { sort: [], limit: 1 }, { confidential: 'all' });
    if (total > 0) return true;
    say(text.emptyStore);
    await welcomeFirstAdmin(app, config, logger);
  } catch (error) {
    // The bot works, or will when its store is back: a welcome is no reason to end.
    logger.warn({ err: error }, 'nobody could be welcomed');
  }
  return true;
}

/** The Slack and the store start side by side; a newcomer waits for neither longer than needed. */
async function runTrial(start: Omit<Start, 'store'>, port: number): Promise<boolean> {
  const { config, messages, closers, say } = start;
  const text = messages.command.start;
  const starting = startTrial({ seedsDir: SEEDS_DIR, port, dataDir: config.dataDir });
  closers.push(async () => {
    const started = await starting;
    if (started.ok) await started.value.slack.stop();
  });
  const store = await openOwnStore(start);
  say(text.seeding);
  await layOutSamplePlan(store, systemClock, SEEDS_DIR);
  say(text.workspaceStarting);
  const trial = await starting;
  if (!trial.ok) {
    const sentence =
      trial.code === 'no_binary' ? text.noWorkspaceBinary : `${text.workspaceFailed}\n${trial.detail}`;
    process.stderr.write(`${sentence}\n`);
    process.exitCode = 1;
    return false;
  }
  const leadingGroupChannelId = config.leadingGroupChannelId ?? trial.value.leadingGroupChannelId;
  const app = await startApp({ ...start, config: { ...config, leadingGroupChannelId }, store }, trial.value);
  say(text.reminding);
  await postTrialMessages(app);
  const seconds = process.uptime().toFixed(1);
  for (const line of await introduceTrial(trial.value, store, systemClock, text, seconds)) say(line);
  return true;
}

async function openOwnStore({
  config,
  logger,
  closers,
  messages,
  say,
}: Omit<Start, 'store'>): Promise<PlanStore> {
  say(messages.command.start.preparing);
  const store = await onceUnlocked(() => openStore({ ...config, clock: systemClock, logger }));
  closers.push(() => store.close());
  return store;
}

/** A bot that was just told to stop needs a moment to leave its store to the next one. */
async function onceUnlocked<Value>(open: () => Promise<Value>): Promise<Value> {
  const deadline = performance.now() + LEAVES_WITHIN_MS;
  for (;;) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof StoreLocked) || performance.now() > deadline) throw error;
      await wait(200);
    }
  }
}

async function startApp({ config, store, logger, closers }: Start, trial: Trial | undefined): Promise<App> {
  const app = createApp({
    config,
    store,
    clock: systemClock,
    logger,
    calendarDays: await readCalendarDays(config.calendarFile),
    connection: trial?.connection ?? slackConnection(config),
    capabilities: trial && CLASSIC,
  });
  closers.push(app.stop);
  await app.start();
  if (config.databaseUrl === undefined) closers.push((await serveCommands(app, config, logger)).close);
  return app;
}

/** The embedded store belongs to this process: the `linkage` command comes here to use it. */
function serveCommands(app: App, config: Config, logger: Logger): Promise<Door> {
  return openDoor(config.dataDir, ({ args, language, folder }, io) => {
    const rooms = async (at?: Date) => (at === undefined ? app : app.at(fixedClock(at)));
    return runCommand(args, { config, logger, language, folder, rooms }, io);
  });
}

/** Said once: an empty plan in a real Slack is filled by its admin, not by us. */
async function welcomeFirstAdmin(
  { slack, store, clock }: App,
  config: Config,
  logger: Logger,
): Promise<void> {
  const [adminId] = config.adminUserIds;
  if (
    adminId === undefined ||
    slack === undefined ||
    (await store.settings.get('admin_welcomed')) !== undefined
  )
    return;
  const told = await slack.tell(adminId, messagesFor(config.language).command.start.adminNext);
  if (told) await store.settings.set('admin_welcomed', adminId, clock.now());
  else logger.warn({ adminId }, 'the first admin could not be told what to do next');
}

async function closeAll(closers: Closer[]): Promise<void> {
  for (let close = closers.pop(); close !== undefined; close = closers.pop()) await close();
}

/** A promise that some library forgot about must not take the bot with it. */
function surviveStrayFailures(logger: Logger): void {
  process.on('unhandledRejection', (error) => {
    logger.error(
      { err: error instanceof Error ? error : new Error('not an error') },
      'a failure went astray',
    );
  });
}

await main();
