import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Answers } from './answers/answer.ts';
import {
  createAnswers,
  createBudget,
  createOpenAiModel,
  createReplyReader,
  createSummarise,
  loadPrompts,
} from './answers/index.ts';
import type { Config } from './config.ts';
import { createLedger, type Ledger } from './ledger/index.ts';
import { createSeeding, type Seeding } from './ledger/seed/index.ts';

import { formatDate } from './messages/format.ts';
import { messagesFor } from './messages/index.ts';
import { type Hourly, startHourly } from './operations/hourly.ts';
import { createMetrics } from './operations/metrics.ts';
import { createModelHealth } from './operations/model-health.ts';
import { startRetention } from './operations/retention.ts';
import { type OperationsServer, startOperationsServer } from './operations/server.ts';
import { within } from './operations/within.ts';
import { type CalendarDays, createCalendar, type WorkCalendar } from './plan/calendar.ts';
import { type Clock, systemClock } from './plan/clock.ts';
import { plainDateIn } from './plan/dates.ts';
import type { Logger } from './plan/logger.ts';
import type { PlanStore } from './plan/store.ts';
import type { Language } from './plan/terms.ts';
import { startClockTick } from './reminders/clock-tick.ts';
import type { ReminderPoster } from './reminders/reminder.ts';
import { createReminders, type Reminders } from './reminders/reminders.ts';
import type { SlackCapabilities } from './slack/capabilities.ts';
import type { Connection } from './slack/inbound/connect.ts';
import { createSlackSide, type SlackSide } from './slack/slack-side.ts';
import { createUpdates, type Updates } from './updates/updates.ts';

/** Where the product stands, with the folders that come with it. */
export const ROOT = path.resolve(import.meta.dirname, '..');
export const SEEDS_DIR = path.join(ROOT, 'seeds');
const PROMPTS_DIR = path.join(ROOT, 'prompts');
/** A reminder does not wait longer for its summary, and goes without it. */
const SUMMARY_TIMEOUT_MS = 10_000;

/** The use cases, on one clock. */
export interface Rooms {
  readonly clock: Clock;
  readonly store: PlanStore;
  readonly calendar: WorkCalendar;
  readonly answers: Answers;
  readonly updates: Updates;
  readonly reminders: Reminders;
  readonly seeding: Seeding;
  readonly ledger: Ledger;
  /** Whether there is a Slack to post to. */
  readonly canPost: boolean;
}

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
  const prompts = loadPrompts(PROMPTS_DIR);
  const model = config.model && createOpenAiModel(config.model);
  const budget =
    config.model &&
    createBudget(
      deps.clock,
      {
        personHourlyQuestions: config.model.personHourlyQuestions,
        dailyTokens: config.model.dailyTokenBudget,
        timeZone: config.timeZone,
      },
      store.answerLog,
    );
  const replicaId = randomUUID();
  const workspacePeople = async () => (await slack?.people()) ?? [];

  const createRooms = (clock: Clock, slack: () => SlackSide | undefined): Rooms => {
    const updates = createUpdates({
      store,
      clock,
      logger,
      thresholds: config.lightThresholds,
      settings: config.updates,
      draftReader:
        model &&
        budget &&
        createReplyReader({ model, prompts, clock, budget, timeoutMs: config.model?.timeoutMs ?? 20_000 }),
    });
    return {
      clock,
      store,
      calendar,
      answers: metrics.countAnswers(
        createAnswers({
          store,
          clock,
          logger,
          model,
          prompts,
          budget,
          settings: {
            timeZone: config.timeZone,
            thresholds: config.lightThresholds,
            modelTimeoutMs: config.model?.timeoutMs,
          },
        }),
      ),
      updates,
      reminders: createReminders({
        store,
        clock,
        calendar,
        logger,
        replicaId,
        poster: slack()?.poster ?? NO_SLACK,
        notices: slack()?.notices,
        reviews: updates,
        summarise:
          model &&
          budget &&
          createSummarise({ model, prompts, clock, logger, budget, timeoutMs: SUMMARY_TIMEOUT_MS }),
        referenceTime: clock === systemClock ? () => store.now() : undefined,
        membersOf: async (channelId) => slack()?.membersOf(channelId),
        settings: {
          ...config.reminders,
          movedTo: config.holidayRule,
          maxLateHours: config.missedReminderMaxAgeHours,
          leadingGroupChannelId: config.leadingGroupChannelId,
          language: config.language,
          timeZone: config.timeZone,
          thresholds: config.lightThresholds,
          adminUserIds: config.adminUserIds,
        },
      }),
      seeding: createSeeding({ store, clock, seedsDir: SEEDS_DIR }),
      ledger: createLedger({ store, clock, logger, workspacePeople }),
      canPost: deps.connection !== undefined,
    };
  };

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

/** What an admin should know of that no class or slot shows. */
function listProblems(
  found: { readonly calendar: WorkCalendar; readonly modelFails: boolean },
  config: Config,
  clock: Clock,
  language: Language,
): string[] {
  const words = messagesFor(language).slack.adminNotice;
  const ends = found.calendar.warning(plainDateIn(config.timeZone, clock.now()));
  return [
    ...(ends ? [words.calendarEnds(formatDate(ends.to, language), ends.daysLeft)] : []),
    ...(found.modelFails ? [words.modelFails] : []),
  ];
}

const NO_SLACK: ReminderPoster = {
  post: async () => ({ outcome: 'failed', reason: 'no_slack' }),
  find: async () => 'unknown',
  redraw: async () => {},
};

/** Those whom the environment names as administrators hold that role from the day they were first named. */
async function appointFirstAdmins(store: PlanStore, config: Config, clock: Clock): Promise<void> {
  if (config.adminUserIds.length === 0) return;
  const now = clock.now();
  const appointed = await store.listAssignments({ roles: ['admin'] });
  const missing = config.adminUserIds.filter((id) => !appointed.some((one) => one.personId === id));
  if (missing.length === 0) return;
  await store.write(async (writer) => {
    await writer.save(
      'assignment',
      missing.map((personId) => ({
        id: `admin-${personId}`,
        personId,
        role: 'admin' as const,
        validFrom: plainDateIn(config.timeZone, now),
        sample: false,
        withdrawn: false,
      })),
      { actorId: 'system', via: 'system', at: now },
    );
  });
}
