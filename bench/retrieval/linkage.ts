import { silentLogger } from '../../src/plan/logger.ts';
import { SEES_EVERYTHING } from '../../src/plan/permissions.ts';
import { openStore } from '../../src/records/open-store.ts';
import type { Contender } from './contender.ts';

/** The store's own search, which keeps its index with the records. */
export async function openLinkage(home: {
  readonly databaseUrl?: string;
  readonly dataDir: string;
}): Promise<Contender> {
  const store = await openStore({ ...home, clock: { now: () => new Date() }, logger: silentLogger });
  return {
    search: async (text) =>
      (await store.searchItems(text, { limit: 10 }, SEES_EVERYTHING)).map((hit) => hit.code),
    close: () => store.close(),
  };
}
