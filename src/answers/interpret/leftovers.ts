import type { Form, Reading, Scope } from './reading.ts';
import type { Asked } from './rule.ts';
import { DENIABLE, isNegated, NAMES } from './scope.ts';
import { DEGREE, GRADED } from './senses-lexicon.ts';
import { isNoise, type Meaning, means, type Tag } from './tag.ts';
import { isFieldUsed } from './used-fields.ts';

/**
 * The stretches of the question that were understood as words and yet have no part in the query. Answering without
 * saying so would answer something else than was asked.
 */
export function leftovers({ tags, text }: Pick<Asked, 'tags' | 'text'>, reading: Reading): Leftover[] {
  if (SILENT_FORMS.has(reading.form)) return [];
  const standard = standsForItself(tags, reading);
  return tags
    .map((tag, index) => ({ tag, index }))
    .filter(({ tag, index }) => !isReflected(tag, index, tags, text, reading))
    .map(({ tag, index }) => ({
      start: tag.start,
      end: isDegree(tag, text) ? (tags[index + 1]?.end ?? tag.end) : tag.end,
      decisive:
        standard ||
        isDegree(tag, text) ||
        (reading.form === 'lookup' && means(tag, 'super')) ||
        DECISIVE.some(([type, value]) => means(tag, type, value === '' ? undefined : value)),
    }));
}

/**
 * Nobody said by which number it is to be ordered: the usual one may stand in for it only where no other word does, so
 * that "which class has the best office?" is not answered with the progress.
 */
function standsForItself(tags: readonly Tag[], { form, measure, rankBy }: Reading): boolean {
  if (!ORDERS.has(form)) return false;
  const by = rankBy ?? measure;
  return !tags.some(
    (tag) => means(tag, 'field', 'investment') || (by !== undefined && means(tag, 'field', by)),
  );
}

/** 最难的, "the most important": a degree of something that no number tells. */
function isDegree(tag: Tag, text: string): boolean {
  return DEGREE.test(text.slice(tag.start, tag.end));
}

export interface Leftover {
  readonly start: number;
  readonly end: number;
  /** Without it the question is another one, so that an answer would be of no use. */
  readonly decisive: boolean;
}

const DECISIVE: readonly (readonly [string, string])[] = [
  ['neg', 'not'],
  ['cond', 'missing'],
  ['q', 'who'],
  ['q', 'why'],
  ['q', 'where'],
  ['op', 'median'],
  ['rel', 'same'],
  ['rel', 'created'],
  ['tally', ''],
];

/** Forms that answer nothing, so that nothing can be left out of the answer. */
const SILENT_FORMS: ReadonlySet<Form> = new Set([
  'unknown',
  'hostile',
  'help',
  'greeting',
  'write',
  'policy_match',
  'statement',
  'verify_statement',
]);

/** Forms that say who. */
const NAMES_PEOPLE: ReadonlySet<Form> = new Set([
  'responsible',
  'held_by',
  'silent',
  'rank_people',
  'rank_groups',
  'history',
  'changed',
  'turned',
  'reporters',
  'reporting_record',
  'report_count',
  'blockers',
  'dependencies',
  'class_card',
  'compare',
]);
const ORDERS: ReadonlySet<Form> = new Set([
  'report_count',
  'rank',
  'rank_groups',
  'rank_people',
  'compare',
  'milestones',
  'reporting_record',
]);
/** Forms that narrow the records by the whole scope. */
const FILTERS: ReadonlySet<Form> = new Set([
  'list',
  'count',
  'aggregate',
  'group',
  'rank',
  'rank_groups',
  'rank_people',
  'compare',
  'share',
  'rate',
  'overview',
  'changed',
  'turned',
  'reporters',
  'reporting_record',
  'attention',
  'lit_for',
  'report_count',
  'issues',
  'silent',
  'disagreement',
  'dependencies',
  'milestones',
]);

/** Forms of numbers and lists, where a field that is asked for and has no part in it must be named. */
const FIELD_FORMS: ReadonlySet<Form> = new Set([
  'list',
  'count',
  'aggregate',
  'group',
  'rank',
  'rank_groups',
  'rank_people',
  'share',
]);

/** Forms that a period bounds without any other word. */
const OF_A_WINDOW: ReadonlySet<Form> = new Set([
  'changed',
  'turned',
  'silent',
  'rate',
  'reporters',
  'reporting_record',
  'report_count',
]);

function isReflected(tag: Tag, index: number, tags: readonly Tag[], text: string, reading: Reading): boolean {
  if (isUnreadDegree(tag, index, tags, text)) return false;
  if (isNoise(tag)) return true;
  if (means(tag, 'neg', 'not')) return deniesSomething(tags, index, text, reading);
  return tag.meanings.some((one) => one.type !== 'noise' && isUsed(one, reading));
}

/** A superlative of a word that is no number: its degree word alone was read. */
function isUnreadDegree(tag: Tag, index: number, tags: readonly Tag[], text: string): boolean {
  if (!isDegree(tag, text)) return false;
  const next = tags[index + 1];
  if (next === undefined || !isNoise(next)) return false;
  const word = text.slice(next.start, next.end);
  const apart = text.slice(tag.end, next.start).trim().length > 0;
  return !apart && GRADED.test(word);
}

/** A negation is used up by the word that it turns round. */
function deniesSomething(tags: readonly Tag[], index: number, text: string, reading: Reading): boolean {
  const near = [index + 1, index + 2, index + 3, index + 4, index - 1];
  return (
    near.some((at) => {
      const tag = tags[at];
      return (
        tag !== undefined &&
        !isNoise(tag) &&
        isNegated(tags, at, text) &&
        DENIABLE.some((type) => means(tag, type))
      );
    }) ||
    reading.scope.missing.length + reading.scope.absent.length + reading.scope.unheld.length > 0 ||
    reading.scope.unserved ||
    reading.scope.conditions.some((one) => ['silent', 'short_received', 'unpaid'].includes(one))
  );
}

function isUsed({ type, value }: Meaning, reading: Reading): boolean {
  const { form, scope, part } = reading;
  const name = NAMES[type as keyof typeof NAMES];
  if (name !== undefined)
    return holds(scope, name, value, form) || (part !== undefined && holds(part, name, value, form));
  const check = CHECKS[type];
  return check === undefined || check(value, reading, form);
}

/**
 * A denied value leaves its complement behind, so that any value of its list shows that it was used; a stage may have
 * become the date on which it is reached.
 */
function holds(scope: Scope, name: (typeof NAMES)[keyof typeof NAMES], value: string, form: Form): boolean {
  if (name === 'fundSources' && scope.servedBy.length > 0) return true;
  if (
    scope.serving.includes(value) ||
    scope.supportedBy.includes(value) ||
    Object.values(scope.except).some((codes) => codes.includes(value))
  )
    return true;
  if (name === 'stages' && (form === 'blockers' || form === 'dependencies') && value === 'suspended')
    return true;
  if (name === 'stages' && scope.periods.some((one) => one.role === 'start' || one.role === 'due'))
    return true;
  return scope[name].length > 0;
}

/** By type of meaning: whether the query reflects it. Types that are not listed need no reflection. */
const CHECKS: Readonly<Record<string, (value: string, reading: Reading, form: Form) => boolean>> = {
  field: (value, reading, form) => !FIELD_FORMS.has(form) || isFieldUsed(value, reading),
  noun: (value, { roles }, form) => value !== 'person' || form !== 'rank_groups' || roles.length > 0,
  date: (_, { scope, part, measure }, form) =>
    form === 'over_time' ||
    measure === 'investedYearFen' ||
    measure === 'investedMonthFen' ||
    measure === 'yearPlanFen' ||
    [...scope.periods, ...(part?.periods ?? [])].some((one) => {
      if (one.role === 'as_of') return true;
      if (one.role === 'window') return !FILTERS.has(form) || timed(scope) || OF_A_WINDOW.has(form);
      return (
        FILTERS.has(form) || ['lookup', 'history', 'responsible', 'reports', 'prediction'].includes(form)
      );
    }),
  amount: (_, { scope, part }) => scope.amounts.length + (part?.amounts.length ?? 0) > 0,
  percent: (_, { scope, part, having }) =>
    scope.progress !== undefined ||
    scope.rate !== undefined ||
    part?.progress !== undefined ||
    having !== undefined,
  mu: (_, { scope, part }) => scope.landMu !== undefined || part?.landMu !== undefined,
  days: (_, { scope }) => scope.overdueDays !== undefined || scope.silentDays !== undefined,
  duration: (_, { scope }) => scope.silentDays !== undefined,
  people: (_, { scope }) => scope.heads !== undefined,
  super: (_, { direction, fields }, form) =>
    ORDERS.has(form) ||
    form === 'over_time' ||
    (form === 'rate' && direction !== undefined) ||
    fields.includes('lastUpdatedAt'),
  limit: (_, { limit }, form) =>
    limit !== undefined && (ORDERS.has(form) || form === 'rate' || form === 'reports'),
  limit_after: (_, { limit }) => limit !== undefined,
  limit_bottom: (_, { limit }) => limit !== undefined,
  cond: (value, { scope, part, statements }, form) =>
    value === 'missing'
      ? scope.unserved ||
        Object.keys(scope.denied).length > 0 ||
        scope.missing.length +
          scope.absent.length +
          scope.unheld.length +
          scope.conditions.length +
          (part?.missing.length ?? 0) >
          0
      : [...scope.conditions, ...scope.absent, ...(part?.conditions ?? [])].some((one) => one === value) ||
        (value === 'lit_badly' && scope.lights.length > 0) ||
        ((value === 'due_soon' || value === 'expiring_soon') && scope.periods.length > 0) ||
        (value === 'changed' && (form === 'history' || form === 'changed' || form === 'turned')) ||
        (value === 'disagree' && (form === 'disagreement' || form === 'lookup')) ||
        (value === 'pace' && (form === 'lookup' || form === 'prediction')) ||
        statements.length > 0,
  role: (_, { roles, fields, scope }, form) =>
    scope.unheld.length + scope.people.length + scope.classes.length > 0 ||
    (roles.length > 0 &&
      ['responsible', 'held_by', 'rank_people', 'rank_groups', 'history'].includes(form)) ||
    fields.includes('leadUnit') ||
    fields.includes('members'),
  q: (value, { fields, rankBy }, form) => {
    if (value === 'who')
      return (
        NAMES_PEOPLE.has(form) ||
        fields.some((field) => ['author', 'ownerEntity', 'operator', 'leadUnit'].includes(field))
      );
    if (value === 'why') return form === 'reason';
    if (value === 'where') return fields.includes('location');
    if (value === 'when')
      return (
        form === 'history' ||
        form === 'changed' ||
        form === 'turned' ||
        form === 'prediction' ||
        rankBy !== undefined ||
        fields.some((field) => /On$|At$|^valid|slot|milestones|updates/.test(field))
      );
    return true;
  },
  op: (value, { statistic, trend, groupBy, measure }, form) => {
    switch (value) {
      case 'median':
        return statistic === 'median' && form === 'aggregate';
      case 'avg':
        return statistic === 'avg' || measure === 'progress';
      case 'share':
        return form === 'share' || form === 'rate' || form === 'group' || measure === 'landMu';
      case 'compare':
        return form === 'compare' || form === 'over_time';
      case 'trend':
        return form === 'over_time' || form === 'history' || (trend && form === 'group');
      case 'history':
        return form === 'history' || form === 'changed';
      case 'distribution':
        return groupBy !== undefined;
      default:
        return true;
    }
  },
  verb: (value, { scope }, form) =>
    (value !== 'predict' && value !== 'match') ||
    form === 'prediction' ||
    form === 'lever_match' ||
    scope.periods.some((one) => one.role === 'due'),
  rate: (_, { rate, scope }) => rate !== undefined || scope.rate !== undefined,
  rel: () => false,
  than: (_, __, form) => form === 'over_time' || form === 'compare',
  shift: (_, { shift }, form) => shift !== undefined && (form === 'changed' || form === 'history'),
  zero: (_, { scope }) => scope.amounts.length > 0 || scope.progress !== undefined,
  tally: (_, { having, scope }) => having !== undefined || scope.cityCount !== undefined,
};

function timed({ conditions, people }: Scope): boolean {
  return people.length > 0 || conditions.some((one) => one === 'silent' || one === 'reported');
}
