import type { Range } from '../../plan/query.ts';
import { LASTS_EN, LASTS_ZH, MORE_THAN, SPAN_EN, SPAN_UNITS, SPAN_ZH } from './lasting-lexicon.ts';
import { numberOf } from './measures.ts';
import type { Rule } from './rule.ts';
import type { Tag } from './tag.ts';
import { TURNED_LIGHTS } from './turn-lexicon.ts';

/** 逾期一个月以上, "late by two weeks", 红灯超过两周: for how long at least something has been so. */
export function findLastingTags(text: string): Tag[] {
  return [`${LASTS_ZH}${SPAN_ZH}`, `${LASTS_EN}${SPAN_EN}`].flatMap((pattern) =>
    [...text.matchAll(new RegExp(pattern, 'g'))].flatMap((match) => {
      const [, light, compared, written = '', unit = ''] = match;
      const number = /^an?$/.test(written) ? 1 : numberOf(written);
      const size = SPAN_UNITS[unit];
      if (number === undefined || size === undefined) return [];
      const min = number * size;
      const range: Range<number> = MORE_THAN.test(compared ?? '') ? { min, minExclusive: true } : { min };
      const code = TURNED_LIGHTS[light ?? ''];
      return [
        {
          start: match.index,
          end: match.index + match[0].length,
          meanings: [
            { type: code ? 'lit_for' : 'days', value: String(min) },
            code ? { type: 'light', value: code } : { type: 'cond', value: 'overdue' },
          ],
          detail: range,
        },
      ];
    }),
  );
}

/** What has had its light for so long. */
export const litFor: Rule = ({ tags, scope, signals: { has } }) => {
  const tag = tags.find((one) => one.meanings.some(({ type }) => type === 'lit_for'));
  const [light] = scope.lights;
  return tag && light && scope.lights.length === 1
    ? { form: 'lit_for', days: tag.detail as Range<number>, counting: has('q', 'how_many') }
    : undefined;
};
