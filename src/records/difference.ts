import type { Row } from './rows.ts';

/** A value's one form of JSON: keys in order, instants in UTC, so that equal values are equal texts. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

/** The old and new values of the fields that differ, or undefined when none does. */
export function differenceOf(
  before: Row,
  after: Row,
  ignored: readonly string[],
): { readonly before: Row; readonly after: Row } | undefined {
  const fields = Object.keys(after).filter(
    (field) => !ignored.includes(field) && form(before[field]) !== form(after[field]),
  );
  if (fields.length === 0) return undefined;
  const pick = (row: Row) => Object.fromEntries(fields.map((field) => [field, row[field] ?? null]));
  return { before: pick(before), after: pick(after) };
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;

function form(value: unknown): string {
  if (typeof value === 'string' && INSTANT.test(value)) return String(Date.parse(value));
  return canonical(value ?? null);
}
