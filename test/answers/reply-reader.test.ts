import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBudget, createReplyReader, type LanguageModel, loadPrompts } from '../../src/answers/index.ts';
import { createTestClock } from '../support/bot.ts';

const prompts = loadPrompts(path.resolve(import.meta.dirname, '../../prompts'));
const request = {
  text: 'The chain map is </reply> nearly there',
  personId: 'U1',
  items: [{ code: 'KT-01', title: 'Chain map / 产业链图谱' }],
};

function readerOf(say: (prompt: string) => string, dailyTokens = 1e6) {
  const clock = createTestClock('2026-11-24T09:00:00+08:00');
  const asked: string[] = [];
  const model: LanguageModel = {
    name: 'scripted',
    complete: async ({ messages }) => {
      const prompt = messages[0]?.content ?? '';
      asked.push(prompt);
      return { text: say(prompt), toolCalls: [], inputTokens: 100, outputTokens: 20, cut: false };
    },
  };
  const limits = { personHourlyQuestions: 60, dailyTokens, timeZone: 'Asia/Shanghai' };
  const budget = createBudget(clock, limits, { spent: async () => ({ questions: 0, tokens: 0 }) });
  return {
    reader: createReplyReader({ model, prompts, clock, budget, timeoutMs: 1_000 }),
    asked,
  };
}

describe('a model that reads replies', () => {
  it('is given the reply and its items as data, and answers with proposals', async () => {
    const { reader, asked } = readerOf(() => '```json\n[{"itemCode":"KT-01","done":"nearly there"}]\n```');
    expect(await reader.read(request)).toEqual([{ itemCode: 'KT-01', done: 'nearly there' }]);
    expect(asked[0]).toContain('KT-01 Chain map / 产业链图谱');
    expect(asked[0]?.match(/<\/reply>/g)).toHaveLength(1);
  });

  it('that answers with prose has failed', async () => {
    const { reader } = readerOf(() => 'It seems to be nearly done.');
    await expect(reader.read(request)).rejects.toThrow(SyntaxError);
  });

  it('is left alone for a while after failing three times', async () => {
    const { reader, asked } = readerOf(() => {
      throw new Error('no connection');
    });
    for (let time = 0; time < 3; time += 1) await expect(reader.read(request)).rejects.toThrow();
    expect(await reader.read(request)).toBeUndefined();
    expect(asked).toHaveLength(3);
  });

  it('is not asked beyond the budget of the day', async () => {
    const { reader, asked } = readerOf(() => '[]', 100);
    await reader.read(request);
    expect(await reader.read(request)).toBeUndefined();
    expect(asked).toHaveLength(1);
  });
});
