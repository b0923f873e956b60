import type { FoundDate } from '../../plan/date-text.ts';
import { addDays } from '../../plan/dates.ts';
import type { PlainDate } from '../../plan/records.ts';
import type { PeriodRole, ReadPeriod } from './reading.ts';
import { means, type Tag } from './tag.ts';

/** The words around a period that say what it bounds. */
const ROLE_WORDS: readonly {
  readonly role: PeriodRole;
  readonly type: string;
  readonly values: readonly string[];
}[] = [
  { role: 'due', type: 'field', values: ['dueOn', 'milestones'] },
  { role: 'due', type: 'cond', values: ['due_soon'] },
  { role: 'start', type: 'field', values: ['startOn'] },
  { role: 'start', type: 'stage', values: ['started'] },
  { role: 'closed', type: 'field', values: ['closedOn'] },
  { role: 'closed', type: 'status', values: ['closed'] },
  { role: 'due', type: 'stage', values: ['completed'] },
  { role: 'valid_to', type: 'field', values: ['validTo'] },
  { role: 'valid_to', type: 'cond', values: ['expiring_soon'] },
  { role: 'valid_from', type: 'field', values: ['validFrom'] },
  { role: 'updated', type: 'cond', values: ['reported'] },
  { role: 'updated', type: 'field', values: ['lastUpdatedAt', 'updates'] },
  { role: 'window', type: 'cond', values: ['changed', 'silent', 'stale', 'improved', 'worsened'] },
  { role: 'window', type: 'op', values: ['history', 'trend'] },
  { role: 'window', type: 'verb', values: ['say'] },
];

export interface PeriodContext {
  readonly today: PlainDate;
  readonly text: string;
  /** What a period bounds where no word says it. */
  readonly fallback: PeriodRole;
  readonly policies: boolean;
  /** Lights, lateness or stages are asked about, and no word of a due date. */
  readonly standing: boolean;
  /** Reporting is asked about: a period is the week of the reports. */
  readonly reporting: boolean;
}

/** "starting next year": its word says what the period is of, and not that it goes on. */
const STARTS = /^(?:starting|beginning|commencing)\b/;

/** What each found date or period bounds, by the nearest word that can say so. */
export function readPeriods(tags: readonly Tag[], context: PeriodContext): ReadPeriod[] {
  return tags.flatMap((tag, index) => {
    if (!means(tag, 'date')) return [];
    const found = tag.detail as FoundDate;
    return [periodOf(found, roleOf(tags, index, found, context), context)];
  });
}

function roleOf(tags: readonly Tag[], index: number, found: FoundDate, context: PeriodContext): PeriodRole {
  const tag = tags[index];
  if (tag === undefined) return context.fallback;
  const lead = context.text.slice(Math.max(0, tag.start - 12), tag.start);
  const rest = context.text.slice(tag.end, tag.end + 4);
  const own = context.text.slice(tag.start, tag.end);
  if (
    /(?:as of|as at|back in|at the end of|截至|截止|截止到)\s*$/.test(lead) ||
    /^(?:as of|截至|截止)/.test(own) ||
    /^(?:时点|那时|的时候|为止)/.test(rest)
  ) {
    if (found.to <= context.today) return 'as_of';
  }
  if (context.reporting) return 'window';
  let best: { role: PeriodRole; distance: number } | undefined;
  for (const other of tags) {
    for (const { role, type, values } of ROLE_WORDS) {
      if (!other.meanings.some((one) => one.type === type && values.includes(one.value))) continue;
      const between = other.start < tag.start ? tag.start - other.end : other.start - tag.end;
      const distance = between + (role === 'window' ? 0.5 : 0);
      if (!best || distance < best.distance) best = { role, distance };
    }
  }
  // "red last month", "overdue at the end of October": a past on which something stood, not one on which it falls due.
  if (best === undefined && context.standing && found.boundary === undefined && found.to < context.today)
    return 'as_of';
  if (best === undefined && STARTS.test(own)) return 'start';
  if (best?.role === 'due' && context.policies) return 'valid_to';
  // "Over the last five weeks": a stretch up to today, in which something was so.
  const stretch =
    found.boundary === undefined && found.to === context.today && found.from < addDays(found.to, -6);
  if (best === undefined && context.fallback === 'as_of' && stretch) return 'window';
  return best?.role ?? context.fallback;
}

function periodOf(found: FoundDate, role: PeriodRole, context: PeriodContext): ReadPeriod {
  const text = found.text;
  if (role === 'as_of') return { role, to: found.to, text };
  switch (found.boundary) {
    case 'by':
      // 年内 is this year and "within 30 days" begins today; only 年底前 is any time before its end.
      return /内$|^within\b/.test(text)
        ? { role, from: found.from, to: found.to, text }
        : { role, to: found.to, text };
    case 'before':
      // 年底前 and "before the end of the year" take in its last day; "before December" does not take in December.
      if (/end of|末|底/.test(text)) return { role, to: found.to, text };
      return { role, to: addDays(found.from, -1), text };
    case 'since':
      if (role === 'start' && STARTS.test(text)) return { role, from: found.from, to: found.to, text };
      return {
        role,
        from: found.from,
        text,
        ...(role === 'due' || role === 'valid_to' ? {} : { to: context.today }),
      };
    case 'after':
      return { role, from: addDays(found.to, 1), text };
    default:
      return { role, from: found.from, to: found.to, text };
  }
}
