import { describe, expect, it } from 'vitest';
import { checkItem } from '../../src/plan/invariants.ts';
import type { Draft } from '../../src/plan/records.ts';

const sound: Draft<'item'> = {
  code: 'PRJ-001',
  kind: 'project',
  titleEn: 'Park',
  titleZh: '产业园',
  aliases: [],
  classCode: 'SC-01',
  supportingClassCodes: [],
  cities: ['automobile'],
  status: 'open',
  confidential: false,
  asOf: '2026-11-20',
  servesCodes: [],
  amountTexts: {},
  sample: false,
  withdrawn: false,
};

describe('an item', () => {
  it('is sound with its names, class and day alone', () => {
    expect(checkItem(sound)).toEqual([]);
  });

  it('may have invested more than was planned', () => {
    expect(checkItem({ ...sound, totalInvestmentFen: 1, investedTotalFen: 2 })).toEqual([]);
  });

  const faults: [string, Partial<Draft<'item'>>][] = [
    ['code_malformed', { code: 'PRJ-1' }],
    ['code_of_another_kind', { code: 'KT-01' }],
    ['title_missing', { titleZh: ' ' }],
    ['title_too_long', { titleEn: 'x'.repeat(201) }],
    ['class_missing', { classCode: '' }],
    ['own_parent', { parentCode: 'PRJ-001' }],
    ['supports_itself', { supportingClassCodes: ['SC-01'] }],
    ['amount_negative', { paidFen: -1 }],
    ['amount_not_whole', { yearPlanFen: 0.5 }],
    ['amount_not_whole', { yearPlanFen: 2 ** 60 }],
    ['due_before_start', { startOn: '2026-05-02', dueOn: '2026-05-01' }],
    ['validity_reversed', { validFrom: '2026-05-02', validTo: '2026-05-01' }],
    ['not_a_day', { dueOn: '2026-02-30' }],
    ['progress_out_of_range', { progress: 100.5 }],
    ['progress_out_of_range', { progress: Number.NaN }],
    ['count_negative', { targetCount: -1 }],
    ['count_negative', { recruitedCount: 1.5 }],
    ['land_negative', { landMu: -3 }],
    ['closed_without_day', { status: 'closed' }],
    ['text_too_long', { clause: 'x'.repeat(4001) }],
  ];
  it.each(faults)('is not sound: %s', (code, change) => {
    expect(checkItem({ ...sound, ...change }).map((one) => one.code)).toEqual([code]);
  });
});
