import { ITEM_FIELDS, type ItemField, type Range } from '../../plan/query.ts';
import { AMOUNT_FIELDS, type AmountField } from '../../plan/records.ts';
import {
  FUND_SOURCES,
  type FundSource,
  ITEM_KINDS,
  ITEM_STATUSES,
  type ItemKind,
  isOneOf,
  LIGHTS,
  NATURES,
  ROLES,
  type Role,
  STAGES,
} from '../../plan/terms.ts';
import { NEVER, OF_VERBS, STUCK_ON } from './about-lexicon.ts';
import { type Condition, EMPTY_SCOPE, type Scope } from './reading.ts';
import { BY_THE_DISTRICT } from './senses-lexicon.ts';
import { isNoise, means, type Tag } from './tag.ts';

/** Stages before anything is built: 未开工. */
const BEFORE_START = ['planned', 'signed', 'preliminary'] as const;
const CLOSED_LISTS = {
  light: LIGHTS,
  stage: STAGES,
  nature: NATURES,
  status: ITEM_STATUSES,
  kind: ITEM_KINDS,
  fundSource: FUND_SOURCES,
} as const;

/** What a negation can turn round; of anything else it is left over. */
export const DENIABLE: readonly string[] = [
  ...Object.keys(CLOSED_LISTS),
  'class',
  'item',
  'city',
  'industry',
  'cond',
];

/** The list of a scope that a type of meaning goes to. */
export const NAMES = {
  light: 'lights',
  stage: 'stages',
  city: 'cities',
  industry: 'industries',
  nature: 'natures',
  status: 'statuses',
  kind: 'kinds',
  fundSource: 'fundSources',
  issue: 'issueTypes',
  class: 'classes',
  item: 'items',
  person: 'people',
  words: 'words',
} as const;

/** Narrows a scope by what the tags say. Tags are taken in order; a negation turns round the one right after it. */
export function scopeOf(tags: readonly Tag[], text: string, classCodes: readonly string[]): Scope {
  const lists: Record<string, string[]> = {};
  const put = (name: string, values: readonly string[]): void => {
    lists[name] = [...new Set([...(lists[name] ?? []), ...values])];
  };
  // "completed" is a stage of projects, and the closure of anything else.
  const ofProjects =
    tags.some((tag) => means(tag, 'kind', 'project')) && !tags.some((tag) => means(tag, 'kind', 'task'));
  const doneAs = ofProjects ? 'stage' : 'status';
  const stuck = tags.some(
    (tag) =>
      means(tag, 'cond', 'blocked') || means(tag, 'field', 'problems') || means(tag, 'stage', 'suspended'),
  );
  const others = tags.some(
    (tag) => means(tag, 'noun', 'item') || means(tag, 'kind', 'project') || means(tag, 'kind', 'task'),
  );
  // 卡在资金上的: what something is stuck on, too.
  const on = tags.some((tag) => means(tag, 'money') && STUCK_ON.test(text.slice(0, tag.start)));
  const aboutPolicies = tags.some((tag) => means(tag, 'kind', 'policy'));
  const skips: Skips = { moneyIsIssue: (stuck && others) || on };
  const isDone = (tag: Tag): boolean => means(tag, 'status', 'closed') && means(tag, 'stage', 'completed');
  const denied = new Map<(typeof NAMES)[keyof typeof NAMES], { type: string; values: string[] }>();
  const lacking: string[] = [];
  const conditions: Condition[] = [];
  const missing: ItemField[] = [];
  const absent: Condition[] = [];
  let silentDays: number | undefined;
  const unheld: Role[] = [];
  const except: Record<keyof Scope['except'], string[]> = { items: [], cities: [], industries: [] };
  let heads: Scope['heads'];
  const amounts: { field?: AmountField | undefined; range: Range<number> }[] = [];
  let progress: Range<number> | undefined;
  let landMu: Range<number> | undefined;
  let overdueDays: Range<number> | undefined;
  let cityCount: Range<number> | undefined;
  const askedOfClasses =
    tags.some((tag) => means(tag, 'noun', 'class') || means(tag, 'field', 'class')) &&
    !tags.some((tag) => means(tag, 'cond', 'silent')) &&
    !tags.some((tag) => means(tag, 'item') || means(tag, 'class')) &&
    tags.some(
      (tag) =>
        means(tag, 'q', 'which') ||
        means(tag, 'q', 'how_many') ||
        (means(tag, 'field', 'class') && /^(?:which|what|哪)/.test(text.slice(tag.start, tag.end))),
    );
  for (const [index, tag] of tags.entries()) {
    const negated = isNegated(tags, index, text);
    // 没落实的项目 denies the verb, and not the kind.
    const deniesVerb = OF_VERBS.test(negationBefore(tags, index, text));
    for (const [type, name] of Object.entries(NAMES)) {
      const values = tag.meanings.filter((one) => one.type === type).map((one) => one.value);
      if (type === 'issue' && skips.moneyIsIssue && means(tag, 'money')) values.push('funding');
      if (values.length === 0 || isSkipped(tag, type, skips) || (isDone(tag) && type !== doneAs)) continue;
      const denies = negated && !(NOUNS.has(type) && deniesVerb);
      if (denies && type === 'kind' && isLacking(tags, index, text)) lacking.push(...values);
      else if (!denies) put(name, values);
      else if (name === 'items' || name === 'cities' || name === 'industries') except[name].push(...values);
      else if (!DENIABLE.includes(type)) continue;
      else denied.set(name, { type, values: [...(denied.get(name)?.values ?? []), ...values] });
    }
    const unfilled = means(tag, 'cond', 'missing') ? missingField(tags, index) : undefined;
    for (const { value } of tag.meanings.filter((one) => one.type === 'cond')) {
      // 土地面积没填: a field is not filled in, and no report is missing.
      if (value === 'silent' && unfilled !== undefined && unfilled !== 'lastUpdatedAt') continue;
      // 用地有问题的: an open issue of that sort, and no light.
      const ofIssue = tags.some((one) => means(one, 'issue')) && /问题/.test(text.slice(tag.start, tag.end));
      if (value === 'lit_badly' && ofIssue) conditions.push('has_issue');
      else if (value === 'lit_badly') put('lights', ['red', 'amber']);
      else if (value === 'missing') {
        if (unfilled !== undefined) missing.push(unfilled);
        else if (lacksApproval(tags, index)) conditions.push('has_issue');
        else unheld.push(...missingRoles(tags, index));
      } else if (value === 'overdue' && negated) absent.push('overdue');
      else if (value === 'overdue' && aboutPolicies && /过期|过了有效期/.test(text.slice(tag.start, tag.end)))
        conditions.push('expired');
      else if (value === 'reported' && negated) conditions.push('silent');
      else if (isCondition(value) && (negated || lacks(tags, index))) absent.push(value);
      else if (isCondition(value) && value !== 'changed') conditions.push(value);
    }
    if (means(tag, 'field', 'unpaid')) conditions.push('unpaid');
    if (means(tag, 'field', 'confidential')) (negated ? absent : conditions).push('confidential');
    if (means(tag, 'field', 'receivedFen') && negated) conditions.push('short_received');
    if (means(tag, 'field', 'paidFen') && negated && !means(tag, 'zero')) conditions.push('unpaid');
    if (means(tag, 'zero')) {
      const own = tag.meanings.find((one) => one.type === 'field' && isAmountField(one.value));
      const field = (own?.value as AmountField | undefined) ?? nearestAmountField(tags, index);
      if (field !== undefined) amounts.push({ field, range: { min: 0, max: 0 } });
      else if (tags.some((one) => means(one, 'field', 'progress'))) progress = { min: 0, max: 0 };
    }
    if (means(tag, 'field', 'updates') && negated) conditions.push('silent');
    else if (askedOfClasses && REPORTED.test(text.slice(tag.start, tag.end))) conditions.push('reported');
    if (means(tag, 'amount'))
      amounts.push({ field: nearestAmountField(tags, index), range: tag.detail as Range<number> });
    if (means(tag, 'percent')) progress = tag.detail as Range<number>;
    if (means(tag, 'duration')) silentDays = Number(tag.meanings[0]?.value);
    if (means(tag, 'people'))
      heads = {
        field: tags.some((one) => means(one, 'field', 'targetCount')) ? 'targetCount' : 'recruitedCount',
        range: tag.detail as Range<number>,
      };
    if (means(tag, 'neg', 'not') && tags[index + 1] !== undefined)
      missing.push(...deniedHeading(tags, index, text));
    if (means(tag, 'tally') && countsCities(tags, index)) cityCount = tag.detail as Range<number>;
    if (means(tag, 'mu')) landMu = tag.detail as Range<number>;
    if (means(tag, 'days') && tags.some((one) => means(one, 'cond', 'overdue')))
      overdueDays = tag.detail as Range<number>;
  }
  // "Cities without projects": there is nothing that it turns round.
  if (lacking.length > 0 && !lacking.includes('fund') && lists.kinds === undefined)
    denied.set('kinds', { type: 'lacking', values: lacking });
  for (const [name, { type, values }] of denied)
    put(
      name,
      complement(type, values, classCodes).filter(
        (one) => lists[name] === undefined || lists[name].includes(one),
      ),
    );
  // A policy that "falls due" runs out.
  const ofPolicies = lists.kinds?.length === 1 && lists.kinds[0] === 'policy';
  const unserved = lacking.includes('fund');

  if (unserved && lists.kinds === undefined) lists.kinds = ['project'];
  // 人才谷有多少项目: what is in a lever is of the lever's kind, whatever it is called.
  const levers = tags.flatMap((tag) =>
    tag.meanings.filter((one) => one.type === 'lever').map((one) => one.value),
  );
  if (levers.length > 0) lists.kinds = [...new Set(levers)];
  // 从没报过: nothing was ever reported, and not only this week.
  const never = NEVER.test(text) && (conditions.includes('silent') || missing.includes('lastUpdatedAt'));
  if (missing.includes('lastUpdatedAt') && !never) conditions.push('silent');
  const supportedBy = supportersIn(tags);
  if (supportedBy.length > 0)
    lists.classes = (lists.classes ?? []).filter((code) => !supportedBy.includes(code));
  // 专项债支持哪些项目: the word for serving takes in what is served.
  const projectsServed = tags.some(
    (tag) => means(tag, 'field', 'serves') && /项目|project/.test(text.slice(tag.start, tag.end)),
  );
  if (lists.kinds === undefined && projectsServed && lists.fundSources !== undefined)
    lists.kinds = ['project'];
  // Only funds have a source: projects from special bonds are those that such a fund serves.
  const served = lists.kinds !== undefined && !lists.kinds.includes('fund');
  const servedBy = served ? ((lists.fundSources ?? []) as FundSource[]) : [];
  if (served) delete lists.fundSources;
  return {
    ...EMPTY_SCOPE,
    ...(lists as Partial<Scope>),
    conditions: [
      ...new Set(
        conditions
          .filter((one) => !(never && one === 'silent'))
          .map((one) => (ofPolicies && one === 'due_soon' ? 'expiring_soon' : one)),
      ),
    ],
    absent: [...new Set(absent)],
    silentDays,
    missing: never
      ? [...new Set([...missing, 'lastUpdatedAt' as const])]
      : missing.filter((field) => field !== 'lastUpdatedAt'),
    unheld: [...new Set(unheld)],
    denied: Object.fromEntries([...denied].map(([name, { values }]) => [name, values])),
    except,
    everyCity: tags.some((tag) => means(tag, 'join', 'both')) && (lists.cities?.length ?? 0) > 1,
    heads,
    amounts,
    progress,
    landMu,
    overdueDays,
    unserved,
    ofDistrict: districtAs(tags, text),
    cityCount,
    servedBy,
    supportedBy,
    supporting:
      supportedBy.length === 0 &&
      tags.some((tag) => means(tag, 'verb', 'support') || means(tag, 'field', 'supportingClasses')),
  };
}

/** "which platforms are run by the district": as what it is named. */
function districtAs(tags: readonly Tag[], text: string): Scope['ofDistrict'] {
  if (!BY_THE_DISTRICT.test(text)) return undefined;
  return (['operator', 'ownerEntity'] as const).find((field) =>
    tags.some((tag) => means(tag, 'field', field)),
  );
}

/** "owned by SC-02 but supported by SC-06", SC-02牵头、SC-06配合: one class owns and the other supports. */
function supportersIn(tags: readonly Tag[]): string[] {
  const told = tags.filter((tag) => !isNoise(tag) && !means(tag, 'code'));
  const isClass = (tag: Tag | undefined): tag is Tag => tag !== undefined && means(tag, 'class');
  const rest = tags.filter((tag) => !isNoise(tag) || means(tag, 'class'));
  const several = new Set(rest.filter(isClass).flatMap(codesOf)).size > 1;
  // SC-06配合的事项: alone it is what the class supports, unless what it owns is named as well.
  const owns = tags.some((tag) => means(tag, 'role', 'lead') || means(tag, 'field', 'class'));
  if (told.length === 0 || (!several && owns)) return [];
  return rest.flatMap((tag, index) => {
    if (!means(tag, 'field', 'supportingClasses')) return [];
    const [before, after] = [rest[index - 1], rest[index + 1]];
    return isClass(after) ? codesOf(after) : isClass(before) ? codesOf(before) : [];
  });
}

function codesOf(tag: Tag): string[] {
  return tag.meanings.filter((one) => one.type === 'class').map((one) => one.value);
}

/** "in more than one city": the number counts the cities of an item. */
function countsCities(tags: readonly Tag[], index: number): boolean {
  const next = tags.slice(index + 1).find((tag) => !means(tag, 'noise'));
  return next !== undefined && means(next, 'field', 'cities');
}

/** "not in any city", 不属于任何产业: nothing is stored under that heading. */
function deniedHeading(tags: readonly Tag[], index: number, text: string): ItemField[] {
  const after = tags.slice(index + 1, index + 5);
  const heading = after.find((tag) => !means(tag, 'noise'));
  const tag = tags[index];
  if (tag === undefined || heading === undefined) return [];
  if (!/any|任何|任一|哪个|一个|单独/.test(text.slice(tag.end, heading.end))) return [];
  return heading.meanings
    .filter((one) => one.type === 'field' && (one.value === 'cities' || one.value === 'industry'))
    .map((one) => one.value as ItemField);
}

/** "projects without a fund": what is lacking is no kind that is asked for. */
function isLacking(tags: readonly Tag[], index: number, text: string): boolean {
  return [index - 1, index - 2].some((at) => {
    const tag = tags[at];
    return (
      tag !== undefined &&
      means(tag, 'cond', 'missing') &&
      missingField(tags, at) === undefined &&
      !/^(?:不|非|not)/.test(text.slice(tag.start, tag.end))
    );
  });
}

/** "without land approval": what is lacking is an issue that is open. */
function lacksApproval(tags: readonly Tag[], index: number): boolean {
  const next = tags.slice(index + 1, index + 3).find((tag) => !isNoise(tag));
  return next !== undefined && means(next, 'issue') && !means(next, 'field');
}

/** "without a lead", 没有负责人: the role named right after. */
function missingRoles(tags: readonly Tag[], index: number): Role[] {
  for (const tag of tags.slice(index + 1, index + 4)) {
    const roles = tag.meanings.filter((one) => one.type === 'role').map((one) => one.value);
    if (roles.length > 0) return roles.filter((role): role is Role => isOneOf(ROLES, role));
    if (!isNoise(tag)) return [];
  }
  return [];
}

/** "no overdue items", 没有逾期: the condition is what is lacking. */
function lacks(tags: readonly Tag[], index: number): boolean {
  const before = tags[index - 1];
  return before !== undefined && means(before, 'cond', 'missing');
}

interface Skips {
  /** 哪些项目卡在资金上: the money is what is lacking, and no fund that is asked for. */
  readonly moneyIsIssue: boolean;
}

/** Of a word that means a kind or a field as well as an issue, only one is taken. */
function isSkipped(tag: Tag, type: string, { moneyIsIssue }: Skips): boolean {
  const money = moneyIsIssue && means(tag, 'money');
  if (type === 'kind') return money;
  if (type !== 'issue' || money) return false;
  return tag.meanings.some((one) => one.type === 'kind' || one.type === 'field');
}

const CONDITIONS: readonly string[] = [
  'overdue',
  'due_soon',
  'expiring_soon',
  'expired',
  'in_force',
  'below_target',
  'short_received',
  'silent',
  'reported',
  'stale',
  'blocked',
  'has_issue',
  'sample',
  'improved',
  'worsened',
  'pace',
  'changed',
];

function isCondition(value: string): value is Condition {
  return CONDITIONS.includes(value);
}

/** "Which classes reported?": the verb, and not the reports. */
const REPORTED = /^(?:reported|filed|submitted)$/;

/** What is denied as a thing: "not projects", and not what is done. */
const NOUNS: ReadonlySet<string> = new Set(['kind', 'class', 'city', 'industry', 'item']);

/** The word that denies what stands at a place. */
function negationBefore(tags: readonly Tag[], index: number, text: string): string {
  for (let back = index - 1; back >= 0 && back >= index - 4; back -= 1) {
    const tag = tags[back];
    if (tag !== undefined && (means(tag, 'neg', 'not') || means(tag, 'cond', 'missing')))
      return text.slice(tag.start, tag.end);
  }
  return '';
}

/** Words that close an exception; they deny what stands before them. */
const CLOSES = /^(?:以外|之外|除外)$/;

/** "not green", 非绿灯, "projects other than red ones": a negation with nothing but small words between. */
export function isNegated(tags: readonly Tag[], index: number, text: string): boolean {
  for (let back = index - 1; back >= 0 && back >= index - 4; back -= 1) {
    const tag = tags[back];
    const here = tags[index];
    if (tag === undefined || here === undefined) return false;
    if (text.slice(tag.end, here.start).replace(/[\s的]/g, '').length > 6) return false;
    const lacking = means(tag, 'cond', 'missing') && !here.meanings.some((one) => one.type === 'field');
    if (lacking && !means(tag, 'neg', 'not')) return missingField(tags, back) === undefined;
    if (means(tag, 'neg', 'not')) return !CLOSES.test(text.slice(tag.start, tag.end));
    if (!means(tag, 'noise') && !means(tag, 'field', 'stage') && !means(tag, 'q', 'yes_no')) return false;
  }
  // 除了绿灯以外: the closing word stands after it.
  const next = tags[index + 1];
  return next !== undefined && means(next, 'neg', 'not') && CLOSES.test(text.slice(next.start, next.end));
}

function complement(
  type: string,
  values: readonly string[],
  classCodes: readonly string[],
): readonly string[] {
  if (type === 'stage') {
    if (values.includes('started')) return BEFORE_START;
    if (values.includes('completed') || values.includes('in_production') || values.includes('at_capacity')) {
      const order = STAGES.indexOf((values[0] ?? 'completed') as (typeof STAGES)[number]);
      return [...STAGES.slice(0, Math.min(order, 7)), 'suspended'];
    }
  }
  const all: readonly string[] =
    type === 'class' ? classCodes : (CLOSED_LISTS[type as keyof typeof CLOSED_LISTS] ?? []);
  return all.filter((one) => !values.includes(one));
}

/** "without a due date", 没有完成时限: the field named right after (or before, in 完成时限为空). */
function missingField(tags: readonly Tag[], index: number): ItemField | undefined {
  // 土地面积没填的项目: in Chinese the field may stand right before, too.
  const [before, own] = [tags[index - 1], tags[index]];
  const written = before?.meanings.find((one) => one.type === 'field' && isItemField(one.value));
  if (
    written !== undefined &&
    before?.end === own?.start &&
    own?.meanings.some((one) => one.type === 'cond' && one.value === 'silent')
  )
    return written.value as ItemField;
  for (const at of [index + 1, index + 2, index + 3, index - 1, index - 2]) {
    const tag = tags[at];
    if (tag === undefined) continue;
    const field = tag.meanings.find((one) => one.type === 'field' && isItemField(one.value));
    if (field) return field.value as ItemField;
    if (means(tag, 'field', 'updates')) return 'lastUpdatedAt';
    if (means(tag, 'kind') && at > index) return undefined;
    if (!isNoise(tag) && at > index) return undefined;
  }
  return undefined;
}

export function isItemField(value: string): value is ItemField {
  return (ITEM_FIELDS as readonly string[]).includes(value);
}

export function isAmountField(value: string): value is AmountField {
  return (AMOUNT_FIELDS as readonly string[]).includes(value);
}

/** 总投资超过1亿: the amount field that stands nearest, before it first. */
function nearestAmountField(tags: readonly Tag[], index: number): AmountField | undefined {
  for (const step of [1, 2, 3, 4]) {
    for (const at of [index - step, index + step]) {
      const found = tags[at]?.meanings.find((one) => one.type === 'field' && isAmountField(one.value));
      if (found) return found.value as AmountField;
      if (tags[at] && means(tags[at], 'field', 'investment')) return 'totalInvestmentFen';
    }
  }
  return undefined;
}

export function kindsOf(scope: Scope): readonly ItemKind[] {
  return scope.kinds;
}
