import { isOneOf } from '../../plan/terms.ts';
import { EMPTY_SCOPE, type Interpretation, type PeriodRole, type Reading, type Scope } from './reading.ts';
import type { Asked } from './rule.ts';
import { means } from './tag.ts';

/** Forms that a fragment ("the finance class", 上个月) falls into when it asks for nothing by itself. */
const WEAK: ReadonlySet<string> = new Set([
  'unknown',
  'class_card',
  'list',
  'overview',
  'class_list',
  'held_by',
]);
const LISTS = [
  'items',
  'classes',
  'people',
  'kinds',
  'lights',
  'stages',
  'cities',
  'industries',
  'natures',
  'fundSources',
  'statuses',
  'issueTypes',
  'conditions',
  'absent',
  'missing',
  'unheld',
  'amounts',
  'periods',
  'words',
] as const;

/** Fields that a class has and no item. */
export const CLASS_FIELDS = ['leadUnit', 'channel', 'slot', 'members', 'aliases', 'budget'] as const;

const ATTRIBUTES = [
  'lights',
  'stages',
  'natures',
  'fundSources',
  'statuses',
  'issueTypes',
  'conditions',
  'absent',
  'missing',
  'unheld',
  'amounts',
  'periods',
] as const;

/** Puts a fragment into the query before it in the thread: what it names replaces what was named there. */
export function continueReading(
  interpretation: Interpretation,
  asked: Asked,
  previous: Reading | undefined,
  joined: boolean,
): Interpretation {
  if (
    previous === undefined ||
    ['hostile', 'help', 'greeting', 'write'].includes(interpretation.reading.form)
  )
    return interpretation;
  const { signals, tags, text } = asked;
  const { reading } = interpretation;
  const opened = tags.slice(0, 2).some((tag) => means(tag, 'follow', 'and') || means(tag, 'follow', 'it'));
  const refers =
    tags.some((tag) => means(tag, 'follow', 'it')) &&
    reading.scope.items.length === 0 &&
    reading.scope.classes.length === 0;
  const asksItself =
    signals.has('q', 'who') ||
    signals.has('q', 'how_many') ||
    signals.has('q', 'how_much') ||
    signals.has('q', 'when') ||
    signals.has('q', 'why') ||
    signals.has('q', 'which') ||
    signals.has('op', 'list');
  const short = text.length <= 24 || text.split(/\s+/).length <= 7;
  const weak = WEAK.has(reading.form) || (reading.form === 'lookup' && reading.fields.length === 0);
  const fragment = short && weak && !asksItself;
  const ownTarget =
    reading.scope.items.length + reading.scope.classes.length + reading.scope.kinds.length > 0;
  const goesOn = joined && !ownTarget && !['statement', 'class_list'].includes(reading.form);
  if (!(fragment || refers || goesOn || (opened && short && !(asksItself && ownTarget))))
    return interpretation;

  const keepForm = weak && signals.fields.length === 0 && !asksItself;
  const fields = signals.fields.length > 0 ? reading.fields : previous.fields;
  const scope = overlay(joined ? withoutConditions(previous, reading) : previous, reading);
  const form = keepForm
    ? formFor(previous, reading)
    : reading.form === 'unknown' || WEAK.has(reading.form)
      ? fieldForm(previous, reading, scope)
      : settledForm(reading, previous, scope);
  return {
    ...interpretation,
    ambiguities: interpretation.ambiguities.filter((one) => one.about !== 'which_item'),
    continues: true,
    reading: { ...previous, ...(keepForm ? {} : defined(reading)), form, fields, scope },
  };
}

/**
 * "how many are red and how many are amber": of the question before in the same message, what it is about stays, and
 * what it was narrowed by only when the second narrows by nothing.
 */
function withoutConditions(previous: Reading, { scope }: Reading): Reading {
  const narrowed =
    ATTRIBUTES.some((key) => scope[key].length > 0) ||
    scope.progress !== undefined ||
    scope.landMu !== undefined;
  if (!narrowed) return previous;
  const { items, classes, people, kinds, cities, industries } = previous.scope;
  return { ...previous, scope: { ...EMPTY_SCOPE, items, classes, people, kinds, cities, industries } };
}

/** A sum or a list of what is one named item is that item; a rank after a rank of headings is one of headings. */
function settledForm({ form }: Reading, previous: Reading, scope: Scope): Reading['form'] {
  if (scope.items.length === 1 && ['aggregate', 'count', 'group', 'rank'].includes(form)) return 'lookup';
  if (form === 'rank' && previous.form === 'rank_groups') return 'rank_groups';
  return form;
}

function formFor(previous: Reading, reading: Reading): Reading['form'] {
  // "and PRJ-002?" after a list asks for that one.
  if (
    reading.form === 'lookup' &&
    !['lookup', 'prediction', 'responsible', 'history', 'reason', 'dependencies'].includes(previous.form)
  )
    return 'lookup';
  if (previous.form === 'lookup' && reading.scope.classes.length > 0) return 'class_card';
  return previous.form;
}

function fieldForm(previous: Reading, reading: Reading, scope: Scope): Reading['form'] {
  if (scope.items.length > 0) return 'lookup';
  if (scope.classes.length > 0 && reading.fields.some((field) => isOneOf(CLASS_FIELDS, field)))
    return 'class_card';
  return reading.form === 'unknown' ? previous.form : reading.form;
}

function defined(reading: Reading): Partial<Reading> {
  return Object.fromEntries(
    Object.entries(reading).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

function overlay(previous: Reading, reading: Reading): Scope {
  const result: Record<string, unknown> = { ...previous.scope };
  for (const key of LISTS) if (reading.scope[key].length > 0) result[key] = reading.scope[key];
  for (const key of ['progress', 'landMu', 'overdueDays', 'silentDays', 'heads'] as const)
    if (reading.scope[key] !== undefined) result[key] = reading.scope[key];
  if (Object.values(reading.scope.except).some((codes) => codes.length > 0))
    result.except = reading.scope.except;
  // Another target takes the place of the old one, of whichever sort that was.
  if (reading.scope.classes.length > 0 && reading.scope.items.length === 0) result.items = [];
  if (reading.scope.items.length > 0)
    for (const key of ['classes', 'kinds', 'lights', 'stages', 'cities'] as const)
      result[key] = reading.scope[key];
  if (reading.scope.periods.length > 0) {
    const role = previous.scope.periods[0]?.role ?? roleAfter(previous);
    result.periods = reading.scope.periods.map((period) => ({
      ...period,
      role: period.role === 'due' || period.role === 'as_of' || period.role === 'window' ? role : period.role,
    }));
  }
  return result as unknown as Scope;
}

/** What "and last month?" bounds after a question without a period. */
function roleAfter(previous: Reading): PeriodRole {
  if (
    ['changed', 'history', 'responsible', 'held_by'].includes(previous.form) ||
    previous.scope.conditions.includes('silent') ||
    previous.scope.conditions.includes('reported')
  )
    return 'window';
  return 'as_of';
}
