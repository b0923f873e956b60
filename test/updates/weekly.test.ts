import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MONDAY, openRoom, type Room } from './support/room.ts';
import { assignment, item, specialClass } from './support/small-plan.ts';

let room: Room;
let code = '';
const LAST_WEEK = new Date('2026-11-17T02:00:00Z');

beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.store.close());
beforeEach(async () => {
  room.now = MONDAY;
  code = await room.addItem();
});

const report = (fields: object, itemCode = code, personId = 'lead1') =>
  room.updates.submit({ itemCode, fields, personId, via: 'form', requestId: room.newRequestId() });
const unchanged = (itemCode = code, personId = 'lead1', requestId = room.newRequestId()) =>
  room.updates.confirmNoChange({ itemCode, personId, via: 'button', requestId });

describe('"no change this week"', () => {
  test('reports what still holds: light, progress, problems, not what was done', async () => {
    room.now = LAST_WEEK;
    await report({
      light: 'amber',
      progress: 55,
      done: 'Survey',
      problems: 'No permit',
      nextSteps: 'Ask again',
    });
    room.now = MONDAY;
    expect(await unchanged()).toMatchObject({ ok: true, value: { duplicate: false, period: '2026-W48' } });
    const [newest] = await room.history(code);
    expect(newest).toMatchObject({
      light: 'amber',
      progress: 55,
      problems: 'No permit',
      nextSteps: 'Ask again',
      via: 'button',
    });
    expect(newest?.done).toBeUndefined();
  });

  test('pressed twice, or after a report of this week, adds nothing', async () => {
    room.now = LAST_WEEK;
    await report({ progress: 55 });
    room.now = MONDAY;
    const results = await Promise.all([unchanged(), unchanged(), unchanged(code, 'head1')]);
    expect(results.filter((result) => result.ok && !result.value.duplicate)).toHaveLength(1);
    expect(await room.history(code)).toHaveLength(2);
  });

  test('says nothing of an item that nobody ever reported', async () => {
    expect(await unchanged()).toMatchObject({ ok: false, code: 'never_reported' });
  });

  test('is for those who may update', async () => {
    expect(await unchanged(code, 'member1')).toMatchObject({ ok: false, code: 'not_your_class' });
  });
});

describe('"all as last week"', () => {
  test('reports every open item of the class that nobody has reported yet, once', async () => {
    const origin = { actorId: 'seed', via: 'seed', at: LAST_WEEK } as const;
    await room.store.write(async (writer) => {
      await writer.save('class', [specialClass('SC-09')], origin);
      await writer.save('assignment', [assignment('lead1', 'lead', { classCode: 'SC-09' })], origin);
      const open = ['KT-91', 'KT-92', 'KT-93'].map((one) => item(one, 'SC-09', { progress: 5 }));
      await writer.save(
        'item',
        [...open, item('KT-94', 'SC-09', { status: 'closed', closedOn: '2026-10-01' })],
        origin,
      );
    });
    room.now = LAST_WEEK;
    await report({ progress: 10 }, 'KT-91');
    await report({ progress: 20 }, 'KT-92');
    room.now = MONDAY;
    await report({ progress: 30 }, 'KT-92');
    const press = (requestId: string, personId = 'lead1') =>
      room.updates.allAsLastWeek({ classCode: 'SC-09', personId, via: 'button', requestId });
    const results = await Promise.all([press('all-1'), press('all-1'), press('all-2')]);
    expect(results.map((result) => result.ok && result.value.reported).toSorted()).toEqual([
      [],
      [],
      ['KT-91'],
    ]);
    expect(results[0]).toMatchObject({ ok: true, value: { neverReported: ['KT-93'] } });
    expect(await room.history('KT-91')).toHaveLength(2);
    expect(await room.history('KT-92')).toHaveLength(2);
    expect(await room.history('KT-94')).toHaveLength(0);
    expect(await press('all-3', 'lead2')).toMatchObject({ ok: false, code: 'not_your_class' });
    expect(
      await room.updates.allAsLastWeek({
        classCode: 'SC-77',
        personId: 'lead1',
        via: 'button',
        requestId: 'all-4',
      }),
    ).toMatchObject({ ok: false, code: 'unknown_class' });
  });
});

describe('a correction', () => {
  const correct = (updateId: string, fields: object, personId = 'lead1', requestId = room.newRequestId()) =>
    room.updates.correct({ updateId, fields, personId, via: 'form', requestId });
  const reported = async (fields: object): Promise<string> => {
    const result = await report(fields);
    if (!result.ok) throw new Error(result.code);
    return result.value.update.id;
  };

  test('stands in the place of the last update; the record keeps both', async () => {
    const wrong = await reported({ light: 'amber', progress: 80, done: 'Roof' });
    room.now = new Date('2026-11-24T01:00:00Z');
    expect(await correct(wrong, { light: 'amber', progress: 60, done: 'Roof' })).toMatchObject({
      ok: true,
      value: { after: { progress: 60 }, update: { supersedes: wrong, period: '2026-W48' } },
    });
    expect(await room.history(code)).toHaveLength(2);
    expect(await room.store.listUpdates({ itemCodes: [code] })).toMatchObject([{ progress: 60 }]);
  });

  test('of a light pressed red by mistake needs no second person, of one that was red before it does', async () => {
    const slip = await reported({ light: 'red' });
    expect(await correct(slip, { light: 'green' })).toMatchObject({
      ok: true,
      value: { after: { light: 'green' } },
    });
    await reported({ light: 'red' });
    const amber = await reported({ light: 'amber' });
    const result = await correct(amber, { light: 'green' });
    expect(result).toMatchObject({
      ok: true,
      value: { after: { light: 'red' }, request: { kind: 'light_green' } },
    });
  });

  test('is refused when it is late, when there is a newer update, and to others', async () => {
    const wrong = await reported({ progress: 80 });
    expect(await correct(wrong, { progress: 60 }, 'member1')).toMatchObject({ code: 'not_your_class' });
    expect(await correct('nothing', { progress: 60 })).toMatchObject({ code: 'unknown_update' });
    room.now = new Date('2026-11-24T02:00:01Z');
    expect(await correct(wrong, { progress: 60 })).toMatchObject({ code: 'too_late_to_correct' });
    const newer = await reported({ progress: 90 });
    expect(await correct(wrong, { progress: 60 })).toMatchObject({ code: 'not_the_last' });
    expect(await correct(newer, { progress: 60 })).toMatchObject({ ok: true });
  });

  test('twice at once is one', async () => {
    const wrong = await reported({ progress: 80 });
    const same = room.newRequestId();
    const results = await Promise.all([
      correct(wrong, { progress: 60 }, 'lead1', same),
      correct(wrong, { progress: 60 }, 'lead1', same),
      correct(wrong, { progress: 70 }, 'head1'),
    ]);
    expect(results.filter((result) => result.ok && !result.value.duplicate)).toHaveLength(1);
    expect(await room.history(code)).toHaveLength(2);
  });
});

describe('asking for help', () => {
  test('names the supervising officials of the day, once for each press', async () => {
    const request = { itemCode: code, personId: 'lead1', text: 'Land', requestId: room.newRequestId() };
    expect(await room.updates.askForHelp(request)).toMatchObject({
      ok: true,
      value: { targetIds: ['super1'], first: true, item: { code } },
    });
    expect(await room.updates.askForHelp(request)).toMatchObject({ ok: true, value: { first: false } });
  });

  test('is said to be impossible where nobody is on record', async () => {
    expect(
      await room.updates.askForHelp({ itemCode: 'KT-02', personId: 'lead2', requestId: room.newRequestId() }),
    ).toMatchObject({ ok: false, code: 'nobody_to_ask' });
  });
});

describe('a snooze', () => {
  const snooze = (reason = 'Waiting for the seal') =>
    room.updates.snooze({ itemCode: code, personId: 'lead1', reason, requestId: room.newRequestId() });

  test('needs a reason, ends with the week, and is limited, also when pressed at once', async () => {
    expect(await snooze(' ')).toMatchObject({ ok: false, code: 'reason_missing' });
    expect(await snooze()).toMatchObject({ ok: true, value: { until: '2026-11-25', left: 1 } });
    room.now = new Date('2026-11-28T02:00:00Z');
    const results = await Promise.all([snooze(), snooze(), snooze()]);
    expect(results.filter((result) => result.ok)).toMatchObject([
      { value: { until: '2026-11-29', left: 0 } },
    ]);
    expect(await room.store.notices.list({ kinds: ['snooze'], weeks: ['2026-W48'] })).toHaveLength(2);
    room.now = new Date('2026-11-30T02:00:00Z');
    expect(await snooze()).toMatchObject({ ok: true });
  });
});

describe('milestones', () => {
  test('are ticked and unticked with an update, for its item only', async () => {
    const milestone = { sample: false, withdrawn: false, itemCode: code, titleEn: 'Permit', titleZh: '许可' };
    const origin = { actorId: 'seed', via: 'seed', at: MONDAY } as const;
    await room.store.write((writer) =>
      writer.save(
        'milestone',
        [
          { ...milestone, id: `${code}-m1`, position: 1 },
          { ...milestone, id: `${code}-m2`, position: 2, doneOn: '2026-10-01' },
          { ...milestone, id: `${code}-other`, itemCode: 'KT-01', position: 1 },
        ],
        origin,
      ),
    );
    const ticks = [
      { id: `${code}-m1`, done: true },
      { id: `${code}-m2`, done: false },
      { id: `${code}-other`, done: true },
    ];
    const result = await room.updates.submit({
      itemCode: code,
      fields: {},
      milestones: ticks,
      personId: 'lead1',
      via: 'form',
      requestId: room.newRequestId(),
    });
    expect(result).toMatchObject({
      ok: true,
      value: { milestones: [{ id: `${code}-m1` }, { id: `${code}-m2` }] },
    });
    const [first, second] = await room.store.listMilestones([code]);
    expect([first?.doneOn, second?.doneOn]).toEqual(['2026-11-23', undefined]);
    const [other] = await room.store.listMilestones(['KT-01']);
    expect(other?.doneOn).toBeUndefined();
  });
});
