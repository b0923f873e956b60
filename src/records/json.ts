import { Prisma } from './generated/client.ts';
import { storable } from './storable.ts';

/** A value for a JSON column that always holds JSON: undefined and null become JSON's null. */
export function jsonOf(value: unknown): Prisma.InputJsonValue | typeof Prisma.JsonNull {
  const json = storable(value);
  return json === undefined || json === null ? Prisma.JsonNull : (json as Prisma.InputJsonValue);
}
