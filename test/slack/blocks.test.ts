import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answers/answer.ts';
import type { Item, SpecialClass } from '../../src/plan/records.ts';
import type { Reminder } from '../../src/reminders/reminder.ts';
import { answerMessage } from '../../src/slack/blocks/answer.ts';
import type { SlackBlock, SlackMessage } from '../../src/slack/blocks/block.ts';
import { reminderMessage } from '../../src/slack/blocks/reminder.ts';
import { CLASSIC, RICH } from '../../src/slack/capabilities.ts';
import { escapeInline, escapeText, readSlackText } from '../../src/slack/escape.ts';
import { fitMessage, lengthOf } from '../../src/slack/fit.ts';
import { cut, LIMITS } from '../../src/slack/limits.ts';
import { plainAnswer } from '../support/bot.ts';

const TIME_ZONE = 'Asia/Shanghai';

function item(code: string, more: Partial<Item> = {}): Item {
  return {
    code,
    kind: 'task',
    titleEn: `Land for ${code}`,
    titleZh: `${code}用地报批`,
    aliases: [],
    classCode: 'SC-03',
    supportingClassCodes: [],
    cities: [],
    status: 'open',
    confidential: false,
    asOf: '2026-11-01',
    servesCodes: [],
    amountTexts: {},
    sample: true,
    withdrawn: false,
    version: 1,
    updatedAt: new Date('2026-11-20T00:00:00Z'),
    ...more,
  };
}

const CLASS: SpecialClass = {
  code: 'SC-03',
  nameEn: 'Information technology class',
  nameZh: '信息技术专班',
  aliases: [],
  language: 'zh',
  slotWeekday: 2,
  slotTime: '09:00',
  timeZone: TIME_ZONE,
  active: true,
  paused: false,
  sample: true,
  withdrawn: false,
  version: 1,
  updatedAt: new Date('2026-11-01T00:00:00Z'),
};

function reminder(language: 'en' | 'zh'): Reminder {
  return {
    class: CLASS,
    week: '2026-W48',
    on: '2026-11-24',
    language,
    openCount: 4,
    reportedCount: 1,
    leadIds: ['U0LEAD03'],
    sample: true,
    lines: [
      {
        item: item('KT-03', { light: 'red', progress: 40, dueOn: '2026-10-31' }),
        group: 'overdue',
        daysOverdue: 24,
        reported: false,
      },
      {
        item: item('KT-07', { light: 'amber', progress: 60, dueOn: '2026-12-03' }),
        group: 'due_soon',
        daysLeft: 9,
        reported: false,
      },
      {
        item: item('KT-09', { light: 'green', dueOn: '2027-03-31' }),
        group: 'not_reported',
        reported: false,
      },
      { item: item('KT-11', { light: 'green', progress: 90 }), group: 'not_reported', reported: true },
    ],
  };
}

const LONG_TABLE: Answer = {
  ...plainAnswer('answer-1'),
  table: {
    caption: 'Overdue',
    columns: [
      { label: 'code', align: 'left' },
      { label: 'title', align: 'left' },
      { label: 'progress', align: 'right' },
    ],
    rows: Array.from({ length: 12 }, (_, index) => [
      { text: `KT-${index + 10}`, code: `KT-${index + 10}`, light: 'red' as const },
      { text: 'Parts park <two> & *three*' },
      { text: '40%', number: 40 },
    ]),
    total: 12,
  },
  notes: ['This is sample data.'],
};

describe('blocks', () => {
  it.each(['en', 'zh'] as const)('of a reminder in %s', async (language) => {
    await expect(JSON.stringify(reminderMessage(reminder(language), CLASSIC), null, 2)).toMatchFileSnapshot(
      `snapshots/reminder-${language}-classic.json`,
    );
    await expect(JSON.stringify(reminderMessage(reminder(language), RICH), null, 2)).toMatchFileSnapshot(
      `snapshots/reminder-${language}-rich.json`,
    );
  });

  it.each([
    ['classic', CLASSIC],
    ['rich', RICH],
  ] as const)('of an answer with a list, %s', async (name, capabilities) => {
    const message = answerMessage(LONG_TABLE, { capabilities, timeZone: TIME_ZONE });
    await expect(JSON.stringify(message, null, 2)).toMatchFileSnapshot(`snapshots/answer-list-${name}.json`);
  });

  it('of a classic answer are only those that every workspace draws', () => {
    const { blocks } = answerMessage(LONG_TABLE, { capabilities: CLASSIC, timeZone: TIME_ZONE });
    const drawn = new Set(['section', 'divider', 'context', 'actions', 'header', 'image']);
    expect(blocks.map((block) => block.type).filter((type) => !drawn.has(type))).toEqual([]);
  });
});

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.constantFrom(
    '<!channel>',
    '<@U0LEAD01>',
    '&amp;',
    '<https://evil.example|here>',
    '@everyone',
    '👩‍👩‍👧'.repeat(40),
    '长'.repeat(5000),
  ),
  fc
    .integer({ min: 1, max: 50_000 })
    .map((length) => '进展 ok & <b> 🚧 '.repeat(length / 12 + 1).slice(0, length)),
);

describe('whatever people and models write', () => {
  it('stays within every limit of Slack, with a note where it was cut', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 60 }), fc.boolean(), (written, rich) => {
        const capabilities = rich ? RICH : CLASSIC;
        const cell = (text: string): { text: string } => ({ text });
        const answer: Answer = {
          ...plainAnswer('answer-2'),
          sentences: written.map((text) => ({ text, cites: [] })),
          table: {
            caption: written[0] ?? '',
            columns: [{ label: written[0] ?? '', align: 'left' }],
            rows: written.map((text) => [cell(text)]),
            total: written.length,
          },
          notes: written,
          choices: written.map((text) => ({ label: text, question: text })),
          mayKnow: [{ personId: 'U1', name: written[0] ?? '' }],
          sources: written.map((text) => ({
            code: 'KT-01',
            title: text,
            kind: 'task',
            sentence: text,
            sample: false,
          })),
        };
        expectWithinLimits(fitMessage(answerMessage(answer, { capabilities, timeZone: TIME_ZONE }), 'cut'));
      }),
      { numRuns: 150, seed: 4 },
    );
  });

  it.each([
    ['rich', RICH],
    ['classic', CLASSIC],
  ] as const)(
    'is whole in a %s answer of 1 to 50,000 characters, or the reader is told that it is not',
    (_, as) => {
      const word = fc.oneof(
        fc.constantFrom('电驱产业园🚧', '<b>&amp;</b>', '<!channel>', '*park*', '👩‍👩‍👧', '`'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 4_000 }).map((length) => '长word&'.repeat(length / 6 + 1).slice(0, length)),
      );
      const cell = (text: string) => ({ text, light: 'red' as const });
      fc.assert(
        fc.property(
          fc.array(word, { minLength: 1, maxLength: 40 }),
          fc.integer({ min: 1, max: 50_000 }),
          (words, length) => {
            const all = `${words.join(' ')} `;
            const text = all
              .repeat(Math.ceil(length / all.length))
              .slice(0, length)
              .replace(/[\ud800-\udbff]$/, '')
              .trim();
            const column = { label: text.slice(0, 300), align: 'left' as const };
            const answer: Answer = {
              ...plainAnswer('answer-3'),
              sentences: [...text.split(/(?<=。)/), 'The end of it.'].map((one) => ({
                text: one,
                cites: [],
              })),
              ...(length % 2 === 0
                ? {
                    table: {
                      caption: text,
                      columns: Array.from({ length: 25 }, () => column),
                      rows: Array.from({ length: 130 }, () => Array.from({ length: 25 }, () => cell(text))),
                      total: 130,
                    },
                    chart: {
                      kind: 'line',
                      title: text,
                      labels: Array.from({ length: 30 }, () => text),
                      series: Array.from({ length: 15 }, () => ({ name: text, values: [1, 2] })),
                      unit: 'count',
                    },
                  }
                : {}),
            };
            const drawn = answerMessage(answer, { capabilities: as, timeZone: TIME_ZONE });
            const message = fitMessage(drawn, 'CUT HERE');
            expectWithinLimits(message);
            const shown = textsOf(message.blocks).join('');
            const whole = shown
              .replace(/\s/g, '')
              .includes(`${escapeText(text)}The end of it.`.replace(/\s/g, ''));
            expect(whole || shown.includes('CUT HERE'), `${length}`).toBe(true);
          },
        ),
        { numRuns: 40, seed: 7 },
      );
    },
  );

  it('mentions nobody and links nowhere', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const escaped of [escapeText(text), escapeInline(text), cut(escapeText(text), 100)])
          expect(escaped).not.toMatch(/<[!@#h]|@(channel|here|everyone)/i);
      }),
    );
  });

  it('is read as they meant it', () => {
    expect(
      readSlackText('<@U0BOT> what about <https://x.example|the park> &amp; &lt;b&gt;?', {
        botUserId: 'U0BOT',
      }),
    ).toBe('what about the park & <b>?');
  });
});

function expectWithinLimits(message: SlackMessage): void {
  expect(message.text.length).toBeLessThanOrEqual(LIMITS.fallbackText);
  expect(message.blocks.length).toBeLessThanOrEqual(LIMITS.messageBlocks);
  expect(lengthOf(message.blocks)).toBeLessThanOrEqual(LIMITS.messageText);
  for (const block of message.blocks) expectBlockWithinLimits(block);
}

function expectBlockWithinLimits(block: SlackBlock): void {
  if (block.type === 'section') {
    expect(block.text?.text.length ?? 0).toBeLessThanOrEqual(LIMITS.sectionText);
    expect(block.fields?.length ?? 0).toBeLessThanOrEqual(LIMITS.sectionFields);
  }
  if (block.type === 'context') {
    expect(block.elements.length).toBeGreaterThan(0);
    expect(block.elements.length).toBeLessThanOrEqual(LIMITS.contextElements);
  }
  if (block.type === 'actions') {
    expect(block.elements.length).toBeLessThanOrEqual(LIMITS.actionsElements);
    for (const element of block.elements) {
      if (element.type !== 'button') continue;
      expect(element.text.text.length).toBeLessThanOrEqual(LIMITS.buttonText);
      expect(element.value?.length ?? 0).toBeLessThanOrEqual(LIMITS.buttonValue);
    }
    for (const element of block.elements) {
      if (element.type !== 'static_select') continue;
      expect(element.options?.length).toBeLessThanOrEqual(LIMITS.selectOptions);
      for (const { text } of element.options ?? [])
        expect(text.text.length).toBeLessThanOrEqual(LIMITS.optionText);
    }
    const ids = block.elements.map((element) => ('action_id' in element ? element.action_id : ''));
    expect(new Set(ids).size).toBe(ids.length);
  }
  if (block.type === 'table') {
    expect(block.rows.length).toBeLessThanOrEqual(LIMITS.tableRows);
    expect(Math.max(...block.rows.map((row) => row.length))).toBeLessThanOrEqual(LIMITS.tableColumns);
    expect(lengthOf(block)).toBeLessThanOrEqual(LIMITS.tableText);
  }
  if (block.type === 'data_visualization') {
    const { series } = block.chart as { series: { name: string; data: { label: string }[] }[] };
    expect(block.title.length).toBeLessThanOrEqual(LIMITS.chartTitle);
    expect(series.length).toBeLessThanOrEqual(LIMITS.chartSeries);
    for (const one of series) expect(one.data.length).toBeLessThanOrEqual(LIMITS.chartPoints);
  }
  for (const text of textsOf(block)) {
    expect(text.length).toBeLessThanOrEqual(
      block.type === 'context' ? LIMITS.contextText : LIMITS.sectionText,
    );
    expect(text.isWellFormed?.() ?? true, 'a character was parted').toBe(true);
  }
}

/** Every text that a reader of the blocks sees. */
function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'text' && typeof one === 'string' ? [one] : textsOf(one),
  );
}
