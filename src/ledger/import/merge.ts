import type { Draft, Item } from '../../plan/records.ts';
import { stripInvisible } from '../../plan/text.ts';
import type { ItemPatch } from '../columns/item-columns.ts';
import type { HeadColumn } from './header-row.ts';

/** Columns whose texts may stand in several columns of a ledger: 建设内容 and 备注 are both the description. */
export const ADDABLE_KEYS: ReadonlySet<string> = new Set([
  'description',
  'done',
  'problems',
  'nextSteps',
  'supportNeeded',
]);

/** Adds what one cell of a row says to what the others said. */
export function addToPatch(into: ItemPatch, patch: ItemPatch, under: HeadColumn): void {
  const { amountTexts, report } = into;
  if (under.added) {
    addText(into, patch, under.label);
    return;
  }
  Object.assign(into, under.key === 'period' || under.key === 'validity' ? { ...patch, ...into } : patch);
  if (amountTexts && patch.amountTexts) {
    Object.assign(into, { amountTexts: { ...amountTexts, ...patch.amountTexts } });
  }
  if (report && patch.report) Object.assign(into, { report: { ...report, ...patch.report } });
}

/** A second column of the same meaning follows the first, under its own name. */
function addText(into: ItemPatch, patch: ItemPatch, label: string): void {
  const joined = (first: string | undefined, second: string): string =>
    first === undefined || first === '' ? second : `${first}\n${label}：${second}`;
  if (patch.description !== undefined) {
    Object.assign(into, { description: joined(into.description, patch.description) });
  }
  for (const [field, text] of Object.entries(patch.report ?? {})) {
    const first = into.report?.[field as keyof typeof into.report];
    if (text !== undefined) Object.assign(into, { report: { ...into.report, [field]: joined(first, text) } });
  }
}

/** The record without what the store sets. */
export function draftOf(item: Item): Draft<'item'> {
  const { version, updatedAt, lastUpdateId, lastUpdatePeriod, lastUpdatedAt, ...draft } = item;
  return draft;
}

/** Fields of a patch that are no fields of an item as they stand. */
export type PlainPatch = Omit<
  ItemPatch,
  'title' | 'parentNames' | 'servesNames' | 'leadNames' | 'supervisorNames' | 'report' | 'code'
>;

/**
 * The item as the ledger says; `base` itself when that is the same. What the ledger merely writes differently stays as
 * it was: the same day without its words, the same amount in another unit, the same text with other spaces around it.
 */
export function applyPatch(base: Draft<'item'>, patch: PlainPatch): Draft<'item'> {
  const changes: Record<string, unknown> = {};
  for (const field of Object.keys(patch)) {
    if (field === 'amountTexts' || field === 'dueText') continue;
    const value: unknown = patch[field as keyof PlainPatch];
    if (!sameValue(base[field as keyof Draft<'item'>], value)) changes[field] = value;
  }
  // Work without an end has words and no day.
  const endless = 'dueOn' in patch && patch.dueOn === undefined && patch.dueText !== undefined;
  if (endless && base.dueText !== patch.dueText) changes.dueOn = undefined;
  if (Object.keys(changes).length === 0) return base;
  const amountTexts: Record<string, string> = { ...base.amountTexts };
  for (const [field, text] of Object.entries(patch.amountTexts ?? {})) {
    if (!(field in changes)) continue;
    if (text === '') delete amountTexts[field];
    else amountTexts[field] = text;
  }
  // Another day makes the words of the old one wrong.
  const dueText = 'dueOn' in changes ? patch.dueText : base.dueText;
  return { ...base, ...changes, dueText, amountTexts };
}

function sameValue(before: unknown, after: unknown): boolean {
  if (typeof before === 'string' && typeof after === 'string') return canonical(before) === canonical(after);
  if (Array.isArray(before) && Array.isArray(after)) {
    return before.length === after.length && before.every((one, index) => sameValue(one, after[index]));
  }
  return before === after;
}

function canonical(text: string): string {
  return stripInvisible(text.replace(/\r\n?/g, '\n')).trim();
}

/** The fields in which two drafts differ, for people: what was there and what will be. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

export function changesBetween(before: object, after: object): FieldChange[] {
  const was = before as Readonly<Record<string, unknown>>;
  const is = after as Readonly<Record<string, unknown>>;
  const changes: FieldChange[] = [];
  for (const field of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if (!equalJson(was[field], is[field])) {
      changes.push({ field, before: was[field], after: is[field] });
    }
  }
  return changes;
}

function equalJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' && typeof other !== 'object') return (one ?? null) === (other ?? null);
  return canonicalJson(one) === canonicalJson(other);
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value ?? null, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
