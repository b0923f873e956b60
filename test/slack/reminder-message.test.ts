import { describe, expect, it } from 'vitest';
import { composeReminder } from '../../src/reminders/compose-reminder.ts';
import type { Reminder, ReminderLine } from '../../src/reminders/reminder.ts';
import { reminderMessage } from '../../src/slack/blocks/reminder.ts';
import { CLASSIC, RICH } from '../../src/slack/capabilities.ts';
import { fitMessage, lengthOf } from '../../src/slack/fit.ts';
import { aClass, anItem } from '../reminders/support/fake-plan.ts';

const WEEK = '2026-W10';
const ON = '2026-03-02';

function reminderWith(lines: readonly ReminderLine[], fields: Partial<Reminder> = {}): Reminder {
  return {
    class: aClass('SC-01'),
    week: WEEK,
    on: ON,
    language: 'en',
    openCount: lines.length,
    reportedCount: lines.filter((line) => line.reported).length,
    leadIds: ['U1'],
    sample: false,
    lines,
    ...fields,
  };
}

const line = (code: string, fields: Partial<ReminderLine> = {}): ReminderLine => ({
  item: anItem(code, 'SC-01', { light: 'green' }),
  group: 'not_reported',
  reported: false,
  ...fields,
});

/** What people read, block by block. */
function read(reminder: Reminder, capabilities = CLASSIC): string {
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value))
        if (key === 'text' && typeof one === 'string') texts.push(one);
        else collect(one);
  };
  collect(reminderMessage(reminder, capabilities).blocks);
  return texts.join('\n');
}

describe.each([
  ['classic', CLASSIC],
  ['rich', RICH],
] as const)('the weekly message (%s)', (_, capabilities) => {
  it('shows what waits for a reviewer or another class in groups of their own, asking nobody for it', () => {
    const text = read(
      reminderWith([
        line('KT-01'),
        line('KT-02', { group: 'waiting_for_review', reported: true, waitingForReview: true }),
        line('KT-03', { group: 'blocked', reported: true, waitsFor: ['POL-001', 'SC-08'] }),
        line('KT-04', { group: 'off_track', reported: true }),
      ]),
      capabilities,
    );
    expect(text).toMatch(/Not reported this week\* \(1\)[\s\S]*KT-01/);
    expect(text).toMatch(/Waiting for review\* \(1\)[\s\S]*KT-02/);
    expect(text).toMatch(/Blocked by another class\* \(1\)[\s\S]*KT-03.*waits for POL-001 and SC-08/);
    expect(text).toContain('✅ Reported: 🟢 KT-04');
    expect(text).not.toMatch(/Update KT-0[234]/);
  });

  it('says of an item that is to be reported, too, what it waits for and its newest problem', () => {
    const text = read(
      reminderWith([
        line('KT-01', {
          group: 'overdue',
          daysOverdue: 3,
          waitsFor: ['SC-09'],
          waitingForReview: true,
          problem: 'Land is not cleared',
        }),
      ]),
      capabilities,
    );
    expect(text).toContain('*3 days overdue* · waiting for review · waits for SC-09\n↳ Land is not cleared');
  });

  it('is two short lines without a button where everything is reported', () => {
    const done = reminderWith([], { openCount: 7, reportedCount: 7, leadIds: [] });
    const { blocks } = reminderMessage(done, capabilities);
    expect(blocks.map((block) => block.type)).toEqual(['header', 'context']);
    expect(read(done, capabilities)).toContain('All 7 open items have been reported this week.');
  });

  it('has one row of buttons for one item', () => {
    const { blocks } = reminderMessage(reminderWith([line('KT-01')]), capabilities);
    expect(blocks.filter((block) => block.type === 'actions')).toHaveLength(1);
    expect(read(reminderWith([line('KT-01')]), capabilities)).not.toContain('All as last week');
  });

  it('stays within Slack’s limits, and short, with two hundred open items and fifty leads', () => {
    const items = Array.from({ length: 200 }, (_each, index) =>
      anItem(`KT-${100 + index}`, 'SC-01', { titleEn: 'A very long title '.repeat(20), light: 'red' }),
    );
    const lines = items.map(({ code }, index) =>
      line(code, { reported: index % 2 === 0, problem: 'x'.repeat(3_000), group: 'off_track' }),
    );
    const leadIds = Array.from({ length: 50 }, (_each, index) => `U0LEAD${index}`);
    const message = reminderMessage(reminderWith(lines, { leadIds }), capabilities);
    expect(fitMessage(message, 'cut').blocks).toEqual(message.blocks);
    expect(lengthOf(message.blocks)).toBeLessThan(5_000);
    expect(read(reminderWith(lines), capabilities)).toContain('… and 90 more');
  });

  it('pings nobody and marks nothing up for what people wrote', () => {
    const hostile = 'Park <!channel> *bold* <@U0GROUP1> `code`\nsecond line @here';
    const text = read(
      reminderWith([
        line('KT-01', {
          item: anItem('KT-01', 'SC-01', { titleEn: hostile }),
          problem: hostile,
        }),
      ]),
      capabilities,
    );
    expect(text).not.toContain('<!channel>');
    expect(text).not.toContain('<@U0GROUP1>');
    expect(text).not.toContain('@here');
    expect(text).not.toContain('*bold*');
    expect(text).toContain('Park &lt;!channel&gt; ∗bold∗');
    expect(text).toContain('<@U1>');
  });
});

describe('who is asked', () => {
  const stored = {
    sample: false,
    withdrawn: false,
    version: 1,
    updatedAt: new Date(0),
    validFrom: '2026-01-01',
  };
  const lead = (personId: string, of: { readonly classCode?: string; readonly itemCode?: string }) => ({
    ...stored,
    id: `${personId}`,
    personId,
    role: 'lead' as const,
    ...of,
  });
  const facts = (reportedCodes: readonly string[]) => ({
    basis: new Map(),
    items: new Map([
      [
        'SC-01',
        ['KT-01', 'KT-02'].map((code) =>
          anItem(code, 'SC-01', reportedCodes.includes(code) ? { lastUpdatePeriod: WEEK } : {}),
        ),
      ],
    ]),
    latest: new Map(),
    issues: new Map(),
    dependencies: new Map(),
    awaited: new Map(),
    waiting: new Set<string>(),
    assignments: [lead('U1', { classCode: 'SC-01' }), lead('U2', { itemCode: 'KT-02' })],
  });
  const asked = (reportedCodes: readonly string[]) =>
    composeReminder(aClass('SC-01'), WEEK, ON, facts(reportedCodes), { dueSoonDays: 14 }).leadIds;

  it('is the lead of each silent item, and nobody whose items are all reported', () => {
    expect(asked([])).toEqual(['U1', 'U2']);
    expect(asked(['KT-02'])).toEqual(['U1']);
    expect(asked(['KT-01'])).toEqual(['U2']);
    expect(asked(['KT-01', 'KT-02'])).toEqual([]);
  });
});
