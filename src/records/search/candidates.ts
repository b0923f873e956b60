import type { Visibility } from '../../plan/query.ts';
import type { SearchOptions } from '../../plan/store.ts';
import { type Database, Prisma } from '../database.ts';
import { itemConditions } from '../item-filter-sql.ts';
import { type SearchQuestion, termsOf } from './question.ts';
import type { Weigh } from './score.ts';
import { type NamedRecord, numberOf } from './search-terms.ts';
import type { TermStatistics } from './statistics.ts';

/** As many records are looked at closely. */
const MOST_CANDIDATES = 120;
/** And as many are sifted for what the asker may see. */
const MOST_SIFTED = 400;
/** Entries of the index that one search reads: the rarest terms first, so that a large plan costs no more than a middling one. */
const MOST_ENTRIES = 4_000;
/** Words that are in too many records to be read one by one are read where so many of them meet, the rarest first. */
const TOGETHER = 5;

export interface Candidate extends NamedRecord {
  /** The question's terms that the record has anywhere, its description included, as far as they were looked up. */
  readonly terms: readonly string[];
}

/**
 * Records that have the most of the question's terms, the rare ones counting most; of common words those that have the
 * rarest of them together.
 */
export async function findCandidates(
  db: Database,
  question: SearchQuestion,
  statistics: TermStatistics,
  weigh: Weigh,
  options: SearchOptions,
  visibility: Visibility,
): Promise<Candidate[]> {
  const rarest = termsOf(question)
    .map((term) => ({ term, frequency: statistics.frequencyOf(term) }))
    .sort((a, b) => a.frequency - b.frequency);
  const chosen: string[] = [];
  let entries = 0;
  for (const { term, frequency } of rarest) {
    entries += frequency;
    if (entries > MOST_ENTRIES) break;
    chosen.push(term);
  }
  const together = commonWords(question, rarest, chosen, statistics.items);
  const rows = await db.$queryRaw<(NamedRecord & { readonly places: readonly number[] })[]>(Prisma.sql`
    SELECT i.code, i."titleEn", i."titleZh", i.aliases, found.places
    FROM item_candidates(${chosen.map(numberOf)}::integer[], ${chosen.map(weigh)}::double precision[],
      ${question.stretches.map(numberOf)}::integer[], ${together.map(numberOf)}::integer[], ${MOST_SIFTED}::integer
    ) WITH ORDINALITY AS found(code, places, rank)
    JOIN "Item" i ON i.code = found.code
    WHERE ${itemConditions({ kinds: options.kinds }, visibility)}
    ORDER BY found.rank LIMIT ${MOST_CANDIDATES}`);
  return rows.map(({ places, ...record }) => ({
    ...record,
    terms: places.flatMap((place) => chosen[place - 1] ?? []),
  }));
}

/**
 * One common word tells nothing: two or more are sought together, in whatever order they stand, unless they are likely
 * to meet in more records than anybody would look at.
 */
function commonWords(
  question: SearchQuestion,
  rarest: readonly { readonly term: string; readonly frequency: number }[],
  chosen: readonly string[],
  items: number,
): string[] {
  const taken = new Set(chosen);
  const words = rarest.filter(({ term }) => question.grams.has(term) && !taken.has(term)).slice(0, TOGETHER);
  const expected = words.reduce((left, { frequency }) => (left * frequency) / items, items);
  return words.length < 2 || expected > MOST_ENTRIES ? [] : words.map(({ term }) => term);
}
