import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Written } from '../../src/answers/write/writer.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { createTestStore } from '../support/store.ts';
import { LIES, offeredIn, type Pick } from './support/lies.ts';
import { scriptedModel, storeValley } from './support/valley.ts';
import { writingOf } from './support/writing.ts';

const QUESTIONS: readonly (readonly ['en' | 'zh', string])[] = [
  ['en', 'Which projects are overdue?'],
  ['en', 'What is the total investment of PRJ-001?'],
  ['en', 'PRJ-002 status'],
  ['en', 'total investment of projects under construction'],
  ['en', 'Who is the lead of PRJ-001?'],
  ['en', 'When is PRJ-003 due?'],
  ['en', 'progress by special class'],
  ['en', 'Compare the progress of PRJ-001 and PRJ-002'],
  ['zh', '哪些项目逾期了？'],
  ['zh', '滨河大桥的总投资是多少？'],
  ['zh', '老港区怎么样了？'],
  ['zh', '在建项目总投资合计'],
  ['zh', '哪个专班进度最慢？'],
  ['zh', '港区专项债到位多少？'],
];
const KINDS = Object.keys(LIES);
const RUNS = process.env.SLOW === '1' ? 20_000 : 1_500;

describe('a model that lies', () => {
  let store: PlanStore;
  const told = new Map<string, number>();
  let tell: (offered: ReturnType<typeof offeredIn>) => string | undefined;
  let lie: string | undefined;
  let streamed = 0;
  const truths: Written['sentences'][] = [];
  /** What was told sentence by sentence, before the answer was whole. */
  const heard: string[] = [];
  const writings: (() => Promise<Written>)[] = [];

  beforeAll(async () => {
    store = await createTestStore();
    await storeValley(store);
    const model = scriptedModel((request) => {
      // The second call names the faults: a model that lies says the same again.
      if (request.messages.length === 1) lie = tell(offeredIn(request));
      if (lie === undefined) throw new Error('nothing to lie about');
      return { text: lie };
    });
    for (const [language, text] of QUESTIONS) {
      truths.push((await (await writingOf(store, text, language))()).sentences);
      writings.push(await writingOf(store, text, language, model, (sentence) => heard.push(sentence.text)));
    }
  });
  afterAll(() => store?.close());

  it('has questions whose answers say something', () => {
    for (const [index, [, text]] of QUESTIONS.entries())
      expect(truths[index]?.length, text).toBeGreaterThan(0);
  });

  it('never has a word of it posted or streamed, and the template answers every time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(QUESTIONS.length - 1),
        fc.nat(KINDS.length - 1),
        fc.infiniteStream(fc.nat(0x7fffffff)),
        async (question, kind, stream) => {
          const name = KINDS[kind] ?? '';
          const pick: Pick = (below) => (below <= 0 ? 0 : (stream.next().value as number) % below);
          tell = (offered) => LIES[name]?.(offered, pick, QUESTIONS[question]?.[0] ?? 'en');
          heard.length = 0;
          const written = await writings[question]?.();
          const whole = truths[question]?.map((one) => one.text).join('\n');
          for (const sentence of heard) expect(whole, lie).toContain(sentence);
          streamed += heard.length;
          expect(written?.writer, lie).toBe('template');
          expect(written?.sentences, lie).toEqual(truths[question]);
          if (lie !== undefined) told.set(name, (told.get(name) ?? 0) + 1);
        },
      ),
      { numRuns: RUNS, seed: 20261124 },
    );
    expect(streamed, 'true sentences before the lie').toBeGreaterThan(100);
    expect([...told.keys()].sort(), 'every kind of lie was told').toEqual([...KINDS].sort());
    expect([...told.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(1_000);
  });
});
