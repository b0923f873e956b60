import type { StatementTopic } from '../../plan/terms.ts';
import type { Scope } from './reading.ts';
import { type Asked, narrows, type Rule } from './rule.ts';
import { means } from './tag.ts';

export const help: Rule = ({ signals: { has }, scope, tags }) => {
  if (narrows(scope) || scope.items.length > 0) return undefined;
  if (has('help', 'help') && !has('topic') && !has('noun', 'class')) return { form: 'help' };
  return has('help', 'greet') && tags.every((tag) => means(tag, 'noise') || means(tag, 'help'))
    ? { form: 'greeting' }
    : undefined;
};

export const write: Rule = ({ text, tags, scope, signals: { has } }) => {
  const orders =
    /^(?:please\s+)?(?:delete|remove|drop|erase)\b|^(?:请)?(?:把|将)?(?:删除|删掉|清空)/.test(text.trim()) ||
    (/^(?:please\s+|can you\s+|could you\s+)*(?:mark|set|change|turn|make|switch|move|close|update)\b.*\b(?:to|as|done|closed)\b/.test(
      text.trim(),
    ) &&
      !has('q', 'what')) ||
    /(?:把|将).{1,30}(?:改成|改为|标为|标成|设为|调成|调整为|更新为|置为|删)/.test(text);
  if (scope.items.length === 0)
    return orders && !has('q', 'who') && !has('q', 'when') ? { form: 'write' } : undefined;
  if (orders && (!has('q') || has('q', 'yes_no'))) return { form: 'write' };
  const first = tags.find(
    (tag) =>
      !means(tag, 'noise') &&
      !means(tag, 'q', 'yes_no') &&
      !means(tag, 'ref') &&
      !means(tag, 'help', 'greet'),
  );
  // An order is not in the plural: "the last three updates".
  const opens =
    first !== undefined &&
    means(first, 'verb', 'mark') &&
    !/[a-z]s$/.test(text.slice(first.start, first.end));
  const chinese = tags.some(
    (tag) => means(tag, 'verb', 'mark') && /\p{Script=Han}/u.test(text.slice(tag.start, tag.end)),
  );
  // "make KT-07 green": words as small as this order something only together with what it is to become.
  const starts = tags.find(
    (tag) => !tag.meanings.every((one) => one.type === 'noise' || one.type === 'help'),
  );
  const asks = has('q') && !has('q', 'yes_no');
  const says = has('light') || has('percent') || has('status') || has('stage') || has('date');
  if (!asks && (opens || chinese || (says && starts !== undefined && means(starts, 'verb', 'mark'))))
    return { form: 'write' };
  const startsWithItem = first !== undefined && (means(first, 'item') || means(first, 'code'));
  const exact = tags.some(
    (tag) =>
      means(tag, 'percent') && !/[以超低少多过不]|than|over|under|below/.test(text.slice(tag.start, tag.end)),
  );
  if (!asks && !/[?？吗呢]/.test(text) && startsWithItem && scope.items.length === 1 && exact && says)
    return { form: 'write' };
  return undefined;
};

export const prediction: Rule = ({ text, scope, signals: { has } }) => {
  const future =
    scope.items.length > 0 &&
    /(?:能|会|可以|可否)[^?？]{0,12}(?:吗|么|不\b)/.test(text) &&
    (scope.stages.length > 0 || scope.statuses.length > 0 || scope.conditions.includes('overdue'));
  if (future) return { form: 'prediction' };
  // "How far behind schedule is it?": due date, progress and pace.
  if (scope.items.length > 0 && has('cond', 'pace') && !has('q', 'which')) return { form: 'prediction' };
  if (!has('verb', 'predict') || has('cond', 'reported') || has('cond', 'silent') || has('verb', 'match'))
    return undefined;
  const lists =
    has('q', 'which') ||
    has('q', 'how_many') ||
    has('op', 'list') ||
    has('cond', 'due_soon') ||
    has('cond', 'expiring_soon');
  if (scope.items.length > 0 && !has('role')) return { form: 'prediction' };
  if (lists || has('topic') || has('rate')) return undefined;
  const opens =
    /^(?:will|can|could|is|are|do|does)\b/.test(text.trim()) ||
    /能|会|预|来得及|赶得|有望|概率|可能/.test(text);
  return opens ? { form: 'prediction' } : undefined;
};

export const reason: Rule = ({ scope, signals: { has } }) =>
  has('q', 'why')
    ? { form: scope.items.length + scope.classes.length > 0 || narrows(scope) ? 'reason' : 'unknown' }
    : undefined;

export const statement: Rule = (asked) => {
  const { text, scope, signals } = asked;
  const { has, topics, statements } = signals;
  const counting = has('q', 'how_many') || /几个|多少个/.test(text);
  const plain =
    scope.items.length === 0 &&
    scope.classes.length === 0 &&
    scope.people.length === 0 &&
    scope.lights.length === 0 &&
    scope.stages.length === 0 &&
    scope.amounts.length === 0 &&
    scope.conditions.length === 0 &&
    scope.statuses.length === 0 &&
    signals.groupBy === undefined;
  if (!plain) return undefined;
  const real = topics.filter((topic) => isReal(topic, asked));
  if (
    topics.length === 0 &&
    has('noun', 'plan') &&
    has('q', 'what') &&
    !narrowsBeyond(scope) &&
    signals.fields.length === 0
  )
    return { form: 'statement', topics: ['goal', 'cities', 'special_classes'] };
  // 十个专班分别是什么: each of them is wanted, and not only the sentence that there are ten.
  const each = (has('q', 'what') || has('q', 'which') || has('op', 'list')) && !counting ? true : undefined;
  const named = has('role') ? [] : enumerated(signals, scope);
  if (real.length === 0 && named.length > 0) return { form: 'statement', topics: named, counting };
  if (real.length > 0) {
    const verify = scope.industries.length > 0 && real.some((topic) => topic.endsWith('industries'));
    return { form: verify ? 'verify_statement' : 'statement', topics: real, counting, each };
  }
  if (
    statements.length > 0 &&
    !signals.measure &&
    !has('q', 'how_many') &&
    !has('q', 'how_much') &&
    !has('q', 'who') &&
    !has('role')
  ) {
    const levers = has('lever') || scope.kinds.length === 0;
    const asksWhat = has('q', 'what') || has('op', 'detail') || has('noun', 'plan') || has('q', 'yes_no');
    if (levers && asksWhat && !has('op', 'list') && !has('q', 'which'))
      return { form: 'statement', statements, each };
  }
  return undefined;
};

/** "Which cities are there?": the plan's own list of a heading, when nothing is asked about its items. */
function enumerated({ has, fields, measure, superlative }: Asked['signals'], scope: Scope): StatementTopic[] {
  const asks = has('q', 'how_many') || has('q', 'what') || has('q', 'which') || has('op', 'list');
  const about = fields.length === 1 && measure === undefined && superlative === undefined;
  if (!asks || !about || narrowsBeyond(scope) || has('noun', 'item') || has('op', 'share')) return [];
  if (fields[0] === 'cities') return ['cities'];
  return fields[0] === 'industry' ? ['pillar_industries', 'developing_industries'] : [];
}

function narrowsBeyond(scope: Scope): boolean {
  return narrows(scope) || scope.periods.length > 0;
}

/** Words such as 发展 or "goal" are about the plan only in the right company. */
function isReal(topic: string, { text, scope, signals: { has, measure } }: Asked): boolean {
  if (measure !== undefined && topic !== 'leading_group' && !(topic === 'goal' && measure === 'targetCount'))
    return false;
  const kinds = scope.kinds.length > 0;
  switch (topic) {
    case 'developing_industries':
      return (
        !kinds && (has('field', 'industry') || scope.industries.length > 0 || /产业|行业|industr/.test(text))
      );
    case 'pillar_industries':
      return !kinds;
    case 'problems':
      return !kinds && /problem|问题/.test(text);
    case 'levers':
    case 'cities':
      return (!kinds || has('lever')) && !has('role');
    case 'goal':
    case 'support':
    case 'meeting':
    case 'zone':
      return !kinds && !has('q', 'who');
    default:
      return true;
  }
}

/** No record holds a budget: total investment and planned funds are other things. */
export const budget: Rule = ({ scope, signals: { has } }) => {
  if (!has('field', 'budget') || scope.amounts.length > 0 || has('rate')) return undefined;
  if (scope.items.length > 0) return { form: 'lookup', fields: ['budget'] };
  return scope.classes.length > 0 ? { form: 'class_card', fields: ['budget'] } : { form: 'unknown' };
};

export const responsible: Rule = ({ text, tags, scope, signals }) => {
  const { has, roles, superlative } = signals;
  if (has('cond', 'changed') || has('op', 'history')) {
    return roles.length > 0 && scope.kinds.length === 0 ? { form: 'history', roles } : undefined;
  }
  const kinds = scope.kinds.length > 0 || has('noun', 'item');
  const target = scope.items.length + scope.classes.length > 0;
  const counted = scope.conditions.length + scope.lights.length + scope.statuses.length > 0 || kinds;
  // "Who leads the class with the most red items?"
  if (superlative !== undefined && signals.groupBy === 'class' && (roles.length > 0 || has('q', 'who')))
    return {
      form: 'rank_groups',
      groupBy: 'class',
      roles: roles.length > 0 ? roles : ['lead'],
      measure: scope.conditions.length + scope.lights.length > 0 ? undefined : signals.measure,
      direction: ['min', 'smaller', 'slow'].includes(superlative) ? 'ascending' : 'descending',
    };
  if (
    superlative !== undefined &&
    counted &&
    !signals.fields.some((field) => field === 'operator' || field === 'ownerEntity') &&
    (roles.includes('lead') || has('q', 'who') || has('noun', 'person')) &&
    scope.items.length === 0 &&
    signals.groupBy === undefined &&
    signals.measure === undefined
  )
    return {
      form: 'rank_people',
      direction: superlative === 'min' || superlative === 'smaller' ? 'ascending' : 'descending',
      limit: signals.limit,
    };
  if (has('tenure') && target && scope.people.length === 0)
    return { form: 'responsible', roles, dated: true };
  if (scope.people.length > 0) {
    const reads = has('cond', 'changed') || has('field', 'author');
    return reads || (has('q', 'who') && scope.items.length + scope.classes.length > 0)
      ? undefined
      : { form: 'held_by' };
  }
  // "Who closed KT-17?" asks for an entry in the history, not for who is responsible.
  if (has('q', 'who') && roles.length === 0 && scope.items.length > 0 && scope.statuses.includes('closed'))
    return { form: 'history', fields: ['status'] };
  const conditional = scope.conditions.some(
    (one) =>
      one === 'silent' || one === 'overdue' || one === 'blocked' || one === 'stale' || one === 'reported',
  );
  const noun = tags.some((tag) => means(tag, 'role') && isRoleNoun(text.slice(tag.start, tag.end)));
  const asksWho = has('q', 'who');
  if (has('field', 'author') && scope.items.length > 0) return undefined;
  if (conditional && !noun) return undefined;
  const fieldAsked = signals.fields.some((field) =>
    ['operator', 'ownerEntity', 'leadUnit', 'serves', 'eligibility'].includes(field),
  );
  if (fieldAsked && !noun) return undefined;
  if (has('field', 'class') && !asksWho && !noun) return undefined;
  if (roles.length === 0 && !(asksWho && target)) return undefined;
  // "What is SC-04 in charge of?" asks for the class and not for its lead.
  if (has('q', 'what') && !asksWho && !noun && scope.classes.length > 0 && scope.items.length === 0)
    return undefined;
  // "Who approved it?" is no question after who is responsible.
  if (asksWho && roles.length === 0 && tags.some((tag) => means(tag, 'verb', 'mark') && !means(tag, 'noise')))
    return scope.items.length > 0 ? { form: 'unknown' } : undefined;
  if (has('q', 'how_many') && !noun) return undefined;
  if (!asksWho && !noun && (kinds || has('q') || has('op')) && !(target && !kinds)) return undefined;
  if (
    noun &&
    !asksWho &&
    kinds &&
    !target &&
    (has('q', 'which') || has('op', 'list') || has('cond', 'missing'))
  )
    return undefined;
  return { form: 'responsible', roles };
};

function isRoleNoun(surface: string): boolean {
  return (
    /(?:人|长|员|领导)$/.test(surface) ||
    /^(?:heads?|chief|chairs?|deput\w+|vice head|leads?|liaison.*|contacts?|supervis.*|members?|person in charge|responsible person|contact person|leading official|official in charge|admin\w*)$/.test(
      surface,
    )
  );
}

export const history: Rule = ({ text, scope, signals }) => {
  const { has, fields } = signals;
  const asksActor = has('q', 'who') || has('q', 'when') || has('field', 'author');
  const target = scope.items.length > 0;
  if (has('op', 'history') && (target || scope.classes.length > 0 || scope.people.length > 0))
    return { form: 'history', fields };
  // "Was it ever delayed?", 延期过吗: whether its date moved.
  const delayed = has('shift') || (has('ever') && scope.conditions.includes('overdue'));
  if (target && delayed && (has('ever') || has('cond', 'changed')) && fields.length === 0)
    return { form: 'history', fields: ['dueOn'] };
  if (target && has('cond', 'changed')) {
    // 延期了吗 asks for the due date, and not for whatever changed.
    const asked = has('shift') ? (['dueOn'] as const) : fields;
    // "Deadline of KT-11 changed?": nothing else is asked than whether.
    const whether = /[?？]\s*$/.test(text) && (!has('q') || has('q', 'yes_no')) ? true : undefined;
    return whether ? { form: 'history', fields: asked, whether } : { form: 'history', fields: asked };
  }
  // "How long has it been red?", "has it ever been green?": what it was in the reports.
  const state = scope.lights.length > 0 && !fields.includes('dueOn');
  if (target && state && (has('q', 'when') || has('ever'))) return { form: 'history', fields };
  if (target && has('op', 'trend')) return { form: 'history', fields, trend: true };
  // "Its progress over the last five weeks", 最近5次进度: several values and not the present one.
  const reported = fields.includes('progress') || fields.includes('light');
  const span = scope.periods.some((one) => one.role === 'window');
  if (target && reported && (span || signals.limit !== undefined))
    return { form: 'history', fields, limit: signals.limit };
  if (has('cond', 'changed') && asksActor && has('q', 'who'))
    return { form: 'changed', fields, without: scope.absent.includes('changed') || undefined };
  return undefined;
};

export const changed: Rule = ({ scope, signals: { has, fields, groupBy } }) =>
  scope.items.length === 0 &&
  groupBy === undefined &&
  (has('cond', 'changed') || has('cond', 'improved') || has('cond', 'worsened'))
    ? {
        form: 'changed',
        fields: has('shift') ? ['dueOn'] : fields,
        counting: has('q', 'how_many'),
        without: scope.absent.includes('changed') || undefined,
      }
    : undefined;

export const matching: Rule = ({ scope, signals: { has } }) => {
  const funds = scope.kinds.includes('fund') && scope.conditions.includes('unpaid');
  if (
    scope.issueTypes.includes('funding') &&
    (funds || (has('verb', 'match') && scope.kinds.includes('fund')))
  )
    return { form: 'lever_match' };
  if (scope.kinds.includes('fund') && scope.kinds.includes('project') && (has('verb', 'match') || funds))
    return { form: 'lever_match' };
  const policies = scope.kinds.includes('policy');
  if (
    policies &&
    (has('verb', 'match') || has('field', 'eligibility')) &&
    (scope.items.length === 0 || !scope.items.every((code) => code.startsWith('POL')))
  )
    return { form: 'policy_match' };
  return undefined;
};

/** "Which funds serve PRJ-001?": the item is what is served, and funds are what is asked for. */
export const serving: Rule = ({ scope, signals: { has, fields } }) =>
  (has('field', 'fundSource') ||
    (scope.kinds.includes('fund') &&
      (fields.includes('serves') || has('verb', 'support') || fields.length === 0))) &&
  scope.items.length > 0 &&
  scope.items.every((code) => !code.startsWith('FND'))
    ? {
        form: 'list',
        scope: { ...scope, kinds: ['fund'], items: [], serving: scope.items, supporting: false },
      }
    : undefined;

export const dependencies: Rule = ({ scope, signals: { has, groupBy } }) =>
  scope.conditions.includes('blocked') &&
  scope.issueTypes.length === 0 &&
  groupBy === undefined &&
  !has('q', 'how_much')
    ? { form: 'dependencies', counting: has('q', 'how_many') }
    : undefined;

export const issues: Rule = ({ scope, signals: { has, fields, groupBy } }) => {
  if (groupBy !== undefined || scope.items.length > 0) return undefined;
  const troubled =
    scope.conditions.includes('blocked') ||
    scope.conditions.includes('has_issue') ||
    fields.includes('problems') ||
    scope.stages.includes('suspended');
  if (
    scope.issueTypes.length > 0 &&
    (troubled || has('q', 'which') || has('op', 'list') || has('q', 'how_many'))
  )
    return { form: 'issues', counting: has('q', 'how_many') };
  if (
    scope.conditions.includes('has_issue') ||
    fields.includes('problems') ||
    fields.includes('supportNeeded')
  )
    return { form: 'issues', fields, counting: has('q', 'how_many') };
  return undefined;
};

/** "Who has not reported?" asks for classes and their leads; "which items …" for the items. */
export const silent: Rule = ({ scope, signals: { has, groupBy, superlative } }) =>
  scope.conditions.includes('silent') &&
  scope.items.length === 0 &&
  scope.kinds.length === 0 &&
  groupBy === undefined &&
  superlative === undefined &&
  !has('op', 'share') &&
  (has('q', 'who') || has('noun', 'class') || has('field', 'class') || has('noun', 'person')) &&
  !has('noun', 'item')
    ? { form: 'silent' }
    : undefined;

/** "What did the commerce class report last week?" */
/** "What did SC-03 do last month?" */
const TELLS = /[说写讲报]了?(?:什么|啥)|内容|\bwhat did\b|\bsays?\b/;
const DOES = /\bdo(?:ing|ne)?\b|[做干忙]了?(?:些|点)?(?:什么|啥|哪些)/;

export const reports: Rule = ({ text, scope, signals: { has, fields, limit } }) => {
  const target = scope.items.length + scope.classes.length > 0;
  const newest = has('field', 'updates') || has('field', 'lastUpdatedAt');
  const said =
    newest ||
    has('field', 'done') ||
    (DOES.test(text) && scope.classes.length > 0 && has('q', 'what')) ||
    has('verb', 'say') ||
    scope.conditions.includes('reported');
  const asksElse = has('q', 'who') || has('q', 'when') || has('q', 'how_many') || has('rate');
  // "How many times did SC-05 report this month?"; when a class or a person did last.
  if (has('times') && (target || scope.people.length > 0) && (said || scope.conditions.includes('silent')))
    return { form: 'reports', limit: undefined };
  const last = newest && (has('q', 'when') || has('field', 'lastUpdatedAt'));
  const ofMany = scope.items.length === 0 && (scope.people.length > 0 || scope.classes.length > 0);
  const narrowed = scope.conditions.length + scope.lights.length + scope.kinds.length > 0;
  if (last && ofMany && !narrowed && !has('q', 'which') && !has('q', 'who'))
    return { form: 'reports', limit: 1 };
  // "What did Qian say about KT-03?": her reports; "the last three updates": so many of them.
  const byAuthor = scope.people.length > 0 && (said || has('field', 'problems'));
  const lastOnes = limit !== undefined && newest && target;
  if ((byAuthor || lastOnes) && !asksElse && !scope.conditions.includes('silent'))
    return { form: 'reports', limit };
  // "What did the last update of KT-05 say?"
  if (has('field', 'lastUpdatedAt') && scope.items.length > 0 && !asksElse && TELLS.test(text))
    return { form: 'reports', limit: limit ?? 1 };
  if (!target || !said || asksElse || has('op', 'share')) return undefined;
  const whole = scope.kinds.length === 0 && !has('noun', 'item');
  const asksWhat =
    has('q', 'what') ||
    has('verb', 'say') ||
    has('op', 'detail') ||
    has('op', 'status') ||
    has('op', 'list') ||
    fields.includes('done');
  const dated = scope.periods.length > 0;
  return whole && asksWhat && (dated || scope.items.length === 0) ? { form: 'reports' } : undefined;
};

/** Milestones by their own dates: late ones, those of a period, the next one. Of one record all of them are a lookup. */
export const milestones: Rule = ({ scope, signals: { has, fields, superlative, limit } }) => {
  if (!fields.includes('milestones')) return undefined;
  const next = superlative === 'earliest' || has('order', 'next');
  const selects =
    next ||
    limit !== undefined ||
    scope.conditions.includes('overdue') ||
    scope.conditions.includes('due_soon') ||
    scope.statuses.length > 0 ||
    scope.periods.some((one) => one.role === 'due' || one.role === 'closed');
  if (scope.items.length > 0 && !selects) return undefined;
  return {
    form: 'milestones',
    limit: limit ?? (next ? 1 : undefined),
    counting: has('q', 'how_many'),
  };
};

export const disagreement: Rule = ({ scope, signals: { has } }) =>
  has('cond', 'disagree') && scope.items.length === 0 ? { form: 'disagreement' } : undefined;
