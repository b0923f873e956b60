import { describe, expect, it } from 'vitest';
import type { Reminder } from '../../src/reminders/reminder.ts';
import type { RemindersDeps } from '../../src/reminders/reminders.ts';
import { aClass, anAssignment, anItem, type FakePlan, reported } from './support/fake-plan.ts';
import { createWorld } from './support/world.ts';

const WEEK = '2026-W10';
const AT = '2026-03-02T01:00:00Z';

async function reminderFor(plan: Partial<FakePlan>, options: Partial<RemindersDeps> = {}): Promise<Reminder> {
  const assignments = [...(plan.assignments ?? []), anAssignment('UG', 'leading_group')];
  const world = createWorld(
    AT,
    { classes: [aClass('SC-01'), aClass('SC-02')], ...plan, assignments },
    options,
  );
  const reminder = await world.replica().preview('SC-01', 'UG');
  if (!reminder) throw new Error('no such class');
  return reminder;
}

const lines = (reminder: Reminder) => reminder.lines.map((line) => `${line.group} ${line.item.code}`);
const ours = (code: string, fields = {}) => anItem(code, 'SC-01', fields);

describe('a reminder', () => {
  it('names each item once, in the first group that fits, the most urgent first', async () => {
    const reminder = await reminderFor(
      {
        items: [
          reported(ours('KT-01'), WEEK),
          ours('KT-02'),
          ours('KT-03', { dueOn: '2026-03-16' }),
          ours('KT-04', { light: 'amber', dueOn: '2026-03-04' }),
          ours('KT-05', { light: 'red' }),
          ours('KT-06', { dueOn: '2026-03-01' }),
          ours('KT-07', { dueOn: '2026-02-01', light: 'red' }),
          reported(ours('KT-08'), WEEK),
          reported(ours('KT-09'), WEEK),
          ours('KT-10', { dueOn: '2026-03-17', stage: 'cancelled' }),
          anItem('KT-11', 'SC-02'),
        ],
        dependencies: [
          {
            id: 'D1',
            itemCode: 'KT-08',
            waitsForClass: 'SC-02',
            sample: false,
            withdrawn: false,
            version: 1,
            updatedAt: new Date(0),
          },
        ],
      },
      { reviews: { listWaiting: async () => [{ itemCode: 'KT-09', requestedAt: new Date(0) }] } },
    );
    expect(lines(reminder)).toEqual([
      'overdue KT-07',
      'overdue KT-06',
      'off_track KT-05',
      'off_track KT-04',
      'due_soon KT-03',
      'not_reported KT-02',
      'waiting_for_review KT-09',
      'blocked KT-08',
    ]);
    expect(reminder.lines[0]).toMatchObject({ daysOverdue: 29, reported: false });
    expect(reminder.lines[4]).toMatchObject({ daysLeft: 14 });
    expect(reminder.lines[7]).toMatchObject({ waitsFor: ['SC-02'], reported: true });
    expect([reminder.openCount, reminder.reportedCount]).toEqual([9, 3]);
  });

  it('has no lines when everything was reported this week', async () => {
    const reminder = await reminderFor({ items: [reported(ours('KT-01', { light: 'red' }), WEEK)] });
    expect(reminder).toMatchObject({ lines: [], openCount: 1, reportedCount: 1, leadIds: [] });
  });

  it('mentions each lead who is one today once, and the head where there is none', async () => {
    const assignments = [
      anAssignment('U2', 'lead', 'SC-01'),
      anAssignment('U1', 'lead', 'SC-01'),
      anAssignment('U1', 'lead', undefined, { itemCode: 'KT-01' }),
      anAssignment('U3', 'lead', 'SC-01', { validTo: '2026-03-01' }),
      anAssignment('U4', 'lead', 'SC-01', { validFrom: '2026-03-03' }),
      anAssignment('U5', 'head', 'SC-01'),
      anAssignment('U6', 'lead', 'SC-02'),
    ];
    const items = [ours('KT-01'), ours('KT-02')];
    expect((await reminderFor({ items, assignments })).leadIds).toEqual(['U1', 'U2']);
    const headOnly = assignments.filter((one) => one.role === 'head');
    expect((await reminderFor({ items, assignments: headOnly })).leadIds).toEqual(['U5']);
  });

  it('shows the problem of the last update, and else the newest open issue', async () => {
    const stored = { sample: false, withdrawn: false, version: 1, updatedAt: new Date(0) };
    const issue = (id: string, itemCode: string, description: string, raisedOn: string) => ({
      ...stored,
      id,
      itemCode,
      type: 'land' as const,
      description,
      raisedOn,
    });
    const reminder = await reminderFor({
      items: [ours('KT-01'), ours('KT-02')],
      updates: [
        {
          id: 'U-1',
          itemCode: 'KT-01',
          period: '2026-W09',
          problems: 'permit is open',
          amountTexts: {},
          authorId: 'U1',
          recordedAt: new Date(0),
          via: 'slash',
          sample: false,
        },
      ],
      issues: [
        issue('I1', 'KT-01', 'an older matter', '2026-01-05'),
        issue('I2', 'KT-02', 'first', '2026-01-05'),
        issue('I3', 'KT-02', 'second', '2026-02-05'),
      ],
    });
    expect(reminder.lines.map((line) => line.problem)).toEqual(['permit is open', 'second']);
  });

  it('is shown to somebody who looks at it only as far as this person may see it', async () => {
    const world = createWorld(AT, {
      classes: [aClass('SC-01')],
      items: [ours('KT-01', { confidential: true }), ours('KT-02')],
      assignments: [
        anAssignment('U1', 'lead', 'SC-01'),
        anAssignment('UA', 'admin'),
        anAssignment('UG', 'leading_group'),
      ],
    });
    const bot = world.replica({ membersOf: async () => ['U1'] });
    const shown = async (personId: string) => {
      const reminder = await bot.preview('SC-01', personId);
      return `${reminder?.lines.map((line) => line.item.code)} of ${reminder?.openCount}`;
    };
    expect(await shown('U1')).toBe('KT-01,KT-02 of 2');
    expect(await shown('UG')).toBe('KT-01,KT-02 of 2');
    expect(await shown('UA')).toBe('KT-02 of 1');
    expect(await shown('U-ANYBODY')).toBe('KT-02 of 1');
  });

  it('keeps confidential items out of a channel unless everybody in it may see them', async () => {
    const plan = {
      items: [ours('KT-01', { confidential: true }), ours('KT-02')],
      assignments: [anAssignment('U1', 'lead', 'SC-01')],
    };
    expect(lines(await reminderFor(plan))).toEqual(['not_reported KT-02']);
    expect(lines(await reminderFor(plan, { membersOf: async () => ['U1', 'U9'] }))).toEqual([
      'not_reported KT-02',
    ]);
    expect(lines(await reminderFor(plan, { membersOf: async () => ['U1'] }))).toEqual([
      'not_reported KT-01',
      'not_reported KT-02',
    ]);
  });
});
