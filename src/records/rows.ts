import type { RecordKind, RecordTypes, StatusUpdate } from '../plan/records.ts';
import { type FieldType, type RecordShape, SHAPES, UPDATE_SHAPE } from './fields.ts';
import { storable } from './storable.ts';

/** A record in the JSON that PostgreSQL makes of its row: every column, null where nothing is stored. */
export type Row = Readonly<Record<string, unknown>>;

export function recordOf<Kind extends RecordKind>(kind: Kind, row: Row): RecordTypes[Kind] {
  return valuesOf(SHAPES[kind], row) as unknown as RecordTypes[Kind];
}

export function updateOf(row: Row): StatusUpdate {
  return valuesOf(UPDATE_SHAPE, row) as unknown as StatusUpdate;
}

/** The row to store for a record; a field that is absent or undefined becomes null. */
export function rowOf(shape: RecordShape, record: object): Row {
  const values = record as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(shape.fields).map(([field, type]) => [field, stored(field, type, values[field])]),
  );
}

/** A record of any shape from its row. */
export function valuesOf(shape: RecordShape, row: Row): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const [field, type] of Object.entries(shape.fields)) {
    const value = read(field, type, row[field]);
    if (value !== undefined) record[field] = value;
  }
  return record;
}

function read(field: string, type: FieldType, value: unknown): unknown {
  if (value === null || value === undefined) return type === 'texts' ? [] : undefined;
  if (type === 'instant') return new Date(String(value));
  if (type === 'fen') return safeInteger(field, Number(value));
  return value;
}

function stored(field: string, type: FieldType, value: unknown): unknown {
  if (value === undefined || value === null) return type === 'texts' ? [] : type === 'json' ? {} : null;
  if (type === 'fen' || type === 'integer') return safeInteger(field, value as number);
  if (type === 'number' && !Number.isFinite(value)) throw new RangeError(`${field} is not a number`);
  return storable(value);
}

function safeInteger(field: string, value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${field} is not a whole number that can be exact`);
  return value;
}
