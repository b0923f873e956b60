import { type Database, Prisma } from '../database.ts';

/** How common terms are, from a sample of the items. */
export interface TermStatistics {
  /** In about how many items the term is; at least a fraction of one. */
  frequencyOf(term: string): number;
  readonly items: number;
}

const SAMPLE = 2_000;
const SEARCHES_PER_SAMPLE = 1_000;

/** Taken anew after so many searches: a plan changes slowly, and an estimate is enough. */
export function createStatistics(): { read(db: Database): Promise<TermStatistics>; forget(): void } {
  let current: Promise<TermStatistics> | undefined;
  let uses = 0;
  return {
    read: (db) => {
      if (current === undefined || ++uses > SEARCHES_PER_SAMPLE) {
        uses = 0;
        const taken = sample(db);
        taken.catch(() => {
          if (current === taken) current = undefined;
        });
        current = taken;
      }
      return current;
    },
    forget: () => {
      current = undefined;
    },
  };
}

async function sample(db: Database): Promise<TermStatistics> {
  const [size] = await db.$queryRaw<{ items: number }[]>(
    Prisma.sql`SELECT count(*)::int AS items FROM "ItemSearch"`,
  );
  const items = size?.items ?? 0;
  const percent = items <= SAMPLE ? 100 : (100 * SAMPLE) / items;
  const rows = await db.$queryRaw<{ term: string; seen: number; taken: number }[]>(Prisma.sql`
    WITH taken AS MATERIALIZED (
      SELECT terms FROM "ItemSearch" TABLESAMPLE SYSTEM (${percent}::real) REPEATABLE (1)
    )
    SELECT term, count(*)::int AS seen, (SELECT count(*)::int FROM taken) AS taken
    FROM taken CROSS JOIN LATERAL unnest(terms) term GROUP BY term HAVING count(*) > 1`);
  const scale = items / Math.max(1, rows[0]?.taken ?? 1);
  const frequencies = new Map(rows.map((row) => [row.term, row.seen * scale]));
  // Terms that the sample does not hold are most of all terms, and most of them are in an item or two, or in none.
  const rare = Math.max(1, scale / 10);
  return { items, frequencyOf: (term) => frequencies.get(term) ?? rare };
}
