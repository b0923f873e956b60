import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RequestChange } from '../../src/updates/change-request.ts';
import { MONDAY, openRoom, type Room } from './support/room.ts';

let room: Room;
let code = '';

beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.store.close());
beforeEach(async () => {
  room.now = MONDAY;
  code = await room.addItem();
});

const ask = (changes: Partial<RequestChange> = {}) =>
  room.updates.requestChange({
    itemCode: code,
    kind: 'close',
    personId: 'lead1',
    via: 'button',
    requestId: room.newRequestId(),
    reason: 'All handed over',
    evidence: ['https://files.example/handover.pdf'],
    ...changes,
  });
const asked = async (changes: Partial<RequestChange> = {}): Promise<string> => {
  const result = await ask(changes);
  if (!result.ok) throw new Error(`refused as ${result.code}`);
  return result.value.id;
};
const decide = (id: string, personId: string, accept = true, reason?: string) =>
  room.updates.decideRequest({ id, accept, reason, personId, via: 'button' });

describe('closing', () => {
  test('changes nothing until a second person accepts', async () => {
    const id = await asked();
    expect(await room.current(code)).toMatchObject({ status: 'open' });
    expect(await decide(id, 'head1')).toMatchObject({
      ok: true,
      value: { request: { state: 'accepted', decidedBy: 'head1' }, after: { status: 'closed' } },
    });
    expect(await room.current(code)).toMatchObject({ status: 'closed', closedOn: '2026-11-23' });
    expect(await room.store.listAudit({ recordKeys: [code], limit: 1 })).toMatchObject([
      { actorId: 'head1', before: { status: 'open' }, after: { status: 'closed' } },
    ]);
  });

  test.each(['head1', 'super1', 'group1'])('may be accepted by %s', async (personId) => {
    expect(await decide(await asked(), personId)).toMatchObject({ ok: true });
  });

  test.each(['lead2', 'deputy1', 'member1', 'admin1', 'staff1'])(
    'may not be decided by %s, who is told who may',
    async (personId) => {
      const id = await asked();
      expect(await decide(id, personId)).toMatchObject({
        ok: false,
        code: 'not_a_reviewer',
        detail: {
          mayPeople: expect.arrayContaining([
            { name: 'Name of head1', nameZh: undefined },
            { name: 'Name of super1', nameZh: undefined },
          ]),
        },
      });
      expect(await room.current(code)).toMatchObject({ status: 'open' });
    },
  );

  test('is never accepted by the person who asked, a head included', async () => {
    const id = await asked({ personId: 'head1' });
    expect(await decide(id, 'head1')).toMatchObject({ ok: false, code: 'own_request' });
    expect(await decide(id, 'super1')).toMatchObject({ ok: true });
  });

  test('is returned with a reason, which is needed', async () => {
    const id = await asked();
    expect(await decide(id, 'head1', false)).toMatchObject({ ok: false, code: 'reason_missing' });
    expect(await decide(id, 'head1', false, 'The invoice is missing')).toMatchObject({
      ok: true,
      value: { request: { state: 'returned', decisionReason: 'The invoice is missing' } },
    });
    expect(await room.current(code)).toMatchObject({ status: 'open' });
    expect(await room.updates.requestsOf('lead1', room.now)).toContainEqual(
      expect.objectContaining({ request: expect.objectContaining({ id, state: 'returned' }) }),
    );
    expect(await ask()).toMatchObject({ ok: true });
  });

  test('is decided once, however many press at the same time', async () => {
    const id = await asked();
    const results = await Promise.all([
      decide(id, 'head1'),
      decide(id, 'super1', false, 'not yet'),
      decide(id, 'group1'),
      decide(id, 'head1'),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const lost = results.filter((result) => !result.ok);
    expect(lost.every((result) => !result.ok && result.code === 'already_decided')).toBe(true);
    expect(await room.store.listRequests({ ids: [id] })).toMatchObject([{ decidedBy: expect.any(String) }]);
  });

  test('is asked for once: pressing again, or somebody else asking, adds nothing', async () => {
    const requestId = room.newRequestId();
    const [first, second] = await Promise.all([ask({ requestId }), ask({ requestId })]);
    expect(first.ok && second.ok && first.value.id === second.value.id).toBe(true);
    expect(await ask({ personId: 'deputy1' })).toMatchObject({ ok: false, code: 'already_waiting' });
    expect(await room.store.listRequests({ itemCodes: [code] })).toHaveLength(1);
  });

  test.each([
    [{ personId: 'member1' }, 'not_your_class'],
    [{ personId: 'lead2' }, 'not_your_class'],
    [{ reason: '  ', evidence: [] }, 'reason_missing'],
    [{ reason: '长'.repeat(2001) }, 'text_too_long'],
    [{ itemCode: 'KT-04' }, 'item_closed'],
    [{ itemCode: 'KT-999' }, 'unknown_item'],
    [{ itemCode: 'KT-05', personId: 'lead2' }, 'unknown_item'],
  ] as const)('asked with %o is refused as %s', async (changes, refusal) => {
    expect(await ask(changes)).toMatchObject({ ok: false, code: refusal });
  });

  test('can be taken back by the person who asked, while nobody decided', async () => {
    const id = await asked();
    expect(await room.updates.withdrawRequest({ id, personId: 'head1' })).toMatchObject({
      code: 'not_your_request',
    });
    expect(await room.updates.withdrawRequest({ id, personId: 'lead1' })).toMatchObject({
      ok: true,
      value: { state: 'withdrawn' },
    });
    expect(await decide(id, 'head1')).toMatchObject({ ok: false, code: 'already_decided' });
  });
});

describe('moving a due date', () => {
  const later = { kind: 'due_date', newDueOn: '2027-03-31', newDueText: '2027年3月底' } as const;

  test('changes the date and its text when accepted', async () => {
    await decide(await asked(later), 'super1');
    expect(await room.current(code)).toMatchObject({ dueOn: '2027-03-31', dueText: '2027年3月底' });
  });

  test('needs a day, and another one', async () => {
    expect(await ask({ kind: 'due_date' })).toMatchObject({ ok: false, code: 'due_missing' });
    expect(await ask({ kind: 'due_date', newDueOn: '2026-12-31' })).toMatchObject({
      ok: false,
      code: 'same_due',
    });
  });

  test('is overtaken when the date was moved meanwhile', async () => {
    const id = await asked(later);
    const item = await room.current(code);
    const origin = { actorId: 'head1', via: 'import', at: room.now } as const;
    await room.store.write((writer) => writer.save('item', [{ ...item, dueOn: '2027-01-31' }], origin));
    expect(await decide(id, 'head1')).toMatchObject({
      ok: false,
      code: 'overtaken',
      detail: { request: { state: 'overtaken' } },
    });
    expect(await room.current(code)).toMatchObject({ dueOn: '2027-01-31' });
  });

  test('is overtaken when the item is closed first', async () => {
    const due = await asked(later);
    await decide(await asked(), 'head1');
    expect(await decide(due, 'head1')).toMatchObject({ ok: false, code: 'already_decided' });
    expect(await room.store.listRequests({ ids: [due] })).toMatchObject([{ state: 'overtaken' }]);
  });
});

describe('red to green', () => {
  const report = (fields: object, personId = 'lead1') =>
    room.updates.submit({ itemCode: code, fields, personId, via: 'slash', requestId: room.newRequestId() });

  beforeEach(async () => {
    code = await room.addItem({ light: 'red', progress: 10 });
  });

  test('stores everything but the light, which waits for a second person', async () => {
    const result = await report({ light: 'green', progress: 95, done: 'Permit came' });
    expect(result).toMatchObject({
      ok: true,
      value: {
        update: { light: 'red', progress: 95 },
        after: { light: 'red', progress: 95, lastUpdatePeriod: '2026-W48' },
        request: { kind: 'light_green', state: 'waiting', reason: 'Permit came', requestedBy: 'lead1' },
      },
    });
    if (!result.ok || !result.value.request) throw new Error('no request');
    await decide(result.value.request.id, 'head1');
    expect(await room.current(code)).toMatchObject({ light: 'green', progress: 95 });
  });

  test('is asked for once, however often it is reported', async () => {
    await report({ light: 'green' });
    await report({ light: 'green', progress: 20 }, 'deputy1');
    expect(await room.store.listRequests({ itemCodes: [code] })).toHaveLength(1);
  });

  test('is no longer asked for when amber is reported instead', async () => {
    await report({ light: 'green' });
    await report({ light: 'amber' });
    expect(await room.current(code)).toMatchObject({ light: 'amber' });
    expect(await room.store.listRequests({ itemCodes: [code] })).toMatchObject([{ state: 'overtaken' }]);
  });

  test('stays red when it is returned', async () => {
    const result = await report({ light: 'green' });
    if (!result.ok || !result.value.request) throw new Error('no request');
    await decide(result.value.request.id, 'group1', false, 'Show the permit');
    expect(await room.current(code)).toMatchObject({ light: 'red' });
  });

  test('is not asked for what is not red', async () => {
    const green = await room.addItem();
    expect(await ask({ itemCode: green, kind: 'light_green' })).toMatchObject({ ok: false, code: 'not_red' });
  });
});

describe('what waits', () => {
  test('is listed for those who may decide, and for nobody else', async () => {
    const id = await asked();
    const waits = async (personId: string): Promise<boolean> =>
      (await room.updates.waitingFor(personId)).some(({ request }) => request.id === id);
    expect(await waits('head1')).toBe(true);
    expect(await waits('super1')).toBe(true);
    expect(await waits('group1')).toBe(true);
    expect(await waits('lead1')).toBe(false);
    expect(await waits('lead2')).toBe(false);
    expect(await waits('admin1')).toBe(false);
    expect(await room.updates.listWaiting(['SC-01'])).toContainEqual(expect.objectContaining({ id }));
    expect(await room.updates.listWaiting(['SC-02'])).toEqual([]);
  });

  test('is not listed for the head who asked', async () => {
    const id = await asked({ personId: 'head1' });
    const ids = (await room.updates.waitingFor('head1')).map(({ request }) => request.id);
    expect(ids).not.toContain(id);
  });
});
