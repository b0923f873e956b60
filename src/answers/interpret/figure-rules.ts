import type { GroupKey, Measure } from '../../plan/query.ts';
import { AMOUNT_FIELDS } from '../../plan/records.ts';
import { type ItemKind, isOneOf } from '../../plan/terms.ts';
import { RATE_PAIRS } from '../evidence/rates.ts';
import {
  COUNTED_WORDS_GAP,
  NAMES_LIGHTS,
  PACE_WORDS,
  RESPECTIVELY,
  SIZE_WORDS,
  SPENT,
} from './number-lexicon.ts';
import { boundedRate } from './ratios.ts';
import type { Field, RateName, Reading, Scope } from './reading.ts';
import { type Asked, type Decision, narrows, type Rule } from './rule.ts';
import { isMeasure, type Signals } from './signals.ts';
import { means } from './tag.ts';

export const rates: Rule = (asked) => {
  const { scope, tags, signals } = asked;
  const { has, groupBy, fields } = signals;
  const named = tags.flatMap((tag) => tag.meanings).find((one) => one.type === 'rate')?.value as
    | RateName
    | undefined;
  const bounded = scope.lights.length + scope.stages.length + scope.amounts.length > 0;
  const asks = has('op', 'share') && !bounded;
  const opposed = has('op', 'compare') || has('than') ? opposedRate(fields, has('noun', 'plan')) : undefined;
  // "The worst by recruitment target": what is good or bad is how much of it was reached.
  const paced = signals.superlative === 'slow' || signals.superlative === 'fast';
  const reached = paced && scope.items.length === 0 ? reachedOf(signals.measure) : undefined;
  const rate: RateName | undefined =
    named ?? opposed ?? (asks ? rateOfFields(fields, scope) : undefined) ?? reached;
  const bound = scope.progress !== undefined && !fields.includes('progress');
  const measured = bound
    ? (boundedRate(asked) ??
      rate ??
      rateOfFields(fields, scope) ??
      (fields.includes('investment') ? 'total_invested_of_total' : undefined))
    : undefined;
  if (measured !== undefined && PAIRED.has(measured)) return ratesBeyond(asked, measured);
  if (rate === undefined) return undefined;
  const { superlative } = signals;
  const low = superlative === 'min' || superlative === 'slow' || superlative === 'smaller' || signals.bottom;
  const ranked = superlative !== undefined || has('op', 'rank') || has('op', 'rank_asc');
  return {
    form: 'rate',
    rate,
    groupBy: groupBy ?? (ranked && has('noun', 'class') ? 'class' : undefined),
    direction: ranked ? (low ? 'ascending' : 'descending') : undefined,
    limit: signals.limit,
    each: signals.each || undefined,
    scope: reached === rate ? { ...scope, statuses: [] } : scope,
  };
};

function reachedOf(measure: Measure | undefined): RateName | undefined {
  return Object.entries(RATE_PAIRS).find(([, pair]) =>
    pair.some((one) => one === measure && measure !== 'totalInvestmentFen'),
  )?.[0] as RateName | undefined;
}

/** "Received versus planned": two numbers of which one is measured by the other. `plan`: only "the plan" is said of the second. */
export function opposedRate(fields: readonly Field[], plan: boolean): RateName | undefined {
  const found = Object.entries(RATE_PAIRS).find(
    ([, [above, below]]) => fields.includes(above) && fields.includes(below),
  );
  if (found) return found[0] as RateName;
  if (fields.includes('investment') && fields.includes('yearPlanFen')) return 'year_invested_of_plan';
  return plan && fields.includes('investedYearFen') ? 'year_invested_of_plan' : undefined;
}

/** Rates that one record has of its own. */
const PAIRED: ReadonlySet<RateName> = new Set([
  'received_of_planned',
  'paid_of_received',
  'year_invested_of_plan',
  'total_invested_of_total',
  'recruited_of_target',
]);

/** 到位率低于80%的资金, "classes with an arrival rate below 50 %": the percentage bounds the rate and not the progress. */
function ratesBeyond({ scope, signals }: Asked, name: RateName): Decision {
  const { progress, ...rest } = scope;
  const range = progress ?? {};
  if (signals.groupBy === 'class' || (signals.has('noun', 'class') && scope.kinds.length === 0))
    return {
      form: 'rate',
      rate: name,
      groupBy: 'class',
      having: range,
      scope: { ...rest, progress: undefined },
    };
  return { form: 'list', scope: { ...rest, progress: undefined, rate: { name, range } } };
}

/** "What percentage of the funds has been paid out?": each of these numbers is measured by one other. */
function rateOfFields(fields: readonly Field[], { conditions }: Scope): RateName | undefined {
  if (fields.includes('paidFen')) return 'paid_of_received';
  if (fields.includes('receivedFen')) return 'received_of_planned';
  if (fields.includes('investedYearFen')) return 'year_invested_of_plan';
  if (fields.includes('investedTotalFen')) return 'total_invested_of_total';
  if (fields.includes('recruitedCount')) return 'recruited_of_target';
  return conditions.includes('reported') || fields.includes('updates') ? 'reported_of_open' : undefined;
}

export const share: Rule = (asked) => {
  const { scope, signals } = asked;
  if (!signals.has('op', 'share')) return undefined;
  // 自筹占比: only funds have a source.
  if (scope.kinds.length === 0 && scope.fundSources.length > 0 && scope.items.length === 0)
    return share({ ...asked, scope: { ...scope, kinds: ['fund'] } });
  const parts: (keyof Scope)[] = [
    'lights',
    'stages',
    'statuses',
    'conditions',
    'natures',
    'fundSources',
    'missing',
    'amounts',
    'issueTypes',
  ];
  let chosen = parts.filter((key) => (scope[key] as readonly unknown[]).length > 0);
  if (scope.progress !== undefined) chosen = [...chosen, 'progress'];
  if (chosen.length === 0)
    chosen = (['cities', 'industries', 'classes'] as const).filter((key) => scope[key].length > 0);
  if (chosen.length === 0 && amountOf(signals) === undefined && scope.kinds.length > 0) chosen = ['kinds'];
  if (chosen.length === 0) {
    if (signals.groupBy === undefined) return undefined;
    return signals.has('field', 'investment') && signals.measure === undefined
      ? { form: 'group', groupBy: signals.groupBy, ambiguity: INVESTMENT }
      : { form: 'group', groupBy: signals.groupBy, measure: amountOf(signals), shares: true };
  }
  // Of the capital pool a share is one of its money, unless the funds are counted.
  const ofMoney =
    scope.kinds.length === 1 &&
    scope.kinds[0] === 'fund' &&
    !signals.has('q', 'how_many') &&
    !signals.has('op', 'count');
  const base = { ...scope } as Record<string, unknown>;
  for (const key of chosen) base[key] = key === 'progress' ? undefined : [];
  return {
    form: 'share',
    scope: base as unknown as Scope,
    part: scope,
    measure: amountOf(signals) ?? (ofMoney ? 'plannedFen' : undefined),
    groupBy: signals.groupBy,
  };
};

function amountOf({ fields }: Signals): Measure | undefined {
  return fields.find((field) => isOneOf(AMOUNT_FIELDS, field)) as Measure | undefined;
}

/** "Which is bigger?" of projects is about their investment, "faster" about progress. */
function comparedBy(
  { scope, signals: { has, superlative }, text }: Asked,
  sides: string,
): Measure | undefined {
  if (superlative === 'slow' || superlative === 'fast') return 'progress';
  if (PACE_WORDS.test(text)) return 'progress';
  const sized = SIZE_WORDS.test(text) || superlative === 'max' || superlative === 'min';
  if (sides !== 'item' || !sized || has('field', 'dueOn') || has('field', 'progress')) return undefined;
  if (scope.items.every((code) => code.startsWith('PRJ'))) return 'totalInvestmentFen';
  return scope.items.every((code) => code.startsWith('FND')) ? 'plannedFen' : undefined;
}

export const compare: Rule = (asked) => {
  const { scope, signals, text } = asked;
  const { has, superlative } = signals;
  const comparative =
    superlative !== undefined &&
    ['larger', 'smaller', 'earlier', 'later', 'slow', 'fast', 'max', 'min', 'earliest', 'latest'].includes(
      superlative,
    );
  const bare = /(?:哪个|哪一个|哪座|谁)[^?？]{0,14}(?:多|高|快|大|早|好|少|低|慢|晚|小)/.test(text);
  if (!has('op', 'compare') && !comparative && !bare) return undefined;
  const groups: readonly (readonly [GroupKey | 'item', readonly string[]])[] = [
    ['item', scope.items],
    ['class', scope.classes],
    ['city', scope.cities],
    ['industry', scope.industries],
    ['stage', scope.stages],
    ['nature', scope.natures],
    ['fundSource', scope.fundSources],
    ['light', scope.lights],
    ['kind', scope.kinds],
  ];
  const sides = groups.find(([, values]) => values.length >= 2);
  if (!sides) return undefined;
  if (sides[0] === 'kind' && !has('op', 'compare') && !has('join')) return undefined;
  if (['light', 'stage'].includes(sides[0]) && !has('op', 'compare')) return undefined;
  return {
    form: 'compare',
    groupBy: sides[0] === 'item' ? undefined : sides[0],
    counting:
      has('q', 'how_many') ||
      (signals.measure === undefined &&
        !has('field', 'investment') &&
        scope.conditions.length + scope.lights.length + scope.stages.length + scope.statuses.length > 0),
    measure:
      signals.measure ??
      (has('field', 'investment') ? 'totalInvestmentFen' : undefined) ??
      comparedBy(asked, sides[0]),
    direction:
      has('super', 'smaller') ||
      has('super', 'slow') ||
      has('super', 'earlier') ||
      has('super', 'min') ||
      has('super', 'earliest')
        ? 'ascending'
        : 'descending',
  };
};

const SORTED_ITEMS = 10;
const RANKABLE = ['progress', 'totalInvestmentFen', 'dueOn'] as const;

/** What an amount of a kind of item usually is, for "the largest project". */
const MAIN_MEASURE: Readonly<Partial<Record<ItemKind, Measure>>> = {
  project: 'totalInvestmentFen',
  fund: 'plannedFen',
  talent: 'targetCount',
};

/** 城里项目最多的是哪个: what has the most of them is a city, and no project. */
function headingRanked({
  scope,
  tags,
  signals: { has, superlative, measure, fields },
}: Asked): GroupKey | undefined {
  const counts = superlative === 'max' || superlative === 'min';
  if (!counts || measure !== undefined || scope.kinds.length === 0 || scope.items.length > 0)
    return undefined;
  if (!tags.some((tag) => means(tag, 'super') && COUNTS_MOST.has(tag.meanings[0]?.value ?? '')))
    return undefined;
  if (fields.includes('cities') && scope.cities.length === 0) return 'city';
  return has('noun', 'class') && scope.classes.length === 0 ? 'class' : undefined;
}

const COUNTS_MOST: ReadonlySet<string> = new Set(['max', 'min']);

export const rank: Rule = (asked) => {
  const { scope, signals } = asked;
  const { has, superlative } = signals;
  const groupBy = signals.groupBy ?? headingRanked(asked);
  // "sorted by due date" wants a list and not only its first.
  const limit = signals.limit ?? (superlative === undefined ? SORTED_ITEMS : undefined);
  const recent =
    has('order', 'recent') && scope.periods.length === 0 && !has('q', 'when') && !has('q', 'who');
  const ranks = has('op', 'rank') || has('op', 'rank_asc') || recent || signals.limit !== undefined;
  if (superlative === undefined && !ranks) return undefined;
  // "The oldest open issue": issues have no number or date of the records.
  if (signals.measure === undefined && groupBy === undefined && scope.conditions.includes('has_issue'))
    return undefined;
  if (scope.items.length === 1 && superlative !== 'slow') return undefined;
  if (recent && superlative === undefined && scope.kinds.length === 0 && !has('noun', 'item'))
    return undefined;
  const investment = has('field', 'investment') ? 'totalInvestmentFen' : undefined;
  const low =
    superlative === 'min' ||
    superlative === 'slow' ||
    superlative === 'smaller' ||
    superlative === 'earliest' ||
    superlative === 'earlier' ||
    signals.bottom;
  const direction = low ? 'ascending' : 'descending';
  const pace = superlative === 'slow' || superlative === 'fast' ? 'progress' : undefined;
  const measure = signals.measure ?? investment ?? pace;
  if (groupBy !== undefined) {
    const conditional =
      scope.conditions.length + scope.lights.length + scope.stages.length + scope.statuses.length > 0;
    // 哪个来源的资金最多 asks for the most money, not for the most entries.
    const money = scope.kinds.length === 1 && scope.kinds[0] === 'fund' && !has('q', 'how_many');
    const rate = reportRate(asked);
    if (rate) return { form: 'rate', rate, groupBy, direction, limit: signals.limit };
    return {
      form: 'rank_groups',
      groupBy,
      measure: conditional && !signals.measure ? undefined : (measure ?? (money ? 'plannedFen' : undefined)),
      direction,
      limit: signals.limit,
    };
  }
  const dated =
    superlative === 'earliest' ||
    superlative === 'latest' ||
    superlative === 'earlier' ||
    superlative === 'later';
  const date = dateField(asked);
  const kind = scope.kinds[0];
  const datedAsk =
    recent ||
    signals.fields.some((field) => ['dueOn', 'startOn', 'validTo', 'lastUpdatedAt'].includes(field));
  const rankBy = dated ? date : (measure ?? (datedAsk ? date : undefined) ?? (kind && MAIN_MEASURE[kind]));
  if (scope.conditions.includes('overdue') && measure === undefined)
    return { form: 'rank', rankBy: 'dueOn', direction: low ? 'descending' : 'ascending', limit };
  // 到期日最近的五个, "the next five deadlines": what comes first; of updates the newest.
  const earliestFirst =
    superlative === undefined &&
    rankBy !== undefined &&
    !isMeasure(rankBy) &&
    rankBy !== 'lastUpdatedAt' &&
    !signals.bottom;
  if (earliestFirst) return { form: 'rank', rankBy, direction: 'ascending', limit };
  // "The project that was started first": whatever its stage is by now.
  if (rankBy === 'startOn' && dated)
    return { form: 'rank', rankBy, direction, limit, scope: { ...scope, stages: [] } };
  if (rankBy === undefined)
    return superlative === undefined
      ? undefined
      : { form: 'rank', direction, limit, ambiguity: { about: 'measure', options: RANKABLE } };
  return { form: 'rank', rankBy, direction, limit };
};

function reportRate({ scope, signals: { has } }: Asked): RateName | undefined {
  return scope.conditions.includes('reported') || has('rate', 'reported_of_open')
    ? 'reported_of_open'
    : undefined;
}

function dateField({
  scope,
  signals: { has, fields },
}: Asked): 'dueOn' | 'startOn' | 'validTo' | 'lastUpdatedAt' {
  if (fields.includes('startOn') || scope.stages.includes('started')) return 'startOn';
  if (has('order', 'recent') || fields.includes('lastUpdatedAt') || fields.includes('updates'))
    return 'lastUpdatedAt';
  if (fields.includes('validTo') || (scope.kinds.includes('policy') && scope.kinds.length === 1))
    return 'validTo';
  return 'dueOn';
}

export const group: Rule = (asked) => {
  const { scope, signals } = asked;
  const { has } = signals;
  const respective = respectiveOf(asked);
  const groupBy = signals.groupBy ?? respective;
  if (groupBy === undefined || scope.items.length > 0) return undefined;
  if (has('field', 'investment') && signals.measure === undefined)
    return { form: 'group', groupBy, ambiguity: INVESTMENT };
  const across =
    acrossOf(asked, groupBy) ??
    (respective !== groupBy ? CROSSED.find((key) => key === respective) : undefined);
  return {
    form: 'group',
    scope: withOwnKind(scope, [groupBy, across]),
    groupBy,
    measure:
      measureFor(signals, scope) ??
      (groupBy === 'fundSource' && has('q', 'how_much') ? 'plannedFen' : undefined),
    across,
    statistic: statisticOf(signals),
    trend: has('op', 'trend'),
  };
};

/** 在建和竣工的项目分别有多少: of several values each is counted by itself. */
function respectiveOf({ scope, signals: { has }, text }: Asked): GroupKey | undefined {
  if (!RESPECTIVELY.test(text) || !(has('q', 'how_many') || has('q', 'how_much'))) return undefined;
  const several: readonly (readonly [GroupKey, readonly string[]])[] = [
    ['light', scope.lights],
    ['stage', scope.stages],
    ['status', scope.statuses],
    ['kind', scope.kinds],
    ['nature', scope.natures],
    ['fundSource', scope.fundSources],
    ['class', scope.classes],
    ['city', scope.cities],
    ['industry', scope.industries],
  ];
  return several.find(([, values]) => values.length > 1)?.[0];
}

/** Stages are of projects and sources of funds: under these headings nothing else is counted. */
function withOwnKind(scope: Scope, headings: readonly (GroupKey | undefined)[]): Scope {
  if (scope.kinds.length > 0) return scope;
  if (headings.includes('stage') || headings.includes('nature')) return { ...scope, kinds: ['project'] };
  return headings.includes('fundSource') ? { ...scope, kinds: ['fund'] } : scope;
}

const CROSSED = ['light', 'stage', 'status', 'kind'] as const;
const CROSSED_LISTS = [
  ['light', 'lights'],
  ['stage', 'stages'],
  ['status', 'statuses'],
  ['kind', 'kinds'],
] as const;

/** "light by class", 各专班亮灯情况: how many of each light every class has. */
function acrossOf(
  { signals: { fields, measure }, scope, tags, text }: Asked,
  groupBy: GroupKey,
): Reading['across'] {
  if (measure !== undefined) return undefined;
  // 各专班红黄绿灯数量: of several values that are named each is a column, unless one word means them all.
  const several = CROSSED_LISTS.find(
    ([key, list]) => key !== groupBy && scope[list].length > 1 && scope.denied[list] === undefined,
  );
  const byOneWord = tags.some(
    (tag) => means(tag, 'cond', 'lit_badly') && !NAMES_LIGHTS.test(text.slice(tag.start, tag.end)),
  );
  if (several && !byOneWord) return several[0];
  return CROSSED.find((key) => key !== groupBy && fields.includes(key));
}

const INVESTMENT = {
  about: 'investment',
  options: ['totalInvestmentFen', 'investedYearFen', 'investedMonthFen', 'investedTotalFen'],
} as const;

function statisticOf({ has, measure }: Signals): 'sum' | 'avg' | 'median' {
  if (has('op', 'median')) return 'median';
  return has('op', 'avg') || measure === 'progress' ? 'avg' : 'sum';
}

/** A measure that only bounds the list ("projects above 1亿") is not asked for. */
function measureFor({ measure, has }: Signals, scope: Scope): Measure | undefined {
  if (measure === undefined || scope.missing.some((field) => field === measure)) return undefined;
  if (scope.conditions.includes('short_received') && measure === 'receivedFen') return undefined;
  const bounds =
    scope.amounts.some((one) => one.field === measure) ||
    (measure === 'progress' && scope.progress !== undefined) ||
    (measure === 'landMu' && scope.landMu !== undefined);
  const asks = has('op', 'sum') || has('op', 'avg') || has('op', 'median') || has('q', 'how_much');
  return bounds && !asks ? undefined : measure;
}

export const aggregate: Rule = ({ scope, signals, text }) => {
  const { has } = signals;
  if (scope.items.length > 0) {
    const several =
      scope.items.length > 1 &&
      (has('op', 'sum') || has('op', 'avg') || has('op', 'median')) &&
      signals.measure !== undefined &&
      !/总投资|total investment/.test(text);
    return several
      ? { form: 'aggregate', measure: signals.measure, statistic: statisticOf(signals) }
      : undefined;
  }
  const asksAmount =
    has('q', 'how_much') ||
    has('op', 'sum') ||
    has('op', 'avg') ||
    has('op', 'median') ||
    has('q', 'what') ||
    has('op', 'list') ||
    has('q', 'how');
  // 专项债用了多少, "bond money spent": the money of a source, and not the entries.
  const ofSource =
    scope.kinds.length === 0 && scope.fundSources.length > 0 && !scope.conditions.includes('unpaid');
  if (ofSource && (has('q', 'how_much') || has('op', 'sum') || SPENT.test(text)) && !has('q', 'how_many')) {
    const said = measureFor(signals, scope);
    if (said !== undefined && said !== 'investedYearFen')
      return {
        form: 'aggregate',
        measure: said,
        statistic: statisticOf(signals),
        scope: { ...scope, kinds: ['fund'] },
      };
    const spent = has('field', 'investment') || SPENT.test(text);
    return {
      form: 'aggregate',
      measure: spent ? 'paidFen' : 'plannedFen',
      statistic: 'sum',
      fields: spent ? ['paidFen', 'receivedFen'] : ['plannedFen', 'receivedFen', 'paidFen'],
      scope: { ...scope, kinds: ['fund'] },
    };
  }
  const generic = has('field', 'investment') && signals.measure === undefined;
  if (
    generic &&
    (has('q', 'how_much') || has('op', 'sum') || has('op', 'avg') || has('op', 'median') || !has('q')) &&
    scope.amounts.length === 0 &&
    !has('q', 'which')
  )
    return { form: 'aggregate', ambiguity: INVESTMENT };
  const measure = measureFor(signals, scope);
  if (measure !== undefined) {
    const lists =
      (has('q', 'which') || has('op', 'list')) &&
      !has('op', 'sum') &&
      !has('op', 'avg') &&
      !has('op', 'median') &&
      !has('q', 'how_much') &&
      scope.kinds.length > 0 &&
      !/总投资|总额|total/.test(text);
    if (signals.each && scope.kinds.length > 0) return { form: 'list' };
    if (lists || (has('q', 'how_many') && !['targetCount', 'recruitedCount', 'landMu'].includes(measure)))
      return undefined;
    return { form: 'aggregate', measure, statistic: statisticOf(signals) };
  }
  const ofFunds = scope.kinds.every((kind) => kind === 'fund');
  if (
    has('field', 'unpaid') &&
    ofFunds &&
    (has('q', 'how_much') || has('op', 'sum')) &&
    !has('q', 'how_many')
  )
    return { form: 'aggregate', fields: ['unpaid'], scope: { ...scope, kinds: ['fund'] } };
  const pool =
    ofFunds &&
    scope.kinds.length + scope.fundSources.length > 0 &&
    (has('q', 'how_much') || has('op', 'sum')) &&
    !has('q', 'how_many');
  if (pool && asksAmount && scope.conditions.every((one) => one === 'unpaid'))
    return {
      form: 'aggregate',
      measure: 'plannedFen',
      statistic: 'sum',
      fields: ['plannedFen', 'receivedFen', 'paidFen'],
      scope: { ...scope, kinds: ['fund'] },
    };
  return undefined;
};

/** "How many vaccine plants are there?", 疫苗厂有几个: what is counted is said by the words themselves. */
function countsWords({ words, tags, text }: Asked): boolean {
  return tags.some(
    (tag) =>
      means(tag, 'q', 'how_many') &&
      words.some((word) => {
        const between =
          word.start >= tag.end ? text.slice(tag.end, word.start) : text.slice(word.end, tag.start);
        return COUNTED_WORDS_GAP.test(between);
      }),
  );
}

export const count: Rule = (asked) => {
  const { scope, signals } = asked;
  const { has } = signals;
  if (!has('q', 'how_many') && !has('q', 'how_much') && !has('op', 'count') && !has('op', 'sum'))
    return undefined;
  if (scope.items.length > 0) return undefined;
  if (has('field', 'milestones') || (has('field', 'updates') && scope.conditions.length === 0))
    return undefined;
  if (has('noun', 'class') && scope.kinds.length === 0 && !has('noun', 'item')) {
    return narrows(scope)
      ? { form: 'group', groupBy: 'class', counting: true }
      : { form: 'class_list', counting: true };
  }
  const counts = narrows(scope) || has('noun', 'item') || scope.periods.length > 0 || countsWords(asked);
  return counts ? { form: 'count', counting: true } : undefined;
};
