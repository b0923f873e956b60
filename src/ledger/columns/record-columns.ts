import { normalizeCode } from '../../plan/codes.ts';
import { isTimeZone } from '../../plan/dates.ts';
import type { Draft, RecordTypes } from '../../plan/records.ts';
import { ok } from '../../plan/result.ts';
import { LANGUAGES } from '../../plan/terms.ts';
import {
  joinList,
  type Reading,
  readCount,
  readDate,
  readTerm,
  readText,
  readYesNo,
  splitList,
} from './cells.ts';
import { readClass } from './class-cell.ts';
import { type Column, type OutCell, refuse } from './column.ts';
import { languageNamed, type TermList, weekdayNamed } from './value-lexicon.ts';

/** The kinds of records that have a sheet of their own beside those of the items. */
export type SheetKind = Exclude<keyof RecordTypes, 'item' | 'statement'>;
export type RecordPatch<Kind extends SheetKind> = Partial<Draft<Kind>> & {
  /** Who a cell names, found when the people are known. */
  readonly personName?: string;
  readonly ownerName?: string;
};
export type RecordColumn<Kind extends SheetKind> = Column<RecordPatch<Kind>, RecordTypes[Kind]>;

type TextKeys<Value> = {
  [Key in keyof Value]-?: Value[Key] extends string | undefined ? Key : never;
}[keyof Value] &
  string;

/** Column makers for one kind of record. The key of a column is its label's name in the message catalogue. */
function columnsOf<Kind extends SheetKind>() {
  type Patch = RecordPatch<Kind>;
  type Source = RecordTypes[Kind];
  const out = (value: unknown): OutCell | undefined =>
    value === undefined || value === '' ? undefined : { text: String(value) };
  const mapped = <Value>(reading: Reading<Value>, set: (value: Value) => Patch): Reading<Patch> =>
    reading.ok ? ok(set(reading.value)) : reading;
  const one = <Field extends keyof Source>(field: Field, value: unknown): Patch =>
    ({ [field]: value }) as Patch;
  return {
    text: (field: TextKeys<Source>, key: string = field): RecordColumn<Kind> => ({
      key,
      cleared: one(field, undefined),
      read: (cell) => mapped(readText(cell), (value) => one(field, value)),
      write: (source) => out(source[field]),
    }),
    code: (field: TextKeys<Source>, key: string, clearable = true): RecordColumn<Kind> => ({
      key,
      cleared: clearable ? one(field, undefined) : undefined,
      read: (cell) => {
        const code = normalizeCode(cell.text);
        return code === undefined ? refuse('not_a_code') : ok(one(field, code));
      },
      write: (source) => out(source[field]),
    }),
    /** A class, by its code or name. */
    ofClass: (field: TextKeys<Source>, key: string): RecordColumn<Kind> => ({
      key,
      cleared: one(field, undefined),
      read: (cell, context) => mapped(readClass(cell.text, context), (value) => one(field, value)),
      write: (source) => out(source[field]),
    }),
    date: (field: TextKeys<Source>, key: string = field, required = false): RecordColumn<Kind> => ({
      key,
      cleared: required ? undefined : one(field, undefined),
      read: (cell, context) => mapped(readDate(cell, context), (value) => one(field, value.date)),
      write: (source) => {
        const date = source[field];
        return typeof date === 'string' ? { date } : undefined;
      },
    }),
    flag: (field: keyof Source & string): RecordColumn<Kind> => ({
      key: field,
      read: (cell) => mapped(readYesNo(cell), (value) => one(field, value)),
      write: (source, context) => ({ text: context.yesNo(source[field] === true) }),
    }),
    term: (field: keyof Source & string, list: TermList): RecordColumn<Kind> => ({
      key: field,
      read: (cell) => mapped(readTerm(list, cell), (value) => one(field, value)),
      write: (source, context) => ({ text: context.termLabel(list, String(source[field])) }),
    }),
    person: (field: TextKeys<Source>, key: string, name: 'personName' | 'ownerName'): RecordColumn<Kind> => ({
      key,
      read: (cell) => mapped(readText(cell), (value) => ({ [name]: value }) as Patch),
      write: (source, context) => {
        const id = source[field];
        return typeof id === 'string' ? { text: context.personLabel(id) } : undefined;
      },
    }),
    language: (field: 'language'): RecordColumn<Kind> => ({
      key: field,
      read: (cell) => {
        const language = languageNamed(cell.text);
        return language !== undefined
          ? ok({ [field]: language } as unknown as Patch)
          : refuse('not_one_of', { allowed: [...LANGUAGES] });
      },
      write: (source) => out((source as { readonly language?: string | undefined }).language),
    }),
  };
}

const inClass = columnsOf<'class'>();
const inPerson = columnsOf<'person'>();
const inAssignment = columnsOf<'assignment'>();
const inMilestone = columnsOf<'milestone'>();
const inIssue = columnsOf<'issue'>();
const inDependency = columnsOf<'dependency'>();

const classAliases: RecordColumn<'class'> = {
  key: 'aliases',
  cleared: { aliases: [] },
  read: (cell) => ok({ aliases: splitList(cell.text) }),
  write: ({ aliases }) => (aliases.length === 0 ? undefined : { text: joinList(aliases) }),
};

const slotWeekday: RecordColumn<'class'> = {
  key: 'slotWeekday',
  read: (cell) => {
    const day = weekdayNamed(cell.text);
    return day === undefined
      ? refuse('not_one_of', { allowed: ['1', '2', '3', '4', '5', '6', '7'] })
      : ok({ slotWeekday: day });
  },
  write: (source, context) => ({ text: context.weekday(source.slotWeekday) }),
};

const slotTime: RecordColumn<'class'> = {
  key: 'slotTime',
  read: (cell) => {
    const match = /^(\d{1,2}):(\d{2})$/.exec(cell.text.normalize('NFKC').trim());
    const [hour, minute] = [Number(match?.[1]), Number(match?.[2])];
    return match && hour < 24 && minute < 60
      ? ok({ slotTime: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` })
      : refuse('not_a_time');
  },
  write: ({ slotTime: time }) => ({ text: time }),
};

const timeZone: RecordColumn<'class'> = {
  key: 'timeZone',
  read: (cell) =>
    isTimeZone(cell.text.trim()) ? ok({ timeZone: cell.text.trim() }) : refuse('unknown_term'),
  write: (source) => ({ text: source.timeZone }),
};

const position: RecordColumn<'milestone'> = {
  key: 'position',
  read: (cell) => {
    const value = readCount(cell);
    return value.ok ? ok({ position: value.value }) : value;
  },
  write: (source) => ({ number: source.position }),
};

const milestoneDue: RecordColumn<'milestone'> = {
  key: 'dueOn',
  cleared: { dueOn: undefined, dueText: undefined },
  read: (cell, context) => {
    const value = readDate(cell, context);
    if (!value.ok) return value;
    const { date, text } = value.value;
    return ok({ dueOn: date, ...(text !== undefined && { dueText: text }) });
  },
  write: (source, context) => context.due(source.dueOn, source.dueText),
};

/** The columns of each sheet, in order. */
export const RECORD_COLUMNS: { readonly [Kind in SheetKind]: readonly RecordColumn<Kind>[] } = {
  class: [
    inClass.code('code', 'code', false),
    inClass.text('nameZh', 'className'),
    inClass.text('nameEn', 'titleEn'),
    classAliases,
    inClass.text('leadUnit'),
    inClass.text('channelId'),
    inClass.language('language'),
    slotWeekday,
    slotTime,
    timeZone,
    inClass.flag('active'),
    inClass.flag('paused'),
    inClass.text('source'),
    inClass.flag('sample'),
  ],
  person: [
    inPerson.text('id', 'personId'),
    inPerson.text('name'),
    inPerson.text('nameZh'),
    inPerson.text('email'),
    inPerson.language('language'),
    inPerson.text('unit'),
    inPerson.flag('sample'),
  ],
  assignment: [
    inAssignment.text('id'),
    inAssignment.person('personId', 'personId', 'personName'),
    inAssignment.term('role', 'roles'),
    inAssignment.ofClass('classCode', 'class'),
    inAssignment.code('itemCode', 'item'),
    inAssignment.date('validFrom', 'validFrom', true),
    inAssignment.date('validTo'),
    inAssignment.text('source'),
    inAssignment.flag('sample'),
  ],
  milestone: [
    inMilestone.text('id'),
    inMilestone.code('itemCode', 'item', false),
    position,
    inMilestone.text('titleZh'),
    inMilestone.text('titleEn'),
    milestoneDue,
    inMilestone.date('doneOn'),
    inMilestone.flag('sample'),
  ],
  issue: [
    inIssue.text('id'),
    inIssue.code('itemCode', 'item', false),
    inIssue.term('type', 'issueTypes'),
    inIssue.text('description'),
    inIssue.person('ownerId', 'owner', 'ownerName'),
    inIssue.date('raisedOn', 'raisedOn', true),
    inIssue.date('dueOn'),
    inIssue.text('resolution'),
    inIssue.date('resolvedOn'),
    inIssue.flag('sample'),
  ],
  dependency: [
    inDependency.text('id'),
    inDependency.code('itemCode', 'item', false),
    inDependency.code('waitsForItem', 'waitsForItem'),
    inDependency.ofClass('waitsForClass', 'waitsForClass'),
    inDependency.text('note'),
    inDependency.date('resolvedOn'),
    inDependency.flag('sample'),
  ],
};
