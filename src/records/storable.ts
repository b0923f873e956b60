/**
 * A value as PostgreSQL can keep it in text or JSON: without NUL characters and half surrogate pairs, which it
 * refuses, without undefined, and with instants as ISO text in UTC.
 */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((one) => storable(one) ?? null);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, one]) =>
        one === undefined || typeof one === 'function' ? [] : [[storableText(key), storable(one)]],
      ),
    );
  }
  return value;
}

export function storableText(text: string): string {
  return text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\uFFFD');
}
