import { afterAll, describe, expect, test } from 'vitest';
import type { AnswerRecord, Slot } from '../../src/plan/store.ts';
import { createTestStore } from '../support/store.ts';

const store = await createTestStore();
afterAll(() => store.close());

const NINE = new Date('2026-09-07T01:00:00Z');
const TEN = new Date('2026-09-07T02:00:00Z');

function slot(classCode: string, more: Partial<Slot> = {}) {
  return {
    classCode,
    kind: 'weekly',
    week: '2026-W37',
    postId: `post-${classCode}`,
    itemCodes: ['KT-01'],
    dueAt: NINE,
    claimedAt: NINE,
    claimedBy: 'replica-1',
    ...more,
  };
}

describe('a slot', () => {
  test('is claimed once, whatever became of it', async () => {
    expect(await store.slots.claim(slot('SC-01'))).toBe(true);
    expect(await store.slots.claim(slot('SC-01', { claimedBy: 'replica-2' }))).toBe(false);
    expect(await store.slots.find(slot('SC-01'))).toEqual({
      ...slot('SC-01'),
      state: 'claimed',
      attempts: 0,
      updatedAt: NINE,
    });
    expect(await store.slots.settle({ ...slot('SC-01'), state: 'missed' })).toBe(false);
    expect(await store.slots.find(slot('SC-02'))).toBeUndefined();
  });

  test('of fifty who claim it at once goes to one', async () => {
    const claims = await Promise.all(
      Array.from({ length: 50 }, (_, replica) =>
        store.slots.claim(slot('SC-50', { claimedBy: `replica-${replica}` })),
      ),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  test('moves only from the states it is expected in, and only for its holder', async () => {
    await store.slots.claim(slot('SC-03'));
    const sent = { state: 'sent', at: TEN, channelId: 'C1', messageTs: '1.1', countAttempt: true } as const;
    expect(await store.slots.move(slot('SC-03'), ['unclear'], sent)).toBe(false);
    expect(await store.slots.move(slot('SC-03'), ['claimed'], sent, { claimedBy: 'replica-2' })).toBe(false);
    expect(await store.slots.move(slot('SC-03'), ['claimed'], sent, { attempts: 1 })).toBe(false);
    expect(
      await store.slots.move(slot('SC-03'), ['claimed'], sent, { claimedBy: 'replica-1', attempts: 0 }),
    ).toBe(true);
    expect(await store.slots.move(slot('SC-03'), ['claimed'], sent)).toBe(false);
    expect(await store.slots.find(slot('SC-03'))).toMatchObject({
      state: 'sent',
      attempts: 1,
      channelId: 'C1',
      messageTs: '1.1',
      updatedAt: TEN,
    });
  });

  test('of fifty who move it at once is moved by one', async () => {
    await store.slots.claim(slot('SC-51'));
    const moves = await Promise.all(
      Array.from({ length: 50 }, () =>
        store.slots.move(slot('SC-51'), ['claimed'], { state: 'sent', at: TEN }),
      ),
    );
    expect(moves.filter(Boolean)).toHaveLength(1);
  });

  test('forgets its reason with its next state and keeps its message', async () => {
    await store.slots.claim(slot('SC-04'));
    await store.slots.move(slot('SC-04'), ['claimed'], {
      state: 'unclear',
      at: NINE,
      reason: 'timeout',
      messageTs: '2.2',
    });
    await store.slots.move(slot('SC-04'), ['unclear'], { state: 'sent', at: TEN });
    const found = await store.slots.find(slot('SC-04'));
    expect(found).not.toHaveProperty('reason');
    expect(found?.messageTs).toBe('2.2');
  });

  test('is listed by class, kind, week, state and time', async () => {
    await store.slots.settle({
      ...slot('SC-05', { week: '2026-W36', dueAt: TEN }),
      state: 'skipped',
      reason: 'no workday',
    });
    const classes = async (filter: Parameters<typeof store.slots.list>[0]) =>
      (await store.slots.list(filter)).map((one) => one.classCode);
    expect(await classes({ states: ['skipped'] })).toEqual(['SC-05']);
    expect(await classes({ weeks: ['2026-W36'] })).toEqual(['SC-05']);
    expect(await classes({ since: TEN })).toEqual(['SC-05']);
    expect(await classes({ states: ['sent'], kind: 'weekly' })).toEqual(['SC-03', 'SC-04', 'SC-51']);
    expect(await classes({ classCode: 'SC-01' })).toEqual(['SC-01']);
    expect(await classes({ kind: 'chaser' })).toEqual([]);
  });
});

test('an event is admitted once, listed until it is finished, and forgotten in time', async () => {
  const event = { id: 'Ev1', payload: { text: 'a\u0000', nested: [{ at: 1 }, null] }, receivedAt: NINE };
  const admitted = await Promise.all(Array.from({ length: 20 }, () => store.inbox.admit(event)));
  expect(admitted.filter(Boolean)).toHaveLength(1);
  await store.inbox.admit({ ...event, id: 'Ev2' });
  expect(await store.inbox.listUnfinished(NINE)).toEqual([]);
  await store.inbox.finish('Ev2', TEN);
  expect(await store.inbox.listUnfinished(TEN)).toEqual([
    { id: 'Ev1', payload: { text: 'a', nested: [{ at: 1 }, null] }, receivedAt: NINE },
  ]);
  expect(await store.inbox.forgetBefore(NINE)).toBe(0);
  expect(await store.inbox.forgetBefore(TEN)).toBe(2);
});

test('an event of any shape is admitted once, taken up and finished', async () => {
  const id = 'Ev\u0000\ud800';
  const payload = JSON.parse(
    '{"constructor":null,"__proto__":1,"a":{"constructor":{"x":1}},"text":"\\u0000"}',
  );
  expect(await store.inbox.admit({ id, payload, receivedAt: NINE })).toBe(true);
  expect(await store.inbox.admit({ id, payload, receivedAt: NINE })).toBe(false);
  expect(await store.inbox.takeUp(id, NINE, NINE)).toBe(true);
  await store.inbox.finish(id, TEN);
  expect(await store.inbox.listUnfinished(TEN)).toEqual([]);
  expect(await store.inbox.forgetBefore(TEN)).toBe(1);
});

describe('the answer log', () => {
  const answer: AnswerRecord = {
    id: 'A1',
    askedAt: NINE,
    askerId: 'U1',
    channelId: 'C1',
    threadTs: '1.1',
    language: 'zh',
    question: '哪个专班进度最慢?',
    outcome: 'answered',
    writer: 'template',
    query: { kind: 'rank', filter: {} },
    evidenceCodes: ['KT-01'],
    answer: 'SC-03',
    modelCalls: 0,
    inputTokens: 0,
    outputTokens: 0,
    faults: [],
    elapsedMs: 12,
  };

  test('keeps an answer as it was, finds the newest of a thread, and takes a rating', async () => {
    await store.answerLog.add(answer);
    await store.answerLog.add({ ...answer, id: 'A2', askedAt: TEN, askerId: 'U2' });
    expect(await store.answerLog.find('A1')).toEqual(answer);
    expect((await store.answerLog.findInThread('C1', '1.1'))?.id).toBe('A2');
    expect(await store.answerLog.findInThread('C1', '9.9')).toBeUndefined();
    expect(await store.answerLog.rate('A1', 'down', 'wrong class')).toBe(true);
    expect(await store.answerLog.rate('A9', 'up')).toBe(false);
    expect(await store.answerLog.find('A1')).toMatchObject({ rating: 'down', ratingReason: 'wrong class' });
    const ids = async (filter: Parameters<typeof store.answerLog.list>[0]) =>
      (await store.answerLog.list(filter)).map((one) => one.id);
    expect(await ids({ since: NINE, limit: 9 })).toEqual(['A2', 'A1']);
    expect(await ids({ since: NINE, askerId: 'U1', limit: 9 })).toEqual(['A1']);
  });

  test('adds up what a model cost', async () => {
    const spent = async (since: Date, askerId?: string) =>
      store.answerLog.spent({ since, ...(askerId ? { askerId } : {}) });
    const cost = { modelCalls: 2, inputTokens: 300, outputTokens: 50 };
    await store.answerLog.add({ ...answer, ...cost, id: 'A3', askerId: 'U3' });
    await store.answerLog.add({ ...answer, ...cost, id: 'A4', askerId: 'U4', askedAt: TEN });
    expect(await spent(NINE)).toEqual({ questions: 2, tokens: 700 });
    expect(await spent(NINE, 'U3')).toEqual({ questions: 1, tokens: 350 });
    expect(await spent(new Date(TEN.getTime() + 1))).toEqual({ questions: 0, tokens: 0 });
  });

  test('erases what was asked and by whom, and keeps the counts', async () => {
    const origin = { actorId: 'U1', via: 'button', at: TEN } as const;
    expect(await store.answerLog.eraseOf('U1', origin)).toBe(1);
    const erased = await store.answerLog.find('A1');
    expect(erased).toMatchObject({ outcome: 'answered', elapsedMs: 12, rating: 'down' });
    expect(JSON.stringify(erased)).not.toMatch(/专班|U1|KT-01|wrong class/);
    expect(await store.answerLog.rate('A1', 'down', 'what I had asked')).toBe(false);
    expect(await store.listAudit({ recordKind: 'question' })).toMatchObject([
      { actorId: 'U1', via: 'button', recordKey: 'U1', after: { erased: 1 } },
    ]);
    expect(await store.answerLog.eraseOf('U1', origin)).toBe(0);
    expect(await store.answerLog.eraseBefore(NINE)).toBe(0);
    expect(await store.answerLog.eraseBefore(new Date(TEN.getTime() + 1))).toBe(3);
  });
});

test('a setting is any JSON, replaced as a whole', async () => {
  expect(await store.settings.get('heartbeat')).toBeUndefined();
  for (const value of [{ at: '2026-09-07', list: [1, null] }, 'text', 0, false]) {
    await store.settings.set('heartbeat', value, NINE);
    expect(await store.settings.get('heartbeat')).toEqual(value);
  }
});

test('the store says where it is without a secret', async () => {
  await store.ping();
  expect(store.home.place).not.toMatch(/password|:[^/]*@/);
});
