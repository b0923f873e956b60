import { findCodes, isClassCode } from '../../plan/codes.ts';
import { findDates } from '../../plan/date-text.ts';
import type { Visibility } from '../../plan/query.ts';
import type { PlainDate, PlanStatement, SpecialClass } from '../../plan/records.ts';
import type { PlanReader } from '../../plan/store.ts';
import type { Cover } from './cover.ts';
import { occurrences } from './names.ts';
import { means, type Tag } from './tag.ts';
import { type ReadableText, readable } from './text.ts';

/** Codes of items and classes; `unknown_code` where nothing visible has it. */
export async function codeTags(
  text: string,
  classes: readonly SpecialClass[],
  reader: PlanReader,
  visibility: Visibility,
): Promise<Tag[]> {
  const found = findCodes(text);
  const items = await reader.getItems([...new Set(found.map((one) => one.code))], visibility);
  const seen = new Set([...items.map((item) => item.code), ...classes.map((one) => one.code)]);
  return found.map(({ code, start, end }) => ({
    start,
    end,
    meanings: [
      { type: !seen.has(code) ? 'unknown_code' : isClassCode(code) ? 'class' : 'item', value: code },
      { type: 'code', value: code },
    ],
  }));
}

export function dateTags(text: string, today: PlainDate): Tag[] {
  const found = findDates(text, { today });
  // "valid from 2026": a year that no word bounds.
  const years = [...text.matchAll(/(?<![\d.,-])20[1-4]\d(?![\d.,年-])/g)].flatMap((match) =>
    findDates(`${match[0]}年`, { today }).map((one) => ({
      ...one,
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
  return [
    ...found,
    ...years.filter((year) => !found.some((one) => one.start <= year.start && year.end <= one.end)),
  ].map((one) => ({
    start: one.start,
    end: one.end,
    meanings: [{ type: 'date', value: `${one.from}/${one.to}` }],
    detail: one,
  }));
}

/** Names by which the plan's own statements are called. */
export function statementTags({ text }: ReadableText, statements: readonly PlanStatement[]): Tag[] {
  return statements.flatMap((statement) =>
    statement.aliases
      .map((alias) => readable(alias).text.trim())
      .filter((alias) => [...alias].length >= 2)
      .flatMap((alias) =>
        occurrences(text, alias).map((start) => ({
          start,
          end: start + alias.length,
          meanings: [{ type: 'statement', value: statement.id }],
        })),
      ),
  );
}

/**
 * A statement's alias takes part in reading the words only where they mean nothing else: 政策支持 in 哪些政策支持汽车企业
 * is a policy that supports, although a statement is called so too.
 */
export function isNeeded(tag: Tag, { residues }: Cover): boolean {
  return residues.some((one) => one.start < tag.end && tag.start < one.end);
}

/** Tags of one stretch become one tag with all their meanings; "30 days" that bounds a period is no number of days too. */
export function merged(tags: readonly Tag[]): Tag[] {
  const spans = new Map<string, Tag>();
  for (const tag of tags) {
    const key = `${tag.start}:${tag.end}`;
    const known = spans.get(key);
    if (!known) spans.set(key, tag);
    else if (known.detail !== undefined && tag.detail !== undefined) {
      if (means(tag, 'date')) spans.set(key, tag);
    } else {
      const fresh = tag.meanings.filter(
        (one) => !known.meanings.some((old) => old.type === one.type && old.value === one.value),
      );
      spans.set(key, {
        ...known,
        meanings: [...known.meanings, ...fresh],
        detail: known.detail ?? tag.detail,
      });
    }
  }
  return [...spans.values()];
}
