import { kindOfCode, normalizeCode } from './codes.ts';
import { isPlainDate } from './dates.ts';
import { AMOUNT_FIELDS, type AmountField, type Draft, type Item } from './records.ts';
import { CITIES, INDUSTRIES, isOneOf, LIGHTS, STAGES } from './terms.ts';

/** What is wrong with an item, whichever door it came through. */
export const INVARIANT_CODES = [
  'code_malformed',
  'code_of_another_kind',
  'title_missing',
  'title_too_long',
  'class_missing',
  'own_parent',
  'amount_negative',
  'amount_not_whole',
  'due_before_start',
  'validity_reversed',
  'not_a_day',
  'progress_out_of_range',
  'count_negative',
  'land_negative',
  'closed_without_day',
  'unknown_term',
  'supports_itself',
  'text_too_long',
] as const;
export type InvariantCode = (typeof INVARIANT_CODES)[number];

export interface Violation {
  readonly code: InvariantCode;
  readonly field: keyof Draft<'item'>;
}

export const MAX_TITLE_CHARACTERS = 200;
export const MAX_TEXT_CHARACTERS = 4000;

/**
 * What an item must be by itself; whether the records that it names exist is asked of the store. A rate of investment
 * may exceed 100 %, and what was invested may exceed the plan: neither is a fault. Progress is 0 to 100.
 */
export function checkItem(item: Omit<Draft<'item'>, 'sample' | 'withdrawn'>): Violation[] {
  return [...checkNames(item), ...checkNumbers(item), ...checkDates(item), ...checkTerms(item)];
}

type ItemLike = Parameters<typeof checkItem>[0];

function checkNames(item: ItemLike): Violation[] {
  const faults: Violation[] = [];
  if (normalizeCode(item.code) !== item.code) faults.push({ code: 'code_malformed', field: 'code' });
  else if (kindOfCode(item.code) !== item.kind) faults.push({ code: 'code_of_another_kind', field: 'code' });
  for (const field of ['titleEn', 'titleZh'] as const) {
    if (item[field].trim() === '') faults.push({ code: 'title_missing', field });
    if (item[field].length > MAX_TITLE_CHARACTERS) faults.push({ code: 'title_too_long', field });
  }
  for (const field of TEXT_FIELDS) {
    if ((item[field]?.length ?? 0) > MAX_TEXT_CHARACTERS) faults.push({ code: 'text_too_long', field });
  }
  if (item.classCode === '') faults.push({ code: 'class_missing', field: 'classCode' });
  if (item.supportingClassCodes.includes(item.classCode)) {
    faults.push({ code: 'supports_itself', field: 'supportingClassCodes' });
  }
  if (item.parentCode === item.code) faults.push({ code: 'own_parent', field: 'parentCode' });
  return faults;
}

function checkNumbers(item: ItemLike): Violation[] {
  const faults: Violation[] = AMOUNT_FIELDS.flatMap((field) => checkAmount(field, item[field]));
  const { progress } = item;
  if (progress !== undefined && !(progress >= 0 && progress <= 100)) {
    faults.push({ code: 'progress_out_of_range', field: 'progress' });
  }
  for (const field of ['targetCount', 'recruitedCount'] as const) {
    const count = item[field];
    if (count !== undefined && !(Number.isInteger(count) && count >= 0)) {
      faults.push({ code: 'count_negative', field });
    }
  }
  if (item.landMu !== undefined && !(item.landMu >= 0))
    faults.push({ code: 'land_negative', field: 'landMu' });
  return faults;
}

function checkAmount(field: AmountField, fen: number | undefined): Violation[] {
  if (fen === undefined) return [];
  if (!Number.isSafeInteger(fen)) return [{ code: 'amount_not_whole', field }];
  return fen < 0 ? [{ code: 'amount_negative', field }] : [];
}

function checkDates(item: ItemLike): Violation[] {
  const faults: Violation[] = [];
  for (const field of DATE_FIELDS) {
    const day = item[field];
    if (day !== undefined && !isPlainDate(day)) faults.push({ code: 'not_a_day', field });
  }
  if (faults.length > 0) return faults;
  if (item.startOn && item.dueOn && item.dueOn < item.startOn) {
    faults.push({ code: 'due_before_start', field: 'dueOn' });
  }
  if (item.validFrom && item.validTo && item.validTo < item.validFrom) {
    faults.push({ code: 'validity_reversed', field: 'validTo' });
  }
  if (item.status === 'closed' && item.closedOn === undefined) {
    faults.push({ code: 'closed_without_day', field: 'closedOn' });
  }
  return faults;
}

/** The types say so already; what comes from outside may not have been read through them. */
function checkTerms(item: ItemLike): Violation[] {
  const faults: Violation[] = [];
  if (!item.cities.every((city) => isOneOf(CITIES, city)))
    faults.push({ code: 'unknown_term', field: 'cities' });
  if (item.industry !== undefined && !isOneOf(INDUSTRIES, item.industry)) {
    faults.push({ code: 'unknown_term', field: 'industry' });
  }
  if (item.light !== undefined && !isOneOf(LIGHTS, item.light)) {
    faults.push({ code: 'unknown_term', field: 'light' });
  }
  if (item.stage !== undefined && !isOneOf(STAGES, item.stage)) {
    faults.push({ code: 'unknown_term', field: 'stage' });
  }
  return faults;
}

const DATE_FIELDS = [
  'startOn',
  'dueOn',
  'closedOn',
  'asOf',
  'validFrom',
  'validTo',
] as const satisfies readonly (keyof Item)[];

const TEXT_FIELDS = [
  'description',
  'source',
  'ownerEntity',
  'location',
  'landStatus',
  'documentNumber',
  'clause',
  'eligibility',
  'programme',
  'platformType',
  'operator',
  'services',
  'dueText',
] as const satisfies readonly (keyof Item)[];
