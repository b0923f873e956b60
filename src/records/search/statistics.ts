import { type Database, Prisma } from '../database.ts';
import { numberOf } from './search-terms.ts';

/** How common terms are, from a sample of the items. */
export interface TermStatistics {
  /** In about how many items the term is; at least a fraction of one. */
  frequencyOf(term: string): number;
  readonly items: number;
}

const SAMPLE = 2_000;
const SEARCHES_PER_SAMPLE = 1_000;

/**
 * Taken anew after so many searches: a plan changes slowly, and an estimate is enough. Only the first search waits for
 * its sample; later ones go on with the old sample while the new one is taken.
 */
export function createStatistics(): { read(db: Database): Promise<TermStatistics> } {
  let current: Promise<TermStatistics> | undefined;
  let renewing = false;
  let uses = 0;
  return {
    read: (db) => {
      if (current === undefined) {
        const first = sample(db);
        first.catch(() => {
          if (current === first) current = undefined;
        });
        current = first;
      } else if (++uses > SEARCHES_PER_SAMPLE && !renewing) {
        uses = 0;
        renewing = true;
        sample(db)
          .then((taken) => {
            current = Promise.resolve(taken);
          })
          // The old one serves on, and is tried again in time.
          .catch(() => {})
          .finally(() => {
            renewing = false;
          });
      }
      return current;
    },
  };
}

async function sample(db: Database): Promise<TermStatistics> {
  const [size] = await db.$queryRaw<{ items: number }[]>(
    Prisma.sql`SELECT count(*)::int AS items FROM "ItemSearch"`,
  );
  const items = size?.items ?? 0;
  const percent = items <= SAMPLE ? 100 : (100 * SAMPLE) / items;
  const rows = await db.$queryRaw<{ term: number; seen: number; taken: number }[]>(Prisma.sql`
    WITH taken AS MATERIALIZED (
      SELECT terms FROM "ItemSearch" TABLESAMPLE SYSTEM (${percent}::real) REPEATABLE (1)
    )
    SELECT term, count(*)::int AS seen, (SELECT count(*)::int FROM taken) AS taken
    FROM taken CROSS JOIN LATERAL unnest(terms) term GROUP BY term HAVING count(*) > 1`);
  const scale = items / Math.max(1, rows[0]?.taken ?? 1);
  const frequencies = new Map(rows.map((row) => [row.term, row.seen * scale]));
  // Terms that the sample does not hold are most of all terms, and most of them are in an item or two, or in none.
  const rare = Math.max(1, scale / 10);
  return { items, frequencyOf: (term) => frequencies.get(numberOf(term)) ?? rare };
}
