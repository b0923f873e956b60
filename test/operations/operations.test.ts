import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Answers } from '../../src/answers/answer.ts';
import { createMetrics, type Metrics } from '../../src/operations/metrics.ts';
import { startRetention } from '../../src/operations/retention.ts';
import { type OperationsServer, startOperationsServer } from '../../src/operations/server.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import type { AnswerRecord, PlanStore } from '../../src/plan/store.ts';
import { createTestStore } from '../support/store.ts';

const NOW = new Date('2026-03-04T02:00:00Z');
const ANSWER = { writer: 'template', outcome: 'answered', modelCalls: 0, elapsedMs: 12 } as unknown as Answer;
const RECORD: Omit<AnswerRecord, 'id'> = {
  askedAt: NOW,
  askerId: 'U1',
  language: 'en',
  question: 'a secret question',
  outcome: 'answered',
  writer: 'model',
  evidenceCodes: [],
  modelCalls: 2,
  inputTokens: 900,
  outputTokens: 60,
  faults: ['figure', 'figure', 'model_failed:APIError'],
  elapsedMs: 12,
};
const QUESTION = {
  text: 'a secret question',
  askerId: 'U1',
  audience: { kind: 'person', personId: 'U1' },
} as const;

describe('what an installation shows to whoever watches it', () => {
  let store: PlanStore;
  let metrics: Metrics;
  let server: OperationsServer;
  let ready: () => Promise<boolean>;

  beforeEach(async () => {
    const bare = await createTestStore();
    metrics = createMetrics(() => ({
      store,
      clock: { now: () => NOW },
      inFlight: () => 3,
      queued: () => 2,
      heartbeat: async () => ({ at: new Date(NOW.getTime() - 61_000) }),
      noteAnswer: () => {},
    }));
    store = metrics.watchStore(bare);
    ready = async () => true;
    const started = await startOperationsServer({
      host: '127.0.0.1',
      port: 0,
      metrics,
      checks: { store: () => ready(), slack: async () => true },
      logger: silentLogger,
    });
    if (started === undefined) throw new Error('no port');
    server = started;
  });
  afterEach(async () => {
    await server.close();
    await store.close();
  });

  const get = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${server.port}${path}`, init);

  it('is alive as long as it answers, and ready when the store is', async () => {
    expect((await get('/healthz')).status).toBe(200);
    expect((await get('/readyz')).status).toBe(200);
    ready = async () => {
      throw new Error('the store is down');
    };
    expect((await get('/readyz')).status).toBe(503);
    expect(await (await get('/readyz')).text()).toBe('not ready: store\n');
    expect((await get('/healthz')).status).toBe(200);
  });

  it('counts answers, times the store and reads slots and heartbeat when looked at, without any text of people', async () => {
    const answers: Answers = metrics.countAnswers({
      ask: async () => ANSWER,
      continues: async () => false,
    } as Answers);
    await answers.ask(QUESTION);
    await store.listClasses();
    const slot = {
      classCode: 'SC-01',
      kind: 'weekly',
      week: '2026-W10',
      itemCodes: [],
      dueAt: NOW,
      claimedAt: NOW,
    };
    await store.slots.claim({ ...slot, postId: 'p1' });
    await store.answerLog.add({ ...RECORD, id: 'a1' });
    await store.answerLog.add({ ...RECORD, id: 'a2', modelCalls: 0, faults: ['circuit_open'] });
    const text = await (await get('/metrics')).text();
    expect(text).toContain('linkage_model_calls_total 2');
    expect(text).toContain('linkage_model_tokens_total{direction="input"} 1800');
    expect(text).toContain('linkage_model_tokens_total{direction="output"} 120');
    expect(text).toContain('linkage_check_failures_total{fault="figure"} 2');
    expect(text).toContain('linkage_model_troubles_total{trouble="model_failed"} 1');
    expect(text).toContain('linkage_model_troubles_total{trouble="circuit_open"} 1');
    expect(text).toContain('linkage_store_seconds_count{verb="answerLog.add"} 2');
    expect(text).toContain('linkage_store_up 1');
    expect(text).toContain('linkage_questions_queued 2');
    expect(text).toContain('linkage_questions_total 1');
    expect(text).toContain('linkage_answers_total{writer="template",outcome="answered"} 1');
    expect(text).toContain('linkage_store_seconds_count{verb="listClasses"} 1');
    expect(text).toContain('linkage_slots{state="claimed"} 1');
    expect(text).toContain('linkage_heartbeat_age_seconds 61');
    expect(text).toContain('linkage_work_in_flight 3');
    expect(text).not.toContain('secret');
  });

  it('still shows the rest while the store is down or hangs', async () => {
    const down = {
      ...store,
      ping: () => new Promise<void>(() => {}),
      slots: { ...store.slots, list: () => Promise.reject(new Error('the store is down')) },
    };
    const seen = createMetrics(
      () => ({
        store: down,
        clock: { now: () => NOW },
        inFlight: () => 4,
        queued: () => 0,
        heartbeat: () => Promise.reject(new Error('the store is down')),
        noteAnswer: () => {},
      }),
      { lookMs: 50 },
    );
    const text = await seen.render();
    expect(text).toContain('linkage_store_up 0');
    expect(text).toContain('linkage_heartbeat_age_seconds Nan');
    expect(text).toContain('linkage_work_in_flight 4');
    expect(text).not.toMatch(/^linkage_slots\{/m);
  });

  it('erases questions when their time is over, and no others', async () => {
    const askedDaysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
    for (const days of [89, 91])
      await store.answerLog.add({ ...RECORD, id: `${days}`, askedAt: askedDaysAgo(days) });
    await startRetention({ store, clock: { now: () => NOW }, logger: silentLogger, days: 90 }).stop();
    expect((await store.answerLog.find('89'))?.question).toBe('a secret question');
    expect(JSON.stringify(await store.answerLog.find('91'))).not.toMatch(/secret|U1/);
  });

  it('counts a question that ended in an error', async () => {
    const answers = metrics.countAnswers({
      ask: async () => {
        throw new Error('broken');
      },
      continues: async () => false,
    } as Answers);
    await expect(answers.ask(QUESTION)).rejects.toThrow('broken');
    expect(await metrics.render()).toContain('linkage_questions_failed_total 1');
  });

  it('refuses other paths and other methods', async () => {
    expect((await get('/')).status).toBe(404);
    expect((await get('/metrics', { method: 'POST' })).status).toBe(405);
  });

  it('lets the bot work when the port is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    const second = await startOperationsServer({
      host: '127.0.0.1',
      port,
      metrics,
      checks: {},
      logger: silentLogger,
    });
    expect(second).toBeUndefined();
    taken.close();
  });
});
