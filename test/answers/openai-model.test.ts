import { fileURLToPath } from 'node:url';
import { type ChaosConfig, type ChatCompletionRequest, LLMock } from '@copilotkit/aimock';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Answers } from '../../src/answers/answer.ts';
import { createAnswers, createOpenAiModel, loadPrompts } from '../../src/answers/index.ts';
import { createSeeding } from '../../src/ledger/seed/index.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { createTestClock, startTestBot } from '../support/bot.ts';
import { startFakeSlack } from '../support/fake-slack.ts';
import { createTestStore } from '../support/store.ts';

const seedsDir = fileURLToPath(new URL('../../seeds', import.meta.url));
const prompts = loadPrompts(fileURLToPath(new URL('../../prompts', import.meta.url)));
const NOW = '2026-11-24T10:00:00+08:00';
const QUESTION = 'What is the progress of PRJ-001?';

/** What the prompt offers as a right answer. */
function draftIn({ messages }: ChatCompletionRequest): string {
  const [first] = messages;
  return /<draft>\n([\s\S]*?)\n<\/draft>/.exec(String(first?.content))?.[1] ?? '';
}
const copiesTheDraft = (request: ChatCompletionRequest) => ({
  content: draftIn(request),
  usage: { prompt_tokens: 900, completion_tokens: 40 },
});

describe('a model behind the OpenAI protocol', () => {
  let store: PlanStore;
  let server: LLMock;
  let clock: ReturnType<typeof createTestClock>;
  let answers: Answers;
  let byTemplate: Answer;

  beforeAll(async () => {
    store = await createTestStore();
    clock = createTestClock(NOW);
    await createSeeding({ store, clock, seedsDir }).seedSample(new Date(NOW));
    server = await LLMock.create({ port: 0, host: '127.0.0.1', chunkSize: 7 });
    byTemplate = await ask(withModel(undefined));
  });
  afterAll(async () => {
    await server?.stop();
    await store?.close();
  });
  beforeEach(() => {
    clock.set(NOW);
    answers = withModel(`${server.url}/v1`);
  });
  afterEach(() => {
    server.clearChaos().clearFixtures().clearRequests();
    server.resetMatchCounts();
  });

  function withModel(baseUrl: string | undefined, timeoutMs = 5_000): Answers {
    const model = baseUrl
      ? createOpenAiModel({ apiKey: 'none', baseUrl, model: 'scripted', timeoutMs, maxRetries: 0 })
      : undefined;
    const settings = { timeZone: 'Asia/Shanghai', modelTimeoutMs: timeoutMs };
    return createAnswers({ store, clock, logger: silentLogger, prompts, settings, model });
  }

  function ask(of: Answers): Promise<Answer> {
    const audience = { kind: 'person', personId: 'U0STAFF1' } as const;
    return of.ask({ text: QUESTION, askerId: 'U0STAFF1', audience });
  }

  const calls = () => server.getRequests().length;
  const textOf = (answer: Answer) => answer.sentences.map(({ text }) => text).join(' ');

  it('is believed when its streamed words hold, in one call, with its tokens counted', async () => {
    server.onMessage(/./, copiesTheDraft);
    const answer = await ask(answers);
    expect([answer.writer, answer.modelCalls, answer.model]).toEqual(['model', 1, 'scripted']);
    expect(answer.sentences).toEqual(byTemplate.sentences);
    expect(answer.promptVersion).toMatch(/^[0-9a-f]{8}$/);
    expect(await store.answerLog.find(answer.id)).toMatchObject({
      writer: 'model',
      inputTokens: 900,
      outputTokens: 40,
    });
  });

  it('is sent the evidence and the question as data, and nothing of other records', async () => {
    server.onMessage(/./, copiesTheDraft);
    await ask(answers);
    const sent = JSON.stringify(server.getLastRequest()?.body);
    expect(sent).toContain(QUESTION);
    expect(sent).toContain('PRJ-001');
    expect(sent).not.toContain('PRJ-007');
  });

  it('may ask for more with the read-only tool, and then answers', async () => {
    const query = { name: 'query_plan', arguments: JSON.stringify({ form: 'lookup', codes: ['PRJ-002'] }) };
    server.on({ hasToolResult: false }, { toolCalls: [query] });
    server.on({ hasToolResult: true }, copiesTheDraft);
    const answer = await ask(answers);
    expect([answer.writer, answer.modelCalls]).toEqual(['model', 2]);
    expect(answer.evidence).toContain('PRJ-002');
  });

  it('is told its faults once, and believed when the second answer holds', async () => {
    server.on(
      { predicate: ({ messages }) => messages.length === 1 },
      { content: 'Its progress is 99%. [PRJ-001]' },
    );
    server.on({ predicate: ({ messages }) => messages.length > 1 }, copiesTheDraft);
    const answer = await ask(answers);
    expect([answer.writer, answer.modelCalls]).toEqual(['model', 2]);
    expect(textOf(answer)).not.toContain('99');
    expect(JSON.stringify(server.getLastRequest()?.body)).toContain('99%');
  });

  it('is left alone when it lies twice: the template answers', async () => {
    server.onMessage(/./, { content: 'Its progress is 99%. [PRJ-001]' });
    const answer = await ask(answers);
    expect([answer.writer, answer.modelCalls]).toEqual(['template', 2]);
    expect(answer.sentences).toEqual(byTemplate.sentences);
  });

  const troubles: Record<string, ChaosConfig> = {
    'answers 500': { dropRate: 1 },
    'answers with broken JSON': { malformedRate: 1 },
    'cuts the stream': { disconnectRate: 1 },
    'asks for patience': { rateLimitRate: 1 },
    'takes too long': { latencyMs: 3_000 },
  };
  it.each(Object.keys(troubles))('costs nobody an answer when it %s', async (trouble) => {
    server.onMessage(/./, copiesTheDraft).setChaos(troubles[trouble] ?? {});
    const answer = await ask(withModel(`${server.url}/v1`, 400));
    expect([answer.writer, answer.sentences]).toEqual(['template', byTemplate.sentences]);
  });

  it('costs nobody an answer when its stream ends in the middle of a sentence', async () => {
    server.onMessage(/./, copiesTheDraft, { truncateAfterChunks: 2 });
    const answer = await ask(answers);
    expect([answer.writer, answer.sentences]).toEqual(['template', byTemplate.sentences]);
  });

  it('costs nobody an answer when nothing listens at its address', async () => {
    const answer = await ask(withModel('http://127.0.0.1:9/v1'));
    expect([answer.writer, answer.sentences]).toEqual(['template', byTemplate.sentences]);
  });

  it('is not asked for a minute after it failed three times in a row, and then tried again', async () => {
    server.onMessage(/./, copiesTheDraft).setChaos({ dropRate: 1 });
    for (let time = 0; time < 3; time += 1) await ask(answers);
    const asked = calls();
    await ask(answers);
    expect(calls()).toBe(asked);
    server.clearChaos();
    clock.set('2026-11-24T10:01:01+08:00');
    expect((await ask(answers)).writer).toBe('model');
  });

  it('that fails or hangs costs nobody in a channel an answer, and writes again when it is back', async () => {
    const slack = await startFakeSlack({ channels: [{ id: 'C0ASK', name: 'ask', members: ['U0BOT'] }] });
    const impatient = withModel(`${server.url}/v1`, 400);
    let writer: Answer['writer'] | undefined;
    const watched: Answers = {
      ...impatient,
      ask: async (...asked) => {
        const answer = await impatient.ask(...asked);
        writer = answer.writer;
        return answer;
      },
    };
    const bot = await startTestBot({ slack, store, clock, answers: watched, language: 'en' });
    const say = async (): Promise<string | undefined> => {
      await bot.say({ channel: 'C0ASK', user: 'U0STAFF1', text: `<@U0BOT> ${QUESTION}` });
      return writer;
    };
    server.onMessage(/./, copiesTheDraft).setChaos({ dropRate: 1 });
    const writers = [await say(), await say()];
    server.setChaos({ latencyMs: 3_000 });
    writers.push(await say());
    const asked = calls();
    server.clearChaos();
    writers.push(await say());
    expect(calls(), 'the circuit is open').toBe(asked);
    clock.set('2026-11-24T10:01:01+08:00');
    writers.push(await say());
    expect(writers).toEqual(['template', 'template', 'template', 'template', 'model']);
    expect(slack.workspace.posts.map((post) => post.text)).toEqual(writers.map(() => textOf(byTemplate)));
    await bot.side.stop();
    await slack.close();
  });
});
