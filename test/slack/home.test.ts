import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item, SpecialClass } from '../../src/plan/records.ts';
import type { ChangeRequest } from '../../src/plan/requests.ts';
import { LANGUAGES } from '../../src/plan/terms.ts';
import { type HomeFacts, homeView } from '../../src/slack/blocks/home.ts';
import { FIRST_PAGES, HOME_PAGE_SIZES } from '../../src/slack/blocks/home-pages.ts';
import { lightBar } from '../../src/slack/blocks/light-bar.ts';
import { CLASSIC, RICH } from '../../src/slack/capabilities.ts';
import { LIMITS } from '../../src/slack/limits.ts';

const at = new Date('2026-11-24T01:00:00Z');
const item = (number: number, more: Partial<Item> = {}): Item => ({
  code: `KT-${String(number).padStart(2, '0')}`,
  kind: 'task',
  titleEn: `A task with a rather long name that goes on, number ${number}`,
  titleZh: `名称较长的重点任务第${number}号`,
  aliases: [],
  classCode: 'SC-03',
  supportingClassCodes: [],
  cities: [],
  status: 'open',
  light: 'amber',
  progress: 60,
  dueOn: '2026-10-31',
  confidential: false,
  asOf: '2026-11-01',
  servesCodes: [],
  amountTexts: {},
  sample: false,
  withdrawn: false,
  version: 1,
  updatedAt: at,
  ...more,
});
const specialClass = (number: number): SpecialClass => ({
  code: `SC-${String(number).padStart(2, '0')}`,
  nameEn: `Special class number ${number} of the plan`,
  nameZh: `第${number}工作专班`,
  aliases: [],
  language: 'zh',
  slotWeekday: 2,
  slotTime: '09:00',
  timeZone: 'Asia/Shanghai',
  active: true,
  paused: false,
  sample: false,
  withdrawn: false,
  version: 1,
  updatedAt: at,
});
const request = (number: number, state: ChangeRequest['state']): ChangeRequest => ({
  id: `request-${number}`,
  itemCode: 'KT-01',
  classCode: 'SC-03',
  kind: 'close',
  state,
  reason: 'All of it is built, see the photographs. '.repeat(20),
  evidence: ['https://photos.example/1', 'a file'],
  requestedBy: 'U1',
  requestedAt: at,
  via: 'form',
  requestId: `form:${number}`,
  decisionReason: 'The photographs show another building. '.repeat(20),
  sample: false,
});

/** A person who leads, reviews and administers a plan of this size all at once. */
function factsOf(size: number, language: 'en' | 'zh'): HomeFacts {
  const numbers = (most: number) => Array.from({ length: Math.min(size, most) }, (_, index) => index + 1);
  const sizes = HOME_PAGE_SIZES;
  return {
    language,
    today: '2026-11-24',
    week: '2026-W48',
    timeZone: 'Asia/Shanghai',
    isAdmin: true,
    problems: numbers(500).map((number) => `SC-${number}: the bot is not in <#C${number}>. Invite it there.`),
    toDecide: numbers(500).map((number) => ({
      request: request(number, 'waiting'),
      item: item(1),
      name: 'Li',
    })),
    asked: numbers(500).map((number) => ({ request: request(number, 'returned'), item: item(1) })),
    drafts: numbers(500).map((number) => ({ itemCode: `KT-${number}`, title: 'x' })),
    mine: {
      items: numbers(sizes.mine).map((number) => ({
        item: item(number),
        reported: number > 4,
        daysOverdue: 24,
        computedLight: 'red',
        computedReasons: [{ code: 'overdue', days: 24 }],
      })),
      total: size,
    },
    classes: numbers(10_000).map((number) => ({
      class: specialClass(number),
      open: size * 4,
      reported: size,
      overdue: size,
      lights: { green: size, amber: size, red: size },
    })),
    late: { items: numbers(sizes.late).map((number) => item(number)), total: size },
    changed: {
      news: numbers(sizes.changed).map((number) => ({ item: item(number), name: 'Li', at })),
      total: size,
    },
    sample: false,
    pages: { ...FIRST_PAGES, mine: size > 8 ? 1 : 0 },
  };
}

describe('Home', () => {
  it('stays under a hundred blocks, and each under its limit, at any size of plan', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.constantFrom(...LANGUAGES), (size, language) => {
        for (const capabilities of [RICH, CLASSIC]) {
          const { blocks } = homeView(factsOf(size, language), capabilities);
          expect(blocks.length).toBeLessThan(LIMITS.viewBlocks);
          const ids = JSON.stringify(blocks).match(/"action_id":"[^"]+"/g) ?? [];
          for (const block of blocks) {
            if ('text' in block && block.type === 'section')
              expect(block.text?.text.length ?? 0).toBeLessThanOrEqual(LIMITS.sectionText);
            if (!('elements' in block) || block.type !== 'actions') continue;
            const own = block.elements.map((one) => 'action_id' in one && one.action_id);
            expect(new Set(own).size).toBe(own.length);
            expect(own.length).toBeLessThanOrEqual(25);
          }
          expect(ids.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each(LANGUAGES)('in %s gives each list its pages, back and on', (language) => {
    const buttons = JSON.stringify(homeView(factsOf(100, language), CLASSIC));
    for (const id of ['mine_back', 'mine_on', 'late_on', 'changed_on', 'classes_on'])
      expect(buttons).toContain(`home_page_${id}`);
    expect(buttons).not.toContain('late_back');
  });

  it('shows the lead at once where the declared light is doubtful, with a word and not only a colour', () => {
    expect(JSON.stringify(homeView(factsOf(3, 'en'), CLASSIC))).toContain('⚠️ by date and pace 🔴');
    expect(JSON.stringify(homeView(factsOf(3, 'zh'), CLASSIC))).toContain('⚠️ 按时限和序时进度应为 🔴');
  });

  it('draws a chart where the workspace can, and bars of squares where it cannot', () => {
    expect(JSON.stringify(homeView(factsOf(3, 'en'), RICH))).toContain('data_visualization');
    const classic = homeView(factsOf(3, 'en'), CLASSIC);
    expect(JSON.stringify(classic)).not.toContain('data_visualization');
    expect(JSON.stringify(classic)).toContain('🟥🟥🟥🟨🟨🟨🟩🟩🟩⬜⬜⬜');
  });
});

describe('a bar of lights', () => {
  it('has a square for each item of a small class, also for those without a light', () => {
    expect(lightBar({ open: 5, lights: { red: 1, amber: 0, green: 3 } }, 5)).toBe('🟥🟩🟩🟩⬜');
  });

  it('is in proportion for large ones, with the counts, and loses no light that occurs', () => {
    expect(lightBar({ open: 600, lights: { red: 1, amber: 99, green: 500 } }, 1200)).toBe(
      '🟥1 🟨99 🟩🟩🟩🟩🟩500',
    );
  });
});
