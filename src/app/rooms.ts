import { randomUUID } from 'node:crypto';
import type { Answers } from '../answers/answer.ts';
import {
  createAnswers,
  createBudget,
  createOpenAiModel,
  createReplyReader,
  createSummarise,
  loadPrompts,
} from '../answers/index.ts';
import type { Config } from '../config.ts';
import { createLedger, type Ledger } from '../ledger/index.ts';
import { createSeeding, type Seeding } from '../ledger/seed/index.ts';
import type { WorkCalendar } from '../plan/calendar.ts';
import { type Clock, systemClock } from '../plan/clock.ts';
import type { Logger } from '../plan/logger.ts';
import type { Draft } from '../plan/records.ts';
import type { PlanStore } from '../plan/store.ts';
import type { ReminderPoster } from '../reminders/reminder.ts';
import { createReminders, type Reminders } from '../reminders/reminders.ts';
import type { SlackSide } from '../slack/slack-side.ts';
import { createUpdates, type Updates } from '../updates/updates.ts';

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

export interface RoomsDeps {
  readonly config: Config;
  readonly store: PlanStore;
  readonly calendar: WorkCalendar;
  readonly logger: Logger;
  /** The bot's own clock: what is spent is counted by it, whatever time is asked about. */
  readonly clock: Clock;
  readonly promptsDir: string;
  readonly seedsDir: string;
  readonly canPost: boolean;
  readonly countAnswers: (answers: Answers) => Answers;
  readonly workspacePeople: () => Promise<readonly Draft<'person'>[]>;
}

/** Joins the use cases: each call makes them on one clock, with a Slack to post to where there is one. */
export function createRoomWiring(
  deps: RoomsDeps,
): (clock: Clock, slack: () => SlackSide | undefined) => Rooms {
  const { config, store, calendar, logger, workspacePeople, seedsDir } = deps;
  const prompts = loadPrompts(deps.promptsDir);
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

  return (clock, slack) => {
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
      answers: deps.countAnswers(
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
      seeding: createSeeding({ store, clock, seedsDir }),
      ledger: createLedger({ store, clock, logger, workspacePeople }),
      canPost: deps.canPost,
    };
  };
}

const NO_SLACK: ReminderPoster = {
  post: async () => ({ outcome: 'failed', reason: 'no_slack' }),
  find: async () => 'unknown',
  redraw: async () => {},
};
