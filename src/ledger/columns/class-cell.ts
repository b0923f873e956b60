import { ok } from '../../plan/result.ts';
import type { Reading } from './cells.ts';
import { type ReadContext, refuse } from './column.ts';

/** The code of the one class that a text names, by code or name. */
export function readClass(text: string, { findClasses }: ReadContext): Reading<string> {
  const found = findClasses(text);
  const [first] = found;
  if (first && found.length === 1) return ok(first.code);
  return first
    ? refuse('name_ambiguous', { candidates: found.map(({ code }) => code) })
    : refuse('unknown_class', { allowed: findClasses('').map(({ code, nameZh }) => `${code} ${nameZh}`) });
}
