import { describe, expect, it } from 'vitest';
import type { Chaser } from '../../src/reminders/notice.ts';
import type { SlackBlock } from '../../src/slack/blocks/block.ts';
import { chaserMessage } from '../../src/slack/blocks/chaser.ts';
import { ACTION } from '../../src/slack/blocks/ids.ts';
import { aClass, anItem } from '../reminders/support/fake-plan.ts';

const chaser = (rung: Chaser['rung'], codes: readonly string[], language: 'en' | 'zh' = 'en'): Chaser => ({
  rung,
  week: '2026-W10',
  on: '2026-03-06',
  language,
  deadline: new Date('2026-03-06T04:00:00Z'),
  timeZone: 'Asia/Shanghai',
  classes: codes.map((code) => ({
    class: aClass(code),
    lines: [{ item: anItem(`KT-${code.slice(3)}`, code), reason: 'not_reported', leadIds: ['U1'] }],
  })),
  sample: false,
});

interface Pressable {
  readonly action_id: string;
  readonly value: string;
}

const buttonsOf = (blocks: readonly SlackBlock[]): string[] =>
  blocks.flatMap((block) =>
    block.type === 'actions'
      ? (block.elements as unknown as Pressable[]).map((one) => `${one.action_id} ${one.value}`)
      : [],
  );

describe('a chaser', () => {
  it('says of how many classes it is', () => {
    const said = (codes: readonly string[], language: 'en' | 'zh') =>
      chaserMessage(chaser('head', codes, language)).text;
    expect(said(['SC-01'], 'en')).toBe('1 item of your class not reported, due 6 March 2026, 12:00');
    expect(said(['SC-01', 'SC-02'], 'en')).toBe(
      '2 items of your 2 classes not reported, due 6 March 2026, 12:00',
    );
    expect(said(['SC-01'], 'zh')).toContain('本专班有 1 项未填报');
    expect(said(['SC-01', 'SC-02'], 'zh')).toContain('您牵头的 2 个专班共有 2 项未填报');
  });

  it('has for a lead the forms of the items, and no change for each class', () => {
    expect(buttonsOf(chaserMessage(chaser('lead', ['SC-01', 'SC-02'])).blocks)).toEqual([
      `${ACTION.openUpdateForm}_KT-01 KT-01`,
      `${ACTION.openUpdateForm}_KT-02 KT-02`,
      `${ACTION.chooseNoChange} SC-01`,
      `${ACTION.chooseNoChange} SC-02`,
    ]);
    expect(buttonsOf(chaserMessage(chaser('head', ['SC-01'])).blocks)).toEqual([]);
  });
});
