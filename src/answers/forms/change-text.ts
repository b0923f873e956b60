import { formatDate, formatPercent } from '../../messages/format.ts';
import { addDays, instantAt } from '../../plan/dates.ts';
import { ITEM_FIELDS, type ItemField } from '../../plan/query.ts';
import type { AuditEntry, PlainDate } from '../../plan/records.ts';
import { AMOUNT_FIELDS } from '../../plan/records.ts';
import { ITEM_STATUSES, isOneOf, LIGHTS, STAGES } from '../../plan/terms.ts';
import { type Asking, className } from '../evidence/asking.ts';
import { figureText } from '../evidence/book.ts';
import { periodText } from '../evidence/describe.ts';
import { periodOf } from '../evidence/filter.ts';
import type { Field } from '../interpret/reading.ts';
import { isAmountField, isItemField } from '../interpret/scope.ts';

const TRACKED: readonly string[] = [
  'light',
  'progress',
  'stage',
  'dueOn',
  'status',
  ...AMOUNT_FIELDS,
  'classCode',
  'startOn',
  'closedOn',
  'recruitedCount',
  'targetCount',
  'validTo',
  'titleEn',
  'titleZh',
  'ownerEntity',
  'landStatus',
];

const INVESTMENTS = [
  'totalInvestmentFen',
  'yearPlanFen',
  'investedMonthFen',
  'investedYearFen',
  'investedTotalFen',
];

/** One field of a record before and after an entry of the audit. */
export interface Change {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly entry: AuditEntry;
}

/** Of no field in particular: all that people follow. */
export function trackedFields(fields: readonly string[]): readonly string[] {
  return fields.length > 0 ? fields : TRACKED;
}

export function changesOf(entry: AuditEntry, fields: readonly string[]): Change[] {
  return Object.entries(entry.after)
    .filter(([field]) => trackedFields(fields).includes(field))
    .map(([field, after]) => ({
      field,
      before: entry.before === undefined ? undefined : (entry.before[field] ?? null),
      after,
      entry,
    }))
    .filter((one) => one.before !== one.after);
}

/** The stored names of the fields that the question is about; none means all that are tracked. */
export function auditFields(fields: readonly Field[], { reading: { scope } }: Asking): string[] {
  const names = fields
    .filter((field): field is ItemField => isItemField(field))
    .map((field) => (field === 'class' ? 'classCode' : field === 'title' ? 'titleZh' : field));
  const implied = [
    ...(fields.includes('investment') ? INVESTMENTS : []),
    ...(scope.lights.length > 0 ? ['light'] : []),
    ...(scope.stages.length > 0 ? ['stage'] : []),
    ...(scope.conditions.includes('overdue') ? ['dueOn'] : []),
    ...(scope.statuses.length > 0 ? ['status'] : []),
  ];
  return [...new Set([...names, ...implied])].filter(
    (field) => !['updates', 'kind', 'code', 'lastUpdatedAt', 'description', 'source'].includes(field),
  );
}

export function labelOf({ messages }: Asking, field: string): string {
  if (field === 'classCode') return messages.terms.fields.class;
  if (field === 'titleEn' || field === 'titleZh') return messages.terms.fields.title;
  return isOneOf(ITEM_FIELDS, field) ? messages.terms.fields[field] : field;
}

export function valueText(asking: Asking, field: string, value: unknown): string {
  const { messages, language } = asking;
  if (value === null || value === undefined || value === '') return messages.answers.changes.empty;
  if (typeof value === 'number')
    return isAmountField(field)
      ? figureText(value, 'fen', language)
      : field === 'progress'
        ? formatPercent(value, language)
        : figureText(value, 'count', language);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (field === 'light' && isOneOf(LIGHTS, value)) return messages.answers.lights[value];
  if (field === 'stage' && isOneOf(STAGES, value)) return messages.terms.stages[value];
  if (field === 'status' && isOneOf(ITEM_STATUSES, value)) return messages.terms.statuses[value];
  if (field === 'classCode') return className(asking, value);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value, language) : value;
}

export interface Window {
  readonly since: Date | undefined;
  readonly until: Date | undefined;
  readonly from: PlainDate | undefined;
  readonly text: string;
}

export function spanOf(asking: Asking): Window {
  const period = periodOf(asking.reading.scope, 'window', 'updated', 'as_of', 'due');
  const { timeZone } = asking;
  if (!period) return { since: undefined, until: undefined, from: undefined, text: '' };
  return {
    since: period.from === undefined ? undefined : instantAt(period.from, '00:00', timeZone),
    until: period.to === undefined ? undefined : instantAt(addDays(period.to, 1), '00:00', timeZone),
    from: period.from,
    text: periodText(asking, period),
  };
}
