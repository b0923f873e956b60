import type { Answer, Answers, Question } from '../../src/answers/answer.ts';
import { createLedger } from '../../src/ledger/index.ts';
import { type Logger, silentLogger } from '../../src/plan/logger.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import type { Reminders } from '../../src/reminders/reminders.ts';
import { RICH, type SlackCapabilities } from '../../src/slack/capabilities.ts';
import { createSlackSide, type SlackSide } from '../../src/slack/slack-side.ts';
import type { DraftReader } from '../../src/updates/draft-reader.ts';
import { createUpdates } from '../../src/updates/updates.ts';
import { BOT, type Delivery, type FakeSlack } from './fake-slack.ts';
import type { FakeView } from './fake-slack-methods.ts';

/** A clock that stands still until a test moves it. */
export function createTestClock(start: string): { now(): Date; set(at: string): void } {
  let now = new Date(start);
  return {
    now: () => now,
    set: (at) => {
      now = new Date(at);
    },
  };
}

/** Answers as a test says. */
export function scriptedAnswers(
  answer: (question: Question) => Partial<Answer>,
): Answers & { asked: Question[] } {
  const asked: Question[] = [];
  return {
    asked,
    continues: async () => false,
    async ask(question) {
      asked.push(question);
      return { ...plainAnswer(`answer-${asked.length}`), ...answer(question) };
    },
  };
}

export function plainAnswer(id: string): Answer {
  return {
    id,
    language: 'en',
    outcome: 'answered',
    sentences: [{ text: 'Two items are overdue.', cites: ['KT-07'] }],
    choices: [],
    mayKnow: [],
    sources: [{ code: 'KT-07', title: 'Parts park', kind: 'task', sample: false }],
    figures: [],
    citations: ['KT-07'],
    evidence: ['KT-07'],
    notes: [],
    moreForAsker: false,
    writer: 'template',
    modelCalls: 0,
    asOf: new Date('2026-11-23T01:00:00Z'),
    elapsedMs: 5,
  };
}

export interface TestBot {
  readonly side: SlackSide;
  /** Somebody writes in a channel, a direct message or a thread. Resolves when the bot has done with it. */
  say(message: {
    channel: string;
    user: string;
    text: string;
    threadTs?: string;
    eventId?: string;
    ts?: string;
  }): Promise<Delivery>;
  /** Somebody sends a file in a direct message. */
  sendFile(file: { user: string; name: string; bytes: Uint8Array }): Promise<Delivery>;
  /** What Slack tells of a channel: archived, renamed, left. */
  tell(event: object): Promise<Delivery>;
  command(text: string, from: { user: string; channel?: string }): Promise<Delivery>;
  press(press: {
    user: string;
    actionId: string;
    value?: string;
    channel?: string;
    messageTs?: string;
  }): Promise<Delivery>;
  /** Sends the newest form that the person was shown, with what was typed. */
  submit(user: string, values: Record<string, FieldValue>): Promise<Delivery>;
  /** Leaves a field of the newest form, in which these values stand by then; nothing is sent. */
  type(user: string, values: Record<string, string>): Promise<Delivery>;
  /** Closes the newest form without sending it. */
  close(user: string, values: Record<string, string>): Promise<Delivery>;
  /** Chooses a shortcut on a message that says `text`. */
  shortcut(on: { user: string; channel: string; text: string; callbackId: string }): Promise<Delivery>;
  openHome(user: string): Promise<Delivery>;
}

let serial = 0;

/** The bot's Slack side over a fake Slack, started. */
export async function startTestBot(deps: {
  readonly slack: FakeSlack;
  readonly store: PlanStore;
  readonly clock: { now(): Date };
  readonly answers?: Answers;
  readonly reminders?: () => Reminders | undefined;
  readonly capabilities?: SlackCapabilities;
  readonly language?: 'en' | 'zh';
  readonly sockets?: number;
  readonly logger?: Logger;
  readonly draftReader?: DraftReader | undefined;
}): Promise<TestBot> {
  const { slack, store, clock } = deps;
  const side: SlackSide = createSlackSide({
    connection: {
      mode: 'socket',
      botToken: BOT.token,
      appToken: BOT.appToken,
      apiUrl: slack.apiUrl,
      sockets: deps.sockets ?? 1,
    },
    capabilities: deps.capabilities ?? RICH,
    store,
    clock,
    logger: deps.logger ?? silentLogger,
    answers: deps.answers ?? scriptedAnswers(() => ({})),
    updates: createUpdates({ store, clock, logger: silentLogger, draftReader: deps.draftReader }),
    ledger: createLedger({
      store,
      clock,
      logger: silentLogger,
      workspacePeople: async () => side.people(),
    }),
    reminders: deps.reminders ?? (() => undefined),
    settings: {
      defaultLanguage: deps.language ?? 'zh',
      timeZone: 'Asia/Shanghai',
    },
  });
  await side.start();
  await slack.connected(deps.sockets ?? 1);

  const settled = async (delivery: Promise<Delivery>): Promise<Delivery> => {
    const outcome = await delivery;
    await side.idle();
    return outcome;
  };
  const next = (): string => {
    serial += 1;
    return String(serial);
  };

  return {
    side,
    say: ({ channel, user, text, threadTs, eventId, ts }) => {
      const direct = channel.startsWith('D');
      return settled(
        slack.deliver('events_api', {
          type: 'event_callback',
          team_id: BOT.teamId,
          api_app_id: 'A0',
          event_id: eventId ?? `Ev${next()}`,
          authorizations: [{ team_id: BOT.teamId, user_id: BOT.userId, is_bot: true }],
          event: {
            type: !direct && text.includes(`<@${BOT.userId}>`) ? 'app_mention' : 'message',
            channel,
            user,
            text,
            ts: ts ?? `17000001${next().padStart(2, '0')}.000100`,
            ...(threadTs ? { thread_ts: threadTs } : {}),
            channel_type: direct ? 'im' : 'channel',
          },
        }),
      );
    },
    sendFile: ({ user, name, bytes }) =>
      settled(
        slack.deliver('events_api', {
          type: 'event_callback',
          team_id: BOT.teamId,
          event_id: `Ev${next()}`,
          authorizations: [{ team_id: BOT.teamId, user_id: BOT.userId, is_bot: true }],
          event: {
            type: 'message',
            subtype: 'file_share',
            channel: `D${user.slice(1)}`,
            channel_type: 'im',
            user,
            text: '',
            ts: `17000001${next().padStart(2, '0')}.000100`,
            files: [{ id: 'F1', name, url_private: slack.files.put(bytes), size: bytes.byteLength }],
          },
        }),
      ),
    tell: (event) =>
      settled(
        slack.deliver('events_api', {
          type: 'event_callback',
          team_id: BOT.teamId,
          event_id: `Ev${next()}`,
          authorizations: [{ team_id: BOT.teamId, user_id: BOT.userId, is_bot: true }],
          event,
        }),
      ),
    command: (text, { user, channel = 'C0LINKAGE' }) =>
      settled(
        slack.deliver('slash_commands', {
          command: '/linkage',
          text,
          user_id: user,
          team_id: BOT.teamId,
          channel_id: channel,
          trigger_id: `trigger-${next()}`,
          response_url: slack.responseUrl(),
        }),
      ),
    press: ({ user, actionId, value, channel = 'C0LINKAGE', messageTs = '1700000001.000100' }) =>
      settled(
        slack.deliver('interactive', {
          type: 'block_actions',
          user: { id: user, team_id: BOT.teamId },
          team: { id: BOT.teamId },
          channel: { id: channel },
          container: { type: 'message', message_ts: messageTs },
          message: { ts: messageTs },
          trigger_id: `trigger-${next()}`,
          response_url: slack.responseUrl(),
          actions: [{ type: 'button', action_id: actionId, block_id: 'b', value, action_ts: `${next()}.1` }],
        }),
      ),
    async submit(user, values) {
      const id = slack.workspace.views.at(-1)?.id ?? '';
      const outcome = await settled(
        slack.deliver('interactive', viewPayload('view_submission', user, values)),
      );
      // As in Slack, an acknowledgement may put another form in the place of the one that was sent.
      const { response_action: action, view } = (outcome.payload ?? {}) as {
        response_action?: string;
        view?: FakeView;
      };
      if (action === 'update' && view) slack.workspace.views.push({ id, view });
      return outcome;
    },
    type: (user, values) => {
      const { view } = viewPayload('block_actions', user, values) as { view: object };
      return settled(
        slack.deliver('interactive', {
          type: 'block_actions',
          user: { id: user, team_id: BOT.teamId },
          team: { id: BOT.teamId },
          container: { type: 'view' },
          trigger_id: `trigger-${next()}`,
          view,
          actions: [
            { type: 'plain_text_input', action_id: 'typed', block_id: 'b', action_ts: `${next()}.1` },
          ],
        }),
      );
    },
    close: (user, values) => settled(slack.deliver('interactive', viewPayload('view_closed', user, values))),
    shortcut: ({ user, channel, text, callbackId }) =>
      settled(
        slack.deliver('interactive', {
          type: 'message_action',
          callback_id: callbackId,
          user: { id: user, team_id: BOT.teamId },
          team: { id: BOT.teamId },
          channel: { id: channel },
          message: { type: 'message', ts: '1700000001.000100', text, user: 'U0STAFF1' },
          message_ts: '1700000001.000100',
          trigger_id: `trigger-${next()}`,
          response_url: slack.responseUrl(),
        }),
      ),
    openHome: (user) =>
      settled(
        slack.deliver('events_api', {
          type: 'event_callback',
          team_id: BOT.teamId,
          event_id: `Ev${next()}`,
          authorizations: [{ team_id: BOT.teamId }],
          event: { type: 'app_home_opened', user, tab: 'home', channel: `D${user.slice(1)}` },
        }),
      ),
  };

  function viewPayload(type: string, user: string, values: Record<string, FieldValue>): object {
    const shown = slack.workspace.views.at(-1);
    if (!shown) throw new Error('no form is open');
    const state = Object.entries(values).map(([field, value]) => [
      field,
      { value: stateOf(shown.view.blocks, field, value) },
    ]);
    return {
      type,
      user: { id: user, team_id: BOT.teamId },
      team: { id: BOT.teamId },
      view: { id: shown.id, type: 'modal', ...shown.view, state: { values: Object.fromEntries(state) } },
    };
  }
}

export interface ChosenFile {
  readonly name: string;
  readonly url: string;
  readonly size: number;
}

type FieldValue = string | string[] | { readonly files: readonly ChosenFile[] };

function stateOf(blocks: readonly Record<string, unknown>[], field: string, value: FieldValue): object {
  const block = blocks.find((one) => one.block_id === field);
  const element = block?.element as { type?: string } | undefined;
  if (!element) throw new Error(`the form has no field ${field}`);
  if (typeof value === 'object' && 'files' in value) {
    const files = value.files.map(({ name, url, size }) => ({
      id: `F${name}`,
      name,
      size,
      url_private_download: url,
      permalink: `https://test.slack.com/files/${encodeURIComponent(name)}`,
    }));
    return { type: element.type, files };
  }
  if (Array.isArray(value))
    return { type: element.type, selected_options: value.map((one) => ({ value: one })) };
  if (element.type === 'users_select') return { type: element.type, selected_user: value };
  if (element.type === 'datepicker') return { type: element.type, selected_date: value };
  return element.type === 'static_select'
    ? { type: 'static_select', selected_option: { value } }
    : { type: element.type, value };
}
