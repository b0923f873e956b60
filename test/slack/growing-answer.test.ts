import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answers } from '../../src/answers/answer.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { answersWith, draftIn, NOW, scriptedModel, storeValley } from '../answers/support/valley.ts';
import { createTestClock, startTestBot, type TestBot } from '../support/bot.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { createTestStore } from '../support/store.ts';

const QUESTION = '<@U0BOT> which projects are overdue?';
const HELD_BACK = 'PRJ-002 has been stopped for good. [PRJ-002]';

describe('an answer that a model writes in a thread', () => {
  const clock = createTestClock(NOW);
  let store: PlanStore;
  let slack: FakeSlack;
  let bot: TestBot | undefined;
  /** The right answer in sentences. */
  let truth: readonly string[];

  beforeAll(async () => {
    store = await createTestStore();
    await storeValley(store);
    const asked = { text: 'which projects are overdue?', askerId: 'U0ANA' };
    const audience = { kind: 'person', personId: 'U0ANA' } as const;
    truth = (await answersWith(store).ask({ ...asked, audience })).sentences.map((one) => one.text);
  });
  beforeEach(async () => {
    slack = await startFakeSlack({
      channels: [{ id: 'C0ROADS', name: 'roads', members: ['U0BOT', 'U0ANA'] }],
    });
  });
  afterEach(async () => {
    await bot?.side.stop();
    await slack.close();
  });
  afterAll(() => store?.close());

  const start = async (answers: Answers): Promise<TestBot> => {
    bot = await startTestBot({ slack, store, clock, answers, language: 'en' });
    return bot;
  };
  const modelThat = (reply: (draft: string) => string) =>
    answersWith(
      store,
      scriptedModel((request) => ({ text: reply(draftIn(request)) })),
    );
  const ask = async (answers: Answers) =>
    (await start(answers)).say({ channel: 'C0ROADS', user: 'U0ANA', text: QUESTION });
  /** The same answers, whose sentences come with time between them: each is with Slack before the next. */
  const slowly = (answers: Answers): Answers => ({
    ...answers,
    ask: async (question, listener) => {
      const sentences: Parameters<NonNullable<typeof listener>>[0][] = [];
      const answer = await answers.ask(question, (sentence) => sentences.push(sentence));
      for (const [index, sentence] of sentences.entries()) {
        const sent = slack.called(index === 0 ? 'chat.startStream' : 'chat.appendStream', 1);
        listener?.(sentence);
        await sent;
      }
      return answer;
    },
  });
  const streamCalls = () =>
    slack.calls.flatMap(({ method }) => (/Stream$|chat\.(post|up)/.test(method) ? [method] : []));
  /** The one answer there is, whole. */
  const expectWhole = (text = truth.join(' ')): void => {
    expect(slack.workspace.posts).toHaveLength(1);
    const [post] = slack.workspace.posts;
    expect(post?.streaming ?? false).toBe(false);
    expect(post?.text).toBe(text);
    expect(JSON.stringify(post?.metadata)).toContain('answer:');
    expect(JSON.stringify(post?.blocks)).toMatch(/answer_feedback/);
  };

  it('grows sentence by sentence, and is one whole message in the end', async () => {
    await ask(slowly(modelThat((draft) => draft)));
    expect(truth.length).toBeGreaterThan(1);
    expect(slack.workspace.streamed.map((text) => text.trim())).toEqual(truth.slice(0, -1));
    expect(streamCalls()).toEqual([
      'chat.startStream',
      ...truth.slice(2).map(() => 'chat.appendStream'),
      'chat.stopStream',
      'chat.update',
    ]);
    expectWhole();
  });

  it('shows nothing of it that did not stand the check', async () => {
    await ask(modelThat((draft) => `${draft.split('\n')[0]}\n${HELD_BACK}\n${draft}`));
    expect(slack.workspace.streamed.map((text) => text.trim())).toEqual(truth.slice(0, 1));
    expect(JSON.stringify(slack.calls)).not.toContain('stopped for good');
    // The template wrote then: its list stands in the table alone.
    expectWhole([truth[0], truth[2]].join(' '));
  });

  it.each(['unknown_method', 'missing_scope', 'not_allowed_token_type'])(
    'is posted whole where the workspace says %s, and no second one is begun there',
    async (error) => {
      slack.fail('chat.startStream', { kind: 'error', error });
      await ask(modelThat((draft) => draft));
      expectWhole();
      await bot?.say({ channel: 'C0ROADS', user: 'U0ANA', text: QUESTION });
      expect(streamCalls().filter((method) => method === 'chat.startStream')).toHaveLength(1);
    },
  );

  it('is whole in its place when its reader stops it in the middle', async () => {
    slack.fail('chat.appendStream', { kind: 'error', error: 'message_not_in_streaming_state' });
    slack.fail('chat.stopStream', { kind: 'error', error: 'message_not_in_streaming_state' });
    const answers = slowly(modelThat((draft) => draft));
    await ask({
      ...answers,
      ask: async (question, listener) => {
        const answer = await answers.ask(question, listener);
        for (const post of slack.workspace.posts) post.streaming = false;
        return answer;
      },
    });
    expect(slack.workspace.streamed).toHaveLength(1);
    expectWhole();
  });

  it.each([
    ['was limited', { kind: 'rate_limited', retryAfterSeconds: 1 }],
    ['failed', { kind: 'server_error' }],
    ['lost its reply', { kind: 'lost_reply' }],
  ] as const)('is there once when its start %s', async (_, fault) => {
    slack.fail('chat.startStream', fault);
    await ask(modelThat((draft) => draft));
    expectWhole();
  });

  it('is completed in its place by the bot that takes up the question of one that ended', async () => {
    const answers = modelThat((draft) => draft);
    const first = await start({
      ...answers,
      ask: async (question, listener) => {
        await answers.ask(question, listener);
        return new Promise<never>(() => {});
      },
    });
    const grown = slack.called('chat.startStream', 1);
    void first.say({ channel: 'C0ROADS', user: 'U0ANA', text: QUESTION, ts: '1700000109.000100' });
    await grown;
    await first.side.stop({ withinMs: 0 });
    clock.set('2026-11-24T10:05:00+08:00');
    await start(answers);
    await bot?.side.idle();
    expectWhole();
  });
});
