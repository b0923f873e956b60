import type { GroupKey, Measure } from '../../plan/query.ts';
import { isOneOf, ROLES, type Role, STATEMENT_TOPICS, type StatementTopic } from '../../plan/terms.ts';
import { numberOf } from './measures.ts';
import { COUNTED_BEFORE, COUNTED_GAP } from './number-lexicon.ts';
import { type Field, MORE_FIELDS } from './reading.ts';
import { isAmountField, isItemField } from './scope.ts';
import { isNoise, means, type Tag } from './tag.ts';

/** What the words ask for, gathered before a form is chosen. */
export interface Signals {
  readonly has: (type: string, value?: string) => boolean;
  readonly fields: readonly Field[];
  readonly roles: readonly Role[];
  readonly topics: readonly StatementTopic[];
  readonly statements: readonly string[];
  readonly measure?: Measure | undefined;
  readonly groupBy?: GroupKey | undefined;
  readonly superlative?: string | undefined;
  readonly limit?: number | undefined;
  readonly bottom: boolean;
  /** 各资金, "for each fund": every record of the kind by itself. */
  readonly each: boolean;
}

const DIMENSIONS: Readonly<Record<string, GroupKey>> = {
  'noun:class': 'class',
  'field:class': 'class',
  'field:cities': 'city',
  'topic:cities': 'city',
  'field:industry': 'industry',
  'field:kind': 'kind',
  'field:stage': 'stage',
  'field:light': 'light',
  'field:nature': 'nature',
  'field:fundSource': 'fundSource',
  'field:source': 'fundSource',
  'field:status': 'status',
  'field:leadUnit': 'class',
};

const OTHER_MEASURES = ['progress', 'landMu', 'targetCount', 'recruitedCount'] as const;

export function isMeasure(field: string): field is Measure {
  return isAmountField(field) || isOneOf(OTHER_MEASURES, field);
}

export function readSignals(tags: readonly Tag[], text: string, statements: readonly string[]): Signals {
  const has = (type: string, value?: string): boolean => tags.some((tag) => means(tag, type, value));
  const values = (type: string): string[] => [
    ...new Set(
      tags.flatMap((tag) => tag.meanings.filter((one) => one.type === type).map((one) => one.value)),
    ),
  ];
  const fields = settledFields(
    values('field').filter((value): value is Field => isItemField(value) || isOneOf(MORE_FIELDS, value)),
    text,
  );
  const measure = fields.find((field) => isAmountField(field)) ?? fields.find((field) => isMeasure(field));
  const limit = tags.flatMap((tag) => tag.meanings).find((one) => one.type.startsWith('limit'));
  const superlative = tags
    .flatMap((tag) => tag.meanings)
    .find((one) => one.type === 'super' && !['top', 'bottom'].includes(one.value))?.value;
  const ordered = ['super', 'order'].some((type) => has(type)) || has('op', 'rank') || has('op', 'rank_asc');
  return {
    has,
    fields,
    roles: values('role').filter((value): value is Role => isOneOf(ROLES, value)),
    topics: values('topic').filter((value): value is StatementTopic => isOneOf(STATEMENT_TOPICS, value)),
    statements,
    measure: measure as Measure | undefined,
    groupBy: groupOf(tags, text),
    superlative,
    limit: limit ? Number(limit.value) : countedBefore(tags, text, ordered),
    each:
      !['sum', 'avg', 'median'].some((value) => has('op', value)) &&
      tags.some((tag, index) => means(tag, 'group', 'each') && isKindAfter(tags, index, text)),
    bottom: limit?.type === 'limit_bottom' || has('op', 'rank_asc'),
  };
}

/** "five items with the lowest progress", 最近三次更新: the number before what is counted; of records only in an order. */
function countedBefore(tags: readonly Tag[], text: string, ordered: boolean): number | undefined {
  for (const tag of tags) {
    const times = /次\s*(?:的)?$/.test(text.slice(0, tag.start));
    const reports =
      means(tag, 'field', 'updates') ||
      means(tag, 'field', 'lastUpdatedAt') ||
      (times && (means(tag, 'field', 'progress') || means(tag, 'field', 'light')));
    const counted = means(tag, 'noun', 'item') || means(tag, 'kind') || means(tag, 'field', 'dueOn');
    if (!reports && !(ordered && counted)) continue;
    const match = COUNTED_BEFORE.exec(text.slice(0, tag.start));
    const value = numberOf(match?.[1] ?? match?.[2] ?? '');
    if (value !== undefined && value >= 1 && value <= 100) return value;
  }
  return undefined;
}

function isKindAfter(tags: readonly Tag[], index: number, text: string): boolean {
  const [tag, next, second] = [tags[index], tags[index + 1], tags[index + 2]];
  const at = next !== undefined && isNoise(next) ? second : next;
  return (
    tag !== undefined &&
    at !== undefined &&
    means(at, 'kind') &&
    text.slice(tag.end, at.start).trim().length <= 2
  );
}

/** "by city", "each class", 各专班, 按阶段; and "which class … the most". */
function groupOf(tags: readonly Tag[], text: string): GroupKey | undefined {
  const dimension = (tag: Tag | undefined): GroupKey | undefined =>
    tag?.meanings.map((one) => DIMENSIONS[`${one.type}:${one.value}`]).find((key) => key !== undefined);
  for (const [index, tag] of tags.entries()) {
    if (means(tag, 'group')) {
      for (const at of [index + 1, index + 2]) {
        const next = tags[at];
        if (!next || text.slice(tag.end, next.start).trim().length > 2) break;
        const key =
          dimension(next) ??
          (means(next, 'kind') && means(tag, 'group', 'each') && index + 1 === at ? undefined : undefined);
        if (key) return key;
        if (!isNoise(next) && !means(next, 'group')) break;
      }
    }
    if (means(tag, 'op', 'distribution')) {
      const key =
        dimension(tags[index - 1]) ??
        dimension(tags[index - 2]) ??
        dimension(tags[index + 1]) ??
        dimension(tags[index + 2]);
      if (key) return key;
    }
  }
  for (const [index, tag] of tags.entries()) {
    const key = dimension(tag);
    if (key === undefined) continue;
    const asked =
      /^(?:which|what|哪|什么)/.test(text.slice(tag.start, tag.end)) ||
      [index - 1, index - 2, index - 3].some(
        (at) =>
          tags[at] !== undefined &&
          means(tags[at] as Tag, 'q') &&
          COUNTED_GAP.test(text.slice((tags[at] as Tag).end, tag.start)),
      );
    const ranks = tags.some((one) => means(one, 'super') || means(one, 'op', 'rank'));
    if (ranks && (isRanked(tags, index, text) || isToBeRanked(tags, index))) return key;
    if (asked && ranks) return key;
  }
  return undefined;
}

/** "Rank the cities by total investment", 各城排名: the heading right after the order to rank. */
function isToBeRanked(tags: readonly Tag[], index: number): boolean {
  const before = tags.slice(Math.max(0, index - 3), index).filter((tag) => !isNoise(tag));
  const last = before.at(-1);
  return last !== undefined && (means(last, 'op', 'rank') || means(last, 'op', 'rank_asc'));
}

/** 进度最高的专班, "the class with the most overdue items": the heading itself is what is ranked. */
function isRanked(tags: readonly Tag[], index: number, text: string): boolean {
  const tag = tags[index];
  if (
    tag === undefined ||
    means(tag, 'field', 'light') ||
    means(tag, 'field', 'stage') ||
    means(tag, 'field', 'status')
  )
    return false;
  const rest = text.slice(tag.end).trim();
  const superlative = [index - 1, index - 2].some(
    (at) =>
      tags[at] !== undefined &&
      means(tags[at] as Tag, 'super') &&
      /^[\s的]*$/.test(text.slice((tags[at] as Tag).end, tag.start).replace(/(?:是|为|哪个|哪一个)/g, '')),
  );
  if (superlative)
    return (
      /^(?:是|为)?(?:哪|谁|什么|[?？。]|$)/.test(rest) || rest === '' || /^(?:by|in|for|with|on)\b/.test(rest)
    );
  return /^(?:with|that has|having|has)\b/.test(rest);
}

/** Fields whose words are alike, told apart by what stands beside them. */
function settledFields(fields: readonly Field[], text: string): Field[] {
  const drop = new Set<Field>();
  if (fields.includes('parent') && fields.includes('children'))
    drop.add(/parts|components|子|包含|下面/.test(text) ? 'parent' : 'children');
  if (fields.includes('eligibility') || fields.includes('clause')) drop.add('ownerEntity');
  if (fields.includes('supportingClasses') && /\bneed/.test(text))
    return ['supportNeeded', ...fields.filter((one) => one !== 'supportingClasses')];
  if (fields.includes('supportNeeded')) drop.add('supportingClasses');
  return fields.filter((field) => !drop.has(field));
}
