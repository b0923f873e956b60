/**
 * A value as PostgreSQL can keep it in text or JSON: without NUL characters and half surrogate pairs, which it
 * refuses, without undefined, and with instants as ISO text in UTC. Keys that JavaScript gives a meaning of its own,
 * over which Prisma stumbles, are left out.
 */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((one) => storable(one) ?? null);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, one]) =>
        one === undefined || typeof one === 'function' || MEANINGFUL_KEYS.has(key)
          ? []
          : [[storableText(key), storable(one)]],
      ),
    );
  }
  return value;
}

const MEANINGFUL_KEYS = new Set(['constructor', '__proto__']);

export function storableText(text: string): string {
  return text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\uFFFD');
}
