import type { Measure } from '../../plan/query.ts';
import { HOW_MUCH_DONE, HOW_MUCH_OF, THIS_YEAR } from './done-lexicon.ts';
import { isNoise, type Meaning, means, type Tag } from './tag.ts';

/** 人才引进完成了多少, 今年计划投资多少，完成了多少: what is done is of the measure said before, and is no progress. */
export function withMeasureDone(tags: readonly Tag[], text: string, last: Measure | undefined): Tag[] {
  return tags.map((tag, index) => {
    if (!asksHowMuchIsDone(tag, text)) return tag;
    const meanings = aheadOf(tags, index, text) ?? doneOf(tags.slice(0, index), text, last);
    return meanings === undefined ? tag : { ...tag, meanings };
  });
}

/** 能完成多少投资: the measure stands right after it; what can be done is no record. */
function aheadOf(tags: readonly Tag[], index: number, text: string): Meaning[] | undefined {
  const own = tags[index];
  const next = tags.slice(index + 1).find((tag) => !isNoise(tag));
  if (own === undefined || next === undefined) return undefined;
  const near = text.slice(own.end, next.start).trim().length <= 1;
  const measured = next.meanings.some(
    (one) => one.type === 'field' && (one.value.endsWith('Fen') || one.value === 'investment'),
  );
  if (!near || !measured) return undefined;
  const ahead = /[能会]$/.test(text.slice(0, own.start));
  return ahead ? [HOW_MUCH, { type: 'verb', value: 'predict' }] : [HOW_MUCH];
}

function asksHowMuchIsDone(tag: Tag, text: string): boolean {
  const own = text.slice(tag.start, tag.end);
  if (means(tag, 'field', 'progress') && HOW_MUCH_DONE.test(own)) return true;
  return means(tag, 'status', 'closed') && HOW_MUCH_OF.test(text.slice(0, tag.start));
}

const HOW_MUCH: Meaning = { type: 'q', value: 'how_much' };
const INVESTED: readonly string[] = [
  'investment',
  'investedYearFen',
  'investedMonthFen',
  'investedTotalFen',
  'totalInvestmentFen',
];

/** What "done" is of the nearest measure before it; undefined where there is none. */
function doneOf(before: readonly Tag[], text: string, last: Measure | undefined): Meaning[] | undefined {
  const said = before.filter((tag) => !isNoise(tag));
  // Nothing else is said: it is of what was asked right before.
  const asked: Tag[] =
    said.length === 0 && last !== undefined
      ? [{ start: 0, end: 0, meanings: [{ type: 'field', value: last }] }]
      : said;
  for (const tag of asked.toReversed()) {
    const fields = tag.meanings.filter((one) => one.type === 'field').map((one) => one.value);
    if (fields.includes('recruitedCount') || fields.includes('targetCount') || means(tag, 'kind', 'talent'))
      return [{ type: 'rate', value: 'recruited_of_target' }, HOW_MUCH];
    if (fields.includes('yearPlanFen')) return [{ type: 'field', value: 'investedYearFen' }, HOW_MUCH];
    if (fields.some((field) => INVESTED.includes(field)))
      return [
        {
          type: 'field',
          value: THIS_YEAR.test(text.slice(0, tag.end)) ? 'investedYearFen' : 'investment',
        },
        HOW_MUCH,
      ];
    if (fields.some((field) => field.endsWith('Fen'))) return [HOW_MUCH];
    if (means(tag, 'item') || means(tag, 'kind')) return undefined;
  }
  return undefined;
}
