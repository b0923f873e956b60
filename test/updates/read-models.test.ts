import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { historyTexts } from '../../src/updates/history-texts.ts';
import { MONDAY, openRoom, type Room } from './support/room.ts';

let room: Room;
let late = '';
let fresh = '';

beforeAll(async () => {
  room = await openRoom();
  late = await room.addItem({ dueOn: '2026-11-01', light: 'green', progress: 50 });
  fresh = await room.addItem();
  room.now = new Date('2026-11-17T02:00:00Z');
  await room.updates.submit({
    itemCode: late,
    fields: { light: 'amber', done: 'Survey' },
    personId: 'lead1',
    via: 'slash',
    requestId: 'r1',
    permalink: 'https://slack.example/p9',
  });
  room.now = MONDAY;
  await room.updates.submit({
    itemCode: fresh,
    fields: { progress: 70 },
    personId: 'head1',
    via: 'form',
    requestId: 'r2',
  });
  await room.updates.requestChange({
    itemCode: late,
    kind: 'due_date',
    newDueOn: '2027-01-31',
    reason: 'Rain',
    personId: 'lead1',
    via: 'button',
    requestId: 'r3',
  });
  await room.updates.saveDraft({
    personId: 'lead1',
    itemCode: late,
    values: { progress: '55%' },
    source: 'form',
  });
});
afterAll(() => room.store.close());

const codes = (items: readonly { readonly code: string }[]): string[] => items.map((item) => item.code);

describe('the overview', () => {
  test('shows staff the plan: lights by class, what is late, what changed this week; nothing confidential', async () => {
    const seen = await room.updates.overview('staff1');
    expect(
      seen.classes.map((one) => [
        one.class.code,
        one.open,
        one.closed,
        one.lights,
        one.unlit,
        one.overdue,
        one.silent,
      ]),
    ).toEqual([
      ['SC-01', 5, 1, { green: 2, amber: 1, red: 1 }, 1, 1, 4],
      ['SC-02', 1, 0, { green: 0, amber: 0, red: 0 }, 1, 0, 1],
    ]);
    expect(codes(seen.late.items)).toEqual([late]);
    expect(codes(seen.changed.items)).toEqual([fresh]);
    expect(seen.changed.updates).toMatchObject([{ itemCode: fresh, progress: 70 }]);
    expect(seen).toMatchObject({
      week: '2026-W48',
      today: '2026-11-23',
      own: undefined,
      drafts: [],
      requests: [],
      reviews: [],
      sample: false,
    });
  });

  test('shows a lead the own items, unreported and most urgent first, with doubtful lights, drafts and requests', async () => {
    const seen = await room.updates.overview('lead1');
    expect(seen.roles).toEqual(['lead']);
    expect(seen.classes[0]?.open).toBe(6);
    expect(seen.own?.total).toBe(6);
    expect(seen.own?.items[0]).toMatchObject({
      item: { code: late },
      reported: false,
      daysOverdue: 22,
      computedLight: 'red',
      computedReasons: [{ code: 'overdue', days: 22 }, { code: 'behind_pace' }],
    });
    expect(seen.own?.items.at(-1)).toMatchObject({ item: { code: fresh }, reported: true, daysLeft: 38 });
    expect(codes((seen.own?.items ?? []).map((one) => one.item))).toContain('KT-05');
    expect(seen.drafts).toMatchObject([{ itemCode: late, values: { progress: '55%' } }]);
    expect(seen.requests).toMatchObject([{ item: { code: late }, request: { state: 'waiting' } }]);
    expect(seen.reviews).toEqual([]);
  });

  test('pages the own items', async () => {
    const first = await room.updates.overview('lead1', { own: { limit: 4, offset: 0 } });
    const second = await room.updates.overview('lead1', { own: { limit: 4, offset: 4 } });
    const all = [...(first.own?.items ?? []), ...(second.own?.items ?? [])].map((one) => one.item.code);
    expect([all.length, new Set(all).size]).toEqual([6, 6]);
  });

  test('shows reviewers what waits for them', async () => {
    for (const personId of ['head1', 'super1', 'group1']) {
      const { reviews } = await room.updates.overview(personId);
      expect(reviews).toMatchObject([{ item: { code: late }, requester: { name: 'Name of lead1' } }]);
    }
  });
});

describe('the history of an item', () => {
  test('tells who did what, when, from what to what and through which door, newest first', async () => {
    const history = await room.updates.itemHistory(late, 'staff1');
    if (!history.ok) throw new Error(history.code);
    const of = (kind: string) => history.value.entries.find((entry) => entry.kind === kind);
    expect(history.value.entries).toHaveLength(3);
    expect(of('asked')).toMatchObject({
      kind: 'asked',
      by: { name: 'Name of lead1' },
      request: { kind: 'due_date', reason: 'Rain' },
    });
    expect(of('update')).toMatchObject({
      kind: 'update',
      by: { name: 'Name of lead1' },
      via: 'slash',
      permalink: 'https://slack.example/p9',
      fields: [{ field: 'light', before: 'green', after: 'amber' }],
      superseded: false,
      update: { done: 'Survey' },
    });
    expect(of('created')).toMatchObject({ kind: 'created', by: { name: 'seed' } });
    const times = history.value.entries.map((entry) => entry.at.getTime());
    expect(times).toEqual(times.toSorted((one, other) => other - one));
  });

  test('keeps a corrected update beside the correction, and says when there is more', async () => {
    const [wrong] = await room.history(fresh);
    await room.updates.correct({
      updateId: wrong?.id ?? '',
      fields: { progress: 65 },
      personId: 'head1',
      via: 'form',
      requestId: 'r9',
    });
    const history = await room.updates.itemHistory(fresh, 'staff1');
    expect(history).toMatchObject({
      ok: true,
      value: {
        cut: false,
        entries: expect.arrayContaining([
          expect.objectContaining({ kind: 'update', superseded: true }),
          expect.objectContaining({ kind: 'update', superseded: false }),
        ]),
      },
    });
    expect(await room.updates.itemHistory(fresh, 'staff1', { limit: 1 })).toMatchObject({
      ok: true,
      value: { cut: true, entries: [{}] },
    });
  });

  test('reads well in a terminal, in both languages, newest first', async () => {
    room.now = new Date('2026-11-24T02:00:00Z');
    const code = await room.addItem({ light: 'red', progress: 10 });
    const submit = (fields: object, personId: string, requestId: string) =>
      room.updates.submit({ itemCode: code, fields, personId, via: 'slash', requestId });
    const first = await submit(
      { light: 'green', progress: 60, investedYearFen: 12_000_000_000, done: 'Plot\nhanded over' },
      'lead1',
      'h1',
    );
    if (!first.ok || !first.value.request) throw new Error('no request');
    room.now = new Date('2026-11-24T03:00:00Z');
    await room.updates.decideRequest({
      id: first.value.request.id,
      accept: true,
      personId: 'head1',
      via: 'button',
    });
    const history = await room.updates.itemHistory(code, 'staff1');
    if (!history.ok) throw new Error(history.code);
    expect(historyTexts(history.value, 'en', 'Asia/Shanghai')).toEqual([
      {
        head: '24 November 2026, 11:00 · Name of head1 (button) · changed',
        parts: ['light: off track → on track'],
      },
      {
        head: `24 November 2026, 11:00 · Name of head1 · Request accepted: Turn ${code} Title of ${code} from red to green`,
        parts: [],
      },
      {
        head: '24 November 2026, 10:00 · Name of lead1 (command) · reported',
        parts: ['progress: 10% → 60%', 'invested this year: – → CNY 120 million', 'Done: Plot handed over'],
      },
      {
        head: `24 November 2026, 10:00 · Name of lead1 (command) · asked: Turn ${code} Title of ${code} from red to green – Plot handed over`,
        parts: [],
      },
      { head: '23 November 2026, 10:00 · seed (sample plan) · recorded for the first time', parts: [] },
    ]);
    expect(historyTexts(history.value, 'zh', 'Asia/Shanghai')[2]).toEqual({
      head: '2026年11月24日 10:00 · Name of lead1（命令） · 填报',
      parts: ['进度：10% → 60%', '本年完成投资：无 → 1.2亿元', '进展情况：Plot handed over'],
    });
  });

  test('of a confidential item is only for its class and the leading group', async () => {
    expect(await room.updates.itemHistory('KT-05', 'staff1')).toMatchObject({
      ok: false,
      code: 'unknown_item',
    });
    expect(await room.updates.itemHistory('KT-05', 'admin1')).toMatchObject({
      ok: false,
      code: 'unknown_item',
    });
    expect(await room.updates.itemHistory('KT-05', 'member1')).toMatchObject({ ok: true });
    expect(await room.updates.itemHistory('KT-05', 'group1')).toMatchObject({ ok: true });
    // The operator of the machine holds the store itself.
    expect(await room.updates.itemHistory('KT-05', undefined)).toMatchObject({ ok: true });
  });
});
