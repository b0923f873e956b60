import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Answers } from '../../src/answers/answer.ts';
import { createMetrics, type Metrics } from '../../src/operations/metrics.ts';
import { type OperationsServer, startOperationsServer } from '../../src/operations/server.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { createTestStore } from '../support/store.ts';

const NOW = new Date('2026-03-04T02:00:00Z');
const ANSWER = { writer: 'template', outcome: 'answered', modelCalls: 0, elapsedMs: 12 } as unknown as Answer;
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
      heartbeat: async () => ({ at: new Date(NOW.getTime() - 61_000) }),
    }));
    store = metrics.timeStore(bare);
    ready = async () => true;
    const started = await startOperationsServer({
      host: '127.0.0.1',
      port: 0,
      metrics,
      isReady: () => ready(),
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
    expect(await (await get('/readyz')).text()).toBe('not ready\n');
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
    const text = await (await get('/metrics')).text();
    expect(text).toContain('linkage_questions_total 1');
    expect(text).toContain('linkage_answers_total{writer="template",outcome="answered"} 1');
    expect(text).toContain('linkage_store_seconds_count{verb="listClasses"} 1');
    expect(text).toContain('linkage_slots{state="claimed"} 1');
    expect(text).toContain('linkage_heartbeat_age_seconds 61');
    expect(text).toContain('linkage_work_in_flight 3');
    expect(text).not.toContain('secret');
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
      isReady: async () => true,
      logger: silentLogger,
    });
    expect(second).toBeUndefined();
    taken.close();
  });
});
