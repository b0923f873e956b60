import type { Visibility } from '../../plan/query.ts';
import type { SearchOptions } from '../../plan/store.ts';
import { type Database, Prisma, type Sql } from '../database.ts';
import { itemConditions } from '../item-filter-sql.ts';
import { type SearchQuestion, termsOf } from './question.ts';
import type { NamedRecord } from './search-terms.ts';
import type { TermStatistics } from './statistics.ts';

/** As many records are looked at closely. */
const MOST_CANDIDATES = 400;

export interface Candidate extends NamedRecord {
  /** The question's terms that the record has anywhere, its description included. */
  readonly terms: readonly string[];
}

/**
 * Records that share the question's rarest terms. A question of common words only finds those that have the rarest
 * of them together.
 */
export async function findCandidates(
  db: Database,
  question: SearchQuestion,
  statistics: TermStatistics,
  options: SearchOptions,
  visibility: Visibility,
): Promise<Candidate[]> {
  const terms = termsOf(question).map((term) => ({ term, frequency: statistics.frequencyOf(term) }));
  const rarest = terms.sort((a, b) => a.frequency - b.frequency);
  const chosen: string[] = [];
  let expected = 0;
  for (const { term, frequency } of rarest) {
    expected += frequency;
    if (expected > MOST_CANDIDATES) break;
    chosen.push(term);
  }
  const anyOf = [...question.stretches, ...chosen];
  const together = chosen.length === 0 ? rarest.slice(0, 3).map(({ term }) => term) : [];
  const conditions = [
    Prisma.sql`s.terms && ${anyOf}::text[]`,
    ...(together.length === 0 ? [] : [Prisma.sql`s.terms @> ${together}::text[]`]),
  ];
  const visible = itemConditions({ kinds: options.kinds }, visibility);
  const wanted = rarest.map(({ term }) => term);
  return db.$queryRaw<Candidate[]>(
    Prisma.join(
      conditions.map((one) => candidates(one, visible, wanted)),
      ' UNION ',
    ),
  );
}

function candidates(condition: Sql, visible: Sql, wanted: readonly string[]): Sql {
  return Prisma.sql`(SELECT i.code, i."titleEn", i."titleZh", i.aliases,
      ARRAY(SELECT unnest(s.terms) INTERSECT SELECT unnest(${[...wanted]}::text[])) AS terms
    FROM "ItemSearch" s JOIN "Item" i ON i.code = s.code WHERE ${condition} AND ${visible} LIMIT ${MOST_CANDIDATES})`;
}
