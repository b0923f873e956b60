import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  createAnswers,
  createBudget,
  createReplyReader,
  type LanguageModel,
  loadPrompts,
} from '../../src/answers/index.ts';
import { createCalendar } from '../../src/plan/calendar.ts';
import { plainDateIn } from '../../src/plan/dates.ts';
import { type Logger, silentLogger } from '../../src/plan/logger.ts';
import { SEES_EVERYTHING } from '../../src/plan/permissions.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { createReminders, type Reminders } from '../../src/reminders/reminders.ts';
import { CLASSIC, RICH } from '../../src/slack/capabilities.ts';
import { createUpdates } from '../../src/updates/updates.ts';
import { createTestClock, startTestBot, type TestBot } from '../support/bot.ts';
import type { Delivery, FakeSlack } from '../support/fake-slack.ts';

const PROMPTS = loadPrompts(path.resolve(import.meta.dirname, '../../prompts'));
const texts = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value : [value]));

const STEP = z.strictObject({
  /** Moves the clock. */
  at: z.string().optional(),
  as: z.string().optional(),
  // What happens: one of these.
  command: z.string().optional(),
  mention: z.string().optional(),
  say: z.string().optional(),
  reply: z.string().optional(),
  press: z.string().optional(),
  submit: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  type: z.record(z.string(), z.string()).optional(),
  close: z.record(z.string(), z.string()).optional(),
  shortcut: z.string().optional(),
  open_home: z.boolean().optional(),
  remind: z.string().optional(),
  // Where: a channel for mentions and commands; the post whose thread or button is meant, by a text of it.
  in: z.string().optional(),
  on: z.string().optional(),
  value: z.string().optional(),
  twice: z.boolean().optional(),
  // What is expected of this step. Texts that must stand there; `/…/` is a pattern; `!…` must not stand there.
  ack: texts.optional(),
  errors: z.record(z.string(), z.string()).optional(),
  closes: z.boolean().optional(),
  posts: texts.optional(),
  post_count: z.number().optional(),
  dm: z.record(z.string(), texts).optional(),
  private: texts.optional(),
  window: texts.optional(),
  home: texts.optional(),
  edited: texts.optional(),
  silent: z.boolean().optional(),
  records: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  updates: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  update_count: z.record(z.string(), z.number()).optional(),
  /** `head SC-02`: who holds that role of that class on the day of the clock. */
  held: z.record(z.string(), z.array(z.string())).optional(),
});
type Step = z.infer<typeof STEP>;

const CONVERSATION = z.strictObject({
  title: z.string(),
  now: z.string(),
  language: z.enum(['en', 'zh']).default('zh'),
  workspace: z.enum(['rich', 'classic']).default('rich'),
  /** What a model says, in order; without it there is no model. */
  model: z.array(z.string()).optional(),
  steps: z.array(STEP),
});
export type Conversation = z.infer<typeof CONVERSATION>;

export function readConversations(file: string): Conversation[] {
  return z.array(CONVERSATION).parse(parse(readFileSync(file, 'utf8')));
}

/** Plays one conversation through the whole bot, and checks each step. */
export async function playConversation(
  conversation: Conversation,
  slack: FakeSlack,
  store: PlanStore,
): Promise<void> {
  const clock = createTestClock(conversation.now);
  const model = conversation.model && scriptedModel(conversation.model);
  const answers = createAnswers({
    store,
    clock,
    logger: silentLogger,
    settings: { timeZone: 'Asia/Shanghai' },
    prompts: PROMPTS,
    model,
  });
  const budget = createBudget(
    clock,
    { personHourlyQuestions: 60, dailyTokens: 1e6, timeZone: 'Asia/Shanghai' },
    store.answerLog,
  );
  const draftReader =
    model && createReplyReader({ model, prompts: PROMPTS, clock, budget, timeoutMs: 5_000 });
  let reminders: Reminders | undefined;
  const failures: object[] = [];
  const logger: Logger = { ...silentLogger, error: (fields) => void failures.push(fields) };
  const bot = await startTestBot({
    slack,
    store,
    clock,
    answers,
    logger,
    draftReader,
    reminders: () => reminders,
    capabilities: conversation.workspace === 'classic' ? CLASSIC : RICH,
    language: conversation.language,
  });
  const reviews = createUpdates({ store, clock, logger });
  reminders = createReminders({
    store,
    clock,
    calendar: createCalendar(),
    poster: bot.side.poster,
    notices: bot.side.notices,
    membersOf: bot.side.membersOf,
    replicaId: conversation.title,
    logger: silentLogger,
    reviews,
  });
  try {
    for (const [index, step] of conversation.steps.entries()) {
      if (step.at) clock.set(step.at);
      const today = plainDateIn('Asia/Shanghai', clock.now());
      await playStep({ step, bot, slack, store, reminders, label: `step ${index + 1}`, today });
      expect(failures, `step ${index + 1}: errors in the log`).toEqual([]);
    }
  } finally {
    await bot.side.stop();
  }
}

interface Stage {
  readonly step: Step;
  readonly bot: TestBot;
  readonly slack: FakeSlack;
  readonly store: PlanStore;
  readonly reminders: Reminders;
  readonly label: string;
  readonly today: string;
}

async function playStep(stage: Stage): Promise<void> {
  const { step, slack, label } = stage;
  const { workspace } = slack;
  const before = {
    posts: workspace.posts.length,
    private: workspace.ephemerals.length,
    responses: workspace.responses.length,
    views: workspace.views.length,
    shown: workspace.posts.map(textOf),
  };
  const run = prepare(stage);
  const delivered = await run();
  if (step.twice) await run();
  const posts = workspace.posts.slice(before.posts);
  const whispered = [
    ...workspace.ephemerals.slice(before.private),
    ...workspace.responses.slice(before.responses),
  ];
  const windows = workspace.views.slice(before.views).map((one) => one.view);
  const payload = delivered?.payload as
    | { response_action?: string; errors?: object; view?: object }
    | undefined;

  if (step.ack) check(textOf(payload), step.ack, `${label}: acknowledgement`);
  if (step.errors) {
    expect(payload?.response_action, label).toBe('errors');
    for (const [field, text] of Object.entries(step.errors))
      check(
        (payload?.errors as Record<string, string> | undefined)?.[field] ?? '',
        [text],
        `${label}: error of ${field}`,
      );
  }
  if (step.closes) expect(payload, label).toEqual({ response_action: 'clear' });
  if (step.posts)
    check(
      posts
        .filter((one) => !one.channel.startsWith('D'))
        .map(textOf)
        .join('\n'),
      step.posts,
      `${label}: posts`,
    );
  if (step.post_count !== undefined) expect(posts.length, `${label}: posts`).toBe(step.post_count);
  for (const [user, wanted] of Object.entries(step.dm ?? {}))
    check(
      posts
        .filter((one) => one.channel === `D${user.slice(1)}`)
        .map(textOf)
        .join('\n'),
      wanted,
      `${label}: to ${user}`,
    );
  if (step.private) check(whispered.map(textOf).join('\n'), step.private, `${label}: private note`);
  if (step.window) check([...windows, payload?.view].map(textOf).join('\n'), step.window, `${label}: window`);
  if (step.home) check(textOf(workspace.homes.get(step.as ?? '')), step.home, `${label}: Home`);
  if (step.edited) {
    const edited = workspace.posts
      .slice(0, before.posts)
      .filter((one, index) => textOf(one) !== before.shown[index]);
    check(edited.map(textOf).join('\n'), step.edited, `${label}: edited`);
  }
  if (step.silent) expect([posts, whispered, windows].flat(), label).toEqual([]);
  await checkRecords(stage);
}

/** What the step does; run again, it is the same thing done once more. */
function prepare(stage: Stage): () => Promise<Delivery | undefined> {
  const { step, bot, slack, reminders } = stage;
  const user = step.as ?? 'U0STAFF1';
  const channel = step.in ?? 'C0LINKAGE';
  const meant = step.on ? findPost(slack, step.on) : undefined;
  const thread = meant ? { threadTs: meant.threadTs ?? meant.ts } : {};
  const { command, mention, say, reply, press, submit, close, shortcut } = step;
  if (command !== undefined) return () => bot.command(command, { user, channel });
  if (mention !== undefined) return () => bot.say({ channel, user, text: `<@U0BOT> ${mention}`, ...thread });
  if (say !== undefined) return () => bot.say({ channel: `D${user.slice(1)}`, user, text: say });
  if (reply !== undefined)
    return () => bot.say({ channel: meant?.channel ?? channel, user, text: reply, ...thread });
  if (press !== undefined) {
    const button = findButton(slack, press, step.value);
    const at = meant ? { channel: meant.channel, messageTs: meant.ts } : { channel };
    return () => bot.press({ user, ...button, ...at });
  }
  if (submit) return () => bot.submit(user, submit);
  if (step.type) return () => bot.type(user, step.type ?? {});
  if (close) return () => bot.close(user, close);
  if (shortcut !== undefined)
    return () => bot.shortcut({ user, channel, text: shortcut, callbackId: 'record_status_update' });
  if (step.open_home) return () => bot.openHome(user);
  const classCode = step.remind === 'all' ? undefined : step.remind;
  return async () => {
    if (step.remind !== undefined) await reminders.remindNow({ classCode });
    return undefined;
  };
}

async function checkRecords({ step, store, label, today }: Stage): Promise<void> {
  for (const [subject, wanted] of Object.entries(step.held ?? {})) {
    const [role = '', classCode] = subject.split(' ');
    const held = await store.listAssignments({ classCode, on: today });
    const people = held.filter((one) => one.role === role).map(({ personId }) => personId);
    expect(people.sort(), `${label}: ${subject}`).toEqual(wanted);
  }
  for (const [code, wanted] of Object.entries(step.records ?? {})) {
    const [item] = await store.getItems([code], SEES_EVERYTHING);
    expect(item, `${label}: ${code}`).toMatchObject(wanted);
  }
  for (const [code, wanted] of Object.entries(step.updates ?? {})) {
    const [latest] = await store.latestUpdates([code]);
    expect(latest, `${label}: latest update of ${code}`).toMatchObject(wanted);
  }
  for (const [code, count] of Object.entries(step.update_count ?? {})) {
    const period = (await store.latestUpdates([code]))[0]?.period;
    const all = await store.listUpdates({
      itemCodes: [code],
      periods: period ? [period] : [],
      includeSuperseded: true,
    });
    expect(all.length, `${label}: updates of ${code} this week`).toBe(count);
  }
}

function check(text: string, wanted: readonly string[], label: string): void {
  for (const one of wanted) {
    if (one.startsWith('!')) expect(text, label).not.toContain(one.slice(1));
    else if (one.startsWith('/') && one.endsWith('/'))
      expect(text, label).toMatch(new RegExp(one.slice(1, -1), 'i'));
    else expect(text, label).toContain(one);
  }
}

function findPost(slack: FakeSlack, text: string): FakeSlack['workspace']['posts'][number] {
  const found = slack.workspace.posts.findLast((one) => textOf(one).includes(text));
  if (!found) throw new Error(`no post says ${text}`);
  return found;
}

/** The newest button with this action id (or beginning of one), and this value where one is given. */
function findButton(slack: FakeSlack, actionId: string, value?: string): { actionId: string; value: string } {
  const { posts, ephemerals, responses, views, homes, acknowledgements } = slack.workspace;
  const shown = [
    ...homes.values(),
    ...posts,
    ...views.map((one) => one.view),
    ...acknowledgements,
    ...ephemerals,
    ...responses,
  ].flatMap(elementsOf);
  const found = shown.findLast(
    (one) => one.action_id.startsWith(actionId) && (value === undefined || one.value === value),
  );
  if (!found) throw new Error(`no button ${actionId} ${value ?? ''} is shown`);
  return { actionId: found.action_id, value: found.value ?? '' };
}

function elementsOf(shown: unknown): { action_id: string; value?: string }[] {
  if (Array.isArray(shown)) return shown.flatMap(elementsOf);
  if (typeof shown !== 'object' || shown === null) return [];
  const inner = Object.values(shown).flatMap(elementsOf);
  return 'action_id' in shown && 'type' in shown && shown.type === 'button'
    ? [...inner, shown as unknown as { action_id: string; value?: string }]
    : inner;
}

/** Every text that a person reads in a message or view. */
export function textOf(shown: unknown): string {
  if (Array.isArray(shown)) return shown.map(textOf).join('\n');
  if (typeof shown !== 'object' || shown === null) return '';
  return Object.entries(shown)
    .map(([key, value]) =>
      typeof value === 'string'
        ? ['text', 'initial_value', 'caption', 'title'].includes(key)
          ? value
          : ''
        : textOf(value),
    )
    .filter((part) => part !== '')
    .join('\n');
}

function scriptedModel(replies: readonly string[]): LanguageModel {
  let next = 0;
  return {
    name: 'scripted',
    complete: async () => {
      const text = replies[next];
      next += 1;
      if (text === undefined) throw new Error('the model has nothing more to say');
      return { text, toolCalls: [], inputTokens: 10, outputTokens: 10, cut: false };
    },
  };
}
