import type { Range } from '../../plan/query.ts';
import { numberOf } from './measures.ts';
import { COMPARED_AHEAD, FRACTIONS, OF_WHAT } from './ratio-lexicon.ts';
import type { RateName } from './reading.ts';
import type { Asked } from './rule.ts';
import type { Tag } from './tag.ts';

const PART = `(${Object.keys(FRACTIONS)
  .filter((word) => !/[a-z]/.test(word))
  .join('|')}|百分之[一二三四五六七八九十百\\d]+|[\\d.]+%|[一二三四五六七八九\\d]成)`;

/** 完成投资超过计划一半: the comparison stands apart from its number, with what the number is a part of between them. */
export function findRatioTags(text: string): Tag[] {
  return COMPARED_AHEAD.flatMap(({ words, bound, exclusive }) =>
    [...text.matchAll(new RegExp(`(${words})(${OF_WHAT})${PART}`, 'g'))].flatMap((match) => {
      const [, comparison = '', of = '', part = ''] = match;
      const value = partOf(part);
      if (value === undefined) return [];
      const from = match.index + comparison.length + of.length;
      const range: Range<number> = exclusive
        ? { [bound]: value, [`${bound}Exclusive`]: true }
        : { [bound]: value };
      return [
        {
          start: match.index,
          end: match.index + comparison.length,
          meanings: [{ type: 'compared', value: bound }],
        },
        {
          start: from,
          end: from + part.length,
          meanings: [{ type: 'percent', value: String(value) }],
          detail: range,
        },
      ];
    }),
  );
}

function partOf(part: string): number | undefined {
  const named = FRACTIONS[part];
  if (named !== undefined) return named;
  if (part.startsWith('百分之')) return numberOf(part.slice(3));
  const number = numberOf(part.replace(/[%成]$/, ''));
  return number === undefined || !part.endsWith('成') ? number : number * 10;
}

/** The rate that a percentage bounds, by what it is said to be a part of. */
export function boundedRate({ signals: { has, fields } }: Asked): RateName | undefined {
  const invested = fields.some((field) => field === 'investment' || field.startsWith('invested'));
  if (fields.includes('targetCount')) return 'recruited_of_target';
  if (fields.includes('plannedFen') && !fields.includes('paidFen')) return 'received_of_planned';
  if (invested && fields.includes('totalInvestmentFen')) return 'total_invested_of_total';
  if (invested && (fields.includes('yearPlanFen') || has('noun', 'plan'))) return 'year_invested_of_plan';
  return undefined;
}
