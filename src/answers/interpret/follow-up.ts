import { isOneOf } from '../../plan/terms.ts';
import { overlay } from './overlay.ts';
import { CLASS_FIELDS, EMPTY_SCOPE, type Interpretation, type Reading, type Scope } from './reading.ts';
import { type Asked, hasAttributes } from './rule.ts';
import { means } from './tag.ts';

/** Forms that a fragment ("the finance class", 上个月) falls into when it asks for nothing by itself. */
const WEAK: readonly string[] = ['unknown', 'class_card', 'list', 'overview', 'class_list', 'held_by'];
/** Forms that need nobody's context. */
const APART: readonly string[] = ['hostile', 'help', 'greeting', 'write', 'statement', 'verify_statement'];
/** Forms that ask about the whole plan when nothing is named. */
const WHOLE: readonly string[] = [
  'silent',
  'changed',
  'class_list',
  'disagreement',
  'rate',
  'dependencies',
  'over_time',
];
const OF_MANY: readonly string[] = ['list', 'count', 'group', 'rank', 'aggregate', 'issues', 'share'];

/** Puts a fragment or a question without a target of its own into the query before it in the thread. */
export function continueReading(
  interpretation: Interpretation,
  asked: Asked,
  previous: Reading | undefined,
  joined: boolean,
): Interpretation {
  const { reading } = interpretation;
  if (previous === undefined || APART.includes(reading.form)) return interpretation;
  if (!goesOn(asked, reading, previous, joined)) return interpretation;
  return {
    ...interpretation,
    ambiguities: interpretation.ambiguities.filter(
      (one) => one.about !== 'which_item' && one.about !== 'measure' && one.about !== 'investment',
    ),
    continues: true,
    reading: continued(asked, reading, previous, joined),
  };
}

function goesOn(
  { tags, text, signals, scope }: Asked,
  reading: Reading,
  previous: Reading,
  joined: boolean,
): boolean {
  const { has } = signals;
  const opened = tags.slice(0, 2).some((tag) => means(tag, 'follow'));
  const refers = tags.some((tag) => means(tag, 'follow', 'it'));
  const short = text.length <= 24 || text.split(/\s+/).length <= 7;
  const named =
    scope.items.length + scope.classes.length + scope.people.length + scope.kinds.length > 0 ||
    has('noun', 'item') ||
    has('noun', 'plan') ||
    has('topic');
  const asks = ['who', 'how_many', 'how_much', 'when', 'why', 'which', 'where'].some((value) =>
    has('q', value),
  );
  if (!named) {
    if (opened || refers || joined) return true;
    if (WHOLE.includes(reading.form) && !has('field', 'class')) return false;
    // "What is overdue?" after a question about one record is about the plan again.
    const many = OF_MANY.includes(reading.form) && hasAttributes(reading.scope);
    if (many && (previous.scope.items.length > 0 || has('q', 'what') || has('q', 'which'))) return false;
    return asks || short;
  }
  const weak = WEAK.includes(reading.form) || (reading.form === 'lookup' && reading.fields.length === 0);
  return short && ((weak && !asks && !has('op', 'list')) || (opened && !asks));
}

function continued(asked: Asked, reading: Reading, previous: Reading, joined: boolean): Reading {
  const merged = overlay(previous, reading, { joined, whole: asksForWhole(asked, reading) });
  const scope = reading.form === 'responsible' ? ofThatClass(asked, merged) : merged;
  const form = formOf(asked, reading, previous, scope);
  const { fields, has } = { ...asked.signals, fields: reading.fields };
  const statistic = (['median', 'avg', 'sum'] as const).find((one) => has('op', one));
  const kept = form === previous.form;
  return {
    ...(kept ? previous : {}),
    ...defined(reading),
    ...(kept && ['group', 'aggregate', 'rank', 'rank_groups', 'compare', 'rate', 'share'].includes(form)
      ? {
          measure: asked.signals.measure ?? previous.measure,
          groupBy: asked.signals.groupBy ?? previous.groupBy,
          rankBy: reading.rankBy ?? previous.rankBy,
          direction: reading.direction ?? previous.direction,
          statistic: statistic ?? previous.statistic,
          limit: asked.signals.limit ?? (asked.signals.superlative ? undefined : previous.limit),
          part:
            reading.part ??
            (previous.part &&
              overlay({ ...previous, scope: previous.part }, reading, { joined: false, whole: false })),
        }
      : {}),
    form,
    fields: fields.length > 0 || !kept ? fieldsOf(form, reading, previous, asked) : previous.fields,
    roles: reading.roles.length > 0 ? reading.roles : previous.roles,
    topics: [],
    statements: [],
    counting: reading.counting || (kept && previous.counting),
    trend: reading.trend || (kept && previous.trend),
    scope: form === 'compare' && kept ? withSides(scope, previous) : scope,
  };
}

/** "Who leads it?" after a question about one class is about the class and not about its red items. */
function ofThatClass({ tags, text }: Asked, scope: Scope): Scope {
  const singular = tags.some(
    (tag) => means(tag, 'follow', 'it') && /^(?:its?|它|该)/.test(text.slice(tag.start, tag.end)),
  );
  return singular && scope.classes.length === 1 && scope.items.length === 0
    ? { ...EMPTY_SCOPE, classes: scope.classes, periods: scope.periods }
    : scope;
}

/** "How many in total?": nothing that narrowed the question before it holds any more. */
function asksForWhole({ signals: { has } }: Asked, reading: Reading): boolean {
  return has('q', 'how_many') && (has('since_start') || has('op', 'sum')) && !hasAttributes(reading.scope);
}

function formOf(asked: Asked, reading: Reading, previous: Reading, scope: Scope): Reading['form'] {
  const { has } = asked.signals;
  const { form } = reading;
  const one = scope.items.length > 0;
  if (has('q', 'why')) return 'reason';
  if (form === 'rank' && previous.form === 'rank_groups') return 'rank_groups';
  if (
    one &&
    ['aggregate', 'count', 'group', 'rank', 'list', 'unknown', 'class_card', 'overview'].includes(form)
  )
    return formOfItem(asked, reading, previous);
  if (form === 'class_list' && has('field', 'class')) return 'group';
  const weak = WEAK.includes(form) || (form === 'lookup' && reading.fields.length === 0);
  if (!weak) return form;
  if (scope.classes.length > 0 && reading.fields.some((field) => isOneOf(CLASS_FIELDS, field)))
    return 'class_card';
  if (form === 'unknown' && (has('q', 'which') || has('q', 'what')) && OF_MANY.includes(previous.form))
    return 'list';
  if (previous.form === 'lookup' && reading.scope.classes.length > 0) return 'class_card';
  if (previous.form === 'lookup' && scope.items.length === 0) return form === 'unknown' ? 'lookup' : form;
  return has('op', 'list') && form === 'list' ? 'list' : previous.form;
}

/** What is asked of the one record that the thread is about. */
function formOfItem(
  { signals: { has, fields } }: Asked,
  { form, scope }: Reading,
  previous: Reading,
): Reading['form'] {
  if (has('q', 'when') && fields.length === 0 && previous.form === 'lookup' && asksSince(previous))
    return 'history';
  const ofItem = [
    'lookup',
    'prediction',
    'responsible',
    'history',
    'reason',
    'dependencies',
    'reports',
    'over_time',
  ];
  if (form === 'unknown' && fields.length === 0 && ofItem.includes(previous.form)) return previous.form;
  // "and PRJ-002?" after a list asks for that one.
  return fields.length === 0 && scope.items.length > 0 && ofItem.includes(previous.form)
    ? previous.form
    : 'lookup';
}

/** Lights are told by their history; a due date is told by itself. */
function asksSince({ fields, scope }: Reading): boolean {
  return (
    fields.includes('light') || fields.includes('stage') || scope.lights.length + scope.stages.length > 0
  );
}

function fieldsOf(
  form: Reading['form'],
  reading: Reading,
  previous: Reading,
  { signals: { has } }: Asked,
): Reading['fields'] {
  if (reading.fields.length > 0) return reading.fields;
  if (form === 'history' && previous.form === 'lookup')
    return previous.fields.length > 0 ? previous.fields : ['light'];
  if (form === 'lookup' && has('q', 'when')) return ['dueOn'];
  return [];
}

/** "and SC-04?" after a comparison sets it beside the others. */
function withSides(scope: Scope, previous: Reading): Scope {
  const join = (key: 'classes' | 'cities' | 'industries' | 'items') => [
    ...new Set<string>([...previous.scope[key], ...scope[key]]),
  ];
  return {
    ...scope,
    classes: join('classes'),
    cities: join('cities') as Scope['cities'],
    industries: join('industries') as Scope['industries'],
    items: join('items'),
  };
}

function defined(reading: Reading): Reading {
  return Object.fromEntries(
    Object.entries(reading).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  ) as unknown as Reading;
}
