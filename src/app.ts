import path from 'node:path';
import { appointFirstAdmins } from './app/first-admins.ts';
import { listProblems } from './app/problems.ts';
import { createRoomWiring, type Rooms } from './app/rooms.ts';
import type { Config } from './config.ts';
import { type Hourly, startHourly } from './operations/hourly.ts';
import { createMetrics } from './operations/metrics.ts';
import { createModelHealth } from './operations/model-health.ts';
import { startRetention } from './operations/retention.ts';
import { type OperationsServer, startOperationsServer } from './operations/server.ts';
import { within } from './operations/within.ts';
import { type CalendarDays, createCalendar } from './plan/calendar.ts';
import type { Clock } from './plan/clock.ts';
import type { Logger } from './plan/logger.ts';
import type { PlanStore } from './plan/store.ts';
import { startClockTick } from './reminders/clock-tick.ts';
import type { SlackCapabilities } from './slack/capabilities.ts';
import type { Connection } from './slack/inbound/connect.ts';
import { createSlackSide, type SlackSide } from './slack/slack-side.ts';

/** Where the product stands, with the folders that come with it. */
export const ROOT = path.resolve(import.meta.dirname, '..');
export const SEEDS_DIR = path.join(ROOT, 'seeds');
const PROMPTS_DIR = path.join(ROOT, 'prompts');

export interface App extends Rooms {
  /** The same rooms at another time: what `--at` asks for. */
  at(clock: Clock): Rooms;
  /** Undefined where no Slack is connected. */
  readonly slack: SlackSide | undefined;
  /** Connects to Slack, takes up what was cut, starts the clock. */
  start(): Promise<void>;
  /** Takes no new work, finishes what runs, closes everything but the store. */
  stop(): Promise<void>;
}

/** Everything wired, nothing started. */
export function createApp(deps: {
  readonly config: Config;
  readonly store: PlanStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly connection?: Connection | undefined;
  readonly capabilities?: SlackCapabilities | undefined;
  readonly calendarDays?: CalendarDays | undefined;
}): App {
  const { config, logger } = deps;
  const modelHealth = createModelHealth();
  const metrics = createMetrics(() => ({
    store: deps.store,
    clock: deps.clock,
    inFlight: () => slack?.inFlight() ?? 0,
    queued: () => slack?.queued() ?? 0,
    heartbeat: rooms.reminders.heartbeat,
    noteAnswer: modelHealth.note,
  }));
  const store = metrics.watchStore(deps.store);
  const calendar = createCalendar({ extraDays: deps.calendarDays });
  const createRooms = createRoomWiring({
    config,
    store,
    calendar,
    logger,
    clock: deps.clock,
    promptsDir: PROMPTS_DIR,
    seedsDir: SEEDS_DIR,
    canPost: deps.connection !== undefined,
    countAnswers: metrics.countAnswers,
    workspacePeople: async () => (await slack?.people()) ?? [],
  });
  const bare = createRooms(deps.clock, () => undefined);
  const slack =
    deps.connection &&
    createSlackSide({
      connection: deps.connection,
      capabilities: deps.capabilities,
      store,
      clock: deps.clock,
      logger,
      answers: bare.answers,
      updates: bare.updates,
      ledger: bare.ledger,
      reminders: () => rooms.reminders,
      problems: async (language) =>
        listProblems({ calendar, modelFails: modelHealth.failing() }, config, deps.clock, language),
      settings: {
        defaultLanguage: config.language,
        timeZone: config.timeZone,
      },
    });
  const rooms: Rooms =
    slack === undefined ? bare : { ...bare, reminders: createRooms(deps.clock, () => slack).reminders };
  let tick: { stop(): Promise<void> } | undefined;
  let retention: Hourly | undefined;
  let watch: Hourly | undefined;
  let operations: OperationsServer | undefined;

  return {
    ...rooms,
    slack,
    at: (clock) => createRooms(clock, () => slack),
    start: async () => {
      const checks = {
        store: () => deps.store.ping().then(() => true),
        ...(slack ? { slack: async () => slack.reachable() } : {}),
      };
      if (config.operations.port !== 0)
        operations = await startOperationsServer({ ...config.operations, metrics, logger, checks });
      await appointFirstAdmins(store, config, deps.clock);
      await slack?.start();
      // What Slack tells of channels between two rounds is heard as it happens.
      watch =
        slack &&
        startHourly(slack.watchChannels, (error) =>
          logger.warn({ error }, 'the channels of the classes could not be looked at'),
        );
      tick = startClockTick({ reminders: rooms.reminders, logger });
      const days = config.questionRetentionDays;
      retention = startRetention({ store, clock: deps.clock, logger, days });
    },
    stop: async () => {
      const [stopped] = await Promise.all([
        slack?.stop({ withinMs: FINISH_MS }),
        within(FINISH_MS, Promise.all([tick?.stop(), retention?.stop(), watch?.stop()])).catch(() => {}),
      ]);
      if (stopped && stopped.unfinished > 0)
        logger.warn(stopped, 'what still ran is taken up after the next start');
      await operations?.close();
    },
  };
}

/** What runs has this long to end: less than systemd and Docker wait before they kill. */
const FINISH_MS = 12_000;
