import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NoticeStore } from '../../src/plan/notices.ts';
import type { PlanStore, SlotStore } from '../../src/plan/store.ts';
import { createTestStore } from '../support/store.ts';
import { createFakeNotices } from './support/fake-notices.ts';
import { createFakeSlots } from './support/fake-slots.ts';

const T0 = new Date('2026-03-02T01:00:00Z');
const T1 = new Date('2026-03-02T01:01:00Z');

const claimOf = (classCode: string, week = '2026-W10') => ({
  classCode,
  kind: 'weekly',
  week,
  postId: `post-${classCode}-${week}`,
  channelId: 'C1',
  itemCodes: ['KT-01'],
  dueAt: T0,
  claimedBy: 'one',
  claimedAt: T0,
});

let real: PlanStore | undefined;
beforeAll(async () => {
  real = await createTestStore();
});
afterAll(async () => real?.close());

function opened(): PlanStore {
  if (!real) throw new Error('the store is not open');
  return real;
}

/** What the reminders rely on, said once of the stored slots and of the fake ones. */
describe.each<[string, () => SlotStore]>([
  ['stored', () => opened().slots],
  [
    'fake',
    (() => {
      const fake = createFakeSlots();
      return () => fake;
    })(),
  ],
])('%s slots', (_, slots) => {
  it('are claimed by exactly one of many at once', async () => {
    const claims = await Promise.all(
      Array.from({ length: 8 }, (_each, index) =>
        slots().claim({ ...claimOf('SC-01'), claimedBy: `replica-${index}`, postId: `p-${index}` }),
      ),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    const slot = await slots().find(claimOf('SC-01'));
    expect(slot).toMatchObject({ state: 'claimed', attempts: 0, updatedAt: T0, itemCodes: ['KT-01'] });
    expect(await slots().settle({ ...claimOf('SC-01'), state: 'missed', reason: 'too_late' })).toBe(false);
  });

  it('move once from a state, and keep what a move does not name', async () => {
    await slots().claim(claimOf('SC-02'));
    const sent = { state: 'sent', at: T1, messageTs: '1.0', countAttempt: true } as const;
    const moves = await Promise.all([1, 2, 3].map(() => slots().move(claimOf('SC-02'), ['claimed'], sent)));
    expect(moves.filter(Boolean)).toHaveLength(1);
    expect(await slots().find(claimOf('SC-02'))).toMatchObject({
      state: 'sent',
      attempts: 1,
      channelId: 'C1',
      messageTs: '1.0',
      claimedBy: 'one',
      itemCodes: ['KT-01'],
      updatedAt: T1,
    });
  });

  it('move only as the guard says, so that one of two takers wins', async () => {
    await slots().claim(claimOf('SC-03'));
    const take = (by: string) =>
      slots().move(
        claimOf('SC-03'),
        ['claimed'],
        { state: 'claimed', at: T1, claimedBy: by },
        { claimedBy: 'one', attempts: 0 },
      );
    expect((await Promise.all([take('two'), take('three'), take('four')])).filter(Boolean)).toHaveLength(1);
    expect(
      await slots().move(claimOf('SC-03'), ['claimed'], { state: 'sent', at: T1 }, { claimedBy: 'one' }),
    ).toBe(false);
  });

  it('lose their reason with the next move', async () => {
    await slots().settle({ ...claimOf('SC-04'), state: 'skipped', reason: 'no_channel' });
    expect((await slots().find(claimOf('SC-04')))?.reason).toBe('no_channel');
    await slots().move(claimOf('SC-04'), ['skipped'], { state: 'claimed', at: T1, itemCodes: ['KT-09'] });
    const slot = await slots().find(claimOf('SC-04'));
    expect(slot?.reason).toBeUndefined();
    expect(slot?.itemCodes).toEqual(['KT-09']);
    expect(await slots().move(claimOf('SC-99'), ['skipped'], { state: 'claimed', at: T1 })).toBe(false);
  });

  it('are listed by what is asked for, in order of their time', async () => {
    await slots().claim({ ...claimOf('SC-06', '2026-W12'), dueAt: T1 });
    await slots().claim(claimOf('SC-06', '2026-W11'));
    await slots().settle({ ...claimOf('SC-05', '2026-W12'), state: 'missed', dueAt: T1 });
    const named = async (filter: Parameters<SlotStore['list']>[0]) =>
      (await slots().list(filter)).map((slot) => `${slot.classCode} ${slot.week}`);
    expect(await named({ weeks: ['2026-W11', '2026-W12'] })).toEqual([
      'SC-06 2026-W11',
      'SC-05 2026-W12',
      'SC-06 2026-W12',
    ]);
    expect(await named({ weeks: ['2026-W12'], states: ['claimed'] })).toEqual(['SC-06 2026-W12']);
    expect(await named({ classCode: 'SC-06', kind: 'weekly', since: T1 })).toEqual(['SC-06 2026-W12']);
  });
});

describe.each<[string, () => NoticeStore]>([
  ['stored', () => opened().notices],
  [
    'fake',
    (() => {
      const fake = createFakeNotices();
      return () => fake;
    })(),
  ],
])('%s notices', (_, notices) => {
  const notice = {
    id: 'chase:lead SC-01 2026-W10 U1',
    kind: 'chase:lead',
    classCode: 'SC-01',
    week: '2026-W10',
    personId: 'U1',
    itemCodes: ['KT-01'],
    issuedAt: T0,
    dueAt: T1,
    sample: false,
  };

  it('are issued once, closed once, and say by whom they were waived', async () => {
    expect(await notices().issue(notice)).toBe(true);
    expect(await notices().issue({ ...notice, itemCodes: [] })).toBe(false);
    expect(await notices().list({ classCodes: ['SC-01'], weeks: ['2026-W10'], open: true })).toEqual([
      notice,
    ]);
    expect(await notices().close([notice.id, 'no such'], { at: T1, waivedBy: 'U9', reason: 'flood' })).toBe(
      1,
    );
    expect(await notices().close([notice.id], { at: T1 })).toBe(0);
    expect(await notices().list({ open: true })).toEqual([]);
    expect(await notices().list({ kinds: ['chase:lead'], since: T0 })).toEqual([
      { ...notice, closedAt: T1, waivedBy: 'U9', waiveReason: 'flood' },
    ]);
    expect(await notices().list({ since: T1 })).toEqual([]);
  });
});
