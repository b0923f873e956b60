import { App } from '@slack/bolt';
import type { Answers } from '../answers/answer.ts';
import type { Ledger } from '../ledger/index.ts';
import { messagesFor } from '../messages/index.ts';
import type { Clock } from '../plan/clock.ts';
import type { Logger } from '../plan/logger.ts';
import type { Draft } from '../plan/records.ts';
import type { PlanStore } from '../plan/store.ts';
import type { Language } from '../plan/terms.ts';
import type { NoticePoster } from '../reminders/notice.ts';
import type { ReminderPoster } from '../reminders/reminder.ts';
import type { Reminders } from '../reminders/reminders.ts';
import type { Updates } from '../updates/updates.ts';
import { RICH, type SlackCapabilities } from './capabilities.ts';
import { sayBusy, sayWait, tellRefused } from './error-boundary.ts';
import { escapeText } from './escape.ts';
import { notice } from './flows/notices.ts';
import { watchChannels } from './flows/watch-channels.ts';
import { type Connection, createInnerReceivers } from './inbound/connect.ts';
import { createInboundReceiver } from './inbound/receiver.ts';
import { registerListeners } from './listeners/register.ts';
import { createGrowingPosts } from './outbound/growing-post.ts';
import { sayLate } from './outbound/late-reply.ts';
import { createOutbox } from './outbound/outbox.ts';
import { createWebClients, quietSlackLogger } from './outbound/web-clients.ts';
import { createAudiences } from './people/audience.ts';
import { createChannels } from './people/channels.ts';
import { createDirectory } from './people/directory.ts';
import { createLanguages } from './people/language.ts';
import { createPreviews } from './previews.ts';
import { createQuestionQueue } from './question-queue.ts';
import { createNoticePoster, createReminderPoster } from './reminder-poster.ts';
import type { BotIdentity, Services, SlackSettings } from './services.ts';
import { createShownAnswers } from './shown-answers.ts';
import { orStartError } from './start-error.ts';

export interface SlackSide {
  readonly poster: ReminderPoster;
  readonly notices: NoticePoster;
  /** Who the bot is; undefined before the start. */
  bot(): BotIdentity | undefined;
  /** Everybody in a channel but the bot; undefined when it cannot be told. */
  membersOf(channelId: string): Promise<readonly string[] | undefined>;
  /** Everybody in the workspace; nobody when Slack cannot tell. */
  people(): Promise<readonly Draft<'person'>[]>;
  /** A direct message. `text` is plain. False when it could not be sent. */
  tell(personId: string, text: string): Promise<boolean>;
  /** Says who the bot is, connects, and begins to take up what a crash cut off. @throws SlackStartError */
  start(): Promise<void>;
  /** Takes nothing new, waits for what runs, then leaves. Resolves with how much was still running. */
  stop(options?: { readonly withinMs?: number }): Promise<{ readonly unfinished: number }>;
  /** Tells the administrators of classes whose channel the bot cannot post to, and of new names. */
  watchChannels(): Promise<void>;
  /** Payloads being worked on. */
  inFlight(): number;
  /** Questions that wait or are being answered. */
  queued(): number;
  /** Whether Slack can reach us now: a socket is open, or the port is. */
  reachable(): boolean;
  /** Resolves when nothing is being worked on. */
  idle(): Promise<void>;
}

export interface SlackSideDeps {
  readonly connection: Connection;
  readonly capabilities?: SlackCapabilities | undefined;
  readonly store: PlanStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly answers: Answers;
  readonly updates: Updates;
  /** Spreadsheets in and out; without it the commands say so. */
  readonly ledger?: Ledger | undefined;
  /** Called at each use: reminders are made after the side, which posts them. */
  readonly reminders: () => Reminders | undefined;
  readonly settings: SlackSettings;
  /** What else is broken (the calendar ends, the model fails), in sentences: shown on an admin's Home. */
  readonly problems?: ((language: Language) => Promise<readonly string[]>) | undefined;
}

const DRAIN_MS = 15_000;
const HOUSEKEEPING_MS = 60_000;

/** The bot's side that faces Slack: everything wired, nothing started. */
export function createSlackSide(deps: SlackSideDeps): SlackSide {
  const { connection, store, clock, logger, settings } = deps;
  const capabilities = deps.capabilities ?? RICH;
  let bot: BotIdentity | undefined;
  const clients = createWebClients({ botToken: connection.botToken, apiUrl: connection.apiUrl, logger });
  const outbox = createOutbox({
    clients,
    capabilities,
    logger,
    botToken: connection.botToken,
    cutNote: () => messagesFor(settings.defaultLanguage).slack.cutNote,
    now: () => clock.now(),
  });
  const audiences = createAudiences({ client: clients.patient, clock, logger, botUserId: () => bot?.userId });
  const directory = createDirectory({ client: clients.patient, clock, logger });
  const inners = createInnerReceivers(connection, capabilities, logger);
  const receiver = createInboundReceiver({
    inners: inners.receivers,
    inbox: store.inbox,
    clock,
    logger,
    teamId: () => bot?.teamId,
    notices: {
      slow: (body, facts) => sayWait(services, body, facts),
      busy: (body, facts) => sayBusy(services, body, facts),
      late: (body, response) => sayLate(outbox, body, response),
      refused: (body, facts, error) => tellRefused(services, body, facts, error),
    },
  });
  const openDirect = async (personId: string): Promise<string | undefined> => {
    try {
      return (await clients.patient.conversations.open({ users: personId })).channel?.id;
    } catch {
      return undefined;
    }
  };
  const tell: Services['tell'] = async (personId, draw) =>
    (await outbox.post({ channelId: personId }, draw)).outcome === 'sent';
  const services: Services = {
    ...deps,
    outbox,
    growingPosts: createGrowingPosts({ clients, outbox, logger, bot: () => bot }),
    audiences,
    channels: createChannels({ client: clients.patient, clock }),
    otherProblems: deps.problems ?? (async () => []),
    directory,
    languages: createLanguages(store, settings.defaultLanguage),
    questions: createQuestionQueue(),
    shownAnswers: createShownAnswers(),
    previews: createPreviews(),
    bot: () => bot,
    tell,
    confirm: async ({ userId, channelId }, draw) => {
      if (channelId && (await outbox.whisper({ channelId }, userId, draw))) return;
      await tell(userId, draw);
    },
    settle: async (press, draw, done) => {
      const { channelId, messageTs } = press;
      if (done && channelId && messageTs && (await outbox.edit(channelId, messageTs, draw))) return;
      await services.reply(press, draw);
    },
    replace: async (press, draw) => {
      if (press.responseUrl && (await outbox.respond(press.responseUrl, draw, { replace: true }))) return;
      await tell(press.userId, draw);
    },
    reply: async (press, draw) => {
      if (press.responseUrl) await outbox.respond(press.responseUrl, draw);
      else await tell(press.userId, draw);
    },
  };

  let housekeeping: NodeJS.Timeout | undefined;
  const takeUp = async (alone: boolean): Promise<void> => {
    try {
      const resumed = await receiver.resume({ alone });
      if (resumed > 0) logger.info({ resumed }, 'unfinished events were taken up');
    } catch (error) {
      logger.warn(
        { error: error instanceof Error ? error.name : 'unknown' },
        'unfinished events could not be read',
      );
    }
  };

  return {
    poster: createReminderPoster(outbox),
    notices: createNoticePoster(outbox, openDirect),
    bot: () => bot,
    membersOf: (channelId) => audiences.membersOf(channelId),
    people: directory.list,
    tell: (personId, text) => tell(personId, () => notice(escapeText(text))),
    watchChannels: () => watchChannels(services),
    inFlight: () => receiver.inFlight(),
    queued: () => services.questions.size(),
    reachable: () => inners.reachable(),
    idle: () => receiver.idle(),
    async start() {
      const who = await orStartError('bot_token', clients.patient.auth.test());
      const identity = { userId: who.user_id ?? '', botId: who.bot_id ?? '', teamId: who.team_id ?? '' };
      bot = identity;
      const app = new App({
        receiver,
        authorize: async () => ({
          botToken: connection.botToken,
          botId: identity.botId,
          botUserId: identity.userId,
          teamId: identity.teamId,
        }),
        convoStore: false,
        extendedErrorHandler: true,
        logger: quietSlackLogger(logger),
        ...(connection.apiUrl ? { clientOptions: { slackApiUrl: connection.apiUrl } } : {}),
      });
      registerListeners(app, services);
      await orStartError('app_token', app.start());
      void takeUp(store.home.kind === 'embedded');
      housekeeping = setInterval(() => void takeUp(false), HOUSEKEEPING_MS);
      housekeeping.unref();
    },
    async stop(options = {}) {
      clearInterval(housekeeping);
      const unfinished = await receiver.drain(options.withinMs ?? DRAIN_MS);
      await receiver.stop();
      return { unfinished };
    },
  };
}
