import { parseChineseNumber } from '../../plan/chinese-number.ts';
import { findAmounts } from '../../plan/money.ts';
import type { Range } from '../../plan/query.ts';
import {
  ABBREVIATED_AMOUNT,
  BARE_UNIT,
  COMPARATORS,
  DURATIONS,
  NUMBER_WORDS,
  SEVERAL_HEADINGS,
  SPAN_WORD,
  TOP_WORDS,
  UNIT_DAYS,
  WORDED_AMOUNT,
} from './number-lexicon.ts';
import type { Tag } from './tag.ts';

/** Amounts of money with their comparison, as tags. */
export function findAmountTags(text: string): Tag[] {
  const written = findAmounts(text.replace(WORDED_AMOUNT, inDigits)).map((found) => ({
    start: found.start,
    end: found.end,
    meanings: [{ type: 'amount', value: found.text }],
    detail: found.compared ? found.range : { min: found.fen, max: found.fen },
  }));
  return [...written, ...shortAmounts(text)];
}

/** "a hundred million": the number as digits of the same length, so that places stay. */
function inDigits(word: string): string {
  return String(NUMBER_WORDS[word] ?? 1).padStart(word.length);
}

/** "above 500m", 投资过亿: units that are written short, or stand without a number. */
function shortAmounts(text: string): Tag[] {
  const abbreviated = [...text.matchAll(ABBREVIATED_AMOUNT)].map((match) => {
    const fen = Math.round(Number(match[1]) * (match[2] === 'm' ? 1e8 : 1e11));
    return withComparison(text, match.index, match.index + match[0].length, 'amount', fen);
  });
  const bare = [...text.matchAll(BARE_UNIT)].map((match): Tag => {
    const fen = { 亿: 1e10, 千万: 1e9, 百万: 1e8 }[match[1] ?? ''] ?? 0;
    return {
      start: match.index,
      end: match.index + match[0].length,
      meanings: [{ type: 'amount', value: match[0] }],
      detail: { min: fen, minExclusive: true },
    };
  });
  return [...abbreviated, ...bare];
}

const NUMBER = String.raw`(\d+(?:[.,]\d+)*|[零〇一二两三四五六七八九十百千万]+|${Object.keys(NUMBER_WORDS).join('|')})`;
const UNITS: readonly { readonly type: string; readonly pattern: string }[] = [
  { type: 'percent', pattern: String.raw`\s*(?:%|percent|per cent|个百分点|成)` },
  { type: 'percent', pattern: String.raw`(?<=half|一半)(?=\s+(?:done|finished|complete|way)|$|[^a-z])` },
  { type: 'mu', pattern: String.raw`\s*(?:亩|mu\b)` },
  { type: 'days', pattern: String.raw`\s*(?:天|日|days?\b)` },
  { type: 'people', pattern: String.raw`\s*(?:人|名|people\b|persons?\b)` },
];

/** Percentages, areas and spans of days with what compares with them: "below 50%", 超过30天. */
export function findNumberTags(text: string): Tag[] {
  const tags: Tag[] = [];
  for (const { type, pattern } of UNITS) {
    const spans = new RegExp(`${NUMBER}(?:${pattern})?\\s*${SPAN_WORD}\\s*${NUMBER}${pattern}(?:之间)?`, 'g');
    for (const match of text.matchAll(spans)) {
      const [min, max] = [numberOf(match[1] ?? ''), numberOf(match[2] ?? '')];
      if (min === undefined || max === undefined || min > max) continue;
      const opener = /(?:between|from|在)\s*$/.exec(text.slice(0, match.index));
      tags.push({
        start: opener ? opener.index : match.index,
        end: match.index + match[0].length,
        meanings: [{ type, value: `${min}-${max}` }],
        detail: { min, max },
      });
    }
    for (const match of text.matchAll(new RegExp(`(?:百分之${NUMBER}|${NUMBER}${pattern})`, 'g'))) {
      if (match[1] !== undefined && type !== 'percent') continue;
      const value = numberOf(match[1] ?? match[2] ?? '');
      if (value === undefined) continue;
      const scaled = match[0].endsWith('成') ? value * 10 : value;
      // "half done": what was done is what the share is of, and no state of its own.
      const done =
        /^\s*(?:done|finished|completed?)\b/.exec(text.slice(match.index + match[0].length))?.[0] ?? '';
      const end = match.index + match[0].length + (type === 'percent' ? done.length : 0);
      tags.push(withComparison(text, match.index, end, type, scaled));
    }
  }
  return tags;
}

function withComparison(text: string, start: number, end: number, type: string, value: number): Tag {
  for (const { before, after, range } of COMPARATORS) {
    const lead = text.slice(0, start);
    const rest = text.slice(end);
    const opening = before === undefined ? undefined : new RegExp(`(?:${before})\\s*$`).exec(lead);
    const closing = after === undefined ? undefined : new RegExp(`^\\s*(?:${after})`).exec(rest);
    if (opening || closing) {
      return {
        start: opening ? opening.index : start,
        end: closing ? end + closing[0].length : end,
        meanings: [{ type, value: String(value) }],
        detail: range(value),
      };
    }
  }
  const exact: Range<number> = { min: value, max: value };
  return { start, end, meanings: [{ type, value: String(value) }], detail: exact };
}

const TALLY_ZH = String.raw`${NUMBER}\s*(?:个|项|条|家|笔)(?!月|百分点|城|专班|星期|人|季度)`;
const TALLY_EN = String.raw`${NUMBER}(?=\s+(?!(?:days?|weeks?|months?|years?|quarters?|percent|per|million|billion|thousand|hundred|mu|yuan|people|persons?)\b)[a-z])`;

/** "more than 3 red items", 红灯超过2个: a bound on how many there are, and not on what each of them holds. */
export function findTallyTags(text: string): Tag[] {
  const several = [...text.matchAll(SEVERAL_HEADINGS)].map(
    (match): Tag => ({
      start: match.index,
      end: match.index + match[0].length,
      meanings: [{ type: 'tally', value: '2' }],
      detail: { min: 2 },
    }),
  );
  return [...several, ...countedTags(text)];
}

function countedTags(text: string): Tag[] {
  return [TALLY_ZH, TALLY_EN].flatMap((pattern) =>
    [...text.matchAll(new RegExp(pattern, 'g'))].flatMap((match) => {
      const value = numberOf(match[1] ?? '');
      if (value === undefined) return [];
      const tag = withComparison(text, match.index, match.index + match[0].length, 'tally', value);
      // A plain number counts nothing off.
      return tag.start < match.index || tag.end > match.index + match[0].length ? [tag] : [];
    }),
  );
}

/** "for two weeks", 超过30天没更新: how long nothing has been heard, in days. */
export function findDurationTags(text: string): Tag[] {
  const tags: Tag[] = [];
  for (const { pattern, type } of DURATIONS) {
    for (const match of text.matchAll(new RegExp(pattern.replaceAll('NUMBER', NUMBER), 'g'))) {
      const unit = UNIT_DAYS[match[2] ?? ''] ?? 1;
      const number = match[1] === undefined || /^an?$/.test(match[1]) ? 1 : numberOf(match[1]);
      if (number !== undefined)
        tags.push({
          start: match.index,
          end: match.index + match[0].length,
          meanings: [{ type, value: String(number * unit) }],
        });
    }
  }
  return tags;
}

/** "top 5", 前三, "three largest", 最大的三个: how many of a ranking are wanted. */
export function findLimitTags(text: string): Tag[] {
  return TOP_WORDS.flatMap(({ pattern, type }) =>
    [...text.matchAll(new RegExp(pattern.replaceAll('NUMBER', NUMBER), 'g'))].flatMap((match) => {
      const value = numberOf(match[1] ?? match[2] ?? '');
      if (value === undefined || value < 1 || value > 100) return [];
      const keeps = match[0].startsWith('最');
      const start = keeps ? match.index + match[0].lastIndexOf(match[1] ?? '') : match.index;
      return [
        {
          start,
          end: match.index + match[0].length,
          meanings: [{ type, value: String(value) }],
        } satisfies Tag,
      ];
    }),
  );
}

export function numberOf(text: string): number | undefined {
  const word = NUMBER_WORDS[text];
  if (word !== undefined) return word;
  if (/^\d/.test(text)) {
    const value = Number(text.replaceAll(',', ''));
    return Number.isFinite(value) ? value : undefined;
  }
  return parseChineseNumber(text);
}
