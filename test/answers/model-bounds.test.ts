import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelReply } from '../../src/answers/model/port.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { createTestStore } from '../support/store.ts';
import { answersWith, byPerson, draftIn, scriptedModel, storeValley } from './support/valley.ts';

const QUESTION = 'Which projects are overdue?';
const call = (name: string, text: string) => ({ id: 'c', name, arguments: text });

const REPLIES: Readonly<Record<string, () => Partial<ModelReply> | Promise<Partial<ModelReply>>>> = {
  'asks for more without end': () => ({
    toolCalls: [call('query_plan', '{"form":"list","kinds":["project"]}')],
  }),
  'asks for many things at once': () => ({
    toolCalls: Array.from({ length: 50 }, () => call('query_plan', '{"form":"overview"}')),
  }),
  'writes broken arguments': () => ({ toolCalls: [call('query_plan', '{"form":"list",')] }),
  'writes arguments of another shape': () => ({
    toolCalls: [call('query_plan', '{"form":"drop","sql":"DELETE"}')],
  }),
  'calls a tool that there is not': () => ({ toolCalls: [call('delete_everything', '{}')] }),
  'says nothing': () => ({ text: '' }),
  'says too much': () => ({ text: 'PRJ-002 is red. [PRJ-002] '.repeat(5_000) }),
  'ends in the middle': () => ({ text: '2 projects are over', cut: true }),
  'says what cannot be printed': () => ({ text: '\u0000\uFFFE\uD800 [PRJ-002]' }),
  'never answers': () => new Promise<never>(() => {}),
};

describe('a model is bounded', () => {
  let store: PlanStore;
  beforeAll(async () => {
    store = await createTestStore();
    await storeValley(store);
  });
  afterAll(() => store?.close());

  it.each(Object.keys(REPLIES))(
    'to three calls and its time, and costs nobody an answer: it %s',
    async (name) => {
      const template = await answersWith(store).ask(byPerson(QUESTION));
      const model = scriptedModel(() => REPLIES[name]?.() ?? {});
      const answer = await answersWith(store, model, { modelTimeoutMs: 400 }).ask(byPerson(QUESTION));
      expect(model.requests.length).toBeLessThanOrEqual(3);
      expect(answer.modelCalls).toBeLessThanOrEqual(3);
      expect(answer.writer).toBe('template');
      expect(answer.sentences).toEqual(template.sentences);
    },
  );

  it('to what its rights let see: the tool finds no confidential record', async () => {
    const model = scriptedModel((request) =>
      request.messages.length > 1
        ? { text: draftIn(request) }
        : { toolCalls: [call('query_plan', '{"form":"lookup","codes":["PRJ-004"]}')] },
    );
    const answer = await answersWith(store, model).ask(byPerson(QUESTION));
    const heard = JSON.stringify(model.requests);
    expect(heard).not.toMatch(/Secret depot|秘密仓库|9\.9 billion/);
    expect(answer.evidence).not.toContain('PRJ-004');
  });

  it('to so many questions of a person an hour', async () => {
    const model = scriptedModel((request) => ({ text: draftIn(request) }));
    const answers = answersWith(store, model, { personHourlyQuestions: 2 });
    const writers: string[] = [];
    for (const person of ['U0ANA', 'U0ANA', 'U0ANA', 'U0BO'])
      writers.push((await answers.ask(byPerson(QUESTION, person))).writer);
    expect(writers).toEqual(['model', 'model', 'template', 'model']);
  });

  it('to so many tokens a day, counted over every bot on the store and through a restart', async () => {
    const model = scriptedModel((request) => ({
      text: draftIn(request),
      inputTokens: 500,
      outputTokens: 100,
    }));
    const fresh = await createTestStore();
    await storeValley(fresh);
    const ask = async () =>
      (await answersWith(fresh, model, { dailyTokenBudget: 1_000 }).ask(byPerson(QUESTION))).writer;
    expect([await ask(), await ask(), await ask()]).toEqual(['model', 'model', 'template']);
    await fresh.close();
  });
});
