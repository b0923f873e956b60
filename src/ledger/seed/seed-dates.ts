import { addDays, lastDayOfMonth, plainDate } from '../../plan/dates.ts';
import type { PlainDate } from '../../plan/records.ts';

/** A date as the seeds write it, and how its ledger would have written it. */
export interface SeedDate {
  readonly date: PlainDate;
  readonly text?: string | undefined;
}

/**
 * Reads `+20d`, `-5d` (days from the day of seeding), `month+1` (the last day of a month, 月底), `mid+1` (中旬),
 * `early+1` (上旬) and `year+0` (年内). The text is what a ledger writes for a date that is not a plain day.
 */
export function seedDate(spec: string, today: PlainDate): SeedDate {
  const match = /^(?:([+-]\d+)d|(month|mid|early|year)([+-]\d+))$/.exec(spec);
  if (!match) throw new Error(`${spec} is not a date of the seeds`);
  if (match[1] !== undefined) return { date: addDays(today, Number(match[1])) };
  const offset = Number(match[3]);
  const year = Number(today.slice(0, 4));
  if (match[2] === 'year') {
    return { date: `${year + offset}-12-31`, text: `${year + offset}年底` };
  }
  const months = year * 12 + Number(today.slice(5, 7)) - 1 + offset;
  const y = Math.floor(months / 12);
  const m = (months % 12) + 1;
  if (match[2] === 'month') return { date: lastDayOfMonth(y, m), text: `${y}年${m}月底` };
  const day = match[2] === 'mid' ? 20 : 10;
  return { date: plainDate(y, m, day) ?? today, text: `${y}年${m}月${match[2] === 'mid' ? '中' : '上'}旬` };
}

/** A number that stays the same for the same text, 0 to 2^32 - 1 (FNV-1a). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
