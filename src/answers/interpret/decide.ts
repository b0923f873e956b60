import { isOneOf } from '../../plan/terms.ts';
import { FOR_ALL } from './about-lexicon.ts';
import { aggregate, compare, count, group, rank, rates, share } from './figure-rules.ts';
import { litFor } from './lasting.ts';
import {
  budget,
  changed,
  dependencies,
  disagreement,
  help,
  history,
  issues,
  matching,
  milestones,
  prediction,
  reason,
  reports,
  responsible,
  serving,
  silent,
  statement,
  write,
} from './question-rules.ts';
import { CLASS_FIELDS, type Reading } from './reading.ts';
import { reportCount, reporters, reportingRecord } from './reporting-rules.ts';
import { type Asked, type Decision, narrows, type Rule } from './rule.ts';
import { means, type Tag } from './tag.ts';
import { overTime } from './time-rules.ts';
import { turned } from './turns.ts';
import { blockers } from './waiting.ts';

/** SC-02和SC-05谁的红灯多: 谁 stands for one of the named. */
const whichOfThem: Rule = (asked) =>
  asked.signals.has('q', 'who') && asked.signals.roles.length === 0 ? compare(asked) : undefined;

/** 我该关注什么, "what needs my attention?" */
const attention: Rule = ({ scope, signals: { has, fields, superlative, roles, topics } }) =>
  has('attention') &&
  scope.items.length === 0 &&
  fields.length === 0 &&
  roles.length === 0 &&
  superlative === undefined
    ? { form: 'attention', topics }
    : undefined;

/** 几月开工 asks for the start; without a word of it, when is when it is due. */
function dateAsked({ statuses, stages }: Asked['scope']): 'closedOn' | 'startOn' | 'dueOn' {
  if (statuses.includes('closed')) return 'closedOn';
  return stages.includes('started') ? 'startOn' : 'dueOn';
}

const lookup: Rule = ({ scope, signals: { has, fields } }) =>
  scope.items.length > 0
    ? {
        form: 'lookup',
        fields:
          fields.length > 0
            ? fields
            : has('q', 'when') &&
                !scope.conditions.some((one) => one === 'silent' || one === 'stale' || one === 'reported')
              ? [dateAsked(scope)]
              : has('q', 'where')
                ? ['location']
                : fields,
      }
    : undefined;

/** "Next reminder for SC-02": a class has one slot a week, and none of its items is asked for. */
const slotOf: Rule = ({ scope, signals: { fields } }) =>
  scope.classes.length > 0 && fields.includes('slot') ? { form: 'class_card', fields: ['slot'] } : undefined;

const classCard: Rule = ({ scope, signals: { has, fields } }) => {
  // "List people in SC-01": whoever holds a role of it.
  if (scope.classes.length > 0 && has('noun', 'person') && scope.kinds.length === 0 && !has('noun', 'item'))
    return { form: 'class_card', fields: ['members'] };
  const own = fields.filter((field) => isOneOf(CLASS_FIELDS, field) || field === 'title' || field === 'code');
  if (scope.classes.length === 0) return undefined;
  const open =
    scope.kinds.length +
      scope.conditions.length +
      scope.lights.length +
      scope.stages.length +
      scope.statuses.length +
      scope.missing.length ===
      0 &&
    scope.periods.length === 0 &&
    !has('noun', 'item');
  if (own.length > 0 && open) return { form: 'class_card', fields: own };
  return open && !has('q', 'how_many') ? { form: 'class_card', fields: [] } : undefined;
};

/** 每个专班的牵头单位, "the channel of each class". */
const classFields: Rule = ({ scope, signals: { fields, groupBy, has } }) => {
  const own = fields.filter((field) => field === 'leadUnit' || field === 'channel' || field === 'slot');
  const open = scope.classes.length + scope.items.length + scope.kinds.length === 0;
  return own.length > 0 && open && (groupBy === 'class' || has('noun', 'class'))
    ? { form: 'class_list', fields: own }
    : undefined;
};

/** "How many classes have overdue items?", 哪些城没有红灯项目: it is the headings that are asked for. */
const headingsThat: Rule = ({ text, tags, scope, signals: { has, groupBy: named } }) => {
  const heading = ASKED_HEADINGS.find(({ pattern }) => pattern.test(text));
  const having = tags.find((tag) => means(tag, 'tally'))?.detail as Reading['having'];
  const groupBy = heading?.groupBy ?? (having && has('noun', 'class') ? 'class' : undefined);
  if (groupBy === undefined || (named !== undefined && having === undefined)) return undefined;
  if (scope.classes.length + scope.items.length > 0 || has('op', 'share')) return undefined;
  const narrowed = narrows({ ...scope, kinds: groupBy === 'class' ? scope.kinds : [], words: [] });
  const lacks = Object.keys(scope.denied).length > 0;
  if (!narrowed && !lacks && having === undefined) return undefined;
  if (has('every') || holdsForAll(tags, text)) return { form: 'group', groupBy, counting: true, every: true };
  const decision = { form: 'group', groupBy, counting: true, having } as const;
  return Object.keys(scope.denied).length > 0
    ? { ...decision, without: true, scope: { ...scope, ...scope.denied } }
    : decision;
};

/** "all green", 全部在建: it must hold for everything under the heading. */
function holdsForAll(tags: readonly Tag[], text: string): boolean {
  return tags.some(
    (tag) =>
      ['light', 'stage', 'status', 'cond'].some((type) => means(tag, type)) &&
      FOR_ALL.test(text.slice(0, tag.start)),
  );
}

const ASKED_HEADINGS = [
  {
    groupBy: 'class',
    pattern:
      /(?:which|how many|what)(?: of (?:the|our))?(?: \w+)? (?:special )?(?:classes|class|teams|task forces)\b|^(?:the )?(?:special )?classes\b|\bclass(?:es)? (?:that|which|whose|where)\b|(?:哪些|哪个|哪几个|多少个?|几个)(?:工作)?专班|的(?:工作)?专班(?:有哪些|是哪些|是哪个|有几个)?[?？。]?$/,
  },
  {
    groupBy: 'city',
    pattern:
      /(?:which|how many|what)(?: of (?:the|our))?(?: \w+)? (?:cities|city)\b|^(?:the )?cities\b|^没有.{1,8}的城(?!市)|(?:哪些|哪个|哪几个|哪座|多少个?|几个|几座)城(?!市)/,
  },
  {
    groupBy: 'industry',
    pattern:
      /(?:which|how many|what) (?:industries|industry|sectors?)\b|(?:哪些|哪个|哪几个|几个)(?:产业|行业)/,
  },
] as const;

const classList: Rule = ({ scope, signals: { has, fields } }) => {
  if (
    (!has('noun', 'class') && !has('field', 'class')) ||
    scope.kinds.length > 0 ||
    scope.classes.length > 0 ||
    has('noun', 'item')
  )
    return undefined;
  if (scope.conditions.includes('reported'))
    return { form: 'rate', rate: 'reported_of_open', groupBy: 'class' };
  if (narrows(scope)) return { form: 'group', groupBy: 'class', counting: has('q', 'how_many') };
  return { form: 'class_list', fields };
};

const overview: Rule = ({ text, scope, words, signals: { has, fields, roles, topics } }) => {
  const asks = has('op', 'status') || has('op', 'detail') || has('q', 'how');
  const lists = has('op', 'list') && !(has('op', 'detail') && scope.kinds.length === 0);
  if (!asks || has('q', 'which') || lists || has('q', 'how_many')) return undefined;
  const beyondKind = narrows({ ...scope, kinds: [] }) || scope.periods.length > 0;
  if (scope.kinds.length === 1 && !beyondKind) {
    // One project or all of them? A plural in English says all.
    const plural =
      /\b(?:projects|tasks|platforms|funds|policies|programmes|programs)\b/.test(text) ||
      /各|所有|全部|全区|整体|总体/.test(text);
    return plural
      ? { form: 'overview' }
      : { form: 'overview', ambiguity: { about: 'which_item', options: scope.kinds } };
  }
  if (beyondKind || scope.kinds.length > 0) return { form: 'overview' };
  // "Give me a summary", "how are we doing?": nothing else is named, so that it is the plan.
  const whole =
    scope.items.length === 0 &&
    fields.length === 0 &&
    roles.length === 0 &&
    topics.length === 0 &&
    words.length === 0;
  return has('noun', 'plan') || has('noun', 'item') || has('noun', 'class') || has('plan') || whole
    ? { form: 'overview' }
    : undefined;
};

const list: Rule = ({ scope, signals: { has, fields } }) =>
  narrows(scope) ||
  scope.absent.length > 0 ||
  scope.silentDays !== undefined ||
  scope.periods.some((one) => one.role !== 'as_of' && one.role !== 'window') ||
  (has('noun', 'item') && (has('op', 'list') || has('q', 'which') || has('q', 'what')))
    ? { form: 'list', fields }
    : undefined;

/** In the order in which they are asked: what is more particular comes first. */
const RULES: readonly Rule[] = [
  help,
  write,
  attention,
  prediction,
  reason,
  turned,
  litFor,
  blockers,
  slotOf,
  budget,
  statement,
  silent,
  reportCount,
  reportingRecord,
  reporters,
  reports,
  disagreement,
  overTime,
  whichOfThem,
  responsible,
  history,
  matching,
  milestones,
  serving,
  changed,
  classFields,
  rates,
  share,
  compare,
  rank,
  headingsThat,
  dependencies,
  issues,
  lookup,
  group,
  aggregate,
  count,
  overview,
  classList,
  classCard,
  list,
];

/** The first rule that has something to say decides. */
export function decide(asked: Asked): Decision {
  for (const rule of RULES) {
    const decision = rule(asked);
    if (decision) return decision;
  }
  return { form: 'unknown' };
}
