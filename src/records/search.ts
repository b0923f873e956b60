import type { Visibility } from '../plan/query.ts';
import type { SearchHit, SearchOptions } from '../plan/store.ts';
import { type Database, Prisma } from './database.ts';
import { itemConditions } from './item-filter-sql.ts';
import { foldText, termsOf } from './search-terms.ts';
import { storableText } from './storable.ts';

const MAX_CANDIDATES = 400;

export interface ItemSearch {
  searchItems(
    db: Database,
    text: string,
    options: SearchOptions,
    visibility: Visibility,
  ): Promise<SearchHit[]>;
}

export function createItemSearch(): ItemSearch {
  return {
    searchItems: async (db, text, options, visibility) => {
      const wanted = storableText(text).slice(0, 2_000);
      const terms = [...termsOf(wanted)];
      if (terms.length === 0) return [];
      const rows = await db.$queryRaw<Candidate[]>(Prisma.sql`
        SELECT i.code, i."titleEn", i."titleZh", i.aliases FROM "Item" i
        WHERE i."searchTerms" && ${terms}::text[]
          AND ${itemConditions({ kinds: options.kinds }, visibility)}
        ORDER BY cardinality(ARRAY(SELECT unnest(i."searchTerms") INTERSECT SELECT unnest(${terms}::text[]))) DESC
        LIMIT ${MAX_CANDIDATES}`);
      return rows
        .map((row) => ({ code: row.code, score: scoreOf(row, wanted) }))
        .filter((hit) => hit.score > 0)
        .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
        .slice(0, options.limit);
    },
  };
}

interface Candidate {
  readonly code: string;
  readonly titleEn: string;
  readonly titleZh: string;
  readonly aliases: readonly string[];
}

function scoreOf(row: Candidate, text: string): number {
  const folded = foldText(text);
  const terms = termsOf(text);
  const scores = [row.code, row.titleEn, row.titleZh, ...row.aliases].map((named) => {
    if (foldText(named) === folded) return 1;
    const own = [...termsOf(named)];
    if (own.length === 0) return 0;
    const found = own.filter((term) => terms.has(term)).length;
    const inName = found / own.length;
    const inText = found / terms.size;
    return 0.99 * Math.max(inName, 0.5 * inName + 0.5 * inText);
  });
  return Math.max(...scores);
}
