import { describe, expect, it } from 'vitest';
import type { Digest } from '../../src/reminders/digest.ts';
import type { Chaser, ChaserLine } from '../../src/reminders/notice.ts';
import { adminNoticeMessage } from '../../src/slack/blocks/admin-notice.ts';
import type { SlackBlock, SlackMessage } from '../../src/slack/blocks/block.ts';
import { chaserMessage } from '../../src/slack/blocks/chaser.ts';
import { digestMessage, digestTables } from '../../src/slack/blocks/digest.ts';
import { reminderMessage } from '../../src/slack/blocks/reminder.ts';
import { CLASSIC, RICH } from '../../src/slack/capabilities.ts';
import { fitMessage, fitView, lengthOf } from '../../src/slack/fit.ts';
import { LIMITS } from '../../src/slack/limits.ts';
import { aClass, anItem } from '../reminders/support/fake-plan.ts';

const HOSTILE = [
  '<!channel> <!here> <!everyone> @here @channel @everyone <@U0GROUP1> <#C0SECRET> <!subteam^S1>',
  '`code` ```block``` *bold* _it_ ~struck~ > quote\n> next line',
  '<https://evil.example|click> & &lt;!channel&gt; javascript:alert(1)',
  `\u202Eright to left\u202C \u0000\u200B{{x}} \${y} %s`,
];
const MARKS = HOSTILE.join(' ');
const ENDLESS = `${MARKS} ${'很长的题目😀'.repeat(500)}`;

const texts = { titleEn: MARKS, titleZh: ENDLESS };
const classes = Array.from({ length: 60 }, (_, index) =>
  aClass(`SC-${String(index + 1).padStart(2, '0')}`, { nameEn: ENDLESS, nameZh: MARKS }),
);
const items = classes.flatMap((one) =>
  Array.from({ length: 20 }, (_, index) =>
    anItem(`KT-${one.code.slice(3)}${index}`, one.code, { ...texts, light: 'red', dueOn: '2026-02-01' }),
  ),
);
const linesOf = (classCode: string): ChaserLine[] =>
  items
    .filter((item) => item.classCode === classCode)
    .map((item) => ({ item, reason: 'silent_weeks', weeks: 3, leadIds: ['U1', 'U2'], problem: ENDLESS }));

const chaser = (rung: Chaser['rung'], language: 'en' | 'zh'): Chaser => ({
  rung,
  week: '2026-W10',
  on: '2026-03-06',
  language,
  deadline: new Date('2026-03-06T04:00:00Z'),
  timeZone: 'Asia/Shanghai',
  classes: classes.map((one) => ({ class: one, lines: linesOf(one.code) })),
  sample: true,
});

const none = { green: 0, amber: 0, red: 0, none: 0 };
const red = { ...none, red: 20 };
function digest(language: 'en' | 'zh'): Digest {
  const [first] = classes;
  if (first === undefined) throw new Error('no classes');
  const lights = classes.map((one) => ({ class: one, now: red, before: none }));
  return {
    kind: 'weekly',
    period: '2026-W10',
    from: '2026-03-02',
    to: '2026-03-08',
    asOf: new Date('2026-03-06T08:00:00Z'),
    on: '2026-03-06',
    timeZone: 'Asia/Shanghai',
    language,
    draft: true,
    total: { now: { ...none, red: 1_200 }, before: none },
    lights,
    turnedRed: items.map((item) => ({ item, on: '2026-03-03', from: 'amber', why: ENDLESS })),
    closed: items,
    overdue: items.map((item) => ({ item, days: 33 })),
    timeliness: classes.map((one) => ({ class: one, rank: 1, expected: 20, onTime: 0, late: 0, percent: 0 })),
    onTimeTotal: { expected: 1_200, onTime: 0, late: 0, percent: 0 },
    disagreements: items.map((item) => ({ item, declared: 'red', computed: 'green', reasons: [] })),
    investmentByClass: lights.map((one) => ({
      class: one.class,
      planFen: 100,
      investedFen: 1,
      percent: 1,
    })),
    investmentByCity: [],
    investmentTotal: { planFen: 100, investedFen: 1, percent: 1 },
    waiting: items.map((item) => ({ item, requestedAt: new Date(0), days: 3 })),
    chart: {
      labels: classes.map((one) => one.nameEn),
      series: [{ light: 'red', values: classes.map(() => 20) }],
    },
    summary: ENDLESS,
    confidentialCount: 0,
    sample: true,
    figures: [],
  };
}

const messages: readonly (readonly [string, SlackMessage])[] = (['en', 'zh'] as const).flatMap((language) => [
  ...(['lead', 'head', 'group'] as const).map(
    (rung) => [`${rung} chaser ${language}`, chaserMessage(chaser(rung, language))] as const,
  ),
  ...[CLASSIC, RICH].flatMap((as) => [
    [`circular ${language} ${as.blocks}`, digestMessage(digest(language), as)] as const,
    [
      `reminder ${language} ${as.blocks}`,
      reminderMessage(
        {
          class: aClass('SC-01', { nameEn: ENDLESS, nameZh: MARKS }),
          week: '2026-W10',
          on: '2026-03-02',
          language,
          lines: items.slice(0, 200).map((item) => ({
            item,
            group: 'overdue' as const,
            daysOverdue: 30,
            reported: false,
            problem: ENDLESS,
            waitsFor: ['POL-001'],
          })),
          openCount: 200,
          reportedCount: 0,
          leadIds: ['U1'],
          summary: ENDLESS,
          sample: true,
        },
        as,
      ),
    ] as const,
  ]),
  [
    `admin notice ${language}`,
    adminNoticeMessage(
      {
        code: 'problems',
        findings: Array.from({ length: 40 }, () => ({
          code: 'failed' as const,
          classCode: 'SC-01',
          slotKind: 'weekly',
          week: '2026-W10',
          dueAt: new Date(0),
          channelId: '<!channel>',
          reason: ENDLESS,
        })),
      },
      language,
      'Asia/Shanghai',
    ),
  ] as const,
]);

/** Every text that Slack would read for marks, and every plain one. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'text' && typeof one === 'string' ? [one] : textsIn(one),
  );
}

/** What of a text would notify somebody, or lead away; the people that we name ourselves are meant. */
function pingsIn(text: string): string[] {
  return text.match(/<!|<@(?!U[12]>)|<#|<https?:|@(?:here|channel|everyone)/gi) ?? [];
}

function tooLarge(block: SlackBlock): string[] {
  const own = block as { readonly text?: { readonly text: string }; readonly elements?: readonly unknown[] };
  const limit = block.type === 'header' ? LIMITS.headerText : LIMITS.sectionText;
  return [
    ...((own.text?.text.length ?? 0) > limit ? [`${block.type} of ${own.text?.text.length}`] : []),
    ...(block.type === 'context' && (own.elements?.length ?? 0) > LIMITS.contextElements ? ['context'] : []),
    ...(block.type === 'actions' && (own.elements?.length ?? 0) > LIMITS.actionsElements ? ['actions'] : []),
  ];
}

describe('hostile and endless texts', () => {
  it.each(messages)('in a %s ping nobody, mark nothing up and keep every limit of Slack', (_, drawn) => {
    const message = fitMessage(drawn, 'cut');
    const all = [message.text, ...textsIn(message.blocks)];
    expect(all.flatMap(pingsIn)).toEqual([]);
    // Nothing that people wrote opens a code block or a bold that is never closed.
    for (const text of all) {
      expect(text.match(/`/g)?.length ?? 0, text.slice(0, 200)).toSatisfy((count: number) => count % 2 === 0);
      expect(text).not.toContain('*bold*');
      expect(text).not.toMatch(/[\u202E\0]/);
    }
    expect(message.blocks.length).toBeLessThanOrEqual(LIMITS.messageBlocks);
    expect(lengthOf(message.blocks)).toBeLessThanOrEqual(LIMITS.messageText);
    expect(message.text.length).toBeLessThanOrEqual(LIMITS.fallbackText);
    expect(message.blocks.flatMap(tooLarge)).toEqual([]);
    // It still says what it is for: something of an item, and a way to go on.
    expect(all.join('\n')).toMatch(/KT-\d+|linkage remind now SC-01|<#/);
  });

  it.each(['en', 'zh'] as const)('in the tables of a circular stay in a window (%s)', (language) => {
    const blocks = fitView(digestTables(digest(language)), 'cut');
    expect(blocks.length).toBeLessThanOrEqual(LIMITS.viewBlocks);
    expect(textsIn(blocks).flatMap(pingsIn)).toEqual([]);
    expect(blocks.flatMap(tooLarge)).toEqual([]);
  });
});
